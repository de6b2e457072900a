"""Exam questions are drawn with known probabilities, and what an answer counts for follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.learning.arrays import Floats, Mask

__all__ = [
    "FLAGGED_SHARE",
    "NEARLY_FLAGGED",
    "PROOF_FLAGGED_SHARE",
    "ExamDraw",
    "inclusion_probabilities",
]

FLAGGED_SHARE: Final = 0.2
"""Share of the exam questions that are drawn among what the current model flags, or nearly.

With those that it nearly flags, missed spam is found sooner: most of it lies there.
"""

NEARLY_FLAGGED: Final = -1.0
"""Log-odds of spam above which a message is nearly flagged; a score of .27."""

PROOF_FLAGGED_SHARE: Final = 0.4
"""The same during a proof for a filter, until its precision holds; 0 from then on."""


@dataclass(frozen=True, eq=False)
class ExamDraw:
    """One draw from the reserve.

    flagged: (n_reserve,) what the model flagged, or nearly, answered or not. available,
    available_flagged: the messages that could be drawn, and those of them that it flagged so.
    flagged_share: probability, in [0, 1], of drawing among the latter only, if there are any; with
    the rest the draw is uniform over all that are available. among_flagged: which it was.
    """

    flagged: Mask
    available: int
    available_flagged: int
    flagged_share: float
    among_flagged: bool = False

    def probabilities(self) -> Floats:
        """(n_reserve,) the probability q, in [0, 1], of drawing each item if it is available."""
        share = self.flagged_share if self.available_flagged else 0.0
        uniform = (1 - share) / max(self.available, 1)
        more = share / max(self.available_flagged, 1)
        return np.where(self.flagged, uniform + more, uniform)


def inclusion_probabilities(draws: Iterable[ExamDraw], items: int) -> Floats:
    """The probability that an item is among those drawn: 1 - prod(1 - q).

    draws: in any order, each with (items,) flags or fewer from before the reserve grew.
    Returns (items,) in [0, 1]; 0 for an item that could never be drawn.
    Source: Horvitz & Thompson (1952), "A Generalization of Sampling Without Replacement".
    """
    never = np.ones(items)
    for draw in draws:
        q = draw.probabilities()
        never[: len(q)] *= 1 - q[:items]
    return np.asarray(1 - never)
