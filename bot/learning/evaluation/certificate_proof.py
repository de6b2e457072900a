"""Are few enough of the machine's labels wrong? A ladder on answers from everything unlabelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.learning.evaluation.acceptance import CERTIFICATE_ERROR, Ladder
from bot.learning.evaluation.certificate_bounds import DEFAULT_MAX_ERROR, UniformAnswers
from bot.learning.evaluation.filter_proof import OutOfReach
from bot.learning.evaluation.intervals import clopper_pearson

__all__ = ["CertificateGoal", "CertificateProof"]

# Two-sided: with at most half of it a proof that could still stand is given up.
_GIVING_UP: Final = 0.05


@dataclass(frozen=True)
class CertificateGoal:
    """At most this share of the machine's labels is wrong, in (0, 1)."""

    max_error: float = DEFAULT_MAX_ERROR

    def __post_init__(self) -> None:
        """Errors: ValueError for a share outside (0, 1)."""
        if not 0 < self.max_error < 1:
            raise ValueError("A goal is a share above 0 and below 1.")


@dataclass(frozen=True)
class CertificateProof:
    """A goal, the answers for it, and the number of unlabelled messages that are left."""

    goal: CertificateGoal
    counts: UniformAnswers
    left: int

    @property
    def ladder(self) -> Ladder:
        """It proves the goal."""
        return Ladder(self.goal.max_error, CERTIFICATE_ERROR)

    @property
    def stands(self) -> bool:
        """Whether the goal is proven, or nothing is left that a machine has to label."""
        return not self.left or self.ladder.accepts(self.counts.answers, self.counts.errors)

    @property
    def next_flagged_share(self) -> float:
        """Every message is drawn with the same probability."""
        return 0.0

    def out_of_reach(self) -> OutOfReach | None:
        """Why the proof is given up: more labels are wrong than the goal allows."""
        answers, errors = self.counts.answers, self.counts.errors
        if not errors or clopper_pearson(errors, answers, _GIVING_UP)[0] <= self.goal.max_error:
            return None
        return OutOfReach("too_many_wrong", errors, answers, None)
