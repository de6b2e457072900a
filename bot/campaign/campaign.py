"""The campaign: answer -> stored -> refit -> next question. It knows no Telegram."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from bot.campaign.assignments import Assignments
from bot.campaign.blind_draws import BlindDraws
from bot.campaign.certificate import BeingImportedError, Numbers, certify
from bot.campaign.checkpoints import Checkpoints
from bot.campaign.checks import Checks
from bot.campaign.consensus import ConsensusCache
from bot.campaign.delivered_set import Moment, delivered_items
from bot.campaign.exam_looks import ExamLooks
from bot.campaign.guidelines import Guidelines
from bot.campaign.harvest import Harvest
from bot.campaign.ingest import Ingest, Reading
from bot.campaign.label_names import OwnLabelNames
from bot.campaign.members import GroupMembership, Invitations, Members, Preferences
from bot.campaign.owner_notices import OwnerNotices
from bot.campaign.proofs import Proofs
from bot.campaign.reliability import HASTY_SECONDS, Annotators
from bot.campaign.reports import Reports
from bot.campaign.requests import Requests
from bot.campaign.review import Review
from bot.campaign.selection import QuestionSelector, SelectionRules
from bot.campaign.state import PoolState, Reason
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import Training
from bot.campaign.watcher import Watcher
from bot.errors import TryLaterError
from storage import Store
from storage.records import AnnotatorId, Choice, Imported, NewItem, Question, QuestionId
from storage.report_records import DeliveredItem

# A claim expires after this many seconds without an answer.
CLAIM_SECONDS: Final = 600.0


@dataclass(frozen=True)
class Receipt:
    """An answer is on disk.

    new: False if the same tap arrived before. mine: this annotator's answers so far. hurried: the
    answer ends a run of answers that are too fast to have been read.
    """

    choice: Choice
    new: bool
    mine: int
    hurried: bool = False


@dataclass(frozen=True)
class Nothing:
    """There is no next question, and why."""

    reason: Reason


class Campaign:
    """One pool being labelled by its annotators.

    members, invitations, groups, preferences: who may label. guidelines: what is spam; label_names:
    its name. assignments: open questions. proofs: the goal, and what is proven. review: of owners
    and curators. reports: what can be read. checks, requests: the score of any message, and asking
    others about it. harvest: of watched groups. watcher: what needs no tap. Not for chat: `store`.
    """

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        *,
        features: str,
        claim_seconds: float,
        rules: SelectionRules,
        draws: BlindDraws,
        hasty_seconds: float,
        clock: Callable[[], float],
        on_fit_end: Callable[[float], None],
        reading: Reading,
    ):
        self.store = store
        self._clock = clock
        self._trainer = trainer
        self._state = state = PoolState()
        self._store_version = -1
        self._refreshing = asyncio.Lock()
        self._consensus_cache = ConsensusCache(store)
        exam = rules.exam_every > 0
        self._ingest = ingest = Ingest(store, trainer, state, features, exam=exam, reading=reading)
        self.meaning = ingest.reader
        self._looks = looks = ExamLooks(store, state, clock, exam=exam)
        self._checkpoints = checkpoints = Checkpoints(store, trainer, state, looks, clock)
        self.annotators = annotators = Annotators(store, state, clock, hasty_seconds)
        self.training = training = Training(trainer, state, self._on_fit, on_fit_end=on_fit_end)
        self.assignments = assignments = Assignments(
            store,
            state,
            training,
            QuestionSelector(trainer, rules, draws),
            annotators,
            claim_seconds=claim_seconds,
            clock=clock,
        )
        self.proofs = Proofs(store, state, trainer, training, assignments.between_questions, clock)
        self.checks = checks = Checks(store, state, trainer, training, rules, clock)
        self.requests = Requests(
            store, state, checks, assignments, self.proofs, self.refresh, self._refreshing, clock
        )
        self.harvest = Harvest(store, state, trainer, training, ingest, self.refresh, rules, clock)
        self.members = Members(store, assignments.drop_claim, clock)
        self.groups = GroupMembership(store, assignments.drop_claim, clock)
        self.invitations = Invitations(store, clock)
        self.preferences = Preferences(store)
        self.guidelines, self.label_names = Guidelines(store, clock), OwnLabelNames(store, clock)
        self.review = Review(store, state, training, assignments, annotators, rules, clock)
        self.reports = Reports(store, state, trainer, training, checkpoints, looks, ingest, clock)
        notices = OwnerNotices(store, state, annotators, self.proofs, clock)
        self.watcher = Watcher(
            store, training, assignments, annotators, notices, checkpoints, self._synchronise, clock
        )

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        store: Store,
        *,
        owners: Iterable[int] = (),
        features: str = "views",
        balance: str = "weights",
        estimator: Any | None = None,
        claim_seconds: float = CLAIM_SECONDS,
        rules: SelectionRules = SelectionRules(),  # noqa: B008  (frozen)
        hasty_seconds: float = HASTY_SECONDS,
        clock: Callable[[], float] = time.time,
        on_fit_end: Callable[[float], None] = lambda seconds: None,
        reading: Reading = Reading(),  # noqa: B008  (frozen)
    ) -> AsyncIterator[Campaign]:
        """Read the store and fit the first model; closing waits for what is running."""
        seed = (await store.items.campaign()).seed
        trainer = Trainer(balance, seed, rules.policy, estimator)
        campaign = cls(
            store,
            trainer,
            features=features,
            claim_seconds=claim_seconds,
            rules=rules,
            draws=BlindDraws(await store.model_log.blind_key()),
            hasty_seconds=hasty_seconds,
            clock=clock,
            on_fit_end=on_fit_end,
            reading=reading,
        )
        try:
            await campaign.members.set_owners(owners)
            await campaign._load()
            yield campaign
        finally:
            await campaign.harvest.settle()
            await campaign.training.finish()
            await campaign.assignments.finish()
            await campaign.store_consensus()
            await campaign.meaning.stop()
            trainer.close()

    async def answer(
        self, annotator: AnnotatorId, question_id: QuestionId, choice: Choice, tap: str | None
    ) -> Receipt:
        """Store an answer to a question that was put to this annotator, however late it is.

        tap: Telegram's id of the tap; the same tap twice is one answer. Errors: NotYoursError.
        """
        question = await self.assignments.question(annotator, question_id)
        added = await self.assignments.answer(question, choice, tap)
        hurried = added.new and question.open and choice != "skip"
        if hurried:
            hurried = self.annotators.hurried(annotator, self._clock() - question.asked_at)
        return Receipt(choice, added.new, self._state.answer_counts[annotator], hurried)

    async def undo(
        self, annotator: AnnotatorId, tap: str | None, shown: int | None = None
    ) -> Question | Nothing | None:
        """Take back the newest answer and ask its question again; None if there is no answer.

        shown: the token of the card whose button was tapped, as in `Assignments.undo`. Returns
        another question, or nothing, if the item is with somebody else by now.
        """
        undo = await self.assignments.undo(annotator, tap, shown)
        if undo.taken and undo.question is None:
            self.assignments.awaiting_work.add(annotator)
            return Nothing(self._state.why_nothing(annotator, self._clock()))
        return undo.question

    async def next_question(self, annotator: AnnotatorId) -> Question | Nothing:
        """The open question of this annotator, or a new one selected by the newest model.

        Waits for a fit with every answer so far, but not for long while other answers are being
        learnt, see `Training.wait_for_own_answer`. Errors: TryLaterError if the disk is full; the
        annotator is then notified once there is work again.
        """
        try:
            await self.training.wait_for_own_answer()
            question = await self.assignments.next_question(annotator)
        except TryLaterError:
            self.assignments.awaiting_work.add(annotator)
            raise
        if question is None:
            self.assignments.awaiting_work.add(annotator)
            return Nothing(self._state.why_nothing(annotator, self._clock()))
        self.assignments.awaiting_work.discard(annotator)
        return question

    async def add_items(
        self, items: Iterable[NewItem], files: Sequence[str] = (), *, replace_labels: bool = False
    ) -> Imported:
        """Import items, which can be asked at once; files, replace_labels: as in `Items.add`."""
        imported = await self.store.items.add(items, files=files, replace_labels=replace_labels)
        await self.refresh()
        return imported

    async def deliver(self) -> tuple[list[DeliveredItem], Numbers]:
        """Every message with a label, and the certificate; BeingImportedError if new ones come."""
        async with self.harvest.held():
            await self.training.current()
            moment = await Moment.now(self.store)
            if moment.marks.items != self._state.size:
                raise BeingImportedError("New messages are being imported.")
            delivered, numbers = await certify(self.store, self._trainer, moment)
            return await delivered_items(self.store, delivered, moment), numbers

    async def refresh(self) -> None:
        """Read what other processes have written: imports, revocations, trust decisions."""
        await self._read_portion()
        while self._ingest.has_more:
            await self._read_portion()

    async def _read_portion(self) -> None:
        async with self._refreshing:
            version = await self.store.data_version()
            self.harvest.begin_refresh()
            stored = await self._ingest.stored_pool()
            if self._ingest.is_behind(stored):
                await self.proofs.end("pool_grew")  # it is about one pool
            ended = (await self.store.items.campaign()).exam_ended is not None
            if ended and len(self._state.exam.reserve):
                await self.proofs.end("stopped")  # the exam's answers train from now on
            if await self._ingest.refresh(stored):
                self.training.discard()  # its weights belong to the former columns
            await self.annotators.refresh()
            await self.assignments.refresh()
            self.harvest.end_refresh(complete=self._ingest.is_complete)
            self._store_version = version

    async def store_consensus(self) -> None:
        """Write the aggregated labels, which exports and other processes read."""
        if self.training.newest is not None:
            await self._consensus_cache.write(self.training.newest.aggregated)

    async def _synchronise(self) -> None:
        if await self.store.data_version() != self._store_version:
            await self.harvest.load()
            await self._read_portion()
        elif self.harvest.has_new_items or self._ingest.has_news():
            await self._read_portion()
        await self.store_consensus()

    async def _load(self) -> None:
        """After a start, bring the memory to the state of the store."""
        await self._read_portion()
        await self.guidelines.load()
        await self.label_names.load()
        await self._looks.load()  # before the answers to its questions are counted
        for event in await self.store.questions.answer_log():
            self._state.add_answer(event)
        await self.assignments.load()
        await self.watcher.load()
        await self._checkpoints.load()
        await self.training.current()
        await self.proofs.load()
        await self.harvest.load()

    async def _on_fit(self, trained: TrainedModel) -> None:
        await self._checkpoints.add(trained)
        await self._looks.add(trained)
        await self.proofs.update(trained)
        self.watcher.reconsider_advice()
        for annotator in await self.annotators.exclude_unreliable(trained):
            await self.assignments.release(annotator)
