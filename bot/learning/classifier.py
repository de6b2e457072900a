"""What strategies, explanations and measurements need of a fitted classifier."""

from __future__ import annotations

from typing import Protocol

from bot.learning.arrays import Floats, LogOdds, Matrix, Scores
from bot.learning.features.pool_matrix import FeatureMatrix


class Classifier(Protocol):
    """A fitted model of spam on rows of features."""

    n_features_in_: int

    @property
    def coef_(self) -> Floats | None:
        """(1, n_features) what each feature adds to the log-odds; None for a model without."""

    def decision_function(self, X: FeatureMatrix) -> LogOdds:
        """(n_items,) log-odds of spam, of the whole pool in one pass."""

    def decision_function64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows, in float64."""

    def proba(self, X: FeatureMatrix) -> Scores:
        """(n_items,) probability of spam in [0, 1], of the whole pool in one pass."""

    def proba64(self, X: Matrix) -> Floats:
        """(n_items,) the same of a few rows, in float64."""
