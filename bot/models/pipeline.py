"""The campaign's model as a scikit-learn pipeline from texts to scores."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import Any, Final, Self

import numpy as np
from scipy.special import logit
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import FixedThresholdClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import get_tags

from bot.learning.arrays import Matrix
from bot.learning.features import LIMIT, TextTransformer
from bot.learning.features.tfidf import IncrementalTfidfVectorizer, lowercase_head
from bot.learning.model import SparseLogisticRegression
from bot.learning.scikit_classifier import ScikitClassifier

LABELS: Final = ("no_spam", "spam")
"""The classes of a pipeline with our own model; another classifier's are False and True."""


def text_pipeline(
    transformer: TextTransformer, classifier: Any, threshold: float | None = None
) -> Pipeline:
    """A fitted pipeline whose scores of texts are the campaign's.

    transformer: the fitted features; their steps are scikit-learn's own where these compute the
    same, else the transformer itself. classifier: `SparseLogisticRegression`, which becomes
    scikit-learn's `LogisticRegression`, or `ScikitClassifier`. threshold: `predict` says spam from
    this score on; above 0.5 if not given.
    """
    steps = _scikit_features(transformer)
    is_other = isinstance(classifier, ScikitClassifier)
    estimator = classifier.estimator if is_other else _logistic_regression(classifier)
    if steps is None:
        steps = [("features", transformer)]
        if get_tags(estimator).input_tags.positive_only:  # tf-idf alone has no negative value
            steps.append(("positive", PositivePart()))
    return Pipeline([*steps, ("classifier", _with_threshold(estimator, threshold))])


class PositivePart(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # untyped
    """Negative features as 0, for classifiers that take none.

    It is a class of its own because to trust `operator.methodcaller` in somebody's file would
    permit every method of an array, such as `tofile`.
    """

    def fit(self, X: Matrix, y: object = None) -> Self:
        """Nothing is learnt."""
        return self

    def transform(self, X: Matrix) -> Matrix:
        """(n_texts, n_features) the same rows without negative values."""
        return X.maximum(0)

    def __sklearn_is_fitted__(self) -> bool:
        return True


def _scikit_features(transformer: TextTransformer) -> list[tuple[str, Any]] | None:
    """The same features by scikit-learn alone; None where it has none."""
    if type(transformer) is not IncrementalTfidfVectorizer:
        return None
    if transformer.preprocessor is not lowercase_head:
        return None
    terms = transformer.get_feature_names_out().tolist()
    if not any(terms) or any(term.endswith("\0") for term in terms):  # numpy cuts these off
        return None
    counts = CountVectorizer(
        analyzer=transformer.analyzer,
        ngram_range=transformer.ngram_range,
        token_pattern=transformer.token_pattern,
        dtype=np.float32,
        # As an array it takes a tenth of the file, and a hundredth of the time to load.
        vocabulary=np.array(terms),
    )
    tfidf = TfidfTransformer(sublinear_tf=transformer.sublinear_tf)
    tfidf.idf_ = np.asarray(transformer.get_state()["idf"])
    tfidf.n_features_in_ = len(terms)
    # The part of each text that is read; counts turns it to lower case afterwards.
    head = FunctionTransformer(partial(map, itemgetter(slice(None, LIMIT))))
    return [("head", head), ("counts", counts), ("tfidf", tfidf)]


def _logistic_regression(model: SparseLogisticRegression) -> LogisticRegression:
    fitted = LogisticRegression(C=model.C, class_weight=model.class_weight)
    fitted.coef_, fitted.intercept_ = np.asarray(model.coef_), np.asarray(model.intercept_)
    fitted.classes_ = np.array(LABELS)
    fitted.n_features_in_, fitted.n_iter_ = model.n_features_in_, np.asarray(model.n_iter_)
    fitted.multi_class = "auto"  # scikit-learn before 1.8 reads it
    return fitted


def _with_threshold(estimator: Any, threshold: float | None) -> Any:
    if threshold is None:
        return estimator
    of_scores = hasattr(estimator, "predict_proba")
    fixed = FixedThresholdClassifier(
        estimator,
        threshold=threshold if of_scores else float(logit(min(threshold, 1))),
        pos_label=estimator.classes_[1],
        response_method="predict_proba" if of_scores else "decision_function",
    )
    fixed.estimator_ = estimator
    return fixed
