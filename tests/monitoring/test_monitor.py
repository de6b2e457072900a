"""The monitor: what was last seen of each part of the bot, and what it tells systemd."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.monitoring.monitor import HUNG_SECONDS
from bot.monitoring.service_manager import notify
from storage import Store
from storage.heartbeat_log import read_heartbeat
from tests.support.monitors import monitor_in
from tests.support.small_disks import fill, small_disk


async def _respond() -> None:
    """Threads that are alive."""


async def test_a_heartbeat_says_when_each_part_last_worked(tmp_path: Path) -> None:
    async with monitor_in(tmp_path) as (monitor, store, clocks):
        began = clocks.day
        monitor.note_telegram()
        clocks.advance(5)
        monitor.note_update()
        monitor.note_fit()
        clocks.advance(5)

        await monitor.beat()
        found, schema = read_heartbeat(store.path)

    assert found is not None
    assert (found.telegram_at, found.update_at, found.fit_at) == (began, began + 5, began + 5)
    assert (found.written_at, found.started_at) == (began + 10, began)
    assert found.schema == schema
    assert found.free_bytes > 0


async def test_a_clock_that_is_set_makes_nothing_older(tmp_path: Path) -> None:
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        monitor.note_telegram()
        clocks.day += 86_400

        assert monitor.problems() == []


async def test_threads_that_hang_are_a_problem_until_they_go_on(tmp_path: Path) -> None:
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        gate = asyncio.Event()

        async def probe() -> None:
            await gate.wait()

        monitor.note_telegram()
        monitor.watch_fits(probe, lambda: False)
        await monitor.beat()
        clocks.advance(60)
        monitor.note_telegram()
        hung = [problem.part for problem in monitor.problems()]
        gate.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

        assert hung == ["fits"]
        assert monitor.problems() == []


async def test_a_heartbeat_waits_a_moment_for_the_threads(tmp_path: Path) -> None:
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        monitor.watch_fits(_respond, lambda: False)
        clocks.advance(600)  # the process was stopped, and goes on

        await monitor.beat()

        assert monitor.heartbeat().threads_at == clocks.day


async def test_answers_that_no_fit_learns_are_a_problem_until_one_does(tmp_path: Path) -> None:
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        monitor.watch_fits(_respond, lambda: True)
        await monitor.beat()
        for _ in range(4):
            clocks.advance(15)
            monitor.note_telegram()
            await monitor.beat()
            await asyncio.sleep(0)
        waiting = [problem.part for problem in monitor.problems()]
        monitor.note_fit()

        assert waiting == ["fits"]
        assert monitor.problems() == []


async def test_a_real_fit_thread_that_has_ended_is_found(tmp_path: Path) -> None:
    async with (
        monitor_in(tmp_path) as (monitor, _, clocks),
        await Store.open(tmp_path / "other.db") as store,
        Campaign.open(store, owners=[1]) as campaign,
    ):
        monitor.watch_fits(campaign.training.probe_threads, lambda: False)
        campaign._trainer.close()
        for _ in range(4):
            await monitor.beat()
            clocks.advance(15)
            monitor.note_telegram()

        assert [problem.part for problem in monitor.problems()] == ["fits"]


async def test_a_full_disk_keeps_the_old_heartbeat_and_a_freed_one_gets_a_new_one(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path, "16m"):
        async with monitor_in(tmp_path) as (monitor, store, clocks):
            await monitor.beat()
            first, _ = read_heartbeat(store.path)
            ballast = fill(tmp_path)
            for _ in range(300):  # until SQLite's log has no room left
                clocks.advance(15)
                await monitor.beat()
            full, _ = read_heartbeat(store.path)
            ballast.unlink()
            clocks.advance(15)
            await monitor.beat()
            freed, _ = read_heartbeat(store.path)

    assert first is not None
    assert full is not None
    assert freed is not None
    assert full.written_at < clocks.day - 15
    assert freed.written_at == clocks.day


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The socket on which systemd listens."""
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(path))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        yield listening


def told(systemd: socket.socket) -> list[str]:
    found = []
    try:
        while True:
            found.append(systemd.recv(4096).decode())
    except BlockingIOError:
        return found


async def test_systemd_hears_of_the_start_and_of_each_heartbeat(
    tmp_path: Path, systemd: socket.socket
) -> None:
    async with monitor_in(tmp_path) as (monitor, _, _):
        await monitor.beat()
        starting = told(systemd)
        monitor.note_ready()
        await monitor.beat()

    assert starting == ["EXTEND_TIMEOUT_USEC=120000000", "WATCHDOG=1"]
    assert told(systemd) == ["READY=1", "WATCHDOG=1"]


async def test_systemd_hears_nothing_when_the_fits_have_hung_for_long(
    tmp_path: Path, systemd: socket.socket
) -> None:
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        monitor.note_ready()
        monitor.watch_fits(asyncio.Event().wait, lambda: False)  # type: ignore[arg-type]
        clocks.advance(HUNG_SECONDS)
        told(systemd)

        await monitor.beat()

    assert told(systemd) == []


@pytest.mark.parametrize("address", ["", "relative", "/nobody/listens/here", "@nobody-listens"])
def test_without_a_service_manager_nothing_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address)

    notify("READY=1")
