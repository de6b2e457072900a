"""A disk that is full, read-only or failing: a sentence, nothing half written, and on it goes."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bot.campaign.watcher import WatchHandlers
from bot.demo.scripted_annotators import next_card
from storage import Store, StoreError
from storage.backup import back_up
from storage.database import open_database
from storage.errors import TryLaterError
from storage.records import AnnotatorId, Imported, NewItem
from storage.restore import restore_backup
from tests.support.campaigns import Clock, asked, opened, people_of
from tests.support.desk import Desk, LoggedErrors, taps
from tests.support.disks import no_file_grows_past, size_of
from tests.support.words import own

# A page and its frame's header, as SQLite writes them to the -wal.
FRAME = 4_096 + 24


@contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[None]:
    """A disk of its own in memory, with so much room."""
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],
        check=False,
        capture_output=True,
    )
    if mounting.returncode:
        pytest.skip("this account may not mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        with small_disk(folder):
            yield folder
    except FileNotFoundError:
        pytest.skip("there is no mount here")


def items(count: int, length: int = 1_000) -> Iterator[NewItem]:
    return (NewItem(f"{own(i)} " * (length // 13), None, "here") for i in range(count))


async def test_an_import_that_fills_the_disk_leaves_nothing(disk: Path) -> None:
    async with await Store.open(disk / "tapwise.db") as store:
        await store.items.add(items(10))

        with pytest.raises(TryLaterError, match=r"The disk of .*disk is full \(.*Free some space"):
            await store.items.add(items(5_000))

        assert (await store.items.counts(0.0)).items == 10
        await store.check()


async def test_repetitions_in_a_file_need_no_disk_space(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        repeated = (NewItem(f"{i % 9_000}", None, f"bomb.txt:{i}") for i in range(200_000))

        with no_file_grows_past(2**20):
            imported = await store.items.add(repeated)

    assert imported == Imported(
        new_items=9_000, new_labels=0, known=0, repeats=191_000, conflicts=()
    )


async def test_a_new_database_on_a_full_disk_is_reported(disk: Path) -> None:
    fill(disk)

    with pytest.raises(StoreError, match=r"The disk of .*disk is full|cannot be made: No space"):
        await Store.open(disk / "tapwise.db")


async def test_a_backup_that_fills_the_disk_leaves_the_older_one(
    disk: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tapwise.db"
    async with await Store.open(path) as store:
        await store.items.add(items(10))
        await back_up(path, disk / "backup.db")
        before = bytes_of(disk / "backup.db")
        await store.items.add(items(5_000))

        with pytest.raises(TryLaterError, match=r"The disk of .*disk is full"):
            await back_up(path, disk / "backup.db")

    assert bytes_of(disk / "backup.db") == before
    assert names_in(disk) == {"backup.db"}


async def test_a_restore_that_fills_the_disk_leaves_the_database(
    disk: Path, tmp_path: Path
) -> None:
    large = tmp_path / "large.db"
    async with await Store.open(large) as store:
        await store.items.add(items(5_000))
    async with await Store.open(disk / "tapwise.db") as store:
        await store.items.add(items(10))

    with pytest.raises(TryLaterError, match=r"The disk of .*disk is full"):
        await restore_backup(large, disk / "tapwise.db", replace=True)

    assert names_in(disk) == {"tapwise.db"}
    async with await Store.open(disk / "tapwise.db") as store:
        assert (await store.items.counts(0.0)).items == 10


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


async def test_a_long_wait_for_a_locked_database_is_logged(
    tmp_path: Path,
) -> None:
    path, bell = tmp_path / "tapwise.db", Bell()
    await (await open_database(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    logging.getLogger("storage").addHandler(bell)

    opening = asyncio.create_task(Store.open(path))
    async with asyncio.timeout(10):
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


async def test_on_a_full_disk_a_tap_is_refused_or_kept_and_the_next_card_comes(
    desk: Desk, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("an update could not be stored: The disk of ")
    person = await desk.annotator()
    card = await next_card(person)
    kept = refused = 0

    for room in range(16):
        with no_file_grows_past(size_of(f"{desk.database}-wal") + room * FRAME):
            toast = await taps(person, card, "spam")
            if toast["show_alert"]:
                refused += 1
                assert toast["text"].endswith("was not saved. Please try again later.")
                assert len(await desk.answers()) == kept
            else:  # kept; whether there is room for the next question too, is seen here
                with suppress(TimeoutError):
                    await next_card(person, card, wait=0.5)
        if toast["show_alert"]:
            toast = await taps(person, card, "spam")
        kept += 1
        assert not toast["show_alert"]
        card = await next_card(person, card)

    assert len(await desk.answers()) == kept == 16
    assert 0 < refused < 16
    await desk.store.check()


async def test_features_of_an_import_wait_for_disk_space_while_annotators_go_on(
    tmp_path: Path, disk: Path
) -> None:
    path = tmp_path / "tapwise.db"
    (tmp_path / "tapwise.db.pool").symlink_to(disk)
    async with opened(path, Clock()) as campaign:
        await campaign.store.items.add(items(10))
        await campaign.refresh()
        before = names_in(disk)
        fill(disk)
        await campaign.store.items.add(items(100))

        for _ in range(5):
            with pytest.raises(TryLaterError, match=r"No space left on device.*tries again"):
                await campaign.watcher.check(WatchHandlers(nobody))

            assert names_in(disk) == before | {"filler"}
        [someone, *_] = await people_of(campaign)
        await campaign.answer(someone, (await asked(campaign, someone)).id, "spam", None)

        (disk / "filler").unlink()
        await campaign.watcher.check(WatchHandlers(nobody))
        assert (await campaign.progress(someone)).counts.left == 99
        assert campaign.reports.features is not None
        assert campaign.reports.features.through == 100


async def nobody(_: AnnotatorId) -> None:
    """Nobody waits for work."""


def fill(disk: Path) -> None:
    """Not a byte is left."""
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4_096))


def remounted(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def bytes_of(path: Path) -> bytes:
    return path.read_bytes()
