"""A copy of the campaign while it is at work, back again, and one before every migration."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import only_one
from bot.settings import read_settings
from storage import Store, StoreError
from storage.backup import back_up
from storage.database import open_database
from storage.migrate import migrations
from storage.records import AnnotatorId, Choice, ItemId, NewItem, QuestionId
from storage.restore import QUESTION_ID_GAP, restore_backup
from tests.support.questions import ask_question
from tests.support.terminal import process, tapwise

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


# Backup


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


# Restore


async def test_a_restore_brings_back_what_was_backed_up(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    lose(path)

    done = await restore_backup(saved.path, path)

    assert done.replaced is None
    assert mode(path) == 0o600
    assert answers_of(path) == [("spam",)]
    async with await Store.open(path) as store:
        await store.check()


async def test_a_database_is_replaced_only_with_replace_and_is_renamed_first(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    async with await Store.open(path) as store:
        await answer(store, await ask(store, 2), "no_spam")

    with pytest.raises(StoreError, match=r"There is a database at .* With --replace"):
        await restore_backup(saved.path, path)
    assert len(answers_of(path)) == 2
    done = await restore_backup(saved.path, path, replace=True)

    assert len(answers_of(path)) == 1
    assert done.replaced is not None
    assert len(answers_of(done.replaced)) == 2


async def test_the_log_of_a_lost_database_is_never_read_into_the_restored_one(
    path: Path,
) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    async with await Store.open(path) as store:
        await answer(store, await ask(store, 2), "no_spam")
        copy_with_all_beside(path, path.with_name("lost.db"))
    lose(path)
    for ending in ("-wal", "-shm"):
        shutil.move(path.with_name(f"lost.db{ending}"), f"{path}{ending}")
    stale = bytes_of(f"{path}-wal")

    done = await restore_backup(saved.path, path)

    assert answers_of(path) == [("spam",)]
    assert done.replaced is not None
    assert bytes_of(f"{done.replaced}-wal") == stale


async def test_a_database_of_a_killed_process_is_renamed_with_all_its_answers(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    killed = path.with_name("killed.db")
    async with await Store.open(path) as store:
        await answer(store, await ask(store, 2), "no_spam")
        copy_with_all_beside(path, killed)  # as a kill would leave it

    done = await restore_backup(saved.path, killed, replace=True)

    assert done.replaced is not None
    assert (len(answers_of(killed)), len(answers_of(done.replaced))) == (1, 2)


async def test_a_damaged_database_is_renamed_unchanged(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    overwrite(path, b"no header, " * 2_000)

    done = await restore_backup(saved.path, path, replace=True)

    assert answers_of(path) == [("spam",)]
    assert done.replaced is not None
    assert bytes_of(done.replaced) == b"no header, " * 2_000


async def test_a_database_that_is_open_is_not_replaced(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))

    async with await Store.open(path) as store:
        with pytest.raises(StoreError, match=r"Another program has .* open\. Stop it first"):
            await restore_backup(saved.path, path, replace=True)
        await answer(store, await ask(store, 2), "no_spam")

    assert len(answers_of(path)) == 2
    assert beside(path) == {"backup.db", "tapwise.db"}


async def test_an_unusable_backup_changes_nothing(path: Path, tmp_path: Path) -> None:
    bad, foreign, newer, empty = (tmp_path / f"{name}.db" for name in ("b", "f", "n", "e"))
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"more {i}", None, "here") for i in range(2_000))
    for copied in (bad, newer):
        await back_up(path, copied)
    damage(bad)
    asked_of(newer, "PRAGMA user_version = 999")
    asked_of(foreign, "CREATE TABLE notes (of_another_program)")
    empty.touch()
    before = bytes_of(path)

    for file, why in (
        (bad, "is damaged"),
        (newer, "has schema 999, newer than"),
        (foreign, "is a database of another program"),
        (empty, "is not a Tapwise database: its tables are missing"),
        (tmp_path / "none.db", "There is no database at"),
        (path, "is the database itself"),
    ):
        with pytest.raises(StoreError, match=why):
            await restore_backup(file, path, replace=True)

    assert bytes_of(path) == before
    assert not [name for name in beside(path) if "part" in name or "replaced" in name]


async def test_the_database_of_another_program_is_not_replaced(path: Path) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    foreign = path.with_name("foreign.db")
    asked_of(foreign, "CREATE TABLE notes (of_another_program)")

    with pytest.raises(StoreError, match="is a database of another program"):
        await restore_backup(saved.path, foreign, replace=True)

    assert asked_of(foreign, "SELECT name FROM sqlite_schema") == [("notes",)]


async def test_a_button_from_before_the_restore_answers_no_question_asked_after_it(
    path: Path,
) -> None:
    saved = await back_up(path, path.with_name("backup.db"))
    async with await Store.open(path) as store:
        on_an_old_card = await ask(store, 2)

    await restore_backup(saved.path, path, replace=True)
    async with await Store.open(path) as store:
        last = await store.questions.last_id()
        asked = await ask(store, 3)

    assert on_an_old_card == 2
    assert asked == last + 1 == QUESTION_ID_GAP + 2


# Before a migration


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


# The commands


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


LOCKING = """
import sys
from pathlib import Path
from bot.app import only_one
from bot.settings import read_settings

with only_one(read_settings(database=Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_database_of_a_running_bot_is_not_replaced(path: Path) -> None:
    backup = path.with_name("backup.db")
    asyncio.run(back_up(path, backup))
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", LOCKING, path], stdin=pipe, stdout=pipe) as bot:
        assert bot.stdout is not None
        bot.stdout.readline()

        done = process("restore", backup, "--replace", database=path)

        bot.communicate()

    assert done.error.startswith(f"Another bot is running on {path}. Stop it first")
    assert not [name for name in beside(path) if "replaced" in name]


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


async def ask(store: Store, item: int) -> QuestionId:
    return await ask_question(store, item, AnnotatorId(1), asked_at=NOW, expires_at=NOW + 1)


async def answer(store: Store, question: QuestionId, choice: Choice) -> None:
    await store.questions.answer(question, choice, None, NOW)


def answers_of(path: Path) -> list[tuple[object, ...]]:
    return asked_of(path, "SELECT choice FROM answer ORDER BY id")


def beside(path: Path) -> set[str]:
    """What is in the folder of a file."""
    return {file.name for file in path.parent.iterdir()}


def copy_with_all_beside(path: Path, copied: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{path}{ending}", f"{copied}{ending}")


def lose(path: Path) -> None:
    path.unlink()


def overwrite(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def bytes_of(path: Path | str) -> bytes:
    return Path(path).read_bytes()


def damage(path: Path) -> None:
    """Two pages in the middle are zeros, as after a bad sector."""
    before = path.read_bytes()
    middle = len(before) // 2 // 4_096 * 4_096
    path.write_bytes(before[:middle] + bytes(8_192) + before[middle + 8_192 :])


def asked_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What SQLite says without any of our code."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()
