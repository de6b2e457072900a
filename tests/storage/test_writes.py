"""Writes are complete or absent, and share transactions."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.errors import TryLaterError
from storage.staging import digest

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


async def test_a_write_that_fails_leaves_nothing_and_the_others_are_kept(
    database: Database,
) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute(AN_ITEM, ("half-done",))
        raise ZeroDivisionError

    pairs = [(f"{n} one", f"{n} two") for n in range(20)]
    writes: list[Awaitable[object]] = [add(database, *pair) for pair in pairs]
    writes.insert(7, database.write(fails))

    results = await asyncio.gather(*writes, return_exceptions=True)

    assert [type(result) for result in results if result is not None] == [ZeroDivisionError]
    kept = await database.fetch_all("SELECT text FROM item ORDER BY id")
    assert kept == [(text,) for pair in pairs for text in pair]


async def test_a_write_that_is_cancelled_while_it_runs_is_kept_whole(database: Database) -> None:
    running, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(AN_ITEM, ("one",))
        loop.call_soon_threadsafe(running.set)
        may_end.wait(10)
        connection.execute(AN_ITEM, ("two",))

    writing = asyncio.create_task(database.write(work))
    await running.wait()
    writing.cancel()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await add(database, "afterwards")

    assert await database.fetch_all("SELECT text FROM item") == [
        ("one",),
        ("two",),
        ("afterwards",),
    ]


async def test_requested_writes_are_finished_before_the_file_is_closed(path: Path) -> None:
    database = await open_database(path)
    writes = [asyncio.create_task(add(database, f"{n}")) for n in range(5)]
    await asyncio.sleep(0)

    await database.close()

    await asyncio.gather(*writes)
    assert asked_of(path, "SELECT count(*) FROM item") == [(5,)]


async def test_a_write_that_is_cancelled_at_any_step_leaves_all_or_nothing(
    database: Database,
) -> None:
    every = range(0, 400, 20)
    for steps in every:
        writing = asyncio.create_task(add(database, f"one {steps}", f"two {steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait([writing])
    await add(database, "afterwards")

    kept = [text for (text,) in await database.fetch_all("SELECT text FROM item")]
    assert "afterwards" in kept
    for steps in every:
        assert (f"one {steps}" in kept) == (f"two {steps}" in kept)


async def test_a_write_that_is_cancelled_before_it_starts_leaves_nothing(
    database: Database,
) -> None:
    async with holding(database):
        waiting = asyncio.create_task(add(database, "never"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])

    await add(database, "afterwards")

    assert await database.fetch_all("SELECT text FROM item") == [("afterwards",)]


async def test_writes_that_wait_are_on_disk_in_the_order_of_their_requests(
    database: Database, path: Path
) -> None:
    async with holding(database):
        waiting = [asyncio.create_task(add_unique(database, f"{n}")) for n in range(50)]
        await asyncio.sleep(0)

    numbers = await asyncio.gather(*waiting)

    assert numbers == list(range(1, 51))
    assert asked_of(path, "SELECT text FROM item ORDER BY id") == [(f"{n}",) for n in range(50)]


async def test_a_write_that_breaks_a_rule_of_the_schema_fails_alone(
    database: Database,
) -> None:
    writes = [add_unique(database, f"{n}") for n in range(5)]
    writes.insert(2, add_unique(database, "half-done", "3"))  # the second is there already
    writes.insert(2, add_unique(database, "3"))

    results = await asyncio.gather(*writes, return_exceptions=True)

    assert sum(isinstance(result, sqlite3.IntegrityError) for result in results) == 2
    kept = await database.fetch_all("SELECT text FROM item ORDER BY id")
    assert kept == [("0",), ("1",), ("3",), ("2",), ("4",)]


async def test_a_cancelled_write_does_not_stop_the_writes_beside_it(
    database: Database,
) -> None:
    async with holding(database):
        waiting = [asyncio.create_task(add_unique(database, f"{n}")) for n in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()

    await asyncio.wait(waiting)

    assert await database.fetch_all("SELECT text FROM item") == [("1",), ("2",)]


async def test_every_write_to_a_full_disk_is_refused_and_the_next_is_kept(
    database: Database,
) -> None:
    await database.execute("PRAGMA max_page_count = 1")  # a disk that is full
    full = [add_unique(database, "x" * 100_000 + name) for name in "ab"]

    errors = await asyncio.gather(*full, return_exceptions=True)

    assert [type(error) for error in errors] == [TryLaterError, TryLaterError]
    await database.execute("PRAGMA max_page_count = 1000000")
    await add_unique(database, "afterwards")
    assert await database.fetch_all("SELECT text FROM item") == [("afterwards",)]


async def test_a_reader_never_sees_half_of_a_write(database: Database) -> None:
    halfway, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(AN_ITEM, ("first",))
        loop.call_soon_threadsafe(halfway.set)
        may_end.wait(10)
        connection.execute(AN_ITEM, ("second",))

    writing = asyncio.create_task(database.write(work))
    await halfway.wait()
    during = await database.fetch_all("SELECT text FROM item")
    may_end.set()
    await writing

    assert during == []
    assert await database.fetch_all("SELECT text FROM item") == [("first",), ("second",)]


async def add(database: Database, *texts: str) -> None:
    """One write with a statement for each text."""

    def work(connection: sqlite3.Connection) -> None:
        for text in texts:
            connection.execute(AN_ITEM, (text,))

    await database.write(work)


async def add_unique(database: Database, *texts: str) -> int:
    """As `add`, but a text that is there already is refused; returns the id of the last item."""

    def work(connection: sqlite3.Connection) -> int:
        cursors = [connection.execute(AN_UNIQUE_ITEM, (text, digest(text))) for text in texts]
        return cursors[-1].lastrowid or 0

    return await database.write(work)


@asynccontextmanager
async def holding(database: Database) -> AsyncIterator[None]:
    """Keep the writer busy, so that other writes have to wait."""
    busy, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(connection: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(busy.set)
        may_end.wait(10)

    holder = asyncio.create_task(database.write(work))
    await busy.wait()
    try:
        yield
    finally:
        may_end.set()
        await holder


def asked_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What SQLite says without any of our code."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()


async def test_a_report_that_takes_long_delays_no_other_read(database: Database) -> None:
    numbers = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 3000000)"
    report = asyncio.create_task(database.fetch_report(f"{numbers} SELECT sum(i % 7) FROM n"))

    for _ in range(20):
        assert await database.fetch_all("SELECT count(*) FROM item") == [(0,)]
    was_running = not report.done()

    assert was_running
    assert (await report)[0][0] > 0
