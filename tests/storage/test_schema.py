"""A database whose schema somebody else has changed is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import aiosqlite
import pytest

from storage import Store, StoreError
from storage.backup import back_up
from storage.connection import open_unchanged, require_wal
from storage.database import open_database
from storage.migrate import migrations
from storage.restore import restore_backup

PROMOTION = """
CREATE TRIGGER promote AFTER INSERT ON annotator BEGIN
    UPDATE annotator SET role = 'owner' WHERE telegram_id = 666;
END"""
TURNED_LABELS = """
DROP VIEW inherited; DROP VIEW label;
CREATE VIEW label AS SELECT item_id, 'spam' AS label FROM given_label;
CREATE VIEW inherited AS SELECT 1 AS item_id"""
CHANGES = {
    "trigger promote": PROMOTION,
    "view inherited, view label": TURNED_LABELS,
    "table note": "CREATE TABLE note (text)",
    "table invite": "ALTER TABLE invite ADD COLUMN note TEXT",
    "index by_role": "CREATE INDEX by_role ON annotator (role)",
    "trigger _litestream_copy": PROMOTION.replace("promote", "_litestream_copy"),
}


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A new campaign."""
    path = tmp_path / "tapwise.db"
    async with await Store.open(path):
        pass
    return path


@pytest.mark.parametrize("differs", CHANGES)
async def test_a_database_with_a_foreign_object_is_not_opened(path: Path, differs: str) -> None:
    execute(path, CHANGES[differs])

    with pytest.raises(StoreError, match=rf"not the one that Tapwise made: see {differs}\. "):
        await Store.open(path)


@pytest.mark.parametrize("differs", CHANGES)
async def test_a_backup_with_a_foreign_object_is_not_restored(
    path: Path, tmp_path: Path, differs: str
) -> None:
    backup, target = tmp_path / "backup.db", tmp_path / "restored.db"
    await back_up(path, backup)
    execute(backup, CHANGES[differs])

    with pytest.raises(StoreError, match=rf"{backup} is not the one .* see {differs}\. "):
        await restore_backup(backup, target)

    assert not target.exists()


async def test_a_foreign_trigger_is_found_before_a_migration_fires_it(path: Path) -> None:
    execute(path, PROMOTION)

    with pytest.raises(StoreError, match="trigger promote"):
        await open_database(path, steps=[*migrations(), "CREATE TABLE note (text) STRICT;\n"])

    assert execute(path, "PRAGMA user_version") == [(len(migrations()),)]


async def test_a_missing_trigger_is_damage(path: Path) -> None:
    execute(path, "DROP TRIGGER answer_is_final")

    with pytest.raises(StoreError, match=r"is damaged \(trigger answer_is_final missing\)"):
        await Store.open(path)


@pytest.mark.parametrize("version", range(1, len(migrations())))
async def test_a_database_of_every_earlier_version_is_opened(tmp_path: Path, version: int) -> None:
    path = tmp_path / "older.db"
    await (await open_database(path, steps=migrations()[:version])).close()

    async with await Store.open(path) as store:
        await store.check()


async def test_tables_of_litestream_and_of_analyze_are_tolerated(path: Path) -> None:
    execute(path, "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); ANALYZE")

    async with await Store.open(path) as store:
        await store.check()


async def test_no_connection_trusts_functions_in_the_schema(path: Path) -> None:
    database = await open_database(path)
    assert await database.fetch_all("PRAGMA trusted_schema") == [(0,)]
    assert await database.write(lambda c: c.execute("PRAGMA trusted_schema").fetchall()) == [(0,)]
    await database.close()
    unchanged = await open_unchanged(path)
    assert list(await unchanged.execute_fetchall("PRAGMA trusted_schema")) == [(0,)]
    await unchanged.close()


async def test_a_file_system_without_a_write_ahead_log_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "remote.db"
    execute(path, "CREATE TABLE anything (a)")
    # SQLite's own layer for file systems that have no shared memory.
    address = f"{path.as_uri()}?vfs=unix-dotfile"

    async with aiosqlite.connect(address, uri=True) as connection:
        with pytest.raises(StoreError, match=r"does not support .* Put the database on a disk"):
            await require_wal(connection, path)


def execute(path: Path, script: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        if script.startswith("PRAGMA"):
            return connection.execute(script).fetchall()
        connection.executescript(script)
        return []
    finally:
        connection.close()
