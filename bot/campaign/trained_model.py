"""What one fit leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.campaign.aggregation import AggregatedLabels, TrainingLabels
from bot.campaign.snapshot import LabelSnapshot
from bot.learning.arrays import Floats, LogOdds, Mask, Rows, Scores
from bot.learning.classifier import Classifier
from bot.learning.features import TextTransformer
from bot.learning.model import scores_of
from bot.learning.pool_scores import PoolScores, Predictions
from bot.pool.pool import PoolRows


@dataclass(frozen=True)
class TrainedModel:
    """A snapshot, the labels aggregated from it, the model and the score of every item.

    pool: (n_items, n_features). transformer: what made its columns, for use in the fitting thread.
    feature_fit_id: the row of the store for these columns.
    model, scored: None in the cold start; scored: every item's score by this model.
    flipped: items whose prediction the newest labels changed, of compared items that both models
    have scored; None without a model before.
    new_labels: labels more, or fewer, than in the model before.
    cue_scores: (n_items,) for the selection in the cold start, None after it.
    """

    snapshot: LabelSnapshot
    aggregated: AggregatedLabels
    pool: PoolRows
    transformer: TextTransformer
    feature_fit_id: int
    model: Classifier | None = None
    scored: PoolScores | None = None
    flipped: int | None = None
    compared: int = 0
    new_labels: int = 0
    cue_scores: Floats | None = None

    @property
    def labels(self) -> TrainingLabels:
        """The labels that the model was fitted to, without the exam's."""
        return self.aggregated.training

    @cached_property
    def scores(self) -> Scores | None:
        """(n_items,) in [0, 1]; None in the cold start."""
        return None if self.log_odds is None else scores_of(self.log_odds)

    @property
    def log_odds(self) -> LogOdds | None:
        """(n_items,) log(score / (1 - score)); None in the cold start."""
        return None if self.scored is None else self.scored.log_odds

    def flags(self, rows: Rows, above: float = 0.0) -> Mask:
        """(n_rows,) True where the log-odds are above this; none in the cold start.

        Rows of items that are newer than the model are False.
        """
        flagged = np.zeros(len(rows), dtype=np.bool_)
        if self.scored is not None:
            known = rows < self.scored.size
            flagged[known] = self.scored.above(rows[known], above)
        return flagged

    @cached_property
    def predictions(self) -> Predictions | None:
        """The predicted label of every item; None in the cold start."""
        return None if self.scored is None else self.scored.predictions
