"""The file: opening, migrating, and the one door for writes."""

from __future__ import annotations

import asyncio
import os
import secrets
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import aiosqlite

from storage.errors import StoreError

T = TypeVar("T")

# A bulk import holds the write lock for seconds; a tap that arrives then waits instead of failing.
BUSY_TIMEOUT_MS = 30_000
# "TAPW", as the first migration sets it.
APPLICATION_ID = 1413566551


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
        try:
            async with self._door, transaction(self._writer) as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise self._unwritten(error) from error

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
        if isinstance(outcome, sqlite3.OperationalError):
            done.set_exception(self._unwritten(outcome))
        elif isinstance(outcome, Exception):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[aiosqlite.Connection]:
        """A connection of its own, for long work that must not hold up the door."""
        connection = await connect(self.path)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            raise self._unwritten(error) from error
        finally:
            await connection.close()

    def _unwritten(self, error: sqlite3.OperationalError) -> StoreError:
        return StoreError(
            f"The database {self.path} could not be written: {error}. Nothing of this was kept. "
            "Is the disk full, or does another program hold the file?"
        )

    async def all(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a committed state; errors: StoreError when the file cannot give them."""
        try:
            rows = await self._reader.execute_fetchall(sql, tuple(values))
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"The database {self.path} is damaged ({error}). "
                "Stop the bot, keep a copy of the file, and go back to a backup."
            ) from error
        return [tuple(row) for row in rows]

    async def one(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a committed state, if there is one."""
        rows = await self.all(sql, values)
        return rows[0] if rows else None

    async def version(self) -> int:
        """A number that changes when another connection, or another process, has written."""
        cursor = await self._writer.execute("PRAGMA data_version")
        return int(require(await cursor.fetchone())[0])

    async def check(self) -> None:
        """Errors: StoreError with SQLite's own words when the file is damaged."""
        found = [row[0] for row in await self.all("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise StoreError(
                f"The database {self.path} is damaged ({found[0]}). "
                "Stop the bot, keep a copy of the file, and go back to a backup."
            )

    async def close(self) -> None:
        await self._reader.close()
        await self._writer.close()


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
        connection.execute("ROLLBACK TO piece")
        outcome = error
    connection.execute("RELEASE piece")
    return outcome


def require(row: Any) -> Any:
    """A row that the SQL always gives (an aggregate, a RETURNING)."""
    if row is None:
        raise StoreError("The database gave no row where one must be: run `tapwise check`.")
    return row


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
        for _ in range(2):
            opened.append(await connect(path))  # noqa: PERF401  (closed below when one fails)
        await _migrate(opened[0], path, migrations() if steps is None else steps)
        await opened[1].execute("PRAGMA query_only = ON")
    except BaseException as error:
        for connection in opened:
            await connection.close()
        if isinstance(error, sqlite3.Error):
            raise StoreError(
                f"The database {path} cannot be used: {error}. "
                "Is it a Tapwise database, and may this account write it and its folder?"
            ) from error
        raise
    return Database(path, *opened)


async def connect(path: Path) -> aiosqlite.Connection:
    """A connection with this project's promises: WAL, synchronous=FULL, foreign keys."""
    connection = await aiosqlite.connect(path, isolation_level=None)
    try:
        await connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        await connection.close()
        raise
    return connection


def _look(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file, for example {path / 'tapwise.db'}.")
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Make it, or name another file.")
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


async def _migrate(connection: aiosqlite.Connection, path: Path, steps: Sequence[str]) -> None:
    """Bring the schema to this program's version: all of the steps and their number, or none."""
    version = await _number(connection, "user_version")
    if await _is_foreign(connection):
        raise StoreError(
            f"{path} is a database of another program. Name another file with TAPWISE_DATABASE "
            "or --database; nothing was changed."
        )
    if version > len(steps):
        raise StoreError(
            f"The database {path} has schema {version}, newer than this program's {len(steps)}. "
            "Install the newer Tapwise that wrote it; nothing was changed."
        )
    if version == len(steps):
        return
    async with _keys_unwatched(connection), transaction(connection):
        await _take_steps(connection, steps)
        await _look_at_keys(connection, path)


@asynccontextmanager
async def _keys_unwatched(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    """Foreign keys off, so that a step may drop a table and make it anew under its old name.

    Inside a transaction this PRAGMA would do nothing. Source: "Making Other Kinds Of Table Schema
    Changes", https://www.sqlite.org/lang_altertable.html#otheralter
    """
    await connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        await asyncio.shield(connection.execute("PRAGMA foreign_keys = ON"))


async def _take_steps(connection: aiosqlite.Connection, steps: Sequence[str]) -> None:
    version = await _number(connection, "user_version")  # another process may have been faster
    for number, script in enumerate(steps[version:], start=version + 1):
        for statement in statements(script):
            await connection.execute(statement)
        await connection.execute(f"PRAGMA user_version = {number}")
    await connection.execute(
        "INSERT OR IGNORE INTO campaign (id, seed, created_at) VALUES (1, ?, ?)",
        (secrets.randbits(32), time.time()),
    )


async def _look_at_keys(connection: aiosqlite.Connection, path: Path) -> None:
    """What nobody watched meanwhile; errors: StoreError, so that nothing of it is committed."""
    cursor = await connection.execute("PRAGMA foreign_key_check")
    if broken := await cursor.fetchone():
        raise StoreError(
            f"The database {path} cannot be brought to this program's schema: a row of {broken[0]} "
            f"would point to no row of {broken[2]}. Nothing was changed. Go on with the Tapwise "
            "that wrote it, and report this."
        )


async def _is_foreign(connection: aiosqlite.Connection) -> bool:
    """Whether the file holds something, and it is not ours."""
    if await _number(connection, "application_id") == APPLICATION_ID:
        return False
    cursor = await connection.execute("SELECT count(*) FROM sqlite_schema")
    return bool(require(await cursor.fetchone())[0])


async def _number(connection: aiosqlite.Connection, pragma: str) -> int:
    cursor = await connection.execute(f"PRAGMA {pragma}")
    return int(require(await cursor.fetchone())[0])


def migrations() -> list[str]:
    """The numbered SQL files, in order; file n leads from schema n-1 to n."""
    folder = resources.files("storage") / "migrations"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in files]


def statements(script: str) -> list[str]:
    """A script's statements one by one: `executescript` would commit before it starts."""
    found, lines = [], ""
    for line in script.splitlines(keepends=True):
        lines += line
        if sqlite3.complete_statement(lines):
            found.append(lines.strip())
            lines = ""
    return found
