"""Fitted classifiers with weights of the test's choice."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin

from bot.learning.arrays import Floats
from bot.learning.model import SparseLogisticRegression


def fitted(weights: Floats, intercept: float = 0.0) -> SparseLogisticRegression:
    """A classifier as a fit with this result would leave it; weights: (n_features,)."""
    model = SparseLogisticRegression()
    model.classes_ = np.array([False, True])
    model.n_features_in_ = len(weights)
    model.coef_, model.intercept_ = weights.reshape(1, -1), np.array([intercept])
    return model


class WithoutScores(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A classifier that has neither predict_proba nor decision_function."""


class WithoutDefaults(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A classifier that cannot be made without a parameter."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
