"""A read-only disk, a locked database and read errors are reported."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.backup import back_up
from storage.database import open_database
from storage.errors import TryLaterError
from storage.restore import restore_backup
from tests.support.disks import no_file_grows_past
from tests.support.small_disks import bytes_of, items, names_in, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        with small_disk(folder):
            yield folder
    except FileNotFoundError:
        pytest.skip("there is no mount here")


async def test_a_read_only_disk_is_reported_and_nothing_changes(disk: Path, tmp_path: Path) -> None:
    path = disk / "tapwise.db"
    async with await Store.open(path) as store:
        await store.items.add(items(10))
    await back_up(path, tmp_path / "backup.db")
    before = bytes_of(path)
    remounted(disk, "ro")
    try:
        with pytest.raises(StoreError, match=r"cannot be (written|opened) \(.*May this account"):
            await Store.open(path)
        with pytest.raises(StoreError, match="Read-only file system"):
            await Store.open(disk / "new.db")
        with pytest.raises(StoreError, match="Read-only file system"):
            await back_up(tmp_path / "backup.db", disk / "backup.db")
        with pytest.raises(StoreError, match="Read-only file system"):
            await restore_backup(tmp_path / "backup.db", path, replace=True)
        with pytest.raises(
            StoreError, match=r"copy tapwise\.db and tapwise\.db-wal, if it is there"
        ):
            await back_up(path, tmp_path / "newer.db")
        shutil.copy(path, tmp_path / "tapwise.db")  # as the sentence says
        copied = await back_up(tmp_path / "tapwise.db", tmp_path / "newer.db")
    finally:
        remounted(disk, "rw")

    assert copied.items == 10
    assert bytes_of(path) == before
    assert names_in(disk) == {"tapwise.db"}


async def test_a_disk_that_becomes_read_only_is_reported_and_still_read(disk: Path) -> None:
    async with await Store.open(disk / "tapwise.db") as store:
        await store.items.add(items(10))
        with no_file_grows_past(0):
            with pytest.raises(TryLaterError, match="reported an error"):
                await store.people.set_owners([1], 0.0)

            assert (await store.items.counts(0.0)).items == 10
        await store.people.set_owners([1], 0.0)


async def test_a_database_locked_by_another_program_is_reported(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "tapwise.db")
    other = sqlite3.connect(tmp_path / "tapwise.db", isolation_level=None)
    await database.execute("PRAGMA busy_timeout = 0")
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(TryLaterError, match=r"Another program holds .*tapwise\.db \(database is"):
        await database.execute("UPDATE campaign SET seed = 1")

    other.close()
    await database.execute("UPDATE campaign SET seed = 1")
    await database.close()


class Bell(logging.Handler):
    """Rings at the first warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.rung, self.said = asyncio.Event(), ""

    def emit(self, record: logging.LogRecord) -> None:
        self.said = record.getMessage()
        self.rung.set()


@pytest.mark.parametrize("locked", ["BEGIN EXCLUSIVE", "BEGIN; SELECT count(*) FROM item"])
async def test_a_long_wait_for_a_locked_database_is_logged(tmp_path: Path, locked: str) -> None:
    path, bell = tmp_path / "tapwise.db", Bell()
    await (await open_database(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    for statement in locked.split("; "):
        other.execute(statement).fetchall()
    logging.getLogger("storage").addHandler(bell)

    opening = asyncio.create_task(Store.open(path))
    async with asyncio.timeout(60):
        await bell.rung.wait()
    other.close()

    await (await opening).close()
    logging.getLogger("storage").removeHandler(bell)
    assert bell.said == f"waiting for {path}, which another program holds: 30 s at most"


async def test_a_read_error_of_the_disk_is_not_reported_as_damage(
    tmp_path: Path,
) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await store.items.add(items(8_000))
    database = await open_database(tmp_path / "tapwise.db")
    await database.fetch_all("PRAGMA temp_store = FILE")
    await database.fetch_all("PRAGMA cache_size = 1")

    with (
        no_file_grows_past(0),  # a sort that is larger than memory needs a file for a while
        pytest.raises(TryLaterError, match=r"reported an error .* no sign of damage"),
    ):
        await database.fetch_all("SELECT text FROM item ORDER BY text || id DESC")

    assert len(await database.fetch_all("SELECT text FROM item ORDER BY text || id DESC")) == 8_000
    await database.close()


def remounted(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)
