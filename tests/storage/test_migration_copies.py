"""A database is copied before its schema changes."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

import pytest

from bot.app import only_one
from bot.settings import read_settings
from storage import Store, StoreError
from storage.backup import back_up
from storage.database import open_database
from storage.migrate import migrations
from storage.records import ItemId, NewItem
from storage.restore import QUESTION_ID_GAP, restore_backup
from tests.support.backups import answer, answers_of, ask, asked_of, beside, damage, mode

NOW = 1_000.0
ANOTHER_TABLE = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;\n"
QUESTION_ANEW = """
DROP VIEW inherited;
DROP VIEW label;
DROP VIEW standing;
CREATE TABLE new_question (id INTEGER PRIMARY KEY AUTOINCREMENT, item_id INTEGER NOT NULL) STRICT;
INSERT INTO new_question SELECT id, item_id FROM question;
DROP TABLE question;
ALTER TABLE new_question RENAME TO question;
"""


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


async def test_a_database_is_copied_before_its_schema_changes(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    steps = len(migrations())

    with caplog.at_level(logging.INFO):
        database = await open_database(path, steps=[*migrations(), ANOTHER_TABLE])
    await database.close()

    copied = path.with_name(f"tapwise.db.before-{steps + 1:03}")
    assert beside(path) == {"tapwise.db", copied.name}
    assert mode(copied) == 0o600
    assert asked_of(copied, "PRAGMA user_version") == [(steps,)]
    assert answers_of(copied) == [("spam",)]
    assert asked_of(path, "PRAGMA user_version") == [(steps + 1,)]
    assert f"from {steps} to {steps + 1}; as it was, it is kept in {copied}" in caplog.text


async def test_a_repeated_migration_reuses_its_copy(path: Path) -> None:
    for _ in range(3):
        with pytest.raises(StoreError):
            await open_database(path, steps=[*migrations(), "CREATE TABLE item (again);\n"])

    assert beside(path) == {"tapwise.db", f"tapwise.db.before-{len(migrations()) + 1:03}"}
    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()),)]


async def test_a_copy_is_not_overwritten_by_a_different_one(path: Path) -> None:
    copied = path.with_name(f"tapwise.db.before-{len(migrations()) + 1:03}")
    copied.write_text("an older one", encoding="utf-8")

    database = await open_database(path, steps=[*migrations(), ANOTHER_TABLE])
    await database.close()

    assert copied.read_text("utf-8") == "an older one"
    [other] = beside(path) - {"tapwise.db", copied.name}
    assert answers_of(path.with_name(other)) == [("spam",)]


async def test_a_new_database_is_not_copied_before_its_migration(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "new.db"):
        pass

    assert beside(tmp_path / "new.db") == {"new.db"}


async def test_a_database_that_cannot_be_copied_is_not_migrated(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"more {i}", None, "here") for i in range(2_000))
    damage(path)

    with pytest.raises(StoreError, match="is damaged"):
        await open_database(path, steps=[*migrations(), ANOTHER_TABLE])

    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()),)]
    assert beside(path) == {"tapwise.db"}


async def test_a_replaced_table_reuses_no_id(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    await restore_backup(saved.path, path, replace=True)

    database = await open_database(path, steps=[*migrations(), QUESTION_ANEW])
    await database.execute("INSERT INTO question (item_id) VALUES (1)")
    [(newest,)] = await database.fetch_all("SELECT max(id) FROM question")
    await database.close()

    assert newest == QUESTION_ID_GAP + 2


LOCKING = """
import sys
from pathlib import Path
from storage.bot_lock import bot_lock  # of `only_one`, without the bot's libraries

with bot_lock(Path(sys.argv[1]), "held by another"):
    print("held", flush=True)
    sys.stdin.read()
"""


async def test_a_database_on_which_an_older_bot_runs_is_not_migrated(path: Path) -> None:
    older = path.with_name("older.db")
    await (await open_database(older, steps=migrations()[:1])).close()
    pipe = asyncio.subprocess.PIPE
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOCKING, older), stdin=pipe, stdout=pipe
    )
    assert bot.stdout is not None
    await bot.stdout.readline()
    before = beside(path)

    try:
        with pytest.raises(StoreError, match=r"older Tapwise is running on .* Stop it, then try"):
            await Store.open(older)
        left, schema = beside(path), asked_of(older, "PRAGMA user_version")
    finally:
        await bot.communicate(b"")
    with only_one(read_settings(database=older)):  # the newer bot itself
        await (await Store.open(older)).close()

    assert (left, schema) == (before, [(1,)])
    assert asked_of(older, "PRAGMA user_version") == [(len(migrations()),)]
