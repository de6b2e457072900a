"""The classifier: a binary logistic regression on sparse rows, fitted to the last digits.

The campaign refits it on all labels after every label. A fit ends at a gradient of 1e-10, so that
the same labels give the same next question, warm or cold. scikit-learn's `newton-cg` at tol=1e-10
leaves scores up to 1e-7 off (SMS, 2,000 labels), enough to ask another item of a large pool. Warm
it takes 1.5 to 7 times as long; cold, with five views and 2,000 labels, less (218 against 294 ms;
`benchmarks/solver.py`). The caller limits BLAS threads, once for the process: nothing here is
faster with two.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import Tags
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from bot.learning.arrays import Floats, LogOdds, Mask, Matrix, Matrix64, Rows, Scores
from bot.learning.features.pool_matrix import FeatureMatrix, LengthSortedMatrix
from bot.learning.newton import LogisticLoss, minimize

C: Final = 10.0
TOLERANCE: Final = 1e-10
"""The penalty makes the weights about as close to the optimum's as the gradient's norm, and so the
scores of rows of norm 1."""

_DENSE: Final = 64
"""Fewer columns than this are multiplied as fast among the sparse ones."""


class SparseLogisticRegression(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Binary logistic regression with an L2 penalty: sum(C * log-loss) + |coef|² / 2.

    C: inverse strength of the penalty. class_weight: "balanced" gives both classes the same total
    weight, a dict {class: weight}, or None. tol: norm of the gradient at which a fit ends.
    max_iter: Newton iterations. warm_start: begin at the weights of the fit before, to save time.

    coef_: (1, n_features) and intercept_: (1,) in log-odds of classes_[1]; n_iter_: (1,).
    """

    def __init__(
        self,
        C: float = C,
        class_weight: str | dict[Any, float] | None = "balanced",
        tol: float = TOLERANCE,
        max_iter: int = 1000,
        warm_start: bool = False,
    ) -> None:
        self.C = C
        self.class_weight = class_weight
        self.tol = tol
        self.max_iter = max_iter
        self.warm_start = warm_start

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> SparseLogisticRegression:
        """Fit on (n_samples, n_features) rows, dense or sparse, and (n_samples,) classes.

        sample_weight: (n_samples,) how much each sample counts, 1 if not given.
        Errors: ValueError for anything but two classes, and for a warm start of another width.
        """
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        check_classification_targets(y)
        weight = _check_sample_weight(sample_weight, X, dtype=np.float64)
        self.classes_, codes = np.unique(y, return_inverse=True)
        if len(self.classes_) > 2:
            raise ValueError(
                "Only binary classification is supported. The type of the target is multiclass."
            )
        rows = csr_array(X, copy=True)
        return self.fit_unchecked(rows, codes == 1, weight, classes=self.classes_)

    def fit_unchecked(
        self, X: Matrix, spam: Mask, sample_weight: Floats, classes: Any = (False, True)
    ) -> SparseLogisticRegression:
        """`fit` without scikit-learn's checks, which take as long as a warm fit of 200 labels.

        X: (n_samples, n_features) finite, and of no use afterwards: its indices are overwritten.
        spam, sample_weight: (n_samples,). Errors: as `fit`.
        """
        width = X.shape[1]
        start = self._start(width)
        self.classes_ = np.asarray(classes)
        self.n_features_in_ = width
        cost = self.C * sample_weight * self._class_weights(spam, sample_weight)
        rows, dense, used = _used_columns(X)
        del X  # saves the memory if the caller keeps no reference: it is as large as the copy
        solution = minimize(
            LogisticLoss(rows, rows.T, spam, cost, dense),
            None if start is None else start[np.append(used, -1)],
            self.tol,
            self.max_iter,
        )
        self.coef_ = np.zeros((1, width))
        self.coef_[0, used] = solution.point[:-1]
        self.intercept_ = solution.point[-1:]
        self.n_iter_ = np.array([solution.iterations])
        return self

    def decision_function(self, X: Any) -> Any:
        """(n_samples,) log-odds of classes_[1], in the precision of X: float32 or float64.

        Features (`Matrix`, `LengthSortedMatrix`) are not checked: the whole pool in one pass, in
        float32 from end to end, as a float64 vector would make scipy copy the matrix.
        """
        if isinstance(X, LengthSortedMatrix) or (isinstance(X, csr_array) and X.dtype == "f4"):
            sums = np.asarray(X @ self.coef_[0].astype(np.float32), dtype=np.float32)
            sums += np.float32(self.intercept_[0])
            return sums
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        return X @ self.coef_[0] + self.intercept_[0]

    def decision_function64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows of features, in float64."""
        return np.asarray(X.astype(np.float64) @ self.coef_[0] + self.intercept_[0])

    def proba(self, X: FeatureMatrix) -> Scores:
        """(n_items,) probability of spam in [0, 1], of features: the whole pool in one pass.

        Within 1e-6 of `proba64` on real pools (measured to 2,000 labels, five views).
        """
        return scores_of(self.decision_function(X))

    def proba64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows of features, in float64."""
        return np.asarray(expit(self.decision_function64(X)))

    def predict_proba(self, X: Any) -> Floats:
        """(n_samples, 2) probability of each class, in [0, 1]."""
        score = expit(np.asarray(self.decision_function(X), dtype=np.float64))
        return np.column_stack([1 - score, score])

    def predict(self, X: Any) -> Any:
        """(n_samples,) the likelier class of each."""
        above = self.decision_function(X) > 0
        return self.classes_[above.astype(np.intp)]

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        tags.input_tags.sparse = True
        return tags

    def _start(self, width: int) -> Floats | None:
        """(n_features + 1,) where a warm start begins; None for zero."""
        if not self.warm_start or not hasattr(self, "coef_"):
            return None
        if self.coef_.shape[1] != width:
            raise ValueError(
                f"The model to start from has {self.coef_.shape[1]} features and X has {width}: "
                "start without it after the features have changed."
            )
        return np.append(self.coef_[0], self.intercept_)

    def _class_weights(self, spam: Mask, sample_weight: Floats) -> Floats | float:
        """(n_samples,) how much the class of each counts."""
        balanced = balanced_weights(spam, sample_weight)
        if self.class_weight is None:
            return 1.0
        if self.class_weight == "balanced":
            return balanced
        weights = compute_class_weight(
            self.class_weight, classes=self.classes_, y=self.classes_[spam.astype(np.intp)]
        )
        return np.asarray(weights)[spam.astype(np.intp)]


def balanced_weights(spam: Mask, sample_weight: Floats) -> Floats:
    """(n_samples,) factors that give each class half of the total weight.

    Errors: ValueError when a class has no weight.
    """
    of_spam, of_others = sample_weight[spam].sum(), sample_weight[~spam].sum()
    if not (of_spam > 0 and of_others > 0):
        raise ValueError(
            "A fit needs at least one label of each class, and all are of one class: "
            "ask for more labels first."
        )
    return np.asarray(sample_weight.sum() / (2 * np.where(spam, of_spam, of_others)))


def scores_of(log_odds: LogOdds) -> Scores:
    """(n_items,) probabilities in [0, 1], for log-odds.

    numpy's exp takes a third of the time of scipy's expit in float32.
    """
    with np.errstate(over="ignore"):  # exp of a large number is inf, and the score 0
        scores = np.exp(-log_odds)
    scores += np.float32(1)
    return np.asarray(np.reciprocal(scores, out=scores), dtype=np.float32)


def _used_columns(X: Matrix) -> tuple[Matrix64, Floats | None, Rows]:
    """The columns that have a non-zero, the last ones apart if they are dense, and which they are.

    Nothing is lost: the penalty holds every other weight at 0. The rows that are returned take the
    place of X's indices, which saves 2.4 MB with 2,240 labels and five views.
    """
    n_rows, width = X.shape
    data, indices, ends, n_dense = X.data, X.indices, X.indptr, _dense_columns(X)
    dense = None
    if n_dense:
        of_dense = ends[1:, None] - np.arange(n_dense, 0, -1)
        dense = data[of_dense].astype(np.float64)
        is_sparse = np.ones(len(data), dtype=np.bool_)
        is_sparse[of_dense] = False
        data, indices = data[is_sparse], indices[is_sparse]
        ends = ends - n_dense * np.arange(n_rows + 1, dtype=ends.dtype)
    seen = np.zeros(width, dtype=np.bool_)
    seen[indices] = True
    seen[width - n_dense :] = True
    used = np.flatnonzero(seen)
    position = np.empty(width, dtype=indices.dtype)
    position[used] = np.arange(len(used), dtype=position.dtype)
    # With the mode `raise`, the default, numpy would make a copy.
    np.take(position, indices, out=indices, mode="clip")
    narrow = csr_array((data.astype(np.float64), indices, ends), shape=(n_rows, len(used)))
    return narrow, dense, used


def _dense_columns(X: Matrix) -> int:
    """How many of the last columns every row stores, in their order; 0 for fewer than `_DENSE`."""
    ends, width = X.indptr[1:], X.shape[1]
    shortest = int(np.diff(X.indptr).min(initial=width))
    if shortest < _DENSE or (X.indices[ends - _DENSE] != width - _DENSE).any():
        return 0
    back = np.arange(1, shortest + 1)
    is_stored = (X.indices[ends[:, None] - back] == width - back).all(axis=0)
    n_dense = int(np.argmin(np.append(is_stored, False)))
    return n_dense if n_dense >= _DENSE else 0
