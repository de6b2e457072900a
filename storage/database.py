"""The file: opening, migrating, and the one door for writes."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import aiosqlite

from storage.connection import connect, require_row, transaction
from storage.errors import StoreError, as_store_errors, damaged, require_folder, store_error
from storage.migrate import migrate, migrations

log = logging.getLogger(__name__)

T = TypeVar("T")

# What is to be written, and who waits for it.
_PendingWrite: TypeAlias = tuple[Callable[[sqlite3.Connection], Any], "asyncio.Future[Any]"]


class Database:
    """One SQLite file: a connection that writes, one that reads what is committed."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection):
        self.path = path
        self._writer = writer
        self._reader = reader
        self._write_lock = asyncio.Lock()
        self._pending: list[_PendingWrite] = []
        self._committing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """The one door for writes: all of it is on disk afterwards, or none of it.

        Without it another coroutine's commit makes half-done work permanent.
        Errors: StoreError when the disk is full or the file stays locked.
        """
        async with self._write_lock:
            with as_store_errors(self.path):
                async with transaction(self._writer) as connection:
                    yield connection

    async def write_grouped(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """A short write, on disk when this returns; all of it is kept, or none.

        Whoever waits at the door meanwhile shares the next transaction and its flush to the disk.
        The work is done on the writer's thread: one change of threads instead of one for each
        statement, which was most of what a tap cost.
        Errors: StoreError as `write`; what the work raises, which leaves the others' as it is.
        """
        result: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending.append((work, result))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_pending())
        value: T = await result
        return value

    async def _commit_pending(self) -> None:
        while self._pending:
            async with self._write_lock:
                pending = [piece for piece in self._pending if not piece[1].cancelled()]
                self._pending.clear()
                jobs = [work for work, _ in pending]
                try:
                    # aiosqlite has no public way to do more than one statement in its thread.
                    in_thread: Any = self._writer._execute
                    outcomes = await in_thread(_run_in_transaction, self._writer._conn, jobs)
                except Exception as error:
                    outcomes = [error] * len(pending)
                for (_, result), outcome in zip(pending, outcomes, strict=True):
                    self._resolve(result, outcome)

    def _resolve(self, result: asyncio.Future[Any], outcome: Any) -> None:
        """What became of somebody's work; nobody may be waiting any more."""
        if result.done():
            return
        if isinstance(outcome, sqlite3.Error):
            result.set_exception(store_error(self.path, outcome) or outcome)
        elif isinstance(outcome, Exception):
            result.set_exception(outcome)
        else:
            result.set_result(outcome)

    @asynccontextmanager
    async def own_connection(self) -> AsyncIterator[aiosqlite.Connection]:
        """A connection of its own, for long work that must not hold up the door."""
        with as_store_errors(self.path):
            connection = await connect(self.path)
            try:
                yield connection
            finally:
                await connection.close()

    async def truncate_wal(self) -> None:
        """Take what was written into the file, so that nothing older stands beside it any longer.

        While another program reads, it is left for later: all of it is taken in at the latest when
        the last program closes the file.
        """
        with suppress(StoreError):  # what was written is kept, whatever becomes of this
            async with self.own_connection() as connection:
                await connection.execute("PRAGMA busy_timeout = 250")
                await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def fetch_all(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a committed state; errors: StoreError when the file cannot give them."""
        with as_store_errors(self.path):
            rows = await self._reader.execute_fetchall(sql, tuple(values))
        return [tuple(row) for row in rows]

    async def fetch_one(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a committed state, if there is one."""
        rows = await self.fetch_all(sql, values)
        return rows[0] if rows else None

    async def data_version(self) -> int:
        """A number that changes when another connection, or another process, has written."""
        with as_store_errors(self.path):
            cursor = await self._writer.execute("PRAGMA data_version")
            return int(require_row(await cursor.fetchone())[0])

    async def check(self) -> None:
        """Errors: StoreError with SQLite's own words when the file is damaged."""
        found = [row[0] for row in await self.fetch_all("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise damaged(self.path, found[0])

    async def close(self) -> None:
        await self._reader.close()
        await self._writer.close()


def _run_in_transaction(
    connection: sqlite3.Connection, jobs: Sequence[Callable[[sqlite3.Connection], Any]]
) -> list[Any]:
    """Each work's result or exception, once those that worked are on disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_run_in_savepoint(connection, work) for work in jobs]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _run_in_savepoint(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]
) -> Any:
    """One work's result; its exception, when nothing of it is kept."""
    connection.execute("SAVEPOINT piece")
    try:
        outcome = work(connection)
    except Exception as error:
        if not connection.in_transaction:  # a full disk has ended it, for the others too
            raise
        connection.execute("ROLLBACK TO piece")
        outcome = error
    connection.execute("RELEASE piece")
    return outcome


async def open_database(
    path: Path, *, create: bool = True, steps: Sequence[str] | None = None
) -> Database:
    """Open the file, made and migrated as needed.

    steps: the scripts that lead from one schema to the next; by default `migrations()`.
    Errors: StoreError when it is missing, not a Tapwise database, unreadable or newer than this
    program.
    """
    _prepare_file(path, create)
    opened: list[aiosqlite.Connection] = []
    try:
        with as_store_errors(path):
            for _ in range(2):
                opened.append(await connect(path))  # noqa: PERF401  (closed below when one fails)
            await migrate(opened[0], path, migrations() if steps is None else steps)
            await opened[1].execute("PRAGMA query_only = ON")
        _restrict_permissions(path)
    except BaseException as error:
        for connection in opened:
            await connection.close()
        if isinstance(error, sqlite3.Error):
            raise StoreError(
                f"The database {path} cannot be used: {error}. "
                "Is it a Tapwise database? Nothing was changed."
            ) from error
        raise
    return Database(path, *opened)


def _prepare_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file, for example {path / 'tapwise.db'}.")
    require_folder(path)
    if path.exists():
        return
    if not create:
        raise StoreError(
            f"There is no database at {path}. `tapwise import` makes one; "
            "TAPWISE_DATABASE or --database names another."
        )
    try:  # made before SQLite does, so that nobody else can read it for a moment
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"The database {path} cannot be made: {error.strerror}.") from error


def _restrict_permissions(path: Path) -> None:
    """A file that came from elsewhere may be open to all; what stands beside takes its mode."""
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        try:
            if os.name == "posix" and file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
                log.warning("%s could be read by others; now only its owner can", file)
        except OSError as error:  # of another account, which has let us in
            log.warning("%s can be read by others: %s", file, error.strerror)
