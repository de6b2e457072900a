"""Which item comes next: the one rule, for the campaign that asks and the replay that checks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bot.campaign.aggregation import Policy
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.learning.strategies import Pick
from storage.records import AnnotatorId, Why

# Stored with every question. Raise it when a change makes `QuestionSelector` select otherwise:
# `tapwise replay` then skips the questions of earlier versions.
SELECTION_RULES_VERSION: Final = 1
# Every so-many-th question is an exam question: chance chooses, and the answer trains nothing.
EXAM_EVERY: Final = 10
# Every so-many-th question of an annotator is one whose answer is known.
GOLD_EVERY: Final = 20


@dataclass(frozen=True)
class SelectionRules:
    """How questions are shared out. exam_every, gold_every: 0 for none."""

    exam_every: int = EXAM_EVERY
    gold_every: int = GOLD_EVERY
    policy: Policy = "adaptive"
    majority: int = 3


@dataclass
class QuestionCounts:
    """How many questions were asked so far, and of which kind."""

    asked: int = 0
    cold_starts: int = 0
    second_opinions: int = 0
    per_annotator: Counter[AnnotatorId] = field(default_factory=Counter)

    def count(self, number: int, annotator: AnnotatorId, why: Why) -> None:
        """A question was asked."""
        self.asked = number
        self.cold_starts += why == "cold_start"
        self.second_opinions += why == "second"
        self.per_annotator[annotator] += why != "undo"

    def discount(self, annotator: AnnotatorId, why: Why) -> None:
        """A question was asked, but the disk refused it; its number stays taken."""
        self.cold_starts -= why == "cold_start"
        self.second_opinions -= why == "second"
        self.per_annotator[annotator] -= why != "undo"


@dataclass(frozen=True)
class QuestionSelector:
    """Chooses for one annotator at one moment.

    tested: whether known answers are mixed in for them; owners know what they have marked.
    """

    trainer: Trainer
    rules: SelectionRules

    async def choose(
        self,
        trained: TrainedModel,
        state: PoolState,
        question_counts: QuestionCounts,
        annotator: AnnotatorId,
        *,
        tested: bool,
        now: float,
    ) -> tuple[Why, Pick] | None:
        """Why, and which item; None when there is nothing for them.

        In this order: in its turn a known answer, in its turn the exam, a second opinion where it
        is wanted and there were not too many, else what the model knows least of.
        """
        number, size = question_counts.asked + 1, trained.snapshot.pool_size
        if tested and _turn(question_counts.per_annotator[annotator] + 1, self.rules.gold_every):
            gold = np.zeros(size, dtype=np.bool_)
            known = state.known_labels()[0]
            gold[state.second_opinion_candidates(annotator, now, known[known < size])] = True
            if gold.any() and (pick := await self.trainer.draw(trained, gold, number)):
                return "gold", pick
        allowed = state.allowed(annotator, now)[:size]
        if _turn(number, self.rules.exam_every) or not allowed.any():
            exam = state.allowed(annotator, now, exam=True)[:size]
            if exam.any() and (pick := await self.trainer.draw(trained, exam, number)):
                return "exam", pick
        rows = self._second_opinions(trained, question_counts)
        row = state.first_second_opinion(annotator, now, rows, trained.snapshot.answers)
        if row is not None:
            return "second", await self.trainer.score(trained, row)
        why: Why = "cold_start" if trained.model is None else "uncertainty"
        pick = await self.trainer.select(trained, allowed, number, question_counts.cold_starts)
        return (why, pick) if pick else None

    def _second_opinions(self, trained: TrainedModel, question_counts: QuestionCounts) -> Rows:
        """Answered items that need another answer, the most uncertain first."""
        aggregated, rules = trained.aggregated, self.rules
        if not aggregated.may_ask_second_opinion(
            rules.policy, question_counts.asked, question_counts.second_opinions
        ):
            return np.zeros(0, dtype=np.intp)
        return aggregated.second_opinions(rules.policy, rules.majority)


def _turn(number: int, every: int) -> bool:
    return every > 0 and number % every == 0
