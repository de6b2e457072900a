"""The stopping criterion: the predictions are stable; perhaps no uncertain item is left either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from scipy.special import logit

from bot.learning.arrays import Mask
from bot.learning.holdout import RARE_SPAM
from bot.learning.pool_scores import PoolScores

# Labels between two models that are compared, and consecutive comparisons that must agree.
CHECKPOINT_EVERY: Final = 10
CONSECUTIVE: Final = 3
# Kappa watches over a rare class, the share of equal predictions over all messages: on a balanced
# set kappa alone is reached while one prediction in a hundred still changes.
AGREEMENT: Final = 0.98
SAME: Final = 0.995
# An item whose score is this close to 0.5 is uncertain.
UNCERTAIN: Final = 0.15
# Not with fewer labels: three early models that all predict `no_spam` agree too. For the same
# reason not with fewer labels `spam`, where the model flags less than `RARE_SPAM`.
MIN_LABELS: Final = 40
MIN_SPAM: Final = 8

Advice = Literal["settled", "no_question_left"]


@dataclass(frozen=True)
class ModelAgreement:
    """How alike two models predict: Cohen's kappa in [-1, 1], and the share of equal predictions.

    same: in [0, 1]; None where it was not recorded.
    """

    kappa: float
    same: float | None

    @property
    def is_close(self) -> bool:
        """Whether going on has changed little."""
        return self.kappa >= AGREEMENT and self.same is not None and self.same >= SAME


def model_agreement(one: Mask, other: Mask) -> ModelAgreement:
    """The agreement of two models. one, other: (n_items,) their predictions."""
    return ModelAgreement(kappa(one, other), float((one == other).mean()))


def kappa(one: Mask, other: Mask) -> float:
    """Cohen's kappa: agreement of two models beyond chance.

    one, other: (n_items,) the predictions of each.
    Returns a number in [-1, 1]; 1 when they agree on all, also where one class is empty in both.
    Errors: ValueError when nothing, or not the same, is compared.
    Source: Cohen (1960), "A Coefficient of ModelAgreement for Nominal Scales".
    """
    if one.shape != other.shape or not len(one):
        raise ValueError("Two models can be compared on the same items only, at least one.")
    agreed = float((one == other).mean())
    p, q = float(one.mean()), float(other.mean())
    by_chance = p * q + (1 - p) * (1 - q)
    return 1.0 if agreed == 1.0 else (agreed - by_chance) / (1 - by_chance)


def stop_advice(
    agreements: Sequence[ModelAgreement | None],
    labels: int,
    spam: int,
    scores: PoolScores,
    allowed: Mask,
) -> Advice | None:
    """Why labelling can stop now; None if it cannot, or if nothing is left to ask anyway.

    agreements: of each checkpoint with the one before, in order. labels, spam: those that the model
    has learnt, and those of them that are spam. scores: of the pool, by the model; allowed:
    (n_items,) items that may still be asked.
    Source: Bloodgood & Vijay-Shanker (2009), "A Method for Stopping Active Learning Based on
    Stabilizing Predictions".
    """
    if labels < MIN_LABELS or not allowed.any():
        return None
    if spam < MIN_SPAM and scores.predictions.share_of_spam() < RARE_SPAM:
        return None
    last = agreements[-CONSECUTIVE:]
    if len(last) < CONSECUTIVE or not all(each is not None and each.is_close for each in last):
        return None
    # By itself it says too little: at 1 % spam a model is sure of everything after 40 labels.
    is_uncertain_left = scores.any_within(allowed, float(logit(0.5 + UNCERTAIN)))
    return "settled" if is_uncertain_left else "no_question_left"
