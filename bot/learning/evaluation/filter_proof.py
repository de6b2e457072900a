"""Is a model proven to be a good filter? Two ladders on answers from the reserve, at 5 % each."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from bot.learning.evaluation.acceptance import PROOF_ERROR, Ladder
from bot.learning.evaluation.exam_draws import PROOF_FLAGGED_SHARE
from bot.learning.holdout import RESERVE_MOST, RESERVE_SHARE

__all__ = ["FilterCounts", "FilterGoal", "FilterProof", "OutOfReach"]

NEEDED_SPAM: Final = 24
"""This much spam in the reserve suffices to prove precision: 17 flagged, 27 with one error."""

_MOST_BOUND: Final = 0.5


@dataclass(frozen=True)
class FilterGoal:
    """What a filter has to be.

    precision: at least this share of what it flags is spam. let_through: at most this share of all
    spam is let through. Both in (0, 1).
    """

    precision: float = 0.8
    let_through: float = 0.5

    def __post_init__(self) -> None:
        """Errors: ValueError for a share outside (0, 1)."""
        if not (0 < self.precision < 1 and 0 < self.let_through < 1):
            raise ValueError("A goal is a share above 0 and below 1.")


@dataclass(frozen=True)
class FilterCounts:
    """The answers from the reserve that a proof rests on, and what is left to ask.

    flagged, flagged_wrong: answers to messages that the model flags, and those that are not spam.
    unflagged, unflagged_spam: uniformly drawn answers to messages that it lets through, and those
    that are spam. flagged_left, unflagged_left: messages of the reserve without an answer.
    reserve_flagged, reserve_unflagged: messages of the whole reserve.
    """

    flagged: int
    flagged_wrong: int
    unflagged: int
    unflagged_spam: int
    flagged_left: int
    unflagged_left: int
    reserve_flagged: int
    reserve_unflagged: int

    @property
    def flagged_share(self) -> float:
        """Share of the reserve that the model flags, in [0, 1]."""
        return self.reserve_flagged / max(self.reserve_flagged + self.reserve_unflagged, 1)


@dataclass(frozen=True)
class OutOfReach:
    """Why a proof cannot stand any more.

    why: the reserve has too few messages that the model flags, or too few that it lets through; or
    too many of the machine's labels are wrong. has, needs: how many messages there are, answered or
    not, and how many are needed with the errors so far; or the errors and the answers.
    pool: from this many messages on a pool would have a reserve that is large enough at this share
    of spam; None where no pool has.
    """

    why: Literal["few_flagged", "few_unflagged", "too_many_wrong"]
    has: int
    needs: int
    pool: int | None


@dataclass(frozen=True)
class FilterProof:
    """A goal and the answers for it."""

    goal: FilterGoal
    counts: FilterCounts

    @property
    def most_missed(self) -> float:
        """The bound on the share of spam in what is let through, in (0, .5].

        With precision p and the share f of the reserve that is flagged, spam let through is at most
        the share h of all spam where missed * (1 - f) <= h / (1 - h) * p * f: if both ladders
        accept, the goal holds.
        """
        let_through = self.goal.let_through
        flagged = self.counts.flagged_share
        if flagged == 1:
            return _MOST_BOUND
        bound = let_through / (1 - let_through) * self.goal.precision * flagged / (1 - flagged)
        return min(_MOST_BOUND, bound)

    @property
    def precision_ladder(self) -> Ladder:
        """It proves that at most this share of what is flagged is not spam."""
        return Ladder(1 - self.goal.precision, PROOF_ERROR)

    @property
    def missed_ladder(self) -> Ladder | None:
        """It proves that at most this share of what is let through is spam; None: nothing can."""
        return Ladder(self.most_missed, PROOF_ERROR) if self.counts.reserve_flagged else None

    @property
    def precision_holds(self) -> bool:
        """Whether the answers prove the precision."""
        return self.precision_ladder.accepts(self.counts.flagged, self.counts.flagged_wrong)

    @property
    def missed_holds(self) -> bool:
        """Whether the answers prove that little enough spam is let through."""
        ladder = self.missed_ladder
        if ladder is None:
            return False
        return ladder.accepts(self.counts.unflagged, self.counts.unflagged_spam)

    @property
    def stands(self) -> bool:
        """Whether the model is proven to be such a filter."""
        return self.precision_holds and self.missed_holds

    @property
    def next_flagged_share(self) -> float:
        """With which probability the next question is drawn among flagged messages only."""
        return 0.0 if self.precision_holds else PROOF_FLAGGED_SHARE

    def out_of_reach(self) -> OutOfReach | None:
        """Why the proof can no longer stand, even without a further error; None if it can."""
        counts = self.counts
        needs = self.precision_ladder.step(counts.flagged_wrong)
        has = counts.flagged + counts.flagged_left
        if not self.precision_holds and has < needs:
            return OutOfReach("few_flagged", has, needs, self._pool())
        ladder = self.missed_ladder
        if ladder is None or self.missed_holds:
            return None
        needs = ladder.step(counts.unflagged_spam)
        has = counts.unflagged + counts.unflagged_left
        if has >= needs:
            return None
        reserve = ceil(needs / (1 - counts.flagged_share))
        pool = ceil(reserve / RESERVE_SHARE) if reserve <= RESERVE_MOST else None
        return OutOfReach("few_unflagged", has, needs, pool)

    def _pool(self) -> int | None:
        """From what pool size on there is spam enough in the reserve."""
        share = self.counts.flagged_share
        if share * RESERVE_MOST < NEEDED_SPAM:
            return None
        return ceil(NEEDED_SPAM / share / RESERVE_SHARE)
