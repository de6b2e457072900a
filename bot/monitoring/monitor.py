"""Notes when the parts of the bot last worked, and writes it down as the heartbeat."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.errors import StoreError
from bot.monitoring.liveness import SILENT_SECONDS, Problem, problems
from bot.monitoring.service_manager import ALIVE, READY, STARTING, notify
from storage.heartbeat_log import Heartbeat, HeartbeatLog, free_bytes

log = logging.getLogger(__name__)

# Time between two heartbeats.
BEAT_SECONDS: Final = 15.0
# So long a heartbeat waits for a sign of life of the threads; a fit takes less, mostly.
PROBE_SECONDS: Final = 0.2
# So long the threads of fits may be silent before systemd is to start the bot again. A fit of a
# model of one's own on a large pool may take minutes.
HUNG_SECONDS: Final = 300.0


class Monitor:
    """What was last seen of each part of the running bot.

    Times are measured by a clock that is never set, and written as times of the day.
    """

    def __init__(
        self,
        path: Path,
        heartbeat_log: HeartbeatLog,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ):
        """path: the database. clock: seconds since 1970. monotonic: a clock that is never set."""
        self._path = path
        self._log = heartbeat_log
        self._clock, self._monotonic = clock, monotonic
        self._started = self._threads = monotonic()
        self._telegram: float | None = None
        self._update: float | None = None
        self._fit: float | None = None
        self._waiting: float | None = None
        self._is_behind: Callable[[], bool] = lambda: False
        self._probe: Callable[[], Awaitable[None]] | None = None
        self._probing: asyncio.Task[None] | None = None
        self._is_ready = False
        self._changed = asyncio.Event()

    def note_telegram(self) -> None:
        """Telegram has answered."""
        was_silent = self._telegram is None or self._age(self._telegram) > SILENT_SECONDS
        self._telegram = self._monotonic()
        if was_silent:
            self._changed.set()

    def note_update(self) -> None:
        """An update came."""
        self._update = self._monotonic()

    def note_fit(self) -> None:
        """A fit has ended."""
        self._fit, self._waiting = self._monotonic(), None

    def watch_fits(
        self, probe_threads: Callable[[], Awaitable[None]], is_behind: Callable[[], bool]
    ) -> None:
        """Watch the threads of fits from now on.

        probe_threads: returns when they have done something. is_behind: whether a fit is due.
        """
        self._probe, self._is_behind = probe_threads, is_behind

    def note_ready(self) -> None:
        """The start has ended."""
        self._is_ready = True
        self._changed.set()
        notify(READY)

    async def watch(self) -> None:
        """Write heartbeats until cancelled: every `BEAT_SECONDS`, and at once after good news."""
        while True:
            self._changed.clear()
            await self.beat()
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT_SECONDS):
                    await self._changed.wait()

    async def beat(self) -> None:
        """Write one heartbeat, and tell systemd that the bot is alive."""
        await self._probe_threads()
        self._note_waiting()
        try:
            await self._log.write(self.heartbeat())
        except StoreError as error:  # a full disk may have room again
            log.warning("the heartbeat is not written: %s", error)
        if not self._is_ready:
            notify(STARTING)
        if self._age(self._threads) < HUNG_SECONDS:
            notify(ALIVE)

    def heartbeat(self) -> Heartbeat:
        """What is known at this moment."""
        return Heartbeat(
            written_at=self._clock(),
            started_at=self._time_of(self._started),
            telegram_at=self._telegram and self._time_of(self._telegram),
            update_at=self._update and self._time_of(self._update),
            fit_at=self._fit and self._time_of(self._fit),
            waiting_at=self._waiting and self._time_of(self._waiting),
            threads_at=self._time_of(self._threads),
            free_bytes=free_bytes(self._path),
            schema=self._log.schema,
        )

    def problems(self) -> list[Problem]:
        """What is not well at this moment."""
        found = self.heartbeat()
        return problems(found, schema=found.schema, free=found.free_bytes, now=found.written_at)

    def stop(self) -> None:
        """Wait for the threads no longer."""
        if self._probing is not None:
            self._probing.cancel()

    def _age(self, moment: float) -> float:
        return self._monotonic() - moment

    def _time_of(self, moment: float) -> float:
        return self._clock() - self._age(moment)

    def _note_waiting(self) -> None:
        if not self._is_behind():
            self._waiting = None
        elif self._waiting is None:
            self._waiting = self._monotonic()

    async def _probe_threads(self) -> None:
        """Ask the threads for a sign of life, unless they still owe one; wait a moment for it."""
        if self._probe is None:
            self._threads = self._monotonic()
        elif self._probing is None or self._probing.done():
            self._probing = asyncio.create_task(self._await_threads(self._probe))
            await asyncio.wait({self._probing}, timeout=PROBE_SECONDS)

    async def _await_threads(self, probe: Callable[[], Awaitable[None]]) -> None:
        try:
            await probe()
        except RuntimeError as error:
            log.error("the threads of fits have ended: %s", error)
        else:
            self._threads = self._monotonic()
