"""Migrations: numbered SQL files, applied together after a backup."""

from __future__ import annotations

import asyncio
import logging
import secrets
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

import aiosqlite

from storage.backup import back_up_before_migration
from storage.bot_lock import require_no_bot
from storage.connection import read_pragma, require_row
from storage.errors import StoreError
from storage.schema import require_own_schema
from storage.writer import WriterThread

log = logging.getLogger(__name__)


async def migrate(
    reader: aiosqlite.Connection, writer: WriterThread, path: Path, steps: Sequence[str]
) -> None:
    """Migrate the schema to this program's version: all steps and their number, or none.

    A database that is not empty is copied first, and the copy is checked.
    Errors: StoreError when it is newer, has a foreign schema, does not fit, or a bot that needs the
    older one runs on it.
    """
    version = await read_pragma(reader, "user_version")
    refuse_newer(version, path, steps)
    await require_own_schema(reader, path, steps)
    if version == len(steps):
        return
    with _without_older_bot(path, version, len(steps)):
        await _migrate(writer, path, steps)


async def _migrate(writer: WriterThread, path: Path, steps: Sequence[str]) -> None:
    async with _foreign_keys_off(writer), _transaction(writer):
        # Another process may have migrated it since.
        version = await writer.run(_schema_version)
        if 0 < version < len(steps):
            copy = await back_up_before_migration(path, version + 1)
            log.warning(
                "the schema of %s goes from %d to %d; as it was, it is kept in %s",
                *(path, version, len(steps), copy),
            )
        await writer.run(lambda connection: _run_steps(connection, steps, version))
        await writer.run(lambda connection: _check_foreign_keys(connection, path))


@contextmanager
def _without_older_bot(path: Path, version: int, to: int) -> Iterator[None]:
    """Refuse to migrate below a running bot, which needs the schema it started with.

    Errors: StoreError when one runs on the database, unless it is this process.
    """
    if not version:
        yield
        return
    older = (
        f"A bot of an older Tapwise is running on {path}, whose schema has to go from {version} "
        f"to {to} first. Stop it, then try again; nothing was changed."
    )
    with require_no_bot(path, older):
        yield


def refuse_newer(version: int, path: Path, steps: Sequence[str]) -> None:
    """Errors: StoreError when a newer program wrote the file."""
    if version > len(steps):
        raise StoreError(
            f"The database {path} has schema {version}, newer than this program's {len(steps)}. "
            "Install the newer Tapwise that wrote it; nothing was changed."
        )


@cache
def migrations() -> tuple[str, ...]:
    """The numbered SQL files, in order; file n leads from schema n-1 to n."""
    folder = resources.files("storage") / "migrations"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in files)


def statements(script: str) -> list[str]:
    """A script's statements one by one: `executescript` would commit before it starts."""
    found, lines = [], ""
    for line in script.splitlines(keepends=True):
        lines += line
        if sqlite3.complete_statement(lines):
            found.append(lines.strip())
            lines = ""
    return found


@asynccontextmanager
async def _foreign_keys_off(writer: WriterThread) -> AsyncIterator[None]:
    """Foreign keys off, so that a step can replace a table under the same name.

    Inside a transaction this PRAGMA would do nothing. Source: "Making Other Kinds Of Table Schema
    Changes", https://www.sqlite.org/lang_altertable.html#otheralter
    """
    await writer.run(_statement("PRAGMA foreign_keys = OFF"))
    try:
        yield
    finally:
        await asyncio.shield(writer.run(_statement("PRAGMA foreign_keys = ON")))


@asynccontextmanager
async def _transaction(writer: WriterThread) -> AsyncIterator[None]:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK on any exception, cancellation too."""
    try:
        await writer.run(_statement("BEGIN IMMEDIATE"))
        yield
        await writer.run(_statement("COMMIT"))
    except BaseException:
        await asyncio.shield(writer.run(sqlite3.Connection.rollback))
        raise


def _statement(sql: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(sql)


def _schema_version(connection: sqlite3.Connection) -> int:
    return int(require_row(connection.execute("PRAGMA user_version").fetchone())[0])


def _run_steps(connection: sqlite3.Connection, steps: Sequence[str], version: int) -> None:
    given = _autoincrement_values(connection) if version else []
    for to, script in enumerate(steps[version:], start=version + 1):
        for statement in statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {to}")
    for name, last in given:  # a replaced table must not reuse an id
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name)
        )
    connection.execute(
        "INSERT OR IGNORE INTO campaign (id, seed, created_at) VALUES (1, ?, ?)",
        (secrets.randbits(32), time.time()),
    )


def _autoincrement_values(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    return connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()


def _check_foreign_keys(connection: sqlite3.Connection, path: Path) -> None:
    """Errors: StoreError when a step broke a foreign key, so that nothing is committed."""
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError(
            f"The database {path} cannot be brought to this program's schema: a row of {broken[0]} "
            f"would point to no row of {broken[2]}. Nothing was changed. Go on with the Tapwise "
            "that wrote it, and report this."
        )
