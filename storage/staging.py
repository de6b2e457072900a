"""An import: rows are staged in a temporary table, then added in one short transaction."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from storage.connection import changed_rows_async, require_row, transaction
from storage.records import Conflict, Imported, NewItem

if TYPE_CHECKING:
    import aiosqlite

BATCH = 5_000
# Number of recent texts whose repetitions are dropped. A compressed file repeats itself cheaply
# within 32 kB only, so a small one cannot stage much, whatever its inflated size.
RECENT_TEXTS = 20_000
MAX_CONFLICTS = 1_000

_Recent: TypeAlias = defaultdict[str | None, set[bytes]]
_Staged: TypeAlias = tuple[str, bytes, str | None, str, str | None]


class _DryRunError(Exception):
    """Ends a transaction that is to change nothing."""


async def add_items(
    connection: aiosqlite.Connection,
    items: Iterable[NewItem],
    progress: Callable[[int], None],
    *,
    files: Sequence[str] = (),
    replace_labels: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Insert every new text once, in order; a withdrawn one comes back.

    files: the names of the files, for the list of imports. replace_labels: a text that has another
    label gets the new one. dry_run: take everything back at the end.
    """
    read, staged = await _stage(connection, items, progress)
    with suppress(_DryRunError):
        async with transaction(connection):
            number, now = await _new_import(connection, files)
            new_items = await _insert_texts(connection, number, now)
            distinct = staged if new_items == staged else await _count_distinct(connection)
            restored = await _restore_withdrawn(connection, number, now)
            await _insert_columns(connection)
            replaced = await _replace_labels(connection, number, now) if replace_labels else 0
            new_labels = await _insert_labels(connection, number, now)
            conflicts = await _conflicts(connection)
            if not (new_items or restored or replaced or new_labels):
                await connection.execute("DELETE FROM file_import WHERE id = ?", (number,))
            if dry_run:
                raise _DryRunError
    new_items += restored
    return Imported(
        new_items,
        new_labels,
        distinct - new_items,
        read - distinct,
        conflicts,
        replaced,
    )


def digest(text: str) -> bytes:
    """A digest of 16 bytes that identifies a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


async def _stage(
    connection: aiosqlite.Connection, items: Iterable[NewItem], progress: Callable[[int], None]
) -> tuple[int, int]:
    """The number of rows that were read, and of those that were staged."""
    await connection.execute(
        "CREATE TEMP TABLE staged (position INTEGER PRIMARY KEY, text TEXT NOT NULL,"
        " digest BLOB NOT NULL, label TEXT, place TEXT NOT NULL, columns TEXT)"
    )
    read = staged = 0
    source, recent = iter(items), _Recent(set)
    # A file is read outside the event loop.
    while batch := await asyncio.to_thread(_read_batch, source, recent):
        count, rows = batch
        await connection.execute("BEGIN")
        await connection.executemany(
            "INSERT INTO staged (text, digest, label, place, columns) VALUES (?, ?, ?, ?, ?)", rows
        )
        await connection.commit()
        read, staged = read + count, staged + len(rows)
        progress(read)
    return read, staged


async def _count_distinct(connection: aiosqlite.Connection) -> int:
    cursor = await connection.execute("SELECT count(DISTINCT digest) FROM staged")
    return int(require_row(await cursor.fetchone())[0])


async def _new_import(connection: aiosqlite.Connection, files: Sequence[str]) -> tuple[int, float]:
    """The number and the time of this import."""
    now = time.time()
    cursor = await connection.execute(
        "INSERT INTO file_import (imported_at, files) VALUES (?, ?) RETURNING id",
        (now, json.dumps(list(files), ensure_ascii=False)),
    )
    return int(require_row(await cursor.fetchone())[0]), now


async def _insert_texts(connection: aiosqlite.Connection, number: int, now: float) -> int:
    await connection.execute(
        "INSERT OR IGNORE INTO item (text, digest, imported_at, import_id)"
        " SELECT text, digest, ?, ? FROM staged ORDER BY position",
        (now, number),
    )
    return await changed_rows_async(connection)


async def _restore_withdrawn(connection: aiosqlite.Connection, number: int, now: float) -> int:
    """Texts that were withdrawn and are imported again; they belong to this import now."""
    cursor = await connection.execute("SELECT 1 FROM withdrawal LIMIT 1")
    if await cursor.fetchone() is None:
        return 0
    await connection.execute(
        "INSERT INTO withdrawal (item_id, withdrawn, withdrawn_at)"
        " SELECT id, 0, ? FROM item WHERE id IN (SELECT item_id FROM withdrawn_item)"
        " AND digest IN (SELECT digest FROM staged) ORDER BY id",
        (now,),
    )
    restored = await changed_rows_async(connection)
    if restored:
        await connection.execute(
            "UPDATE item SET import_id = ? WHERE id IN (SELECT item_id FROM withdrawal"
            " WHERE NOT withdrawn AND withdrawn_at = ?) AND digest IN (SELECT digest FROM staged)",
            (number, now),
        )
    return restored


async def _insert_columns(connection: aiosqlite.Connection) -> None:
    cursor = await connection.execute("SELECT 1 FROM staged WHERE columns IS NOT NULL LIMIT 1")
    if await cursor.fetchone() is None:
        return
    await connection.execute(
        "INSERT OR IGNORE INTO item_columns (item_id, columns)"
        " SELECT item.id, first.columns FROM (SELECT digest, columns, min(position) FROM staged"
        "  WHERE columns IS NOT NULL GROUP BY digest) AS first JOIN item USING (digest)"
    )


async def _insert_labels(connection: aiosqlite.Connection, number: int, now: float) -> int:
    await connection.execute(
        "INSERT INTO given_label (item_id, label, imported_at, import_id)"
        " SELECT id, label, ?, ? FROM ("  # SQLite takes the label from the row of the minimum
        "  SELECT item.id, staged.label, min(staged.position) AS first"
        "  FROM staged JOIN item USING (digest)"
        "  WHERE staged.label IS NOT NULL AND item.id NOT IN (SELECT item_id FROM label)"
        "  GROUP BY item.id) ORDER BY first",
        (now, number),
    )
    return await changed_rows_async(connection)


async def _replace_labels(connection: aiosqlite.Connection, number: int, now: float) -> int:
    """Give the label of the file to every text that has another one; the first row decides."""
    await connection.execute(
        "INSERT INTO given_label (item_id, label, imported_at, import_id)"
        " SELECT id, label, ?, ? FROM ("
        "  SELECT item.id, staged.label, label.label AS has, min(staged.position) AS first"
        "  FROM staged JOIN item USING (digest) JOIN label ON label.item_id = item.id"
        "  WHERE staged.label IS NOT NULL GROUP BY item.id)"
        " WHERE label <> has ORDER BY first",
        (now, number),
    )
    return await changed_rows_async(connection)


async def _conflicts(connection: aiosqlite.Connection) -> tuple[Conflict, ...]:
    cursor = await connection.execute(
        "SELECT staged.place, label.label, staged.label"
        " FROM staged JOIN item USING (digest) JOIN label ON label.item_id = item.id"
        " WHERE staged.label <> label.label ORDER BY staged.position LIMIT ?",
        (MAX_CONFLICTS,),
    )
    return tuple(Conflict(*row) for row in await cursor.fetchall())


def _read_batch(source: Iterator[NewItem], recent: _Recent) -> tuple[int, list[_Staged]] | None:
    """The number of rows read, and those that were not read recently; None at the end."""
    if sum(map(len, recent.values())) > RECENT_TEXTS:
        recent.clear()
    came = list(islice(source, BATCH))
    rows: list[_Staged] = []
    for item in came:
        text, label = item.text, item.label
        key, known = digest(text), recent[label]
        if key not in known:
            known.add(key)
            rows.append((text, key, label, item.where, item.columns))
    return (len(came), rows) if came else None
