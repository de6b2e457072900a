"""The file: opened or refused with a sentence, one transaction at a time, read while written."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.database import Database, open_database
from storage.migrate import migrations, statements
from storage.records import AnnotatorId, Choice, ItemId, NewItem, QuestionId
from storage.staging import digest
from tests.support.paths import ROOT
from tests.support.questions import ask_question

NOW = 1_000.0
AN_ITEM = "INSERT INTO item (text, digest, imported_at) VALUES (?, randomblob(16), 0)"
AN_UNIQUE_ITEM = "INSERT INTO item (text, digest, imported_at) VALUES (?, ?, 0)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await open_database(path)
    yield database
    await database.close()


# Opening


async def test_a_new_file_has_the_newest_schema_and_one_campaign(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.check()

    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()),)]
    assert asked_of(path, "SELECT count(*) FROM campaign") == [(1,)]


async def test_a_reopened_file_holds_the_same_campaign(path: Path) -> None:
    async with await Store.open(path) as store:
        first = await store.items.campaign()

    async with await Store.open(path, create=False) as store:
        assert await store.items.campaign() == first


async def test_concurrent_openings_of_a_new_file_create_one_campaign(path: Path) -> None:
    async def seed() -> int:
        async with await Store.open(path) as store:
            return (await store.items.campaign()).seed

    seeds = await asyncio.gather(*(seed() for _ in range(5)))

    assert len(set(seeds)) == 1


async def test_a_failed_migration_changes_neither_tables_nor_the_version(path: Path) -> None:
    failing = "CREATE TABLE note (first);\nCREATE TABLE question (second);\n"

    with pytest.raises(StoreError, match="question already exists"):
        await open_database(path, steps=[*migrations(), failing])

    assert asked_of(path, "SELECT name FROM sqlite_schema") == []
    assert asked_of(path, "PRAGMA user_version") == [(0,)]


@pytest.mark.parametrize("create", [True, False])
async def test_the_database_of_another_program_is_left_alone(path: Path, create: bool) -> None:
    asked_of(path, "CREATE TABLE notes (of_another_program)")

    with pytest.raises(StoreError, match="is a database of another program"):
        await Store.open(path, create=create)

    assert asked_of(path, "SELECT name FROM sqlite_schema") == [("notes",)]
    assert asked_of(path, "PRAGMA application_id") == [(0,)]


REBUILT = """
DROP VIEW inherited;
DROP VIEW label;
DROP VIEW standing;
CREATE TABLE new_annotator (
    id INTEGER PRIMARY KEY, telegram_id INTEGER UNIQUE, role TEXT NOT NULL,
    invite_id INTEGER REFERENCES invite (id), joined_at REAL NOT NULL
) STRICT;
INSERT INTO new_annotator SELECT id, telegram_id, role, invite_id, joined_at FROM annotator;
DROP TABLE annotator;
ALTER TABLE new_annotator RENAME TO annotator;
"""


async def test_a_migration_can_replace_a_referenced_table(path: Path) -> None:
    async with await Store.open(path) as store:
        question = await a_question(store)
    before = asked_of(path, "SELECT annotator_id FROM question")

    database = await open_database(path, steps=[*migrations(), REBUILT])
    after = await database.fetch_all(
        "SELECT annotator.id FROM question JOIN annotator ON annotator.id = annotator_id"
    )
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await database.execute("UPDATE question SET annotator_id = 77")
    await database.close()

    assert (question, after) == (1, before)
    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()) + 1,)]


async def test_a_migration_that_breaks_a_foreign_key_changes_nothing(
    path: Path,
) -> None:
    async with await Store.open(path) as store:
        await a_question(store)

    lossy = f"{REBUILT}DELETE FROM annotator;"

    with pytest.raises(StoreError, match=r"a row of question would point to no row of annotator"):
        await open_database(path, steps=[*migrations(), lossy])

    assert asked_of(path, "SELECT count(*) FROM annotator") == [(1,)]
    assert asked_of(path, "PRAGMA user_version") == [(len(migrations()),)]


def test_the_schema_version_is_the_number_of_the_newest_migration() -> None:
    folder = ROOT / "storage" / "migrations"

    files = sorted(file.name for file in folder.glob("*.sql"))

    assert [int(name[:3]) for name in files] == list(range(1, len(migrations()) + 1))


def test_a_script_is_split_into_statements_and_triggers_stay_complete() -> None:
    for script in migrations():
        parts = statements(script)

        assert all(sqlite3.complete_statement(part) for part in parts)
        assert "".join("".join(parts).split()) == "".join(script.split())


async def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    asked_of(path, "PRAGMA user_version = 999")

    with pytest.raises(StoreError, match=r"schema 999, newer than .* Install the newer Tapwise"):
        await Store.open(path)

    assert asked_of(path, "SELECT * FROM sqlite_schema") == []
    assert asked_of(path, "PRAGMA user_version") == [(999,)]


async def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"The folder .*nowhere does not exist\. Make it"):
        await Store.open(tmp_path / "nowhere" / "tapwise.db")


async def test_a_folder_is_refused_as_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder\. Name a file, for example"):
        await Store.open(tmp_path)


async def test_a_file_of_another_kind_is_refused_and_unchanged(path: Path) -> None:
    diary = change(path, lambda _: b"Dear diary, today I labelled messages.\n" * 40)

    with pytest.raises(
        StoreError, match=r"is not a Tapwise database \(file is not a database\)\. Name another"
    ):
        await Store.open(path)

    assert change(path, lambda before: before) == diary


async def test_a_missing_file_is_not_created_for_reading(path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no database at .*`tapwise init` makes one"):
        await Store.open(path, create=False)

    assert not list(path.parent.iterdir())


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda before: before.replace(digest("text 7"), bytes(16), 1),
    # Behind the pages of the schema, without which the file cannot be opened at all.
    lambda before: before[:-40_960] + bytes(8_192) + before[-32_768:],
]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_file_is_found_by_a_check(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"text {i}", None, "here") for i in range(2_000))
    change(path, damage)

    async with await Store.open(path) as store:
        with pytest.raises(StoreError, match=r"is damaged .* go back to a backup"):
            await store.check()


async def test_the_file_and_its_logs_are_private(path: Path) -> None:
    before = os.umask(0)
    try:
        async with await Store.open(path) as store:
            await store.people.set_owners([1], NOW)
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)

    assert modes == {"tapwise.db": 0o600, "tapwise.db-wal": 0o600, "tapwise.db-shm": 0o600}


async def test_commits_survive_a_loss_of_power(database: Database) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")

    values = await database.write(
        lambda connection: [connection.execute(f"PRAGMA {n}").fetchone()[0] for n in names]
    )

    assert values == ["wal", 2, 1]


# What the schema forbids

QUESTION = (
    "INSERT INTO question (item_id, annotator_id, why, score, answers_learnt, given_learnt,"
    " trust_learnt, feature_fit_id, answers_known, given_known, trust_known, pool_size, asked_at,"
    " expires_at) VALUES ({item}, {annotator}, {why}, {score}, 0, 0, 0, 1, 0, 0, 0, 1, 0,"
    " {expires_at})"
)
FINE = {"item": 1, "annotator": 1, "why": "'uncertainty'", "score": 0.5, "expires_at": 9}
AN_INVITE = "INSERT INTO invite (token_hash, role, uses, created_at, expires_at) VALUES "


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (QUESTION.format(**FINE | {"item": 77}), "FOREIGN KEY"),
        (QUESTION.format(**FINE | {"annotator": 77}), "FOREIGN KEY"),
        (QUESTION.format(**FINE | {"why": "'curiosity'"}), "CHECK"),
        (QUESTION.format(**FINE | {"score": 1.5}), "CHECK"),
        (QUESTION.format(**FINE | {"score": "'high'"}), "cannot store TEXT"),
        (QUESTION.format(**FINE | {"expires_at": 0}), "CHECK"),
        ("INSERT INTO answer VALUES (NULL, 77, 1, 'spam', NULL, 0)", "FOREIGN KEY"),
        ("INSERT INTO answer VALUES (NULL, 1, 2, 'perhaps', NULL, 0)", "CHECK"),
        ("INSERT INTO answer VALUES (NULL, 1, 1, 'spam', NULL, 0)", "UNIQUE"),
        ("INSERT INTO answer VALUES (NULL, 1, 2, 'spam', 'tap', 0)", "UNIQUE"),
        ("INSERT INTO answer VALUES (NULL, 1, 'second', 'spam', NULL, 0)", "cannot store TEXT"),
        ("UPDATE answer SET choice = 'spam'", "never changed"),
        ("DELETE FROM answer", "never deleted"),
        ("DELETE FROM item", "none is ever deleted"),
        ("INSERT INTO item VALUES (NULL, 'b', (SELECT digest FROM item), 0)", "UNIQUE"),
        ("INSERT INTO item VALUES (NULL, 'b', x'0102', 0)", "CHECK"),
        ("INSERT INTO item VALUES (NULL, 5.5, 0, 0)", "cannot store"),
        ("INSERT INTO given_label VALUES (NULL, 1, 'ham', 0, NULL)", "CHECK"),
        ("INSERT INTO given_label VALUES (NULL, 77, 'spam', 0, NULL)", "FOREIGN KEY"),
        ("INSERT INTO annotator (role, joined_at) VALUES ('guest', 0)", "CHECK"),
        ("INSERT INTO annotator (telegram_id, role, joined_at) VALUES (9, 'owner', 0)", "UNIQUE"),
        (f"{AN_INVITE} (randomblob(32), 'owner', 1, 0, 1)", "CHECK"),
        (f"{AN_INVITE} (randomblob(32), 'annotator', 0, 0, 1)", "CHECK"),
        (f"{AN_INVITE} ('the token itself', 'annotator', 1, 0, 1)", "cannot store TEXT"),
        ("INSERT INTO campaign (id, seed, created_at) VALUES (2, 0, 0)", "CHECK"),
    ],
)
async def test_the_schema_refuses(database: Database, sentence: str, why: str) -> None:
    def given(connection: sqlite3.Connection) -> None:
        connection.execute(AN_ITEM, ("a",))
        connection.execute(
            "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (9, 'annotator', 0)"
        )
        connection.execute("INSERT INTO feature_fit VALUES (1, 'chars', 1, 'a test', 0)")
        connection.execute(QUESTION.format(**FINE))
        connection.execute("INSERT INTO answer VALUES (NULL, 1, 1, 'no_spam', 'tap', 0)")

    await database.write(given)

    with pytest.raises(sqlite3.IntegrityError, match=why):
        await database.execute(sentence)


async def test_the_reading_connection_cannot_write(database: Database) -> None:
    with pytest.raises((StoreError, sqlite3.OperationalError), match="readonly"):
        await database.fetch_all("DELETE FROM annotator")


async def test_an_import_is_visible_completely_or_not_at_all(path: Path) -> None:
    async with await Store.open(path) as store:
        items = [NewItem(f"text {i}", "spam", "here") for i in range(12_000)]
        importing = asyncio.create_task(store.items.add(items))
        seen = set()
        while not importing.done():
            counts = await store.items.counts(NOW)
            seen.add((counts.items, counts.labels))
        await importing

        counts = await store.items.counts(NOW)

    assert seen <= {(0, 0), (12_000, 12_000)}
    assert (counts.items, counts.labels) == (12_000, 12_000)


# Several at once


async def test_own_writes_leave_the_version_and_those_of_others_change_it(path: Path) -> None:
    async with await Store.open(path) as store, await Store.open(path) as other:
        before = await store.data_version()
        await store.people.set_owners([1], NOW)
        after_own = await store.data_version()
        await other.people.set_owners([2], NOW)

        assert after_own == before
        assert await store.data_version() != before


async def test_an_import_changes_the_version_for_the_store_that_made_it(path: Path) -> None:
    async with await Store.open(path) as store:
        before = await store.data_version()

        await store.items.add([NewItem("a", None, "here")])

        assert await store.data_version() != before


IMPORTING = """
import asyncio, sys
from pathlib import Path
from storage import Store
from storage.staging import digest
from storage.migrate import migrations, statements
from storage.records import NewItem

async def main():
    async with await Store.open(Path(sys.argv[1]), create=False) as store:
        for part in range(10):
            await store.items.add(NewItem(f"theirs {part} {i}", None, "there") for i in range(500))

asyncio.run(main())
"""


async def test_another_process_imports_while_answers_are_added(path: Path) -> None:
    async with await Store.open(path) as store:
        question = await a_question(store)
        importing = await asyncio.create_subprocess_exec(sys.executable, "-c", IMPORTING, str(path))
        ended = asyncio.create_task(importing.wait())
        said = 0
        while not ended.done() or said < 50:
            words: list[Choice] = ["spam", "no_spam"]
            said += (await store.questions.answer(question, words[said % 2], None, NOW)).new

        counts = await store.items.counts(NOW)
        facts = await store.questions.answer_log()

    assert (ended.result(), counts.items) == (0, 5_001)
    assert [fact.answer_id for fact in facts] == list(range(1, said + 1))
    assert said >= 50


async def a_question(store: Store) -> QuestionId:
    await store.items.add([NewItem("ours", None, "here")])
    await store.people.set_owners([100], NOW)
    await store.model_log.add_feature_fit("chars", ItemId(1), "a test")
    return await ask_question(store, 1, AnnotatorId(1), asked_at=NOW, expires_at=NOW + 1)


def asked_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What SQLite says without any of our code."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()


def change(path: Path, how: Callable[[bytes], bytes]) -> bytes:
    """Write the file again, as no database would; the bytes that it has afterwards."""
    after = how(path.read_bytes() if path.exists() else b"")
    path.write_bytes(after)
    return after
