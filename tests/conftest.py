"""Fixtures that more than one file uses."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.desk import MESSAGES, Desk, LoggedErrors, desk_in

# No test depends on the time that an example takes: other processes may load the machine.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--browser-required",
        action="store_true",
        help="fail, instead of skip, the tests of the demo's page where there is no Chromium",
    )


def pytest_configure() -> None:
    """The folders of tests are in memory: no test cuts the power, and each flush takes time.

    Not where memory is short, or where programs in it cannot be run, as in a Docker container.
    """
    memory = "/dev/shm"
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return
    if os.statvfs(memory).f_flag & os.ST_NOEXEC or shutil.disk_usage(memory).free < 2 * 2**30:
        return
    os.environ["TMPDIR"] = tempfile.tempdir = memory


def pytest_xdist_auto_num_workers() -> int:
    """One more than cores: while some tests wait for a process or a line, others compute."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What was imported stays to the end: no collection of garbage need look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def logged_errors() -> Iterator[LoggedErrors]:
    """Fails the test for any logged error that it did not expect: the library swallows them."""
    found = LoggedErrors()
    logging.getLogger().addHandler(found)
    yield found
    gc.collect(1)  # an exception that nobody fetched is reported when its task is collected
    logging.getLogger().removeHandler(found)
    assert found.unexpected() == []


@pytest.fixture
async def closed_desk(tmp_path: Path, logged_errors: LoggedErrors) -> AsyncIterator[Desk]:
    """A desk with forty messages, and no bot at work yet."""
    async with desk_in(tmp_path, MESSAGES) as desk:
        yield desk


@pytest.fixture
async def desk(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A desk with forty messages, and the bot at work."""
    async with closed_desk.bot():
        yield closed_desk


@pytest.fixture
async def desk_without_messages(tmp_path: Path, logged_errors: LoggedErrors) -> AsyncIterator[Desk]:
    """A desk with no message yet, and no bot at work."""
    async with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder without `.env` and an environment without settings; new files are private."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("TAPWISE_")]:
        monkeypatch.delenv(name)
    before = os.umask(0o077)
    yield
    os.umask(before)
