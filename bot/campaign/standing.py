"""What an annotator's estimate means: proven, on probation, or always the same label."""

from __future__ import annotations

from math import log
from typing import Final, Literal, TypeAlias

from bot.learning.annotators.reliability_estimate import PROVEN
from storage.records import Label, Reliability

Standing: TypeAlias = Literal["vouched", "proven", "probation"]

# An annotator who labels at most this share of one class correctly, and at least the rest of the
# other, gives nearly always the same label.
_CONSTANT: Final = 0.25


def standing_of(found: Reliability | None, *, vouched: bool) -> Standing:
    """Whether an annotator's answers are known to be informative; until then: probation.

    vouched: an owner, or an annotator whom an owner trusts; their estimate rests on that.
    """
    if vouched:
        return "vouched"
    return "proven" if found is not None and found.low > PROVEN else "probation"


def evidence_of(found: Reliability | None, *, spam: bool) -> float:
    """How far this annotator's vote moves its item's log-odds towards spam; 0 while unknown."""
    if found is None or not found.estimate or not found.sensitivity or not found.specificity:
        return 0.0
    if spam:
        return log(found.sensitivity / (1 - found.specificity))
    return log((1 - found.sensitivity) / found.specificity)


def constant_label(found: Reliability) -> Label | None:
    """The label that an annotator gives nearly always, whatever the item; None if there is none."""
    if found.sensitivity is None or found.specificity is None:
        return None
    if found.sensitivity <= _CONSTANT and found.specificity >= 1 - _CONSTANT:
        return "no_spam"
    if found.specificity <= _CONSTANT and found.sensitivity >= 1 - _CONSTANT:
        return "spam"
    return None
