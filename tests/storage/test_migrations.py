"""Migrations change the schema completely or not at all."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store, StoreError
from storage.database import Database, open_database
from storage.migrate import migrations, statements
from tests.support.database_files import a_question, asked_of
from tests.support.paths import ROOT

NOW = 1_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await open_database(path)
    yield database
    await database.close()


async def test_a_failed_migration_changes_neither_tables_nor_the_version(path: Path) -> None:
    failing = "CREATE TABLE note (first);\nCREATE TABLE question (second);\n"

    with pytest.raises(StoreError, match="question already exists"):
        await open_database(path, steps=[*migrations(), failing])

    assert asked_of(path, "SELECT name FROM sqlite_schema") == []
    assert asked_of(path, "PRAGMA user_version") == [(0,)]


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
