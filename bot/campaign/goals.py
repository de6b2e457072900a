"""The goals of proofs, and reading one that an owner wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.errors import TapwiseError
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.evaluation.filter_proof import FilterGoal
from bot.wording.translatable import sentence

__all__ = ["CertificateGoal", "FilterGoal", "GoalError", "read_goal", "read_proof_goal"]

# Stricter goals need thousands of exam answers; looser ones say nothing.
_PRECISION: Final = range(50, 100)
_LET_THROUGH: Final = range(5, 96)
_WRONG: Final = range(1, 51)
_PERCENTAGE: Final = re.compile(r"([0-9]{1,3})%?", re.ASCII)


class GoalError(TapwiseError):
    """What was written is no goal."""


def read_proof_goal(words: Sequence[str], filter_goal: FilterGoal) -> FilterGoal | CertificateGoal:
    """What /prove is about: nothing for the filter, certificate, or certificate 2 for 2 %.

    Errors: GoalError with a sentence.
    """
    if not words or [word.lower() for word in words] == ["filter"]:
        return filter_goal
    found = _PERCENTAGE.fullmatch(words[1]) if len(words) > 1 else None
    percentage = int(found[1]) if found else 0
    if words[0].lower() != "certificate" or len(words) > 2:
        raise GoalError(sentence("error-goal-prove"))
    if len(words) == 1:
        return CertificateGoal()
    if percentage not in _WRONG:
        raise GoalError(sentence("error-goal-share", share=words[1][:20]))
    return CertificateGoal(percentage / 100)


def read_goal(words: Sequence[str]) -> FilterGoal:
    """A goal as an owner writes it: 80 50, or 80% 50%. Errors: GoalError with a sentence."""
    found = [_PERCENTAGE.fullmatch(word) for word in words if word != "%"]
    numbers = [int(each[1]) for each in found if each]
    if len(numbers) != 2 or len(found) != 2:
        raise GoalError(sentence("error-goal-words"))
    precision, let_through = numbers
    if precision not in _PRECISION:
        raise GoalError(sentence("error-goal-precision", share=precision))
    if let_through not in _LET_THROUGH:
        raise GoalError(sentence("error-goal-let-through", share=let_through))
    return FilterGoal(precision / 100, let_through / 100)
