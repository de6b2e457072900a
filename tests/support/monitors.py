"""A monitor whose clocks a test sets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.monitoring.monitor import Monitor
from storage import Store


class Clocks:
    """The time of the day, which can be set, and one that cannot; both advance together."""

    def __init__(self) -> None:
        self.day, self.steady = 1_800_000_000.0, 1_000.0

    def advance(self, seconds: float) -> None:
        self.day += seconds
        self.steady += seconds


@asynccontextmanager
async def monitor_in(folder: Path) -> AsyncIterator[tuple[Monitor, Store, Clocks]]:
    """A monitor of a new database."""
    clocks, path = Clocks(), folder / "tapwise.db"
    async with await Store.open(path) as store:
        monitor = Monitor(
            path,
            store.heartbeat_log,
            clock=lambda: clocks.day,
            monotonic=lambda: clocks.steady,
        )
        yield monitor, store, clocks
        monitor.stop()
