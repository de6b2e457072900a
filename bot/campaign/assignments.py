"""Which question each annotator is asked: claims, undo, release."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.campaign.completion import run_to_completion
from bot.campaign.numbering import item_of, row_of
from bot.campaign.reliability import Annotators
from bot.campaign.selection import SELECTION_RULES_VERSION, QuestionCounts, QuestionSelector
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.training import Training
from bot.campaign.undos import Undo, UsedUndoButtons
from bot.errors import TapwiseError
from storage import Store
from storage.exam_log import StoredDraw
from storage.records import (
    AddedAnswer,
    AnnotatorId,
    AnswerEvent,
    Choice,
    Claim,
    Question,
    QuestionId,
    QuestionToken,
    SelectedQuestion,
    UndoneAnswer,
)

T = TypeVar("T")


class NotYoursError(TapwiseError):
    """The question was put to somebody else, or does not exist."""


class Assignments:
    """Open questions: at most one per annotator, and one per item."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        training: Training,
        selector: QuestionSelector,
        annotators: Annotators,
        *,
        claim_seconds: float,
        clock: Callable[[], float],
    ):
        self._store = store
        self._state = state
        self._training = training
        self._selector = selector
        self._annotators = annotators
        self._claim_seconds = claim_seconds
        self._clock = clock
        self._counts = QuestionCounts()
        self._selecting = asyncio.Lock()
        self._inserting: dict[QuestionId, asyncio.Task[Question]] = {}
        self._used_undos = UsedUndoButtons(store)
        self.awaiting_work: set[AnnotatorId] = set()  # to be notified of new work

    async def load(self) -> None:
        """Read open claims and the counts of questions after a start."""
        for claim in await self._store.questions.claims(self._clock()):
            self._state.claims.add(claim)
        why = await self._store.questions.counts_by_reason()
        self._counts = QuestionCounts(
            asked=await self._store.questions.last_id(),
            cold_starts=why.get("cold_start", 0),
            second_opinions=why.get("second", 0),
            per_annotator=Counter(await self._store.questions.counts_by_annotator()),
        )

    async def refresh(self) -> None:
        """Drop claims that another process has ended."""
        async with self._selecting:
            await self.finish()
            claims = await self._store.questions.claims(self._clock())
            self._state.claims.keep_only({claim.question_id for claim in claims})

    async def finish(self) -> None:
        """Wait until every selected question is on disk or refused."""
        if self._inserting:
            await asyncio.wait(list(self._inserting.values()))

    async def between_questions(self, work: Callable[[QuestionId], Awaitable[T]]) -> T:
        """Run work while no question is being selected; it gets the newest one's id."""
        async with self._selecting:
            await self.finish()
            return await work(QuestionId(self._counts.asked))

    # Questions

    async def question(self, annotator: AnnotatorId, question_id: QuestionId) -> Question:
        """A question that was put to this annotator. Errors: NotYoursError."""
        return _own(await self._store.questions.get(question_id), annotator)

    async def tapped(self, annotator: AnnotatorId, token: int) -> Question:
        """The question whose button this annotator tapped. Errors: NotYoursError."""
        return _own(await self._store.questions.with_token(QuestionToken(token)), annotator)

    async def next_question(self, annotator: AnnotatorId) -> Question | None:
        """The open question of this annotator, or a new one; None if there is nothing to ask."""
        return await run_to_completion(self._next_question(annotator))

    async def answer(self, question: Question, choice: Choice, tap: str | None) -> AddedAnswer:
        """Store an answer, then count it in memory; an answer that is there already is kept."""
        return await run_to_completion(self._answer(question, choice, tap))

    async def undo(self, annotator: AnnotatorId, tap: str | None, shown: int | None = None) -> Undo:
        """Take back the newest answer and ask its question again.

        shown: the token of the card whose button was tapped, 0 for none. A card undoes once: if its
        question is unanswered and another is open by now, or it undid the last time, the tap is the
        second half of a double tap. It undoes nothing and returns the open question.
        """
        return await run_to_completion(self._undo(annotator, tap, shown))

    # Claims

    async def release(self, annotator: AnnotatorId) -> None:
        """Give an annotator's open question back to the pool and announce no new work to them."""
        self.awaiting_work.discard(annotator)
        claim = self._state.claims.of(annotator, self._clock())
        if claim is not None:
            await self.drop_claim(annotator)
            await self._store.questions.release(claim.question_id, self._clock())

    async def drop_claim(self, annotator: AnnotatorId) -> None:
        """As `release`, in memory only: for callers that end the claim in the store."""
        claim = self._state.claims.of(annotator, self._clock())
        if claim is not None and claim.question_id in self._inserting:
            await asyncio.wait({self._inserting[claim.question_id]})
        self.awaiting_work.discard(annotator)
        self._state.claims.release(annotator)

    async def owed_a_card(self) -> list[AnnotatorId]:
        """After a start: annotators whose card may be missing or out of date.

        Among them are those with a placeholder that was never filled. An owner without a card is
        owed one only if they were ever asked: owners are annotators before they open the chat.
        """
        claims = await self._store.questions.claims(self._clock())
        asked_now = {claim.annotator_id for claim in claims}
        ever_asked = await self._store.questions.counts_by_annotator()
        owed = []
        for annotator in await self._store.people.annotators():
            came = annotator.role != "owner" or annotator.id in ever_asked
            unfilled = annotator.placeholder is not None
            if unfilled or annotator.id in asked_now or (annotator.card is None and came):
                owed.append(annotator.id)
        return owed

    def has_work(self, annotator: AnnotatorId) -> bool:
        """Whether this annotator may be asked anything at this moment."""
        state, now = self._state, self._clock()
        return state.is_trusted(annotator) and any(
            state.allowed(annotator, now, exam=exam).any() for exam in (False, True)
        )

    async def _next_question(self, annotator: AnnotatorId) -> Question | None:
        async with self._selecting:
            trained = await self._training.any()
            claim = self._state.claims.of(annotator, self._clock())
            if claim and claim.question_id not in self._inserting:
                return await self.question(annotator, claim.question_id)
            inserting = (
                self._inserting[claim.question_id] if claim else await self._ask(annotator, trained)
            )
        return await inserting if inserting else None

    async def _answer(self, question: Question, choice: Choice, tap: str | None) -> AddedAnswer:
        now = self._clock()
        added = await self._store.questions.answer(question.id, choice, tap, now)
        if added.new:
            annotator, item = question.annotator_id, question.item_id
            self._state.add_answer(
                AnswerEvent(added.answer_id, question.id, item, annotator, choice, now)
            )
            self._used_undos.discard(annotator)
            await self._release_duplicate_claim(question, now)
        return added

    async def _undo(self, annotator: AnnotatorId, tap: str | None, shown: int | None) -> Undo:
        async with self._selecting:  # it adds a question, and questions are numbered in order
            await self.finish()
            now = self._clock()
            claim = self._state.claims.of(annotator, now)
            if await self._used_undos.has(annotator, shown, claim):
                open_id = claim.question_id if claim else None
                return Undo(True, await self.question(annotator, open_id) if open_id else None)
            undone = await self._store.questions.undo(
                annotator, tap, now, now + self._claim_seconds
            )
            if undone is None:
                return Undo(False, None)
            self._used_undos.add(annotator, shown)
            if undone.new:
                self._apply_undo(annotator, undone, now)
            if undone.question is not None:
                return Undo(True, undone.question)
            # The item is with somebody else by now: ask another one.
            inserting = await self._ask(annotator, await self._training.any())
            return Undo(True, await inserting if inserting else None)

    async def _ask(
        self, annotator: AnnotatorId, trained: TrainedModel
    ) -> asyncio.Task[Question] | None:
        """Select and claim an item; the task returned ends when the question is on disk.

        The next annotator's item is selected meanwhile, so that many questions share one flush.
        """
        if not self._state.is_trusted(annotator):
            return None
        now, state, snapshot = self._clock(), self._state, trained.snapshot
        answers, given, trust = state.answers, state.given, state.trust
        withdrawals = state.withdrawn.newest
        gold = annotator not in self._state.owners
        chosen = await self._selector.select(
            trained, state, self._counts, annotator, gold=gold, now=now
        )
        if chosen is None:
            return None
        why, pick = chosen
        number = QuestionId(self._counts.asked + 1)
        new = SelectedQuestion(
            id=number,
            item_id=item_of(pick.row),
            annotator_id=annotator,
            why=why,
            score=pick.score,
            probability=pick.probability,
            answers_learnt=snapshot.answers,
            given_learnt=snapshot.given,
            trust_learnt=snapshot.trust,
            feature_fit_id=trained.feature_fit_id,
            answers_known=answers,
            given_known=given,
            trust_known=trust,
            pool_size=snapshot.pool_size,
            rules_version=SELECTION_RULES_VERSION,
            withdrawals_known=withdrawals,
            asked_at=now,
            expires_at=now + self._claim_seconds,
        )
        self._counts.count(number, annotator, why)
        self._state.claims.add(Claim(number, new.item_id, annotator, new.expires_at, now))
        draw = self._state.exam.add(new, pick.draw) if pick.draw else None
        self._inserting[number] = asyncio.create_task(self._insert(new, draw))
        return self._inserting[number]

    async def _insert(self, new: SelectedQuestion, draw: StoredDraw | None) -> Question:
        try:
            return await self._store.questions.insert(new, draw)
        except BaseException:
            self._state.exam.discard(new.id)
            self._counts.discount(new.annotator_id, new.why)
            claim = self._state.claims.of(new.annotator_id, self._clock())
            if claim is not None and claim.question_id == new.id:
                self._state.claims.release(new.annotator_id)
            raise
        finally:
            del self._inserting[new.id]

    def _apply_undo(self, annotator: AnnotatorId, undone: UndoneAnswer, now: float) -> None:
        """Do in memory what the store has done."""
        number, taken, item = undone.answer_id, undone.taken, undone.item_id
        self._state.add_answer(AnswerEvent(number, taken, item, annotator, "undone", now))
        if (again := undone.question) is not None:
            self._counts.count(again.id, annotator, "undo")
            self._state.claims.add(
                Claim(again.id, again.item_id, annotator, again.expires_at, again.asked_at)
            )

    async def _release_duplicate_claim(self, answered: Question, now: float) -> None:
        """After an answer on an older card, do not ask the same item on the newest card.

        This happens after a restart: the claim of the older card has expired, the item is asked
        again, and then the tap on the older card arrives.
        """
        claim = self._state.claims.of(answered.annotator_id, now)
        if claim is None or claim.question_id == answered.id:
            return
        if row_of(claim.item_id) in self._state.near_duplicates(row_of(answered.item_id)):
            await self.release(answered.annotator_id)


def _own(question: Question | None, annotator: AnnotatorId) -> Question:
    """The question, if it was put to this annotator. Errors: NotYoursError."""
    if question is None or question.annotator_id != annotator:
        raise NotYoursError("This question was not put to this person.")
    return question
