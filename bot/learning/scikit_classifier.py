"""Any scikit-learn classifier in the place of our own."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.random import Generator
from scipy.special import expit, logit
from sklearn.base import clone
from sklearn.utils import get_tags
from sklearn.utils.validation import has_fit_parameter

from bot.learning.arrays import Floats, LogOdds, Mask, Matrix, Scores
from bot.learning.features.pool_matrix import FeatureMatrix, LengthSortedMatrix
from bot.learning.model import scores_of

_CERTAIN: Final = 1e-12
"""Closest a probability comes to 0 or 1, as log-odds have to be finite."""


_BLOCK: Final = 2_000
"""Rows with dense columns are put together so many at a time."""


class ScikitClassifier:
    """A `Classifier` by another estimator of two classes, with probabilities or log-odds.

    estimator: fitted on False and True. Scores are its `predict_proba`, else its
    `decision_function` taken as log-odds. Negative features are 0 for one that takes none.
    """

    def __init__(self, estimator: Any) -> None:
        self._estimator = estimator
        self.n_features_in_ = int(estimator.n_features_in_)

    @classmethod
    def fit(
        cls, estimator: Any, X: Matrix, spam: Mask, sample_weight: Floats, rng: Generator | None
    ) -> ScikitClassifier:
        """A fitted clone; it begins at zero, so that the same labels give the same model.

        X: (n_labels, n_features); spam, sample_weight: (n_labels,); an estimator that takes no
        weights ignores them, but for labels of weight 0, which are left out. rng: seeds the
        estimator's `random_state` where it has one and none is set.
        """
        fitted = clone(estimator)
        if rng is not None and fitted.get_params().get("random_state", 0) is None:
            fitted.set_params(random_state=int(rng.integers(2**31)))
        counts = sample_weight > 0
        samples = _accepted(fitted, X[counts].astype(np.float64))
        takes_weights = has_fit_parameter(fitted, "sample_weight")
        options = {"sample_weight": sample_weight[counts]} if takes_weights else {}
        fitted.fit(samples, spam[counts], **options)
        return cls(fitted)

    @property
    def estimator(self) -> Any:
        """The fitted scikit-learn classifier."""
        return self._estimator

    @property
    def coef_(self) -> Floats | None:
        """(1, n_features) what each feature adds to the log-odds; None for a model without."""
        coef = getattr(self._estimator, "coef_", None)
        return coef if isinstance(coef, np.ndarray) and coef.ndim == 2 else None

    def decision_function(self, X: FeatureMatrix) -> LogOdds:
        """(n_items,) log-odds of spam, of the whole pool in one pass."""
        if isinstance(X, LengthSortedMatrix):
            if X.dense is None:
                return self.decision_function(X.rows)[X.places]
            found = [self.decision_function(block) for block in X.blocks(_BLOCK)]
            return np.concatenate([np.zeros(0, dtype=np.float32), *found])
        return self.decision_function64(X).astype(np.float32)

    def decision_function64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows, in float64."""
        if not X.shape[0]:
            return np.zeros(0)
        X = _accepted(self._estimator, X)
        if hasattr(self._estimator, "predict_proba"):
            score = np.asarray(self._estimator.predict_proba(X)[:, 1], dtype=np.float64)
            return np.asarray(logit(np.clip(score, _CERTAIN, 1 - _CERTAIN)))
        return np.asarray(self._estimator.decision_function(X), dtype=np.float64)

    def proba(self, X: FeatureMatrix) -> Scores:
        """(n_items,) probability of spam in [0, 1], of the whole pool in one pass."""
        return scores_of(self.decision_function(X))

    def proba64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows, in float64."""
        return np.asarray(expit(self.decision_function64(X)))


def _accepted(estimator: Any, X: Any) -> Any:
    return X.maximum(0) if get_tags(estimator).input_tags.positive_only else X
