"""A restore puts a backup in place, and keeps what was there."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.backup import back_up
from storage.records import ItemId, NewItem
from storage.restore import QUESTION_ID_GAP, restore_backup
from tests.support.backups import answer, answers_of, ask, asked_of, beside, damage, mode
from tests.support.paths import ROOT
from tests.support.terminal import tapwise

NOW = 1_000.0


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
    named = re.findall(
        r"`tapwise\.db(\.replaced[^`]*)`", (ROOT / "docs/backups.md").read_text("utf-8")
    )
    as_named = "".join(r"\d" if each.isdigit() else re.escape(each) for each in named[0])
    assert re.fullmatch(rf".*{as_named}", done.replaced.name)


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


LOCKING = """
import sys
from pathlib import Path
from storage.bot_lock import bot_lock  # of `only_one`, without the bot's libraries

with bot_lock(Path(sys.argv[1]), "held by another"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.usefixtures("no_settings")
def test_the_database_of_a_running_bot_is_not_replaced(path: Path) -> None:
    backup = path.with_name("backup.db")
    asyncio.run(back_up(path, backup))
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", LOCKING, path], stdin=pipe, stdout=pipe) as bot:
        assert bot.stdout is not None
        bot.stdout.readline()

        done = tapwise("restore", backup, "--replace", "--database", path)

        bot.communicate()

    assert done.error.startswith(f"Another bot is running on {path}. Stop it first")
    assert not [name for name in beside(path) if "replaced" in name]


def copy_with_all_beside(path: Path, copied: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{path}{ending}", f"{copied}{ending}")


def lose(path: Path) -> None:
    path.unlink()


def overwrite(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def bytes_of(path: Path | str) -> bytes:
    return Path(path).read_bytes()
