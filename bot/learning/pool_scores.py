"""What a campaign needs of one model's scores of a pool, wherever its rows are."""

from __future__ import annotations

from typing import Protocol

from bot.learning.arrays import LogOdds, Mask, Rows
from bot.learning.picks import Pick


class Predictions(Protocol):
    """The predicted label of every item by one model; they never change."""

    def of(self, rows: Rows) -> Mask:
        """(n_rows,) True for a score above 0.5."""

    def changes(self, before: Predictions) -> tuple[int, int]:
        """The items whose prediction differs from an earlier model's, and those compared.

        Compared are the items that both models have scored, the first ones of the pool.
        """

    def keep(self) -> None:
        """Make them last longer than the pool that they are of."""

    def share_of_spam(self) -> float:
        """The share of items that are predicted to be spam, in [0, 1]; NaN of no items."""


class PoolScores(Protocol):
    """The score of every item of a pool by one model; they never change."""

    @property
    def size(self) -> int:
        """The number of items."""

    @property
    def predictions(self) -> Predictions:
        """The label that each score says."""

    @property
    def log_odds(self) -> LogOdds:
        """(n_items,) log(score / (1 - score)): for reports about every item, not for a step."""

    def above(self, rows: Rows, log_odds: float) -> Mask:
        """(n_rows,) True where the log-odds are above these."""

    def most_uncertain(self, allowed: Mask) -> Pick | None:
        """The allowed item whose score is closest to 0.5, as `most_uncertain` says."""

    def any_within(self, allowed: Mask, log_odds: float) -> bool:
        """Whether an allowed item has smaller log-odds than these, in absolute value."""
