"""How much each annotator's votes say: error rates, informativeness, and who is proven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Floats, Mask, Rows

PROVEN: Final = 0.3
"""An annotator is proven when the informativeness is above this by the whole 95 % interval."""
INFORMATIVE: Final = 0.15
"""An annotator's votes say something when the whole interval is above this. It is not for those who
were only right on one class, however often: the prior leaves their other rate from .16 on."""
ESTABLISHED_VOTES, ESTABLISHED_GOLD = 24, 4
"""Proven annotators with this many votes, or votes on known labels, are established: others can be
held against them. While everybody is new, those who agree may be the accounts of one liar."""

NEWCOMER: Final = 2 / 3
"""The error rates that an estimate without votes has: the mean of its prior."""


@dataclass(frozen=True, eq=False)
class ReliabilityEstimate:
    """How much each annotator's votes say about an item.

    sensitivity, specificity: (n_annotators,) probability of a right vote on spam, and on the rest,
    in [0, 1]. value: their sum - 1, in [-1, 1]; low, high: its 95 % interval. votes: votes that
    something else can be compared with. proven: `low` is above `PROVEN`, or an owner vouches.
    weight: in [0, 1], the value; once somebody is established, of those who are not proven only
    what it is at least with a probability of 75 %. established: proven by `ESTABLISHED_VOTES`
    votes or `ESTABLISHED_GOLD` on known labels, or an owner vouches. gold_votes: on known labels.
    """

    sensitivity: Floats
    specificity: Floats
    value: Floats
    low: Floats
    high: Floats
    votes: Rows
    proven: Mask
    weight: Floats
    established: Mask
    gold_votes: Rows

    @property
    def contradicted(self) -> Mask:
        """(n_annotators,) whose votes say nothing as others contradict them: `low` is -1."""
        return np.asarray(self.low <= -1)

    def change_since(self, before: ReliabilityEstimate) -> float:
        """The largest change of an error rate."""
        sensitivity = np.abs(before.sensitivity - self.sensitivity).max(initial=0)
        specificity = np.abs(before.specificity - self.specificity).max(initial=0)
        return float(max(sensitivity, specificity))

    def extended(self, n_annotators: int) -> ReliabilityEstimate:
        """The same estimates, and newcomers up to this number of annotators."""
        more = n_annotators - len(self.value)

        def extend(values: NDArray[Any], unknown: float) -> NDArray[Any]:
            return np.concatenate([values, np.full(more, unknown, dtype=values.dtype)])

        return ReliabilityEstimate(
            extend(self.sensitivity, NEWCOMER),
            extend(self.specificity, NEWCOMER),
            extend(self.value, 2 * NEWCOMER - 1),
            extend(self.low, 0),
            extend(self.high, 0),
            extend(self.votes, 0),
            extend(self.proven, False),
            extend(self.weight, 0),
            extend(self.established, False),
            extend(self.gold_votes, 0),
        )
