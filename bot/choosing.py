"""Which item comes next: the one rule, for the campaign that asks and the replay that checks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bot.board import Board, Rows
from bot.crowd import Policy
from bot.learning.query import Pick
from bot.mind import Knowledge, Mind
from storage.records import AnnotatorId, Why

# Every so-many-th question is an exam question: chance chooses, and the answer trains nothing.
EXAM_EVERY: Final = 10
# Every so-many-th question of an annotator is one whose answer is known.
GOLD_EVERY: Final = 20


@dataclass(frozen=True)
class Rules:
    """How questions are shared out. exam_every, gold_every: 0 for none."""

    exam_every: int = EXAM_EVERY
    gold_every: int = GOLD_EVERY
    policy: Policy = "adaptive"
    majority: int = 3


@dataclass
class Tally:
    """How many questions were asked so far, and of which kind."""

    asked: int = 0
    cold_starts: int = 0
    seconds: int = 0
    of: Counter[AnnotatorId] = field(default_factory=Counter)

    def count(self, number: int, annotator: AnnotatorId, why: Why) -> None:
        """A question was asked."""
        self.asked = number
        self.cold_starts += why == "cold_start"
        self.seconds += why == "second"
        self.of[annotator] += why != "undo"

    def discount(self, annotator: AnnotatorId, why: Why) -> None:
        """A question was asked, but the disk refused it; its number stays taken."""
        self.cold_starts -= why == "cold_start"
        self.seconds -= why == "second"
        self.of[annotator] -= why != "undo"


@dataclass(frozen=True)
class Chooser:
    """Chooses for one annotator at one moment.

    tested: whether known answers are mixed in for them; owners know what they have marked.
    """

    mind: Mind
    rules: Rules

    async def choose(
        self,
        knowledge: Knowledge,
        board: Board,
        tally: Tally,
        annotator: AnnotatorId,
        *,
        tested: bool,
        now: float,
    ) -> tuple[Why, Pick] | None:
        """Why, and which item; None when there is nothing for them.

        In this order: in its turn a known answer, in its turn the exam, a second opinion where it
        is wanted and there were not too many, else what the model knows least of.
        """
        number, size = tally.asked + 1, knowledge.heard.pool_size
        learnt = knowledge.heard.answers
        if tested and _turn(tally.of[annotator] + 1, self.rules.gold_every):
            gold = np.zeros(size, dtype=np.bool_)
            known = board.known()
            gold[board.again(annotator, now, known[known < size])] = True
            if gold.any() and (pick := await self.mind.draw(knowledge, gold, number)):
                return "gold", pick
        allowed = board.allowed(annotator, now)[:size]
        if _turn(number, self.rules.exam_every) or not allowed.any():
            exam = board.allowed(annotator, now, exam=True)[:size]
            if exam.any() and (pick := await self.mind.draw(knowledge, exam, number)):
                return "exam", pick
        row = board.first_again(annotator, now, self._wanted(knowledge, tally), learnt)
        if row is not None:
            return "second", await self.mind.score(knowledge, row)
        why: Why = "cold_start" if knowledge.model is None else "uncertainty"
        pick = await self.mind.choose(knowledge, allowed, number, tally.cold_starts)
        return (why, pick) if pick else None

    def _wanted(self, knowledge: Knowledge, tally: Tally) -> Rows:
        """Answered items that want another opinion, the most wanted first."""
        weighed, rules = knowledge.weighed, self.rules
        if not weighed.may_ask_again(rules.policy, tally.asked, tally.seconds):
            return np.zeros(0, dtype=np.intp)
        return weighed.wanted(rules.policy, rules.majority)


def _turn(number: int, every: int) -> bool:
    return every > 0 and number % every == 0
