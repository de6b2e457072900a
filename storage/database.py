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

from storage.connection import connect, require, transaction
from storage.errors import StoreError, damaged, in_sentences, need_folder, sentence
from storage.migrate import migrate, migrations

__all__ = ["Database", "open_database", "require", "transaction"]

log = logging.getLogger(__name__)

T = TypeVar("T")

# What is to be written, and who waits for it.
_Piece: TypeAlias = tuple[Callable[[sqlite3.Connection], Any], "asyncio.Future[Any]"]


class Database:
    """One SQLite file: a connection that writes, one that reads what is committed."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection):
        self.path = path
        self._writer = writer
        self._reader = reader
        self._door = asyncio.Lock()
        self._pieces: list[_Piece] = []
        self._committing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """The one door for writes: all of it is on disk afterwards, or none of it.

        Without it another coroutine's commit makes half-done work permanent.
        Errors: StoreError when the disk is full or the file stays locked.
        """
        async with self._door:
            with in_sentences(self.path):
                async with transaction(self._writer) as connection:
                    yield connection

    async def together(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """A short write, on disk when this returns; all of it is kept, or none.

        Whoever waits at the door meanwhile shares the next transaction and its flush to the disk.
        The work is done on the writer's thread: one change of threads instead of one for each
        statement, which was most of what a tap cost.
        Errors: StoreError as `write`; what the work raises, which leaves the others' as it is.
        """
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pieces.append((work, done))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit())
        kept: T = await done
        return kept

    async def _commit(self) -> None:
        while self._pieces:
            async with self._door:
                pieces = [piece for piece in self._pieces if not piece[1].cancelled()]
                self._pieces.clear()
                works = [work for work, _ in pieces]
                try:
                    # aiosqlite has no public way to do more than one statement in its thread.
                    in_thread: Any = self._writer._execute
                    outcomes = await in_thread(_all_of, self._writer._conn, works)
                except Exception as error:
                    outcomes = [error] * len(pieces)
                for (_, done), outcome in zip(pieces, outcomes, strict=True):
                    self._tell(done, outcome)

    def _tell(self, done: asyncio.Future[Any], outcome: Any) -> None:
        """What became of somebody's work; nobody may be waiting any more."""
        if done.done():
            return
        if isinstance(outcome, sqlite3.Error):
            done.set_exception(sentence(self.path, outcome) or outcome)
        elif isinstance(outcome, Exception):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[aiosqlite.Connection]:
        """A connection of its own, for long work that must not hold up the door."""
        with in_sentences(self.path):
            connection = await connect(self.path)
            try:
                yield connection
            finally:
                await connection.close()

    async def empty_wal(self) -> None:
        """Take what was written into the file, so that nothing older stands beside it any longer.

        While another program reads, it is left for later: all of it is taken in at the latest when
        the last program closes the file.
        """
        with suppress(StoreError):  # what was written is kept, whatever becomes of this
            async with self.aside() as connection:
                await connection.execute("PRAGMA busy_timeout = 250")
                await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def all(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a committed state; errors: StoreError when the file cannot give them."""
        with in_sentences(self.path):
            rows = await self._reader.execute_fetchall(sql, tuple(values))
        return [tuple(row) for row in rows]

    async def one(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a committed state, if there is one."""
        rows = await self.all(sql, values)
        return rows[0] if rows else None

    async def version(self) -> int:
        """A number that changes when another connection, or another process, has written."""
        with in_sentences(self.path):
            cursor = await self._writer.execute("PRAGMA data_version")
            return int(require(await cursor.fetchone())[0])

    async def check(self) -> None:
        """Errors: StoreError with SQLite's own words when the file is damaged."""
        found = [row[0] for row in await self.all("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise damaged(self.path, found[0])

    async def close(self) -> None:
        await self._reader.close()
        await self._writer.close()


def _all_of(
    connection: sqlite3.Connection, works: Sequence[Callable[[sqlite3.Connection], Any]]
) -> list[Any]:
    """Each work's result or exception, once those that worked are on disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_alone(connection, work) for work in works]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _alone(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]) -> Any:
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
    _look(path, create)
    opened: list[aiosqlite.Connection] = []
    try:
        with in_sentences(path):
            for _ in range(2):
                opened.append(await connect(path))  # noqa: PERF401  (closed below when one fails)
            await migrate(opened[0], path, migrations() if steps is None else steps)
            await opened[1].execute("PRAGMA query_only = ON")
        _keep_private(path)
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


def _look(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file, for example {path / 'tapwise.db'}.")
    need_folder(path)
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


def _keep_private(path: Path) -> None:
    """A file that came from elsewhere may be open to all; what stands beside takes its mode."""
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        try:
            if os.name == "posix" and file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
                log.warning("%s could be read by others; now only its owner can", file)
        except OSError as error:  # of another account, which has let us in
            log.warning("%s can be read by others: %s", file, error.strerror)
