"""Which item an annotator is asked next; the campaign and `replay` use the same rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bot.campaign.aggregation import Policy
from bot.campaign.blind_draws import BlindDraws
from bot.campaign.exam_questions import ExamSelector
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Mask, Rows
from bot.learning.holdout import EXAM_EVERY
from bot.learning.picks import Pick
from bot.learning.strategies import CAMPAIGN_STRATEGY
from storage.records import AnnotatorId, Why

# Stored with every question. Raise it when a change makes `QuestionSelector` select otherwise:
# `tapwise replay` then skips the questions of earlier versions.
SELECTION_RULES_VERSION: Final = 7
# One in n questions of an annotator is a gold question, on average.
GOLD_EVERY: Final = 20
# Items that one watched group may bring.
WATCH_LIMIT: Final = 5_000


@dataclass(frozen=True)
class SelectionRules:
    """Settings of the selection.

    exam_every, gold_every: 0 for none; majority: answers per item. watch_limit: items that one
    watched group may bring.
    """

    exam_every: int = EXAM_EVERY
    gold_every: int = GOLD_EVERY
    policy: Policy = "adaptive"
    majority: int = 3
    watch_limit: int = WATCH_LIMIT


@dataclass
class QuestionCounts:
    """Questions asked so far. asked: the newest id; per_annotator: without undone ones."""

    asked: int = 0
    cold_starts: int = 0
    second_opinions: int = 0
    per_annotator: Counter[AnnotatorId] = field(default_factory=Counter)

    def count(self, number: int, annotator: AnnotatorId, why: Why) -> None:
        """Add a question."""
        self.asked = number
        self.cold_starts += why == "cold_start"
        self.second_opinions += why == "second"
        self.per_annotator[annotator] += why != "undo"

    def discount(self, annotator: AnnotatorId, why: Why) -> None:
        """Remove a question that could not be written; its id is not used again."""
        self.cold_starts -= why == "cold_start"
        self.second_opinions -= why == "second"
        self.per_annotator[annotator] -= why != "undo"


@dataclass(frozen=True)
class QuestionSelector:
    """Selects the next item for an annotator."""

    trainer: Trainer
    rules: SelectionRules
    draws: BlindDraws

    async def select(
        self,
        trained: TrainedModel,
        state: PoolState,
        question_counts: QuestionCounts,
        annotator: AnnotatorId,
        *,
        gold: bool,
        now: float,
    ) -> tuple[Why, Pick] | None:
        """The item to ask and why; None if there is none.

        In this order: a test of a newcomer; a gold question if one was drawn; a question of the
        proof that is running; an exam item if one was drawn; an item that somebody asks others
        about; a second opinion if one is needed and within their share, on exam items that do not
        count yet first; otherwise the query strategy's item.
        gold: whether to test this annotator; owners know the labels that they have set.
        """
        number, size = question_counts.asked + 1, trained.snapshot.pool_size
        asked = question_counts.per_annotator[annotator]
        test = self._test_number(trained, annotator, asked + 1) if gold else 0
        if test and (found := await self._test(trained, state, annotator, test, number, now)):
            return found
        rules = self.rules
        drawn = self.draws.kind(annotator, asked + 1, rules.exam_every, rules.gold_every)
        if gold and drawn == "gold":
            known_items = np.zeros(size, dtype=np.bool_)
            known = state.known_labels()[0]
            known_items[state.second_opinion_candidates(annotator, now, known[known < size])] = True
            if pick := await self._draw(trained, known_items, number):
                return "gold", pick
        exam_selector, proof = ExamSelector(self.trainer), state.exam.proof
        if proof is not None:
            return await exam_selector.for_proof(proof, trained, state, annotator, number, now)
        allowed = state.allowed(annotator, now)[:size]
        if drawn == "exam" or not allowed.any():
            pick = await exam_selector.beside_learning(trained, state, annotator, number, now)
            if pick:
                return "exam", pick
        row = _first_requested(trained, state, annotator, allowed, now)
        if row is not None:
            return "requested", await self.trainer.score(trained, row)
        rows = self._second_opinions(trained, question_counts)
        row = state.first_second_opinion(annotator, now, rows, trained.snapshot.answers)
        if row is not None:
            return "second", await self.trainer.score(trained, row)
        why: Why = "cold_start" if trained.model is None else CAMPAIGN_STRATEGY
        pick = await self.trainer.select(trained, allowed, number, question_counts.cold_starts)
        return (why, pick) if pick else None

    def _test_number(self, trained: TrainedModel, annotator: AnnotatorId, number: int) -> int:
        """Which test of a newcomer their question of this number is, from 1; 0 if it is none."""
        if self.rules.policy != "adaptive" or not self.rules.gold_every:
            return 0
        reliability = trained.aggregated.reliability
        if reliability.estimate is None or reliability.is_proven(annotator):
            return 0
        return self.draws.test(annotator, number)

    async def _test(
        self,
        trained: TrainedModel,
        state: PoolState,
        annotator: AnnotatorId,
        test: int,
        number: int,
        now: float,
    ) -> tuple[Why, Pick] | None:
        """A question that shows how informative a newcomer is, about spam or not spam.

        Its label is known, or others are certain of it, so that recognising gold questions is not
        enough. Where one kind is missing, the other is asked.
        """
        spam, size = self.draws.is_spam_test(annotator, test), trained.snapshot.pool_size
        is_gold = self.draws.is_gold_test(annotator, test)
        kinds = ("gold", "second") if is_gold else ("second", "gold")
        for kind in kinds:
            if kind == "gold":
                rows, labels = state.known_labels()
                rows = rows[(rows < size) & (labels == spam)]
                gold = np.zeros(size, dtype=np.bool_)
                gold[state.second_opinion_candidates(annotator, now, rows)] = True
                if pick := await self._draw(trained, gold, number):
                    return "gold", pick
            else:
                rows = trained.aggregated.test_items(spam=spam)
                answers = trained.snapshot.answers
                row = state.first_second_opinion(annotator, now, rows, answers)
                if row is not None:
                    return "second", await self.trainer.score(trained, row)
        return None

    async def _draw(self, trained: TrainedModel, allowed: Mask, number: int) -> Pick | None:
        return await self.trainer.draw(trained, allowed, number) if allowed.any() else None

    def _second_opinions(self, trained: TrainedModel, question_counts: QuestionCounts) -> Rows:
        """Answered items that need another answer.

        Those of the exam that do not count yet, then those of it that two annotators answer by
        plan, then the most uncertain first.
        """
        aggregated, rules = trained.aggregated, self.rules
        if not aggregated.may_ask_second_opinion(
            rules.policy, question_counts.asked, question_counts.second_opinions
        ):
            return np.zeros(0, dtype=np.intp)
        others = aggregated.second_opinions(rules.policy, rules.majority)
        exam = [aggregated.exam.need_answer]
        if rules.policy == "adaptive":
            exam.append(aggregated.exam.planned)
        return np.concatenate([*exam, others])


def _first_requested(
    trained: TrainedModel, state: PoolState, annotator: AnnotatorId, allowed: Mask, now: float
) -> int | None:
    """The oldest requested item without an answer since, that this annotator may be asked.

    A labelled one gets one more answer, unless its label is known. An item of the exam is asked
    only when it is drawn.
    """
    size, exam = len(allowed), trained.snapshot.exam
    for row, answer in state.requested:
        if row >= size or exam[row] or state.is_known(row):
            continue
        if allowed[row]:
            return row
        if row in state.labels:
            rows = np.array([row])
            if state.first_second_opinion(annotator, now, rows, answer) is not None:
                return row
    return None
