"""Second opinions: which items need another answer, and which annotators are uninformative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.learning.annotators.reliability_estimate import ReliabilityEstimate
from bot.learning.arrays import Floats, Mask, Rows

CERTAIN_ENOUGH: Final = 0.85
MAX_ANSWERS: Final = 5
"""Adaptive policy: another answer below this posterior of the likelier label, up to this number."""

UNINFORMATIVE: Final = 0.3
MIN_VOTES: Final = 12
"""An annotator is uninformative when the whole interval of informativeness is below this, after
this many votes that something else can be compared with."""

DOUBTFUL: Final = 0.35
_DOUBT_VOTES: Final = 6
MEDIOCRE: Final = 0.8
"""An annotator with at least `_DOUBT_VOTES` votes is in doubt in two cases: the estimate of their
informativeness is below `DOUBTFUL`, or its whole interval is below `MEDIOCRE`."""
_LIMIT, _LIMIT_IN_DOUBT = 0.25, 0.45


@dataclass(frozen=True, eq=False)
class VoteCounts:
    """The answers to each item so far, of annotators whose answers count.

    posterior: (n_items,) probability of spam; spam, no_spam, unsure: (n_items,) answers.
    """

    posterior: Floats
    spam: Rows
    no_spam: Rows
    unsure: Rows

    @property
    def answers(self) -> Rows:
        """(n_items,) answers that count towards the limit; a skip does not."""
        return np.asarray(self.spam + self.no_spam + self.unsure)

    @property
    def certainty(self) -> Floats:
        """(n_items,) probability of the likelier label, in [.5, 1]."""
        return np.maximum(self.posterior, 1 - self.posterior)


def _adaptive(counts: VoteCounts, limit: int) -> Mask:
    """The label is not certain yet, or at least half of the answers are `unsure`."""
    mostly_unsure = (counts.unsure > 0) & (counts.unsure >= counts.spam + counts.no_spam)
    return np.asarray((counts.certainty < CERTAIN_ENOUGH) | mostly_unsure)


def _majority(counts: VoteCounts, limit: int) -> Mask:
    """No label has more than half of the answers an item gets."""
    return np.asarray(2 * np.maximum(counts.spam, counts.no_spam) <= limit)


def _single(counts: VoteCounts, limit: int) -> Mask:
    return np.zeros(len(counts.posterior), dtype=np.bool_)


POLICIES: Final[dict[str, Callable[[VoteCounts, int], Mask]]] = {
    "single": _single,
    "adaptive": _adaptive,
    "majority": _majority,
}
"""(n_items,) which items are not settled, whether or not they have `limit` answers."""


def needs_second_opinion(
    counts: VoteCounts, policy: str = "adaptive", limit: int = MAX_ANSWERS
) -> Mask:
    """(n_items,) answered items that need an answer of another annotator.

    limit: most answers an item gets; the k in "majority of k".
    """
    answers = counts.answers
    return np.asarray((answers > 0) & (answers < limit) & POLICIES[policy](counts, limit))


def disputed(counts: VoteCounts, policy: str = "adaptive", limit: int = MAX_ANSWERS) -> Mask:
    """(n_items,) items that all their answers leave open: for a curator."""
    return np.asarray((counts.answers >= limit) & POLICIES[policy](counts, limit))


def may_ask_second_opinion(questions: int, second_opinions: int, in_doubt: bool) -> bool:
    """True while second opinions are within their share of all questions.

    questions: asked so far, second_opinions among them; in_doubt: see `any_doubtful`; it allows
    more.
    """
    limit = _LIMIT_IN_DOUBT if in_doubt else _LIMIT
    return second_opinions + 1 <= limit * (questions + 1)


def uninformative(reliability: ReliabilityEstimate) -> Mask:
    """(n_annotators,) annotators whose votes clearly say too little, after enough votes."""
    return np.asarray((reliability.votes >= MIN_VOTES) & (reliability.high < UNINFORMATIVE))


def any_doubtful(reliability: ReliabilityEstimate, counted: Mask) -> bool:
    """Is an annotator with counted votes in doubt?"""
    voted = counted & (reliability.votes >= _DOUBT_VOTES)
    low = (reliability.value < DOUBTFUL) | (reliability.high < MEDIOCRE)
    return bool((voted & low).any())
