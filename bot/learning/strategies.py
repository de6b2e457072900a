"""The query strategies: which item is asked about next. THE registry is at the end.

The campaign, `tapwise simulate` and the property tests read it: a new strategy is a function here
and its entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.special import expit, logit

from bot.learning.arrays import Floats, LogOdds, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.cold_start import cold_start_pick
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.model import scores_of
from bot.learning.picks import Pick, random_pick
from bot.learning.pool_scores import PoolScores, Predictions

TIE: Final = 1e-9
"""Uncertainties this close are equal, and the lowest row, the oldest item, is asked about."""

_NEAR: Final = 2e-5
"""Scores this close to the best in float32 are compared again in float64. Float32 was never more
than 7e-7 off (SMS, 20,000 items, words, chars and views, 6 to 2,000 labels)."""

_BLOCK: Final = 50_000


class QueryState(Protocol):
    """What a strategy may look at."""

    @property
    def allowed(self) -> Mask:
        """(n_items,) what may be asked about."""

    @property
    def scored(self) -> PoolScores | None:
        """By the model of all labels so far; None in the cold start. Fitted when it is needed."""

    @property
    def cue_scores(self) -> Floats:
        """(n_items,) how much each item looks like spam, for the cold start."""

    @property
    def turn(self) -> int:
        """Number of questions asked in the cold start before."""

    @property
    def spam(self) -> Mask:
        """(n_labels,) the labels so far, True for spam."""

    @property
    def rng(self) -> Generator:
        """What draws at random."""


def uncertainty_sampling(state: QueryState) -> Pick | None:
    """A cold start, then the item whose score is closest to 0.5.

    Source: Lewis & Gale (1994), "A Sequential Algorithm for Training Text Classifiers".
    """
    scored = state.scored
    if scored is None:
        return _cold_start(state)
    return scored.most_uncertain(state.allowed)


def random_sampling(state: QueryState) -> Pick | None:
    """Any item, from the first question on."""
    return random_pick(state.allowed, state.rng)


def relevance_sampling(state: QueryState) -> Pick | None:
    """A cold start, then the likeliest spam: finds much spam and learns little from it.

    Source: Lewis & Gale (1994), who compare it with uncertainty.
    """
    scored = state.scored
    if scored is None:
        return _cold_start(state)
    if not state.allowed.any():
        return None
    scores = scores_of(scored.log_odds)
    row = int(np.argmax(np.where(state.allowed, scores, -1)))
    return Pick(row, score=float(scores[row]))


def _cold_start(state: QueryState) -> Pick | None:
    return cold_start_pick(state.cue_scores, state.allowed, state.turn, state.spam, state.rng)


def uncertainty(scores: NDArray[Any]) -> NDArray[Any]:
    """How little the model knows about each item.

    scores: (n_items,) probability of spam in [0, 1].
    Returns (n_items,) in [0, 1]; 1 at score 0.5, so higher is asked sooner.
    Source: Lewis & Gale (1994), "A Sequential Algorithm for Training Text Classifiers".
    """
    return 1 - 2 * np.abs(scores - 0.5)


def most_uncertain(
    pool: FeatureMatrix, model: Classifier, log_odds: LogOdds, allowed: Mask
) -> Pick | None:
    """The allowed item whose float64 score is closest to 0.5.

    log_odds: (n_items,) the model's on this pool, float32; allowed: (n_items,). Rows that are
    nearly best are scored again in float64, so the pick is the one that float64 on the whole pool
    would give; ties go to the lowest row. None when nothing is allowed.
    """
    if not allowed.any():
        return None
    distance = np.abs(log_odds)
    np.copyto(distance, np.inf, where=~allowed)
    near = np.flatnonzero(distance <= nearly(distance.min()))
    return first_of_best(near, _exact(pool, model, near))


def first_of_best(rows: Rows, scores: Floats) -> Pick:
    """The first of the rows whose scores are closest to 0.5. scores: (n_rows,) in float64."""
    uncertainties = uncertainty(scores)
    chosen = int(np.argmax(uncertainties >= uncertainties.max() - TIE))
    return Pick(row=int(rows[chosen]), score=float(scores[chosen]))


def nearly(least: np.float32) -> np.float32:
    """Log-odds whose score is `_NEAR` farther from 0.5; the largest where no score can be."""
    score = expit(np.float64(least)) + _NEAR
    return np.float32(logit(score)) if score < 1 else np.finfo(np.float32).max


def _exact(pool: FeatureMatrix, model: Classifier, rows: Rows) -> Floats:
    """Float64 scores in blocks: where texts share no term, every row may be nearly best."""
    blocks = range(0, len(rows), _BLOCK)
    return np.concatenate([model.proba64(pool[rows[at : at + _BLOCK]]) for at in blocks])


@dataclass(frozen=True, eq=False)
class LocalPredictions:
    """`Predictions` in this process. spam: (n_items,)."""

    spam: Mask

    def of(self, rows: Rows) -> Mask:
        """As `Predictions.of`."""
        return np.asarray(self.spam[rows])

    def changes(self, before: Predictions) -> tuple[int, int]:
        """As `Predictions.changes`; both are of one pool, so both are here."""
        assert isinstance(before, LocalPredictions)  # noqa: S101
        compared = min(len(before.spam), len(self.spam))
        return int((before.spam[:compared] != self.spam[:compared]).sum()), compared

    def keep(self) -> None:
        """They are kept already."""

    def share_of_spam(self) -> float:
        """As `Predictions.share_of_spam`."""
        return float(self.spam.mean())


@dataclass(frozen=True, eq=False)
class LocalScores:
    """`PoolScores` of a pool in this process. log_odds: (n_items,) the model's on this pool."""

    pool: FeatureMatrix
    model: Classifier
    log_odds: LogOdds

    @classmethod
    def by(cls, model: Classifier, pool: FeatureMatrix) -> LocalScores:
        """The scores of every item."""
        return cls(pool, model, model.decision_function(pool))

    @property
    def size(self) -> int:
        """The number of items."""
        return len(self.log_odds)

    @property
    def predictions(self) -> LocalPredictions:
        """The label that each score says."""
        return LocalPredictions(self.log_odds > 0)

    def above(self, rows: Rows, log_odds: float) -> Mask:
        """As `PoolScores.above`."""
        return np.asarray(self.log_odds[rows] > log_odds)

    def most_uncertain(self, allowed: Mask) -> Pick | None:
        """As `most_uncertain`."""
        return most_uncertain(self.pool, self.model, self.log_odds, allowed)

    def any_within(self, allowed: Mask, log_odds: float) -> bool:
        """Read in blocks, as such an item is mostly found among the first."""
        for start in range(0, len(self.log_odds), _BLOCK):
            block = slice(start, start + _BLOCK)
            near = np.abs(self.log_odds[block]) < np.float32(log_odds)
            if (near & allowed[block]).any():
                return True
        return False


Strategy: TypeAlias = Callable[[QueryState], Pick | None]

# Margin, entropy and least confidence order two classes as uncertainty does: no entries here.
STRATEGIES: Final[dict[str, Strategy]] = {
    "uncertainty": uncertainty_sampling,
    "random": random_sampling,
    "relevance": relevance_sampling,
}
CAMPAIGN_STRATEGY: Final = "uncertainty"
"""What a campaign asks by. Its name is stored as the `why` of a question, so another strategy needs
a `Why` of this name in storage, a migration of its CHECK, and a new `SELECTION_RULES_VERSION`."""
