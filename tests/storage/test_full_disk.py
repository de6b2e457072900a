"""A full disk is reported; nothing is half written, and the bot goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.campaign.watcher import WatchHandlers
from bot.demo.scripted_annotators import next_card
from storage import Store, StoreError
from storage.backup import back_up
from storage.errors import TryLaterError
from storage.records import AnnotatorId, Imported, NewItem
from storage.restore import restore_backup
from tests.support.campaigns import Clock, asked, opened, people_of
from tests.support.desk import Desk, LoggedErrors, taps
from tests.support.disks import no_file_grows_past, size_of
from tests.support.small_disks import bytes_of, fill, items, names_in, small_disk

# A page and its frame's header, as SQLite writes them to the -wal.
FRAME = 4_096 + 24


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        with small_disk(folder):
            yield folder
    except FileNotFoundError:
        pytest.skip("there is no mount here")


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

            assert names_in(disk) == before | {"ballast"}
        [someone, *_] = await people_of(campaign)
        await campaign.answer(someone, (await asked(campaign, someone)).id, "spam", None)

        (disk / "ballast").unlink()
        await campaign.watcher.check(WatchHandlers(nobody))
        assert (await campaign.reports.progress(someone)).counts.left == 99
        assert campaign.reports.features is not None
        assert campaign.reports.features.through == 100


async def nobody(_: AnnotatorId) -> None:
    """Nobody waits for work."""
