"""The pulse: answer -> on disk -> refit -> next question; knows no Telegram."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.campaign.checkpoints import Checkpoints, Measure, Moved, QualityReport
from bot.campaign.consensus import ConsensusCache
from bot.campaign.explanations import Explained, explained
from bot.campaign.ingest import Ingest
from bot.campaign.reliability import HASTY_SECONDS, Agreement, Annotators, Member, TeamReport
from bot.campaign.selection import QuestionCounts, QuestionSelector, SelectionRules
from bot.campaign.state import LabelSnapshot, PoolState, Reason, item_of, row_of
from bot.campaign.trainer import TrainedModel, Trainer
from bot.errors import TapwiseError, TryLaterError
from storage import Store
from storage.records import (
    Added,
    Annotator,
    AnnotatorId,
    AnswerEvent,
    Choice,
    Claim,
    Counts,
    FeatureFit,
    Group,
    Imported,
    Invite,
    Item,
    ItemId,
    Label,
    NewItem,
    NewQuestion,
    Question,
    QuestionId,
    Role,
    Trust,
)

__all__ = [
    "Agreement",
    "Annotator",
    "AnnotatorId",
    "Campaign",
    "Choice",
    "Explained",
    "FeatureFit",
    "Group",
    "History",
    "Impact",
    "Imported",
    "Invitation",
    "Invite",
    "Item",
    "ItemId",
    "Label",
    "Measure",
    "Member",
    "Moved",
    "NewItem",
    "NotInvitedError",
    "NotMemberError",
    "NotYoursError",
    "Nothing",
    "Progress",
    "QualityReport",
    "Question",
    "QuestionId",
    "Receipt",
    "Role",
    "TeamReport",
    "TooEarlyError",
    "Trust",
]

log = logging.getLogger(__name__)

T = TypeVar("T")

# A claim frees itself after this many seconds without an answer.
CLAIM_SECONDS = 600.0
# Who comes while a fit of others' answers is under way waits no longer for the next one, which will
# have learnt theirs. 100 people who tap 60 times a second on 100,000 messages (views) waited 1.3 s
# for each card when everybody waited for it: a fit takes half a second there.
HURRY_SECONDS = 0.2
# How often the bot looks for what another process has imported.
LOOK_SECONDS = 1.0
DAY = 86_400.0
# How often the bot looks whose hour for a reminder it is.
REMIND_SECONDS = 60.0


OnWork = Callable[[AnnotatorId], Awaitable[None]]
OnAdvice = Callable[[QualityReport], Awaitable[bool]]
OnDoubt = Callable[[Trust], Awaitable[None]]
OnReminder = Callable[[Annotator], Awaitable[None]]


class NotInvitedError(TapwiseError):
    """Nobody has invited this person, or not any longer."""


class NotMemberError(NotInvitedError):
    """Members of a group may label, and this person is not known to be one."""


class MembersUntoldError(TapwiseError):
    """Telegram does not tell, for now, whether somebody is a member of a group."""


class NotYoursError(TapwiseError):
    """The question was put to somebody else, or does not exist."""


class TooEarlyError(TapwiseError):
    """A reason is asked for before the answer."""


@dataclass(frozen=True)
class Receipt:
    """An answer is on disk.

    new: False when the same tap came again. hurried: it ends a run of answers given faster than
    anybody reads. mine: how many answers of theirs stand.
    """

    choice: Choice
    new: bool
    mine: int
    hurried: bool = False


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
    verdict: QualityReport


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
        trainer: Trainer,
        *,
        features: str,
        claim_seconds: float,
        rules: SelectionRules,
        hasty_seconds: float,
        clock: Callable[[], float],
    ):
        self.people = store.people
        self._store = store
        self._trainer = trainer
        self._state = PoolState()
        self._clock = clock
        self._claim_seconds = claim_seconds
        exam = rules.exam_every > 0
        self._selector = QuestionSelector(trainer, rules)
        self._question_counts = QuestionCounts()
        self._intake = Ingest(store, trainer, self._state, features=features, exam=exam)
        self._checkpoints = Checkpoints(store, trainer, self._state, clock, exam=exam)
        self._consensus_cache = ConsensusCache(store)
        self.team = Annotators(store, self._state, clock, rules, hasty_seconds)
        self._trained: TrainedModel | None = None
        self._fitting: asyncio.Task[None] | None = None
        self._hearing: LabelSnapshot | None = None
        self._behind: asyncio.Task[None] | None = None
        self._choosing = asyncio.Lock()
        self._putting: dict[QuestionId, asyncio.Task[Question]] = {}
        self._refreshing = asyncio.Lock()
        self._waiting: set[AnnotatorId] = set()
        self._store_version = -1
        self._advised = False
        self._without_advice: TrainedModel | None = None
        self._reminded = 0.0
        self._generation = 0

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
        rules: SelectionRules = SelectionRules(),  # noqa: B008  (frozen)
        hasty_seconds: float = HASTY_SECONDS,
        clock: Callable[[], float] = time.time,
    ) -> AsyncIterator[Campaign]:
        """Read the store and think the first thought; afterwards the mind's thread is ended."""
        trainer = Trainer(balance, (await store.items.campaign()).seed, rules.policy)
        campaign = cls(
            store,
            trainer,
            features=features,
            claim_seconds=claim_seconds,
            rules=rules,
            hasty_seconds=hasty_seconds,
            clock=clock,
        )
        try:
            await store.people.set_owners(owners, clock())
            await campaign._recall()
            yield campaign
        finally:
            working = [task for task in (campaign._behind, campaign._fitting) if task]
            await asyncio.gather(*working, return_exceptions=True)
            await campaign._all_put()
            await campaign.settle()
            trainer.close()

    # What people do

    async def join(self, telegram_id: int, token: str) -> Annotator:
        """Let somebody in who is known, or has a valid invite; errors: NotInvitedError.

        An annotator who has a curator's invite becomes one.
        """
        annotator = await self.people.annotator(telegram_id)
        if token and (annotator is None or annotator.role == "annotator"):
            annotator = await self.people.join(telegram_id, token, self._clock())
        if annotator is None:
            raise NotInvitedError("This person has no valid invite.")
        return annotator

    async def annotator(self, telegram_id: int) -> Annotator:
        """The annotator with this Telegram id; errors: NotInvitedError."""
        return await self.join(telegram_id, "")

    async def invite(
        self, role: Role, uses: int, seconds: float, made_by: AnnotatorId | None = None
    ) -> Invitation:
        """Make an invite that so many people may use until then."""
        now = self._clock()
        token = await self.people.invite(role, uses, now, now + seconds, made_by)
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
        hurried = added.new and question.open and choice != "skip"
        if hurried:
            hurried = self.team.hurried(annotator, self._clock() - question.asked_at)
        return Receipt(choice, added.new, self._state.answered_by(annotator), hurried)

    async def undo(self, annotator: AnnotatorId, tap: str | None) -> Question | None:
        """Take back the newest answer and ask it again; None when there is nothing to undo."""
        return await whole(self._undo(annotator, tap))

    async def pause(self, annotator: AnnotatorId) -> None:
        """No more questions until `resume`; the open one goes back to the pool."""
        await self._forget_claim(annotator)
        await self.people.pause(annotator, self._clock())

    async def let_go(self, annotator: AnnotatorId) -> None:
        """What this person was being asked goes back to the others; they wait for nothing."""
        self._waiting.discard(annotator)
        claim = self._state.claim_of(annotator, self._clock())
        if claim is not None:
            await self._forget_claim(annotator)
            await self._store.questions.release(claim.question_id, self._clock())

    async def revoke(self, annotator: AnnotatorId) -> bool:
        """May label no longer; the open question goes back. False when nobody was there."""
        await self._forget_claim(annotator)
        return await self.people.revoke(annotator, self._clock())

    async def forget(self, annotator: AnnotatorId) -> None:
        """Who this person is is gone for good; the answers stay, nameless."""
        await self._forget_claim(annotator)
        await self.people.forget(annotator, self._clock())

    async def join_group(self, telegram_id: int, group: Group) -> Annotator | None:
        """Let in a member of a group whose members may label; None for whom an owner revoked."""
        return await self.people.join_group(telegram_id, group, self._clock())

    async def leave_group(self, telegram_id: int, group: int) -> None:
        """Somebody is no member of this group any longer; the open question goes back."""
        gone = await self.people.leave_group(telegram_id, group, self._clock())
        if gone is not None:
            await self._forget_claim(gone)

    async def close_group(self, group: int) -> list[Annotator]:
        """The members of this group may label no longer, those who came with it: these."""
        gone = await self.people.close_group(group, self._clock())
        for annotator in gone:
            await self._forget_claim(annotator.id)
        return gone

    async def trust(self, annotator: AnnotatorId, *, counts: bool) -> None:
        """An owner's word on whether this person's answers count; all is computed anew."""
        await self.team.trust(annotator, counts=counts)
        if counts:
            self._waiting.add(annotator)
        else:
            await self.let_go(annotator)

    async def mark(self, item: ItemId, label: Label, by: AnnotatorId) -> None:
        """An owner or a curator knows this label: it stands above all answers."""
        await whole(self.team.mark(item, label, by))

    async def disputes(self, count: int = 1) -> tuple[list[Item], int]:
        """What the answers have left open: so many items, and of how many."""
        return await self.team.disputes(await self._learnt(), count)

    async def is_disputed(self, item: ItemId) -> bool:
        """Whether the answers have left this item open."""
        return self.team.is_disputed(await self._learnt(), item)

    async def recent(self, annotator: AnnotatorId, count: int, skip: int = 0) -> list[Question]:
        """What this annotator answered, the newest first; each may be answered anew."""
        return await self._store.questions.recent(annotator, count, skip)

    async def report(self) -> TeamReport:
        """Everybody's work, how far each can be trusted, and how far they agree."""
        return await self.team.report(await self._learnt())

    async def settle(self) -> None:
        """Keep what the answers say together where exports and other processes read it."""
        if self._trained is not None:
            await self._consensus_cache.keep(self._trained.aggregated)

    async def question(self, annotator: AnnotatorId, question_id: QuestionId) -> Question:
        """A question that was put to this annotator; errors: NotYoursError."""
        question = await self._store.questions.get(question_id)
        if question is None or question.annotator_id != annotator:
            raise NotYoursError("This question was not put to this person.")
        return question

    async def next_question(self, annotator: AnnotatorId) -> Question | Nothing:
        """The item the newest model is least sure of, of what this annotator may be asked.

        Waits for a fit that contains every answer given so far, but not for long while others
        are being learnt from, see `_ready`. Whoever has an open question is asked it again. Whom
        a full disk kept from a question is told of work later.
        """
        try:
            await self._ready()
            question = await whole(self._claim_next(annotator))
        except TryLaterError:
            self._waiting.add(annotator)
            raise
        if question is None:
            self._waiting.add(annotator)
            return Nothing(self._state.why_nothing(annotator, self._clock()))
        self._waiting.discard(annotator)
        return question

    # What stands

    async def progress(self, annotator: AnnotatorId) -> Progress:
        """Where the campaign stands, after a fit that contains every answer given so far."""
        trained = await self._learnt()
        counts = await self._store.items.counts(self._clock())
        mine = self._state.answered_by(annotator)
        last_day = await self._store.items.labels_since(self._clock() - DAY)
        return Progress(counts, mine, last_day, self._checkpoints.verdict(trained))

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
        return await explained(self._store, self._trainer, await self._learnt(), text)

    async def last_answered(self, annotator: AnnotatorId) -> Question | None:
        """What this annotator answered last."""
        return await self._store.questions.last_answered(annotator)

    async def history(self) -> History:
        past = await self._store.model_log.checkpoints()
        people = await self._store.items.by_annotator()
        return History(
            tuple((each.labels, each.exam_answers, each.exam_right) for each in past),
            tuple(await self._store.items.days()),
            tuple((int(who), answers) for who, answers in people),
        )

    @property
    def impact(self) -> Impact | None:
        """What the newest labels did to the model; None before there was a model to move."""
        trained = self._trained
        if trained is None or trained.moved is None or trained.news < 1:
            return None
        return Impact(len(self._state.labels), trained.news, trained.moved)

    async def end_exam(self) -> None:
        """From now on the exam's items train like all others; it stays ended."""
        await self._store.model_log.end_exam()
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

    async def watch(
        self,
        on_work: OnWork,
        on_advice: OnAdvice | None = None,
        on_doubt: OnDoubt | None = None,
        on_reminder: OnReminder | None = None,
    ) -> None:
        """Notice imports of other processes, tell whoever waits that there is work again, the
        owner, once, that stopping is sensible, and whose answers stopped counting; remind
        whoever wants to be."""
        for annotator in await self._store.questions.stranded():
            await on_work(annotator)
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look(on_work, on_advice, on_doubt, on_reminder)
            except TryLaterError as error:  # a full disk may have room again
                log.warning("a look at the store is put off: %s", error)

    async def look(
        self,
        on_work: OnWork,
        on_advice: OnAdvice | None = None,
        on_doubt: OnDoubt | None = None,
        on_reminder: OnReminder | None = None,
    ) -> None:
        """One look of `watch`."""
        if await self._store.version() != self._store_version:
            await self.refresh()
        self._learn_on()
        await self.settle()
        for annotator in list(self._waiting):
            if self._state.has_work(annotator, self._clock()):
                self._waiting.discard(annotator)
                await on_work(annotator)
        lately = 0.0 <= self._clock() - self._reminded < REMIND_SECONDS  # unless it was put back
        if on_reminder is not None and not lately:
            await self._remind(on_reminder)
        while on_doubt is not None and self.team.doubted:
            await on_doubt(self.team.doubted.pop(0))
        if on_advice is not None and not self._advised:
            await self._advise(on_advice)

    async def _advise(self, on_advice: OnAdvice) -> None:
        """Tell that stopping is sensible, if it is; the same model is judged once."""
        trained = self._trained
        if trained is None or trained is self._without_advice:
            return
        verdict = self._checkpoints.verdict(trained)
        if verdict.advice is None:
            self._without_advice = trained
        elif await on_advice(verdict):
            self._advised = True
            await self._store.model_log.advised(self._clock())

    async def _remind(self, on_reminder: OnReminder) -> None:
        self._reminded = self._clock()
        for annotator in await self.people.to_remind(self._reminded):
            if self._state.has_work(annotator.id, self._reminded):
                await self.people.reminded(annotator.id, self._reminded)
                await on_reminder(annotator)

    async def refresh(self) -> None:
        """Read what other processes have done: imports, revoked people, words of trust."""
        async with self._refreshing:
            version = await self._store.version()
            if await self._intake.refresh():
                self._trained = None  # its weights belong to the columns of before
                self._generation += 1
            await self.team.refresh()
            async with self._choosing:
                await self._all_put()
                claims = await self._store.questions.claims(self._clock())
                self._state.keep_claims({claim.question_id for claim in claims})
            self._store_version = version

    async def _recall(self) -> None:
        """After a start: what the store holds, as if it had just happened."""
        await self.refresh()
        for said in await self._store.questions.log():
            self._state.say(said)
        for claim in await self._store.questions.claims(self._clock()):
            self._state.claim(claim)
        self._advised = (await self._store.items.campaign()).advised
        why = await self._store.questions.asked_why()
        self._question_counts = QuestionCounts(
            asked=await self._store.questions.last(),
            cold_starts=why.get("cold_start", 0),
            seconds=why.get("second", 0),
            of=Counter(await self._store.questions.asked_of()),
        )
        await self._checkpoints.recall()
        await self._learnt()

    async def _ready(self) -> None:
        """Until there is a model to choose by: one that has learnt all answers, theirs among them.

        Who comes while a fit of others' answers is under way would wait for two. With a model at
        hand they wait for `HURRY_SECONDS`, and are asked by the newest there is; which answers it
        has learnt is kept with the question. Whose answers the fit has, as whoever is alone, waits
        for its end.
        """
        fitting = self._fitting is not None and not self._fitting.done()
        hearing = self._hearing if fitting else None
        crowded = hearing is not None and not _contains(hearing, *self._all())
        hurry = crowded and self._trained is not None and self._trained.model is not None
        try:
            async with asyncio.timeout(HURRY_SECONDS if hurry else None):
                await self._learnt()
        except TimeoutError:
            self._learn_on()

    def _learn_on(self) -> None:
        """Learn what nobody waits for any longer, beside all else."""
        if self._is_behind and (self._behind is None or self._behind.done()):
            self._behind = asyncio.create_task(self._catch_up())

    @property
    def _is_behind(self) -> bool:
        return self._trained is not None and not _contains(self._trained.snapshot, *self._all())

    async def _catch_up(self) -> None:
        try:
            while self._is_behind:
                await self._learnt()
        except TryLaterError as error:  # the next look tries again
            log.warning("what was answered is learnt later: %s", error)

    async def _learnt(self) -> TrainedModel:
        """The fit that contains all that is known now; many who wait for it share one."""
        wanted = self._all()
        while self._trained is None or not _contains(self._trained.snapshot, *wanted):
            if self._fitting is None or self._fitting.done():
                self._hearing = None  # all that is known when it begins
                self._fitting = asyncio.create_task(self._fit())
            await asyncio.shield(self._fitting)
        return self._trained

    def _all(self) -> tuple[int, int, int, int]:
        """How much there is to learn now."""
        return self._state.answers, self._state.given, self._state.trust, self._state.size

    async def _fit(self) -> None:
        before, snapshot = self._trained, self._state.snapshot()
        self._hearing = snapshot
        generation = self._generation
        trained = await self._trainer.learn(snapshot, before)
        if self._generation == generation:  # else new columns came meanwhile
            self._trained = trained
            await self._checkpoints.notice(trained)
            self._without_advice = None  # somebody may have looked before that
            for annotator in await self.team.judge(trained):
                await self.let_go(annotator)

    async def _keep(self, question: Question, choice: Choice, tap: str | None) -> Added:
        now = self._clock()
        added = await self._store.questions.answer(question.id, choice, tap, now)
        if added.new:
            who, item = question.annotator_id, question.item_id
            self._state.say(AnswerEvent(added.answer_id, question.id, item, who, choice, now))
            await self._not_twice(question, now)
        return added

    async def _not_twice(self, answered: Question, now: float) -> None:
        """Whoever answers on an older card is not asked the same once more on the newest.

        That may be after a start, where the question on a card is asked anew as its claim is over,
        and the tap on it comes after that.
        """
        claim = self._state.claim_of(answered.annotator_id, now)
        if claim is None or claim.question_id == answered.id:
            return
        if row_of(claim.item_id) in self._state.group(row_of(answered.item_id)):
            await self.let_go(answered.annotator_id)

    async def _undo(self, annotator: AnnotatorId, tap: str | None) -> Question | None:
        async with self._choosing:  # it adds a question, and questions are numbered in order
            await self._all_put()
            now = self._clock()
            ends = now + self._claim_seconds
            undone = await self._store.questions.undo(annotator, tap, now, ends)
            if undone is None:
                return None
            again = undone.question
            if undone.new:
                number, taken, item = undone.answer_id, undone.taken, undone.item_id
                self._state.say(AnswerEvent(number, taken, item, annotator, "undone", now))
                if again is not None:
                    self._question_counts.count(again.id, annotator, "undo")
                    self._claimed(again)
            if again is not None:
                return again
            # Its item is with somebody else by now: what comes next is another one.
            asking = await self._ask(annotator, self._trained or await self._learnt())
            return await asking if asking else None

    async def _claim_next(self, annotator: AnnotatorId) -> Question | None:
        async with self._choosing:
            trained = self._trained or await self._learnt()
            claim = self._state.claim_of(annotator, self._clock())
            if claim and claim.question_id not in self._putting:
                return await self.question(annotator, claim.question_id)
            asking = (
                self._putting[claim.question_id] if claim else await self._ask(annotator, trained)
            )
        return await asking if asking else None

    async def _ask(
        self, annotator: AnnotatorId, trained: TrainedModel
    ) -> asyncio.Task[Question] | None:
        """Choose and claim; what it gives back ends when the question is on disk.

        Whoever is next is chosen for meanwhile, and many questions share one flush to the disk.
        """
        if not self._state.counts(annotator):
            return None
        now, state, snapshot = self._clock(), self._state, trained.snapshot
        known = state.answers, state.given, state.trust
        tested = annotator not in self.team.owners
        chosen = await self._selector.choose(
            trained, state, self._question_counts, annotator, tested=tested, now=now
        )
        if chosen is None:
            return None
        why, pick = chosen
        new = NewQuestion(
            item_id=item_of(pick.row),
            annotator_id=annotator,
            why=why,
            score=pick.score,
            probability=pick.probability,
            answers_learnt=snapshot.answers,
            given_learnt=snapshot.given,
            trust_learnt=snapshot.trust,
            feature_fit_id=trained.feature_fit,
            answers_known=known[0],
            given_known=known[1],
            trust_known=known[2],
            pool_size=snapshot.pool_size,
            asked_at=now,
            expires_at=now + self._claim_seconds,
        )
        number = QuestionId(self._question_counts.asked + 1)
        self._question_counts.count(number, annotator, why)
        self._state.claim(Claim(number, new.item_id, annotator, new.expires_at, now))
        self._putting[number] = asyncio.create_task(self._put(new, number))
        return self._putting[number]

    async def _put(self, new: NewQuestion, number: QuestionId) -> Question:
        try:
            return await self._store.questions.put(new, number)
        except BaseException:
            self._question_counts.discount(new.annotator_id, new.why)
            claim = self._state.claim_of(new.annotator_id, self._clock())
            if claim is not None and claim.question_id == number:
                self._state.release(new.annotator_id)
            raise
        finally:
            del self._putting[number]

    async def _all_put(self) -> None:
        """Wait until every question that somebody was chosen for is on disk, or refused."""
        if self._putting:
            await asyncio.wait(list(self._putting.values()))

    async def _forget_claim(self, annotator: AnnotatorId) -> None:
        claim = self._state.claim_of(annotator, self._clock())
        if claim is not None and claim.question_id in self._putting:
            await asyncio.wait({self._putting[claim.question_id]})
        self._waiting.discard(annotator)
        self._state.release(annotator)

    def _claimed(self, question: Question) -> None:
        who, ends, began = question.annotator_id, question.expires_at, question.asked_at
        self._state.claim(Claim(question.id, question.item_id, who, ends, began))


async def whole(work: Coroutine[Any, Any, T]) -> T:
    """Work that goes on to its end even if whoever waits for it is cancelled.

    What is on disk and what is in memory change together or not at all.
    """
    return await asyncio.shield(asyncio.create_task(work))


def _contains(snapshot: LabelSnapshot, answers: int, given: int, trust: int, size: int) -> bool:
    """Whether a fit has heard at least this much."""
    learnt = snapshot.answers >= answers and snapshot.given >= given and snapshot.trust >= trust
    return learnt and snapshot.pool_size >= size
