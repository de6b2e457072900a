"""The database file: opening it, reading and writing."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage.connection import (
    Values,
    changed_rows,
    connect,
    connect_readonly,
    read_pragma,
    require_row,
)
from storage.errors import StoreError, as_store_errors, damaged, require_folder
from storage.migrate import migrate, migrations, refuse_newer
from storage.schema import require_own_schema
from storage.writer import WriterThread

log = logging.getLogger(__name__)

T = TypeVar("T")


class Database:
    """One SQLite file: a connection that writes, and one that reads what is committed."""

    def __init__(self, path: Path, writer: WriterThread | None, reader: aiosqlite.Connection):
        """writer: None for a file that is only read."""
        self.path = path
        self._writer = writer
        self._reader = reader
        self._reporting = asyncio.Lock()

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a short write; when this returns, all of it is on disk, or none of it.

        Errors: StoreError when the disk is full or the file stays locked; what the work raises.
        """
        if self._writer is None:
            raise StoreError(f"{self.path} is open to be read only: nothing was changed.")
        return await self._writer.write(work)

    @property
    def is_readonly(self) -> bool:
        """Whether every write is refused."""
        return self._writer is None

    async def execute(self, sql: str, values: Values = ()) -> int:
        """Write by one statement; returns the number of changed rows. Errors: as `write`."""

        def work(connection: sqlite3.Connection) -> int:
            connection.execute(sql, values)
            return changed_rows(connection)

        return await self.write(work)

    async def insert(self, sql: str, values: Values) -> int:
        """Insert one row by a statement that ends in RETURNING id; returns the id."""

        def work(connection: sqlite3.Connection) -> int:
            return int(require_row(connection.execute(sql, values).fetchone())[0])

        return await self.write(work)

    @asynccontextmanager
    async def own_connection(self) -> AsyncIterator[aiosqlite.Connection]:
        """A separate connection, for long work that must not block other writes."""
        with as_store_errors(self.path):
            connection = await (connect_readonly if self.is_readonly else connect)(self.path)
            try:
                yield connection
            finally:
                await connection.close()

    async def truncate_wal(self) -> None:
        """Move the write-ahead log into the file, so that no deleted data remains in the log.

        While another program reads, this is left to SQLite, which does it at the latest when the
        last program closes the file.
        """
        with suppress(StoreError):  # the writes themselves are committed
            async with self.own_connection() as connection:
                await connection.execute("PRAGMA busy_timeout = 250")
                await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def fetch_all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of a committed state; errors: StoreError when the file cannot be read."""
        with as_store_errors(self.path):
            rows = await self._reader.execute_fetchall(sql, values)
        return [tuple(row) for row in rows]

    async def fetch_one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of a committed state, if there is one."""
        rows = await self.fetch_all(sql, values)
        return rows[0] if rows else None

    async def fetch_report(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """As `fetch_all`, for a query that takes long: it delays no other read.

        It has a connection of its own; one report is made at a time, so that reports do not use
        all cores.
        """
        async with self._reporting, self.own_connection() as connection:
            rows = await connection.execute_fetchall(sql, values)
        return [tuple(row) for row in rows]

    async def data_version(self) -> int:
        """A number that changes when another connection, or another process, has written."""
        with as_store_errors(self.path):
            if self._writer is None:
                return await read_pragma(self._reader, "data_version")
            return await self._writer.run(_data_version)

    async def version(self) -> tuple[int, int]:
        """Two numbers that never fall; one of them rises with every write of any connection."""
        return self._writer.transactions if self._writer else 0, await self.data_version()

    async def check(self) -> None:
        """Errors: StoreError with SQLite's report when the file is damaged."""
        found = [row[0] for row in await self.fetch_all("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise damaged(self.path, found[0])

    async def close(self) -> None:
        """Close both connections; requested writes are finished first."""
        await self._reader.close()
        if self._writer is not None:
            await self._writer.close()


def _data_version(connection: sqlite3.Connection) -> int:
    return int(require_row(connection.execute("PRAGMA data_version").fetchone())[0])


async def open_database(
    path: Path, *, create: bool = True, steps: Sequence[str] | None = None
) -> Database:
    """Open the file; create and migrate it if necessary.

    steps: the scripts that lead from one schema to the next; by default `migrations()`.
    Errors: StoreError when it is missing, not a Tapwise database, unreadable or newer than this
    program.
    """
    _prepare_file(path, create)
    reader = writer = None
    try:
        with as_store_errors(path):
            reader = await connect(path)  # refuses a foreign file before it is changed
            writer = await WriterThread.open(path)
            await migrate(reader, writer, path, migrations() if steps is None else steps)
            await reader.execute("PRAGMA query_only = ON")
        _restrict_permissions(path)
    except BaseException as error:
        for connection in (reader, writer):
            if connection is not None:
                await connection.close()
        if isinstance(error, sqlite3.Error):
            raise StoreError(
                f"The database {path} cannot be used: {error}. "
                "Is it a Tapwise database? Nothing was changed."
            ) from error
        raise
    return Database(path, writer, reader)


async def open_database_readonly(path: Path) -> Database:
    """Open the file beside its writer; nothing of it is changed, and nothing migrated.

    Errors: StoreError when it is missing, no Tapwise database, unreadable, or of another version.
    """
    require_database(path)
    steps = migrations()
    with as_store_errors(path):
        reader = await connect_readonly(path)
        try:
            version = await read_pragma(reader, "user_version")
            refuse_newer(version, path, steps)
            if version < len(steps):
                raise StoreError(
                    f"The database {path} has schema {version}, older than this program's "
                    f"{len(steps)}. Nothing was changed. `tapwise check` migrates it, and keeps a "
                    "copy."
                )
            await require_own_schema(reader, path, steps)
        except BaseException:
            await reader.close()
            raise
    return Database(path, None, reader)


def _prepare_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file, for example {path / 'tapwise.db'}.")
    require_folder(path)
    if not create:
        require_database(path)
    if path.exists():
        return
    try:  # created here, so that other accounts can read it at no moment
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"The database {path} cannot be made: {error.strerror}.") from error


def require_database(path: Path) -> None:
    """Errors: StoreError when there is no file: a mistyped name must not begin a campaign."""
    require_folder(path)
    if not path.exists():
        raise StoreError(
            f"There is no database at {path}. `tapwise init` makes one, and so does the first "
            "`tapwise import`; TAPWISE_DATABASE or --database names another."
        )


def _restrict_permissions(path: Path) -> None:
    """Take the rights to read the file from other accounts; SQLite copies them to its log."""
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        try:
            if os.name == "posix" and file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
                log.warning("%s could be read by others; now only its owner can", file)
        except OSError as error:  # the file belongs to another account
            log.warning("%s can be read by others: %s", file, error.strerror)
