"""Imports: the list of them, and taking one back."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from sqlite3 import Connection

from storage.connection import changed_rows, require_row
from storage.database import Database
from storage.errors import StoreError
from storage.meanings import erase_meanings
from storage.records import ItemId, SelectedQuestion

# Items that came with an import and that nobody has answered, labelled by hand, or labelled by
# another file since.
_UNANSWERED = """
    SELECT id FROM item
    WHERE import_id = :number
      AND id NOT IN (SELECT item_id FROM standing)
      AND id NOT IN (SELECT item_id FROM known_label WHERE import_id IS NOT :number)
      AND id NOT IN (SELECT item_id FROM withdrawn_item)
    ORDER BY id"""

# The label of before, or none; so that what the other file or person said is in force again.
_FORMER_LABELS = """
    INSERT INTO given_label (item_id, label, imported_at, given_by, import_id)
    SELECT known.item_id, former.label, :now, former.given_by, former.import_id
    FROM known_label AS known
    LEFT JOIN given_label AS former ON former.id = (
        SELECT max(id) FROM given_label AS other
        WHERE other.item_id = known.item_id AND other.import_id IS NOT :number)
    WHERE known.import_id = :number ORDER BY known.id"""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """One import.

    items: that came with it; withdrawn: those of them that were taken back again; labels: those in
    force that it gave.
    """

    number: int
    imported_at: float
    files: tuple[str, ...]
    items: int
    withdrawn: int
    labels: int
    undone_at: float | None
    erased_at: float | None


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """What the undoing of an import changed. stayed: items that have answers or other labels."""

    withdrawn: int
    stayed: int
    labels: int
    erased: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An item that was withdrawn, or came again; the newest event of an item is in force."""

    id: int
    item_id: ItemId
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Erasure:
    """Texts that were overwritten.

    Questions about a pool with `first_item`, with features of an earlier fit, cannot be replayed.
    """

    feature_fit_id: int
    first_item: ItemId

    def concerns(self, question: SelectedQuestion) -> bool:
        """Whether the texts decided this question."""
        is_earlier = question.feature_fit_id < self.feature_fit_id
        return is_earlier and question.pool_size >= self.first_item


class ImportLog:
    """What came with which import, and what was withdrawn."""

    def __init__(self, database: Database):
        self._database = database

    async def summaries(self) -> list[ImportSummary]:
        """All imports, the newest first."""
        sql = """
            WITH came AS (SELECT import_id, count(*) AS items, count(withdrawn_item.item_id) AS gone
                          FROM item LEFT JOIN withdrawn_item ON withdrawn_item.item_id = item.id
                          GROUP BY import_id),
                 gave AS (SELECT import_id, count(*) AS labels FROM known_label GROUP BY import_id)
            SELECT id, imported_at, files, coalesce(items, 0), coalesce(gone, 0),
                   coalesce(labels, 0), undone_at, erased_at
            FROM file_import LEFT JOIN came ON came.import_id = id
            LEFT JOIN gave ON gave.import_id = id ORDER BY id DESC"""
        rows = await self._database.fetch_report(sql)
        return [
            ImportSummary(
                number,
                at,
                _names(files),
                items,
                gone,
                labels,
                bool(undone),
                bool(erased),
            )
            for number, at, files, items, gone, labels, undone, erased in rows
        ]

    async def undo(self, number: int, now: float, *, erase: bool = False) -> UndoneImport:
        """Withdraw the items that came with an import and that nobody has answered.

        The labels that it gave are taken back. A withdrawn item keeps its number; it is never
        asked, learnt from or exported. erase: overwrite the texts of its withdrawn items.
        Errors: StoreError if there is no such import.
        """
        undone = await self._database.write(lambda c: _undo(c, number, now, erase=erase))
        if erase:
            await self._database.truncate_wal()
        return undone

    async def withdrawals_after(self, last: int) -> list[Withdrawal]:
        """The events after one, in order."""
        sql = "SELECT id, item_id, withdrawn FROM withdrawal WHERE id > ? ORDER BY id"
        rows = await self._database.fetch_all(sql, (last,))
        return [Withdrawal(number, item, bool(withdrawn)) for number, item, withdrawn in rows]

    async def withdrawn_since(self, moment: float, through: float = math.inf) -> bool:
        """Whether items were withdrawn, or came again, since a moment, up to this event."""
        sql = "SELECT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawn_at >= ? AND id <= ?)"
        return bool(require_row(await self._database.fetch_one(sql, (moment, through)))[0])

    async def erasures(self) -> list[Erasure]:
        """Every time that texts were overwritten."""
        sql = "SELECT feature_fit_id, first_item FROM text_erasure ORDER BY feature_fit_id"
        return [Erasure(*row) for row in await self._database.fetch_all(sql)]


def _undo(connection: Connection, number: int, now: float, *, erase: bool) -> UndoneImport:
    values = {"number": number, "now": now}
    found = connection.execute("SELECT 1 FROM file_import WHERE id = :number", values).fetchone()
    if found is None:
        raise StoreError(f"There is no import {number}. tapwise imports lists them.")
    items = [row[0] for row in connection.execute(_UNANSWERED, values)]
    connection.execute(_FORMER_LABELS, values)
    labels = changed_rows(connection)
    connection.executemany(
        "INSERT INTO withdrawal (item_id, withdrawn, withdrawn_at) VALUES (?, 1, ?)",
        [(item, now) for item in items],
    )
    connection.executemany(
        "UPDATE question SET closed_at = ? WHERE item_id = ? AND closed_at IS NULL",
        [(now, item) for item in items],
    )
    connection.execute(
        "UPDATE file_import SET undone_at = coalesce(undone_at, :now) WHERE id = :number", values
    )
    stayed = connection.execute(
        "SELECT count(*) FROM item WHERE import_id = :number"
        " AND id NOT IN (SELECT item_id FROM withdrawn_item)",
        values,
    )
    erased = _erase(connection, number, now) if erase else 0
    return UndoneImport(len(items), int(require_row(stayed.fetchone())[0]), labels, erased)


def _erase(connection: Connection, number: int, now: float) -> int:
    """Overwrite the texts; features are then fitted again, as they hold words of them."""
    rows = connection.execute(
        "SELECT id FROM item WHERE import_id = ? AND text <> ''"
        " AND id IN (SELECT item_id FROM withdrawn_item) ORDER BY id",
        (number,),
    ).fetchall()
    if not rows:
        return 0
    connection.executemany("UPDATE item SET text = '', digest = randomblob(16) WHERE id = ?", rows)
    connection.executemany("DELETE FROM item_columns WHERE item_id = ?", rows)
    connection.execute("DELETE FROM item_chain")
    erase_meanings(connection, rows)
    connection.execute("UPDATE file_import SET erased_at = ? WHERE id = ?", (now, number))
    _fit_again(connection, rows, now)
    return len(rows)


def _fit_again(connection: Connection, rows: Sequence[tuple[int]], now: float) -> None:
    """The same features once more, as a running bot reads them again with every new fit.

    Where they have the meaning of texts, the views alone until it is read again.
    """
    connection.execute(
        "INSERT INTO feature_fit (features, through, why, instead_of, made_at)"
        " SELECT iif(meaning_fit_id IS NULL, features, 'views'), through, 'texts were deleted',"
        " iif(meaning_fit_id IS NULL, instead_of, features), ? FROM feature_fit"
        " ORDER BY id DESC LIMIT 1",
        (now,),
    )
    connection.execute(
        "INSERT INTO text_erasure (feature_fit_id, first_item)"
        " SELECT max(id), ? FROM feature_fit HAVING max(id) IS NOT NULL",
        rows[0],
    )


def _names(stored: str) -> tuple[str, ...]:
    """The names of files; none if another program has changed them."""
    with suppress(ValueError, RecursionError):
        found = json.loads(stored)
        if isinstance(found, list):
            return tuple(map(str, found))
    return ()
