"""What the bot does without a tap: read imports, announce new work, remind, advise to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.announcements import Announcements
from bot.campaign.assignments import Assignments
from bot.campaign.checkpoints import Checkpoints, QualityReport
from bot.campaign.owner_notices import Dominance, OwnerNotices
from bot.campaign.proofs import ProofStatement
from bot.campaign.reliability import Annotators
from bot.campaign.trained_model import TrainedModel
from bot.campaign.training import Training
from bot.errors import TryLaterError
from storage import Store
from storage.records import Annotator, AnnotatorId, Reliability

log = logging.getLogger(__name__)

# Time between two checks for imports by another process.
CHECK_SECONDS: Final = 1.0
# Time between two checks for annotators whose reminder is due.
REMIND_SECONDS: Final = 60.0


@dataclass(frozen=True)
class WatchHandlers:
    """What to call on each event; None ignores it.

    on_new_work: an annotator who had no question left can be asked again. on_news: so can one who
    was away, and is to get a new card. on_stop_advice: the stopping criterion holds. on_excluded:
    the answers of an annotator are ignored from now on. on_reminder: a reminder is due.
    on_doubtful: the owners have to decide whether an annotator's answers count. on_dominant: an
    annotator gives more than half of all answers. on_alike: some err alike on one kind of messages.
    on_proof_end: a proof has ended by itself. Those for owners return, once the notice is
    delivered, whether an owner was there; they are then not called again for the same annotators or
    proof.
    """

    on_new_work: Callable[[AnnotatorId], Awaitable[None]]
    on_news: Callable[[AnnotatorId], Awaitable[None]] | None = None
    on_stop_advice: Callable[[QualityReport], Awaitable[bool]] | None = None
    on_excluded: Callable[[Reliability], Awaitable[bool]] | None = None
    on_reminder: Callable[[Annotator], Awaitable[None]] | None = None
    on_doubtful: Callable[[Reliability], Awaitable[bool]] | None = None
    on_dominant: Callable[[Dominance], Awaitable[bool]] | None = None
    on_alike: Callable[[ErringAlike], Awaitable[bool]] | None = None
    on_proof_end: Callable[[ProofStatement], Awaitable[bool]] | None = None


class Watcher:
    """Checks the campaign again and again while the bot runs."""

    def __init__(
        self,
        store: Store,
        training: Training,
        assignments: Assignments,
        annotators: Annotators,
        notices: OwnerNotices,
        checkpoints: Checkpoints,
        synchronise: Callable[[], Awaitable[None]],
        clock: Callable[[], float],
    ):
        """synchronise: reads what other processes wrote, and writes what they read."""
        self._store = store
        self._training = training
        self._assignments = assignments
        self._annotators = annotators
        self._notices = notices
        self._checkpoints = checkpoints
        self._announcements = Announcements(store, clock)
        self._synchronise = synchronise
        self._clock = clock
        self._advised = False
        self._without_advice: TrainedModel | None = None
        self._reminded_at = 0.0
        self._notifying: asyncio.Task[None] | None = None

    async def load(self) -> None:
        """Read after a start what the owners were notified of already."""
        await self._notices.load()
        self._advised = (await self._store.items.campaign()).advised

    async def watch(self, handlers: WatchHandlers, every: float = CHECK_SECONDS) -> None:
        """Check until cancelled, and `finish` then; every: seconds between two checks."""
        for annotator in await self._store.questions.annotators_without_question():
            await self._announce(annotator, handlers)
        while True:
            await asyncio.sleep(every)
            try:
                await self.check(handlers)
            except TryLaterError as error:  # a full disk may have room again
                log.warning("a check of the store is put off: %s", error)

    async def finish(self) -> None:
        """Wait for a notice that is on its way, so that it is not sent again after the next start.

        What sends the notices must no longer wait for Telegram's limits.
        """
        if self._notifying is not None:
            try:
                await self._notifying
            except TryLaterError as error:
                log.warning("notices to owners are put off: %s", error)

    async def check(self, handlers: WatchHandlers) -> None:
        """Check once."""
        await self._synchronise()
        self._training.train_in_background()
        for annotator in list(self._assignments.awaiting_work):
            if self._assignments.has_work(annotator):
                self._assignments.awaiting_work.discard(annotator)
                await self._announce(annotator, handlers)
        if handlers.on_reminder is not None:
            await self._remind(handlers.on_reminder)
        await self._notify_owners(handlers)

    async def _announce(self, annotator: AnnotatorId, handlers: WatchHandlers) -> None:
        """Show a question to somebody who had none left; later if they are not to be disturbed."""
        how = await self._announcements.how(annotator) if handlers.on_news else "edit"
        if how == "wait":
            self._assignments.awaiting_work.add(annotator)
        elif how == "new" and handlers.on_news and self._assignments.has_work(annotator):
            await self._announcements.record(annotator)
            await handlers.on_news(annotator)
        else:
            await handlers.on_new_work(annotator)

    async def _notify_owners(self, handlers: WatchHandlers) -> None:
        """Send the owners' notices; one that is slow to arrive holds up nothing but later ones."""
        if self._notifying is None or self._notifying.done():
            self._notifying = asyncio.create_task(self._send_notices(handlers))
        done, _ = await asyncio.wait({self._notifying}, timeout=CHECK_SECONDS)
        for task in done:
            task.result()

    async def _send_notices(self, handlers: WatchHandlers) -> None:
        if handlers.on_excluded is not None:
            await self._notices.send_exclusions(handlers.on_excluded)
        if handlers.on_doubtful is not None:
            await self._notices.send_doubts(handlers.on_doubtful)
        if handlers.on_dominant is not None:
            await self._notices.send_dominance(handlers.on_dominant)
        if handlers.on_alike is not None:
            await self._notices.send_alike(handlers.on_alike)
        if handlers.on_proof_end is not None:
            await self._notices.send_proof_ends(handlers.on_proof_end)
        if handlers.on_stop_advice is not None and not self._advised:
            await self._advise(handlers.on_stop_advice)

    def reconsider_advice(self) -> None:
        """Judge the newest model again, as its checkpoint has just been stored."""
        self._without_advice = None

    async def _advise(self, on_stop_advice: Callable[[QualityReport], Awaitable[bool]]) -> None:
        """Report once that the stopping criterion holds; each model is judged once."""
        trained = self._training.newest
        if trained is None or trained is self._without_advice:
            return
        quality = await self._checkpoints.quality(trained)
        if quality.advice is None:
            self._without_advice = trained
        elif await on_stop_advice(quality):
            self._advised = True
            await self._store.model_log.record_stop_advice(self._clock())

    async def _remind(self, on_reminder: Callable[[Annotator], Awaitable[None]]) -> None:
        now = self._clock()
        if 0.0 <= now - self._reminded_at < REMIND_SECONDS:  # negative: the clock was put back
            return
        self._reminded_at = now
        for annotator in await self._store.people.due_for_reminder(now):
            if self._assignments.has_work(annotator.id):
                await self._store.people.mark_reminded(annotator.id, now)
                await on_reminder(annotator)
