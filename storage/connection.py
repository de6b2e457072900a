"""Connections to SQLite, their settings, and transactions."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import aiosqlite

from storage.errors import StoreError, wrong_database

log = logging.getLogger(__name__)

Values: TypeAlias = Sequence[Any] | Mapping[str, Any]
"""What fills the places of a statement: `?` in order, or `:name` by name.

A place with a number (`?1`) is not used: Python 3.12.0 to 3.12.3 warn about it.
"""

# A bulk import holds the write lock for seconds; a tap that arrives then waits instead of failing.
BUSY_TIMEOUT_MS: Final = 30_000
# Pages that a connection keeps, in KiB; the operating system keeps the file's pages once for all.
CACHE_KIB: Final = 512
# Seconds until a wait for a locked file is logged.
LOG_WAIT_AFTER: Final = 1.0
# "TAPW", as the first migration sets it.
APPLICATION_ID: Final = 1413566551
# Seconds between two tries to switch on the write-ahead log.
_SWITCH_AGAIN_AFTER: Final = 0.02
_WAL: Final = "PRAGMA journal_mode = WAL"
# Settings of the connection alone. Deleted data is overwritten: only some distributions build
# SQLite with that as the default. A view or trigger of a foreign hand calls no unsafe function.
_HARMLESS_SETTINGS: Final = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


async def connect(path: Path) -> aiosqlite.Connection:
    """A connection with WAL, synchronous=FULL and foreign keys.

    Errors: StoreError for a database of another program, which is left as it is.
    """
    connection = await open_unchanged(path)
    try:
        await refuse_foreign(connection, path)  # the journal mode is written into the file
        await require_wal(connection, path)
        for setting in safe_settings():
            await connection.execute(setting)
    except BaseException:
        await connection.close()
        raise
    return connection


async def connect_readonly(path: Path) -> aiosqlite.Connection:
    """A connection that cannot change the file.

    Errors: StoreError for a database of another program.
    """
    connection = await open_unchanged(path, "ro")
    try:
        await refuse_foreign(connection, path)
    except BaseException:
        await connection.close()
        raise
    return connection


async def require_wal(connection: aiosqlite.Connection, path: Path) -> None:
    """Switch on the write-ahead log; errors: StoreError where the file system refuses it."""
    with _log_long_wait(path):
        mode = await _switch_to_wal(connection)
    if mode != "wal":
        raise StoreError(
            f"The file system of {path} does not support SQLite's write-ahead log (the journal "
            f"mode stayed {mode!r}). It is perhaps a network folder. Put the database on a disk of "
            "this machine: TAPWISE_DATABASE or --database names it."
        )


async def _switch_to_wal(connection: aiosqlite.Connection) -> str:
    """The journal mode after the switch; errors: sqlite3.OperationalError after a long wait.

    SQLite's busy timeout does not apply to the switch: it fails at once while another connection
    reads the file in its old mode, or switches it too (sqlite3BtreeSetVersion in
    https://www.sqlite.org/src/file/src/btree.c).
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + BUSY_TIMEOUT_MS / 1_000
    while True:
        try:
            cursor = await connection.execute(_WAL)
            return str(require_row(await cursor.fetchone())[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or loop.time() > deadline:
                raise
        await asyncio.sleep(_SWITCH_AGAIN_AFTER)


async def open_unchanged(path: Path, mode: Literal["rw", "ro"] = "rw") -> aiosqlite.Connection:
    """A connection to a file that exists; the file is not changed by it."""
    connection = await aiosqlite.connect(address(path, mode), uri=True, isolation_level=None)
    try:
        for setting in _HARMLESS_SETTINGS:
            await connection.execute(setting)
    except BaseException:
        await connection.close()
        raise
    return connection


def address(path: Path, mode: Literal["rw", "ro"] = "rw") -> str:
    """The URI by which SQLite opens a file, but does not create it; ro: only to read it."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def safe_settings() -> tuple[str, ...]:
    """What every connection to a Tapwise database is set to."""
    return (
        *_HARMLESS_SETTINGS,
        _WAL,
        f"PRAGMA cache_size = -{CACHE_KIB}",  # reads the schema, which may be locked before
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
    )


@asynccontextmanager
async def transaction(connection: aiosqlite.Connection) -> AsyncIterator[aiosqlite.Connection]:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK on any exception, cancellation too."""
    try:
        await connection.execute("BEGIN IMMEDIATE")
        yield connection
        await connection.commit()
    except BaseException:
        await asyncio.shield(connection.rollback())
        raise


async def refuse_foreign(connection: aiosqlite.Connection, path: Path) -> None:
    """Errors: StoreError for a database of another program; an empty file is accepted."""
    with _log_long_wait(path):  # nothing of the file is read before
        if await read_pragma(connection, "application_id") == APPLICATION_ID:
            return
    cursor = await connection.execute("SELECT count(*) FROM sqlite_schema")
    if require_row(await cursor.fetchone())[0]:
        raise wrong_database(path, "is a database of another program")


@contextmanager
def _log_long_wait(path: Path) -> Iterator[None]:
    """Log the reason if opening has to wait for another program."""
    line = f"waiting for {path}, which another program holds: {BUSY_TIMEOUT_MS // 1_000} s at most"
    warning = asyncio.get_running_loop().call_later(LOG_WAIT_AFTER, log.warning, "%s", line)
    try:
        yield
    finally:
        warning.cancel()


# Python's `rowcount` is not used: under a Turkish locale it is -1 after every INSERT, because
# Python compares the word by the locale's rules, in which "I" is no capital "i".
_CHANGES: Final = "SELECT changes()"


def changed_rows(connection: sqlite3.Connection) -> int:
    """The number of rows that the last INSERT, UPDATE or DELETE changed."""
    return int(require_row(connection.execute(_CHANGES).fetchone())[0])


async def changed_rows_async(connection: aiosqlite.Connection) -> int:
    """As `changed_rows`."""
    cursor = await connection.execute(_CHANGES)
    return int(require_row(await cursor.fetchone())[0])


async def read_pragma(connection: aiosqlite.Connection, pragma: str) -> int:
    """A PRAGMA with an integer value, such as user_version."""
    cursor = await connection.execute(f"PRAGMA {pragma}")
    return int(require_row(await cursor.fetchone())[0])


def require_row(row: Any) -> Any:
    """The row of a statement that always returns one (an aggregate, a RETURNING)."""
    if row is None:
        raise StoreError("The database returned no row where one is required: run `tapwise check`.")
    return row
