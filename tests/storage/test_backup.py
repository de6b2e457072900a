"""A copy of the campaign while it is at work."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.backup import back_up
from storage.database import open_database
from storage.migrate import migrations
from storage.records import ItemId, NewItem
from tests.support.backups import answer, ask, asked_of, beside, damage, mode
from tests.support.terminal import tapwise

NOW = 1_000.0
ANOTHER_TABLE = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;\n"


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A campaign of three messages; one of them is answered."""
    path = tmp_path / "tapwise.db"
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"text {i}", None, "here") for i in range(3))
        await store.people.set_owners([100], NOW)
        await store.model_log.add_feature_fit("chars", ItemId(3), "a test")
        await answer(store, await ask(store, 1), "spam")
    return path


async def test_a_backup_holds_every_commit_and_is_private(
    path: Path,
) -> None:
    before = os.umask(0)
    try:
        saved = await back_up(path, path.with_name("backup.db"))
    finally:
        os.umask(before)

    assert (saved.items, saved.answers, saved.annotators) == (3, 1, 1)
    assert asked_of(saved.path, "PRAGMA integrity_check") == [("ok",)]
    assert mode(saved.path) == 0o600
    assert beside(path) == {"backup.db", "tapwise.db"}
    async with await Store.open(saved.path) as store:
        assert [said.choice for said in await store.questions.current_answers()] == ["spam"]


TAPPING = """
import asyncio, sys, time
from pathlib import Path
from storage import Store
from storage.records import QuestionId

async def main():
    async with await Store.open(Path(sys.argv[1]), create=False) as store:
        words = ["spam", "no_spam"]
        while True:
            for word in words:
                await store.questions.answer(QuestionId(1), word, None, time.time())
            print("two more", flush=True)

asyncio.run(main())
"""


async def test_each_backup_beside_a_writing_process_is_one_state(path: Path) -> None:
    tapping = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", TAPPING, str(path)), stdout=asyncio.subprocess.PIPE
    )
    assert tapping.stdout is not None
    try:
        found = []
        for number in range(5):
            await tapping.stdout.readline()
            found.append(await back_up(path, path.with_name(f"{number}.db")))
    finally:
        tapping.kill()
        await tapping.communicate()

    counts = [asked_of(each.path, "SELECT count(*), max(id) FROM answer") for each in found]
    assert counts == [[(each.answers, each.answers)] for each in found]
    assert sorted(counts) == counts


async def test_a_newer_backup_replaces_an_older_one(path: Path) -> None:
    target = path.with_name("backup.db")
    await back_up(path, target)
    async with await Store.open(path) as store:
        await answer(store, await ask(store, 2), "no_spam")

    saved = await back_up(path, target)

    assert saved.answers == 2
    assert asked_of(target, "SELECT count(*) FROM answer") == [(2,)]


async def test_only_a_backup_of_the_same_campaign_is_overwritten(
    path: Path, tmp_path: Path
) -> None:
    other, notes, foreign = (tmp_path / name for name in ("other.db", "notes.txt", "foreign.db"))
    async with await Store.open(other) as store:
        await store.items.add([NewItem("theirs", None, "there")])
    notes.write_text("Dear diary", encoding="utf-8")
    asked_of(foreign, "CREATE TABLE notes (of_another_program)")
    link = tmp_path / "link.db"
    link.symlink_to(path)
    before = {file: file.read_bytes() for file in (path, other, notes, foreign)}

    for target, why in (
        (path, "is the database itself"),
        (link, "is the database itself"),
        (other, "is not a backup of"),
        (notes, "is not a backup of"),
        (foreign, "is not a backup of"),
        (tmp_path, "is a folder"),
        (tmp_path / "tapwise.db-wal", "SQLite uses such names itself"),
        (tmp_path / "no" / "backup.db", "does not exist. Make it."),
    ):
        with pytest.raises(StoreError, match=why):
            await back_up(path, target)

    assert {file: file.read_bytes() for file in before} == before


async def test_a_backup_that_is_open_as_a_database_is_not_overwritten(path: Path) -> None:
    target = path.with_name("backup.db")
    await back_up(path, target)

    async with await Store.open(target):
        with pytest.raises(StoreError, match="is in use as a database"):
            await back_up(path, target)


async def test_a_damaged_database_is_not_backed_up(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"more {i}", None, "here") for i in range(2_000))
    damage(path)

    with pytest.raises(StoreError, match="is damaged"):
        await back_up(path, path.with_name("backup.db"))

    assert beside(path) == {"tapwise.db"}


async def test_a_backup_keeps_an_older_schema(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))

    assert saved.schema == len(migrations())
    database = await open_database(path, steps=[*migrations(), ANOTHER_TABLE])
    await database.close()
    assert (await back_up(path, path.with_name("newer.db"))).schema == len(migrations()) + 1


def test_backup_and_restore_report_what_they_did(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    saved = tapwise("backup", "backup.db")
    refused = tapwise("restore", "backup.db")
    restored = tapwise("restore", "backup.db", "--replace")

    assert saved.out.startswith("backup.db: 3 messages, 1 answers, 1 people, schema ")
    assert saved.out.endswith(" MiB; checked.\n")
    assert refused.error.startswith("There is a database at tapwise.db already.")
    assert "checked, and restored from backup.db." in restored.out
    assert "The previous database is now tapwise.db.replaced." in restored.out
