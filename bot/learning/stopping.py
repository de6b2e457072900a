"""When to stop: the model has settled, or has no question left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from scipy.special import logit

from bot.learning.arrays import LogOdds, Mask

# Labels between two models that are compared, and how many comparisons in a row must agree.
EVERY: Final = 20
IN_A_ROW: Final = 3
AGREEMENT: Final = 0.99
# No item this near to 0.5 is left: every further question would be a formality.
UNDECIDED: Final = 0.15
# Not before so many labels: three early models that all say "no_spam" agree too.
LABELS_BEFORE: Final = 60
_BLOCK: Final = 50_000

Advice = Literal["settled", "no_question_left"]


def kappa(one: Mask, other: Mask) -> float:
    """Cohen's kappa: agreement of two models beyond chance.

    one, other: (n_items,) which side each puts an item on.
    Returns a number in [-1, 1]; 1 when they agree on all, also where one class is empty in both.
    Errors: ValueError when nothing, or not the same, is compared.
    Source: Cohen (1960), "A Coefficient of Agreement for Nominal Scales".
    """
    if one.shape != other.shape or not len(one):
        raise ValueError("Two models can be compared on the same items only, at least one.")
    agreed = float((one == other).mean())
    p, q = float(one.mean()), float(other.mean())
    by_chance = p * q + (1 - p) * (1 - q)
    return 1.0 if agreed == 1.0 else (agreed - by_chance) / (1 - by_chance)


def advice(
    kappas: Sequence[float | None], labels: int, odds: LogOdds, allowed: Mask
) -> Advice | None:
    """Why stopping is sensible now; None while it is not, and when there is nothing to go on with.

    kappas: of each checkpoint with the one before, in order; odds: (n_items,) the model's
    log-odds of spam; allowed: (n_items,) what may still be asked.
    Source: Bloodgood & Vijay-Shanker (2009), "A Method for Stopping Active Learning Based on
    Stabilizing Predictions".
    """
    if labels < LABELS_BEFORE or not allowed.any():
        return None
    if not _some_undecided(odds, allowed):
        return "no_question_left"
    last = kappas[-IN_A_ROW:]
    if len(last) == IN_A_ROW and all(k is not None and k >= AGREEMENT for k in last):
        return "settled"
    return None


def _some_undecided(odds: LogOdds, allowed: Mask) -> bool:
    """Whether a question is left; mostly among the first, and no more of a million are read."""
    bar = np.float32(logit(0.5 + UNDECIDED))
    for start in range(0, len(odds), _BLOCK):
        block = slice(start, start + _BLOCK)
        near = np.abs(odds[block]) < bar
        if (near & allowed[block]).any():
            return True
    return False
