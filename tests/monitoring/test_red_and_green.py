"""`tapwise check --alive` is red within a minute of a failure, and green when it has ended.

The bot's part is played by its monitor, with clocks that the test sets: a heartbeat every 15 s, and
an answer of Telegram every 10 s, as when nobody taps.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.campaign.trainer import Trainer
from bot.monitoring.liveness import problems_of
from bot.monitoring.monitor import BEAT_SECONDS, Monitor
from storage.bot_lock import bot_lock
from tests.support.monitors import Clocks, monitor_in
from tests.support.small_disks import fill, small_disk

MINUTE = 60.0
STEP = 5.0
POLL_SECONDS = 10.0


class RunningBot:
    """What the monitor of a bot sees while time goes by."""

    def __init__(self, path: Path, monitor: Monitor, clocks: Clocks, process: ExitStack):
        self.path = path
        self.process = process
        self.is_running = self.telegram_answers = True
        self.trainer = Trainer("weights", 0)
        self._monitor, self._clocks = monitor, clocks
        monitor.watch_fits(self.trainer.probe_threads, lambda: False)

    def kill(self) -> None:
        """The process ends without a word, and its lock with it."""
        self.is_running = False
        self.process.close()

    async def seconds_until(self, is_wanted: Callable[[list[str]], bool]) -> float:
        """How long it takes until the problems are as wanted."""
        for step in range(60):
            found = problems_of(self.path, clock=lambda: self._clocks.day)
            if is_wanted([problem.part for problem in found]):
                return step * STEP
            await self.wait(STEP)
        raise AssertionError("not within five minutes")

    async def wait(self, seconds: float) -> None:
        """Let time go by."""
        self._clocks.advance(seconds)
        if not self.is_running:
            return
        was_silent = bool(self._monitor.problems())
        if self.telegram_answers and self._clocks.steady % POLL_SECONDS == 0:
            self._monitor.note_telegram()
        if self._clocks.steady % BEAT_SECONDS == 0 or was_silent:  # at once after good news
            await self._monitor.beat()


@asynccontextmanager
async def running_bot(folder: Path) -> AsyncIterator[RunningBot]:
    """A bot that has been well for two minutes."""
    async with monitor_in(folder) as (monitor, store, clocks):
        with ExitStack() as process:
            process.enter_context(bot_lock(store.path, "locked"))
            bot = RunningBot(store.path, monitor, clocks, process)
            for _ in range(24):
                await bot.wait(STEP)
            assert await bot.seconds_until(is_green) == 0
            yield bot
            bot.trainer.close()


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[RunningBot]:
    async with running_bot(tmp_path) as bot:
        yield bot


def is_green(parts: list[str]) -> bool:
    return parts == []


def names(part: str) -> Callable[[list[str]], bool]:
    return lambda parts: part in parts


async def test_a_killed_bot(bot: RunningBot) -> None:
    bot.kill()

    assert await bot.seconds_until(names("bot")) == 0


async def test_a_bot_that_hangs(bot: RunningBot) -> None:
    bot.is_running = False

    assert await bot.seconds_until(names("heartbeat")) <= MINUTE
    bot.is_running = True
    assert await bot.seconds_until(is_green) <= MINUTE


async def test_telegram_away(bot: RunningBot) -> None:
    bot.telegram_answers = False

    assert await bot.seconds_until(names("telegram")) <= MINUTE
    bot.telegram_answers = True
    assert await bot.seconds_until(is_green) <= MINUTE


async def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path, "32m"):
        async with running_bot(tmp_path) as bot:
            ballast = fill(tmp_path)

            assert await bot.seconds_until(names("disk")) <= MINUTE
            ballast.unlink()
            assert await bot.seconds_until(is_green) <= MINUTE


async def test_a_fit_thread_that_has_ended(bot: RunningBot) -> None:
    """It needs a restart, unlike one that hangs."""
    bot.trainer.close()

    assert await bot.seconds_until(names("fits")) <= MINUTE


async def test_a_fit_thread_that_hangs(bot: RunningBot) -> None:
    gate = asyncio.Event()
    loop = asyncio.get_running_loop()
    hanging = asyncio.create_task(
        bot.trainer.run_in_thread(
            lambda: asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()
        )
    )

    assert await bot.seconds_until(names("fits")) <= MINUTE
    gate.set()
    await hanging
    assert await bot.seconds_until(is_green) <= MINUTE
