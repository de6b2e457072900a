"""Stopping criteria: the predictions are stable, or no uncertain item is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from scipy.special import logit

from bot.learning.arrays import LogOdds, Mask

# Labels between two models that are compared, and consecutive comparisons that must agree.
CHECKPOINT_EVERY: Final = 20
CONSECUTIVE: Final = 3
AGREEMENT: Final = 0.99
# An item whose score is this close to 0.5 is uncertain.
UNCERTAIN: Final = 0.15
# Not with fewer labels: three early models that all predict `no_spam` agree too.
MIN_LABELS: Final = 60
_BLOCK: Final = 50_000

Advice = Literal["settled", "no_question_left"]


def kappa(one: Mask, other: Mask) -> float:
    """Cohen's kappa: agreement of two models beyond chance.

    one, other: (n_items,) the predictions of each.
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


def stop_advice(
    kappas: Sequence[float | None], labels: int, odds: LogOdds, allowed: Mask
) -> Advice | None:
    """Why labelling can stop now; None if it cannot, or if nothing is left to ask anyway.

    kappas: of each checkpoint with the one before, in order; odds: (n_items,) the model's
    log-odds of spam; allowed: (n_items,) items that may still be asked.
    Source: Bloodgood & Vijay-Shanker (2009), "A Method for Stopping Active Learning Based on
    Stabilizing Predictions".
    """
    if labels < MIN_LABELS or not allowed.any():
        return None
    if not _any_uncertain(odds, allowed):
        return "no_question_left"
    last = kappas[-CONSECUTIVE:]
    if len(last) == CONSECUTIVE and all(k is not None and k >= AGREEMENT for k in last):
        return "settled"
    return None


def _any_uncertain(odds: LogOdds, allowed: Mask) -> bool:
    """Is an uncertain item left? Read in blocks, as one is mostly found among the first."""
    threshold = np.float32(logit(0.5 + UNCERTAIN))
    for start in range(0, len(odds), _BLOCK):
        block = slice(start, start + _BLOCK)
        near = np.abs(odds[block]) < threshold
        if (near & allowed[block]).any():
            return True
    return False
