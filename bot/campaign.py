"""The pulse: answer -> on disk -> refit -> next question; knows no Telegram."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.board import Board, Reason, item_of
from bot.checkpoints import Checkpoints, Measure, Moved, Verdict
from bot.errors import TapwiseError
from bot.explaining import Explained, explained
from bot.intake import Intake
from bot.mind import Knowledge, Mind
from storage import Store
from storage.records import (
    Added,
    Annotator,
    AnnotatorId,
    Choice,
    Claim,
    Counts,
    FeatureFit,
    Imported,
    NewItem,
    NewQuestion,
    Question,
    QuestionId,
    Role,
    Said,
    Why,
)

__all__ = [
    "Annotator",
    "AnnotatorId",
    "Campaign",
    "Choice",
    "Explained",
    "FeatureFit",
    "History",
    "Impact",
    "Imported",
    "Invitation",
    "Measure",
    "Moved",
    "NewItem",
    "NotInvitedError",
    "NotYoursError",
    "Nothing",
    "Progress",
    "Question",
    "QuestionId",
    "Receipt",
    "Role",
    "TooEarlyError",
    "Verdict",
]

log = logging.getLogger(__name__)

T = TypeVar("T")

# A claim frees itself after this many seconds without an answer.
CLAIM_SECONDS = 600.0
# Every so-many-th question is an exam question: chance chooses, and the answer trains nothing.
EXAM_EVERY = 10
# How often the bot looks for what another process has imported.
LOOK_SECONDS = 1.0
DAY = 86_400.0


OnWork = Callable[[AnnotatorId], Awaitable[None]]
OnAdvice = Callable[[Verdict], Awaitable[bool]]


class NotInvitedError(TapwiseError):
    """Nobody has invited this person, or not any longer."""


class NotYoursError(TapwiseError):
    """The question was put to somebody else, or does not exist."""


class TooEarlyError(TapwiseError):
    """A reason is asked for before the answer."""


@dataclass(frozen=True)
class Receipt:
    """An answer is on disk. `new` is False when the same tap came again."""

    choice: Choice
    new: bool
    mine: int


@dataclass(frozen=True)
class Nothing:
    """There is no next question, and why."""

    reason: Reason


@dataclass(frozen=True)
class Progress:
    """Where the campaign stands, and this annotator in it; last_day: labels of the last 24 h."""

    counts: Counts
    mine: int
    last_day: int
    verdict: Verdict


@dataclass(frozen=True)
class Impact:
    """What the newest labels did: so many of them moved so many items across 0.5."""

    labels: int
    news: int
    moved: int


@dataclass(frozen=True)
class History:
    """How the campaign came to where it stands, for the owner's picture.

    checkpoints: labels, exam answers, and those the model of the time had right, in order.
    days: ISO day in UTC and labels given; annotators: number and answers, most first.
    """

    checkpoints: tuple[tuple[int, int, int], ...]
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Invitation:
    """An invite that was just made; its token is told this once."""

    token: str
    role: Role
    uses: int
    expires_at: float


class Campaign:
    """One pool being labelled by its annotators."""

    def __init__(
        self,
        store: Store,
        mind: Mind,
        *,
        features: str,
        claim_seconds: float,
        exam_every: int,
        clock: Callable[[], float],
    ):
        self.people = store.people
        self._store = store
        self._mind = mind
        self._board = Board()
        self._clock = clock
        self._claim_seconds = claim_seconds
        self._exam_every = exam_every
        self._intake = Intake(store, mind, self._board, features=features, exam=exam_every > 0)
        self._checkpoints = Checkpoints(store, mind, self._board, clock, exam=exam_every > 0)
        self._knowledge: Knowledge | None = None
        self._fitting: asyncio.Task[None] | None = None
        self._choosing = asyncio.Lock()
        self._refreshing = asyncio.Lock()
        self._waiting: set[AnnotatorId] = set()
        self._store_version = -1
        self._advised = False
        self._generation = 0
        self._cold_starts = 0
        self._asked = 0

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        store: Store,
        *,
        owners: Iterable[int] = (),
        features: str = "auto",
        balance: str = "weights",
        claim_seconds: float = CLAIM_SECONDS,
        exam_every: int = EXAM_EVERY,
        clock: Callable[[], float] = time.time,
    ) -> AsyncIterator[Campaign]:
        """Read the store and think the first thought; afterwards the mind's thread is ended.

        exam_every: every so-many-th question is an exam question; 0 for none.
        """
        mind = Mind(balance, (await store.items.campaign()).seed)
        campaign = cls(
            store,
            mind,
            features=features,
            claim_seconds=claim_seconds,
            exam_every=exam_every,
            clock=clock,
        )
        try:
            await store.people.set_owners(owners, clock())
            await campaign._recall()
            yield campaign
        finally:
            if campaign._fitting:
                await asyncio.gather(campaign._fitting, return_exceptions=True)
            mind.close()

    # What people do

    async def join(self, telegram_id: int, token: str) -> Annotator:
        """Let somebody in who is known, or has a valid invite; errors: NotInvitedError."""
        annotator = await self.people.annotator(telegram_id)
        if annotator is None and token:
            annotator = await self.people.join(telegram_id, token, self._clock())
        if annotator is None:
            raise NotInvitedError("This person has no valid invite.")
        return annotator

    async def annotator(self, telegram_id: int) -> Annotator:
        """The annotator with this Telegram id; errors: NotInvitedError."""
        return await self.join(telegram_id, "")

    async def invite(self, role: Role, uses: int, seconds: float) -> Invitation:
        """Make an invite that so many people may use until then."""
        now = self._clock()
        token = await self.people.invite(role, uses, now, now + seconds)
        return Invitation(token, role, uses, now + seconds)

    async def answer(
        self, annotator: AnnotatorId, question_id: QuestionId, choice: Choice, tap: str | None
    ) -> Receipt:
        """Keep an answer to a question that was put to this annotator, however late.

        tap: Telegram's id of the tap; the same tap twice is one fact.
        Errors: NotYoursError.
        """
        question = await self.question(annotator, question_id)
        added = await whole(self._keep(question, choice, tap))
        return Receipt(choice, added.new, await self._store.items.answered_by(annotator))

    async def undo(self, annotator: AnnotatorId, tap: str | None) -> Question | None:
        """Take back the newest answer and ask it again; None when there is nothing to undo."""
        return await whole(self._undo(annotator, tap))

    async def pause(self, annotator: AnnotatorId) -> None:
        """No more questions until `resume`; the open one goes back to the pool."""
        self._waiting.discard(annotator)
        self._board.release(annotator)
        await self.people.pause(annotator, self._clock())

    async def question(self, annotator: AnnotatorId, question_id: QuestionId) -> Question:
        """A question that was put to this annotator; errors: NotYoursError."""
        question = await self._store.questions.get(question_id)
        if question is None or question.annotator_id != annotator:
            raise NotYoursError("This question was not put to this person.")
        return question

    async def next_question(self, annotator: AnnotatorId) -> Question | Nothing:
        """The item the newest model is least sure of, of what this annotator may be asked.

        Waits for a fit that contains every answer given so far. Whoever has an open question
        is asked it again.
        """
        await self._learnt()
        question = await whole(self._claim_next(annotator))
        if question is None:
            self._waiting.add(annotator)
            return Nothing(self._board.why_nothing(annotator, self._clock()))
        self._waiting.discard(annotator)
        return question

    # What stands

    async def progress(self, annotator: AnnotatorId) -> Progress:
        """Where the campaign stands, after a fit that contains every answer given so far."""
        knowledge = await self._learnt()
        counts = await self._store.items.counts(self._clock())
        mine = await self._store.items.answered_by(annotator)
        last_day = await self._store.items.labels_since(self._clock() - DAY)
        return Progress(counts, mine, last_day, self._checkpoints.verdict(knowledge))

    @property
    def features(self) -> FeatureFit | None:
        """What the model sees of a text, and why that; None before the first import."""
        return self._intake.features

    async def explain(self, text: str) -> Explained | None:
        """Why a text has its score; None while there is no model.

        Errors: TooEarlyError for an item that nobody has labelled: knowing would lead people.
        """
        item = await self._store.items.find(text)
        if item is not None and not await self._store.items.is_labelled(item):
            raise TooEarlyError("This message is not labelled yet.")
        return await explained(self._store, self._mind, await self._learnt(), text)

    async def last_answered(self, annotator: AnnotatorId) -> Question | None:
        """What this annotator answered last."""
        return await self._store.questions.last_answered(annotator)

    async def history(self) -> History:
        past = await self._store.mind.checkpoints()
        people = await self._store.items.by_annotator()
        return History(
            tuple((each.labels, each.exam_answers, each.exam_right) for each in past),
            tuple(await self._store.items.days()),
            tuple((int(who), answers) for who, answers in people),
        )

    @property
    def impact(self) -> Impact | None:
        """What the newest labels did to the model; None before there was a model to move."""
        knowledge = self._knowledge
        if knowledge is None or knowledge.moved is None or knowledge.news < 1:
            return None
        return Impact(len(self._board.labels), knowledge.news, knowledge.moved)

    async def end_exam(self) -> None:
        """From now on the exam's items train like all others; it stays ended."""
        await self._store.mind.end_exam()
        await self.refresh()

    async def add_items(self, items: Iterable[NewItem]) -> Imported:
        """Import beside the work that goes on; the items may be asked at once."""
        imported = await self._store.items.add(items)
        await self.refresh()
        return imported

    @property
    def store(self) -> Store:
        """For reading the labelled set; writes go through the campaign."""
        return self._store

    # What goes on by itself

    async def watch(self, on_work: OnWork, on_advice: OnAdvice | None = None) -> None:
        """Notice imports of other processes, tell whoever waits that there is work again, and
        the owner, once, that stopping is sensible."""
        for annotator in await self._store.questions.stranded():
            await on_work(annotator)
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look(on_work, on_advice)

    async def look(self, on_work: OnWork, on_advice: OnAdvice | None = None) -> None:
        """One look of `watch`."""
        if await self._store.version() != self._store_version:
            await self.refresh()
        for annotator in list(self._waiting):
            if self._board.has_work(annotator, self._clock()):
                self._waiting.discard(annotator)
                await on_work(annotator)
        if on_advice is not None and not self._advised and self._knowledge is not None:
            verdict = self._checkpoints.verdict(self._knowledge)
            if verdict.advice is not None and await on_advice(verdict):
                self._advised = True
                await self._store.mind.advised(self._clock())

    async def refresh(self) -> None:
        """Read what was imported since the last time."""
        async with self._refreshing:
            version = await self._store.version()
            if await self._intake.refresh():
                self._knowledge = None  # its weights belong to the columns of before
                self._generation += 1
            self._store_version = version

    async def _recall(self) -> None:
        """After a start: what the store holds, as if it had just happened."""
        await self.refresh()
        for said in await self._store.questions.log():
            self._board.say(said)
        for claim in await self._store.questions.claims(self._clock()):
            self._board.claim(claim)
        self._advised = (await self._store.items.campaign()).advised
        self._asked = await self._store.questions.last()
        self._cold_starts = await self._store.questions.cold_starts()
        await self._checkpoints.recall()
        await self._learnt()

    async def _learnt(self) -> Knowledge:
        """The fit that contains all that is known now; many who wait for it share one."""
        wanted = self._board.answers, self._board.given, self._board.size
        while self._knowledge is None or not _contains(self._knowledge, *wanted):
            if self._fitting is None or self._fitting.done():
                self._fitting = asyncio.create_task(self._fit())
            await asyncio.shield(self._fitting)
        return self._knowledge

    async def _fit(self) -> None:
        before, labels = self._knowledge, self._board.snapshot()
        generation = self._generation
        knowledge = await self._mind.learn(labels, before)
        if self._generation == generation:  # else new columns came meanwhile
            self._knowledge = knowledge
            await self._checkpoints.notice(knowledge)

    async def _keep(self, question: Question, choice: Choice, tap: str | None) -> Added:
        now = self._clock()
        added = await self._store.questions.answer(question.id, choice, tap, now)
        if added.new:
            who, item = question.annotator_id, question.item_id
            self._board.say(Said(added.answer_id, question.id, item, who, choice, now))
        return added

    async def _undo(self, annotator: AnnotatorId, tap: str | None) -> Question | None:
        async with self._choosing:  # it adds a question, and questions are numbered in order
            now = self._clock()
            ends = now + self._claim_seconds
            undone = await self._store.questions.undo(annotator, tap, now, ends)
            if undone is None:
                return None
            again = undone.question
            if undone.new:
                number, taken, item = undone.answer_id, undone.taken, undone.item_id
                self._board.say(Said(number, taken, item, annotator, "undone", now))
                if again is not None:
                    self._asked = again.id
                    self._claimed(again)
            if again is not None:
                return again
            # Its item is with somebody else by now: what comes next is another one.
            return await self._ask(annotator, self._knowledge or await self._learnt())

    async def _claim_next(self, annotator: AnnotatorId) -> Question | None:
        async with self._choosing:
            knowledge = self._knowledge or await self._learnt()
            if claim := self._board.claim_of(annotator, self._clock()):
                return await self.question(annotator, claim.question_id)
            return await self._ask(annotator, knowledge)

    async def _ask(self, annotator: AnnotatorId, knowledge: Knowledge) -> Question | None:
        now, known = self._clock(), (self._board.answers, self._board.given)
        number, size = self._asked + 1, knowledge.labels.pool_size
        exam = self._board.allowed(annotator, now, exam=True)[:size]
        allowed = self._board.allowed(annotator, now)[:size]
        why: Why = "exam"
        if exam.any() and (self._exam_turn(number) or not allowed.any()):
            pick = await self._mind.draw(knowledge, exam, number)
        else:
            why = "cold_start" if knowledge.model is None else "uncertainty"
            pick = await self._mind.choose(knowledge, allowed, number, self._cold_starts)
        if pick is None:
            return None
        new = NewQuestion(
            item_id=item_of(pick.row),
            annotator_id=annotator,
            why=why,
            score=pick.score,
            probability=pick.probability,
            answers_learnt=knowledge.labels.answers,
            given_learnt=knowledge.labels.given,
            feature_fit_id=knowledge.feature_fit,
            answers_known=known[0],
            given_known=known[1],
            pool_size=knowledge.labels.pool_size,
            asked_at=now,
            expires_at=now + self._claim_seconds,
        )
        self._asked = await self._store.questions.add(new)
        self._cold_starts += why == "cold_start"
        question = await self.question(annotator, QuestionId(self._asked))
        self._claimed(question)
        return question

    def _exam_turn(self, number: int) -> bool:
        return self._exam_every > 0 and number % self._exam_every == 0

    def _claimed(self, question: Question) -> None:
        claim = Claim(question.id, question.item_id, question.annotator_id, question.expires_at)
        self._board.claim(claim)


async def whole(work: Coroutine[Any, Any, T]) -> T:
    """Work that goes on to its end even if whoever waits for it is cancelled.

    What is on disk and what is in memory change together or not at all.
    """
    return await asyncio.shield(asyncio.create_task(work))


def _contains(knowledge: Knowledge, answers: int, given: int, size: int) -> bool:
    """Whether a fit has learnt at least this much."""
    labels = knowledge.labels
    return labels.answers >= answers and labels.given >= given and labels.pool_size >= size
