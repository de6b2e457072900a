"""The one connection that writes, on a thread of its own; writes that wait share a transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from storage.connection import address, safe_settings
from storage.errors import store_error

T = TypeVar("T")

Work: TypeAlias = Callable[[sqlite3.Connection], Any]
_Request: TypeAlias = tuple[Work, "asyncio.Future[Any]"]


class WriterThread:
    """Writes to one SQLite file, one transaction at a time.

    `sqlite3` is used directly, not `aiosqlite`: a write of several statements changes threads once,
    not once for each statement, which was most of what an answer cost.
    """

    def __init__(self, path: Path, thread: ThreadPoolExecutor, connection: sqlite3.Connection):
        self._path = path
        self._thread = thread
        self._connection = connection
        self._pending: list[_Request] = []
        self.transactions = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @classmethod
    async def open(cls, path: Path) -> WriterThread:
        """Connect to a file that exists; errors: sqlite3.Error."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="storage-writer")
        try:
            connection = await asyncio.get_running_loop().run_in_executor(thread, _connect, path)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(path, thread, connection)

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a short write; when this returns, all of it is on disk, or none of it.

        Writes that are requested while another transaction runs share the next one and its flush.
        Errors: StoreError when the file cannot be written; what the work raises, which undoes this
        work only.
        """
        result: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending.append((work, result))
        if self._idle.is_set():
            self._start_transaction()
        value: T = await result
        return value

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run work between two transactions."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, work, self._connection)

    async def close(self) -> None:
        """Finish the writes that were requested, and close the connection."""
        await self._idle.wait()
        await self.run(sqlite3.Connection.close)
        self._thread.shutdown(wait=False)

    def _start_transaction(self) -> None:
        requests = [request for request in self._pending if not request[1].cancelled()]
        self._pending.clear()
        if not requests:
            self._idle.set()
            return
        self._idle.clear()
        # Cheaper than `run_in_executor`: 31 instead of 42 microseconds of CPU a write.
        self._thread.submit(self._commit_in_thread, asyncio.get_running_loop(), requests)

    def _commit_in_thread(self, loop: asyncio.AbstractEventLoop, requests: list[_Request]) -> None:
        try:
            outcomes = _commit(self._connection, [work for work, _ in requests])
        except BaseException as error:
            outcomes = [error] * len(requests)
        loop.call_soon_threadsafe(self._finish_transaction, requests, outcomes)

    def _finish_transaction(self, requests: list[_Request], outcomes: list[Any]) -> None:
        self.transactions += 1
        for (_, result), outcome in zip(requests, outcomes, strict=True):
            self._resolve(result, outcome)
        self._start_transaction()

    def _resolve(self, result: asyncio.Future[Any], outcome: Any) -> None:
        """Hand an outcome to the caller, unless the caller was cancelled."""
        if result.done():
            return
        if isinstance(outcome, sqlite3.Error):
            result.set_exception(store_error(self._path, outcome) or outcome)
        elif isinstance(outcome, BaseException):
            result.set_exception(outcome)
        else:
            result.set_result(outcome)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(address(path), uri=True, isolation_level=None)
    try:
        for setting in safe_settings():
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _commit(connection: sqlite3.Connection, works: Sequence[Work]) -> list[Any]:
    """Each work's result or exception, in one transaction of those that succeeded."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_run_in_savepoint(connection, work) for work in works]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _run_in_savepoint(connection: sqlite3.Connection, work: Work) -> Any:
    """The result of a work, or its exception once the work is undone."""
    connection.execute("SAVEPOINT work")
    try:
        outcome = work(connection)
    except Exception as error:
        if not connection.in_transaction:  # a full disk has ended it, for the others too
            raise
        connection.execute("ROLLBACK TO work")
        outcome = error
    connection.execute("RELEASE work")
    return outcome
