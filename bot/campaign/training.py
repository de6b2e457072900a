"""When the model is fitted: many callers who wait for the same answers share one fit."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.errors import TryLaterError

log = logging.getLogger(__name__)

# Longest wait for a fit that includes the caller's own answer, when one without it is running.
# Without this limit, 100 people who tapped 60 times a second on 100,000 messages (views) waited
# 1.3 s for each card, as a fit takes half a second there.
MAX_WAIT_SECONDS: Final = 0.2
# So many fits are remembered: an answer that teaches nothing is followed by as long a wait as one
# of them took.
REMEMBERED_FITS: Final = 50


class _Watermarks(NamedTuple):
    """The newest facts that a fit can learn."""

    answers: int
    given: int
    trust: int
    pool_size: int


class Training:
    """The newest model, and the one fit that may be running."""

    def __init__(
        self,
        trainer: Trainer,
        state: PoolState,
        on_fit: Callable[[TrainedModel], Awaitable[None]],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        on_fit_end: Callable[[float], None] = lambda seconds: None,
    ):
        """on_fit: called with each new model before the fit counts as done. pause: waits.

        on_fit_end: called after each fit with the seconds that it took.
        """
        self.newest: TrainedModel | None = None
        self._trainer = trainer
        self._state = state
        self._on_fit = on_fit
        self._pause = pause
        self._on_fit_end = on_fit_end
        self._durations: deque[float] = deque(maxlen=REMEMBERED_FITS)
        self._running: asyncio.Task[None] | None = None
        self._running_snapshot: LabelSnapshot | None = None
        self._catching_up: asyncio.Task[None] | None = None
        self._generation = 0

    async def current(self) -> TrainedModel:
        """A model that has learnt everything known at the call."""
        needed = self._watermarks()
        while self.newest is None or not _covers(self.newest.snapshot, needed):
            if self._running is None or self._running.done():
                self._running_snapshot = None  # it will be taken when the fit begins
                self._running = asyncio.create_task(self._fit())
            await asyncio.shield(self._running)
        return self.newest

    async def any(self) -> TrainedModel:
        """The newest model, however old; waits only for the first."""
        return self.newest or await self.current()

    async def wait_for_own_answer(self) -> None:
        """Wait until a model has learnt every answer so far, the caller's among them.

        If a fit without these answers is running and there is a model already, wait at most
        `MAX_WAIT_SECONDS` and train in the background. Each question records which answers its
        model had learnt. If there was nothing to learn, wait as long as for another answer: the
        next card would come sooner after gold and exam questions.
        """
        began, before = time.monotonic(), self.newest
        fitting = self._running is not None and not self._running.done()
        snapshot = self._running_snapshot if fitting else None
        behind = snapshot is not None and not _covers(snapshot, self._watermarks())
        limited = behind and self.newest is not None and self.newest.model is not None
        try:
            async with asyncio.timeout(MAX_WAIT_SECONDS if limited else None):
                await self.current()
        except TimeoutError:
            self.train_in_background()
        if self.newest is not before and _is_same_model(self.newest, before) and self._durations:
            wait = secrets.choice(self._durations) - (time.monotonic() - began)
            await self._pause(max(0.0, wait))

    def train_in_background(self) -> None:
        """Learn answers that nobody waits for."""
        if self.is_behind and (self._catching_up is None or self._catching_up.done()):
            self._catching_up = asyncio.create_task(self._catch_up())

    def discard(self) -> None:
        """Drop the model, and the fit that is running: the columns have changed."""
        self.newest = None
        self._generation += 1

    async def probe_threads(self) -> None:
        """Return when the threads of fits and selections have done something."""
        await self._trainer.probe_threads()

    async def finish(self) -> None:
        """Wait for the fits that are running."""
        tasks = [task for task in (self._catching_up, self._running) if task]
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def is_behind(self) -> bool:
        """Whether there is something that the newest model has not learnt."""
        return self.newest is not None and not _covers(self.newest.snapshot, self._watermarks())

    async def _catch_up(self) -> None:
        try:
            while self.is_behind:
                await self.current()
        except TryLaterError as error:  # the watcher tries again
            log.warning("training is put off: %s", error)

    def _watermarks(self) -> _Watermarks:
        state = self._state
        return _Watermarks(state.answers, state.given, state.trust, state.size)

    async def _fit(self) -> None:
        began, before, snapshot = time.monotonic(), self.newest, self._state.snapshot()
        self._running_snapshot = snapshot
        generation = self._generation
        trained = await self._trainer.fit(snapshot, before)
        self._on_fit_end(time.monotonic() - began)
        if self._generation == generation:  # otherwise the columns have changed meanwhile
            self.newest = trained
            await self._on_fit(trained)
            if not _is_same_model(trained, before):
                self._durations.append(time.monotonic() - began)


def _is_same_model(one: TrainedModel | None, other: TrainedModel | None) -> bool:
    return one is not None and other is not None and one.model is other.model


def _covers(snapshot: LabelSnapshot, needed: _Watermarks) -> bool:
    """Whether a snapshot has everything up to these watermarks."""
    return (
        snapshot.answers >= needed.answers
        and snapshot.given >= needed.given
        and snapshot.trust >= needed.trust
        and snapshot.pool_size >= needed.pool_size
    )
