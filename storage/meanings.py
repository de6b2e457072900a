"""What messages mean: rows of numbers, and the fits that they belong to."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from storage.connection import require_row
from storage.database import Database
from storage.records import ItemId


@dataclass(frozen=True, slots=True)
class MeaningFit:
    """Principal components of embeddings.

    encoder: name and version of what embedded the texts. texts: so many of the first items gave
    the components. state: the components; None once one of these texts was deleted.
    """

    id: int
    encoder: str
    texts: int
    state: bytes | None


@dataclass(frozen=True, slots=True)
class UnreadItem:
    """An item without a row. digest: changes when the text is deleted."""

    id: ItemId
    text: str
    digest: bytes


_IS_READ = "EXISTS (SELECT 1 FROM meaning WHERE meaning_fit_id = ? AND item_id = item.id)"


class Meanings:
    """Rows are added in blocks; a row never changes, but goes with its text."""

    def __init__(self, database: Database):
        self._database = database

    async def fits(self) -> list[MeaningFit]:
        """Every fit, the newest last."""
        sql = "SELECT id, encoder, texts, state FROM meaning_fit ORDER BY id"
        return [MeaningFit(*row) for row in await self._database.fetch_all(sql)]

    async def fit(self, number: int) -> MeaningFit | None:
        """The fit of this number."""
        sql = "SELECT id, encoder, texts, state FROM meaning_fit WHERE id = ?"
        row = await self._database.fetch_one(sql, (number,))
        return MeaningFit(*row) if row else None

    async def count_erasures(self) -> int:
        """How often texts have been deleted."""
        sql = "SELECT count(*) FROM text_erasure"
        return int(require_row(await self._database.fetch_one(sql))[0])

    async def add_fit(
        self, encoder: str, texts: int, state: bytes, erasures: int
    ) -> MeaningFit | None:
        """Add a fit; None if texts have been deleted since there were so many erasures."""

        def work(connection: Connection) -> MeaningFit | None:
            found = connection.execute("SELECT count(*) FROM text_erasure").fetchone()
            if require_row(found)[0] != erasures:
                return None
            row = connection.execute(
                "INSERT INTO meaning_fit (encoder, texts, state, made_at) VALUES (?, ?, ?, ?)"
                " RETURNING id",
                (encoder, texts, state, time.time()),
            ).fetchone()
            return MeaningFit(int(require_row(row)[0]), encoder, texts, state)

        return await self._database.write(work)

    async def unread(self, fit: int, after: int, limit: int) -> list[UnreadItem]:
        """The first items after one that have no row of this fit, in order."""
        sql = (
            f"SELECT id, text, digest FROM item WHERE id > ? AND NOT {_IS_READ} ORDER BY id LIMIT ?"
        )
        rows = await self._database.fetch_all(sql, (after, fit, limit))
        return [UnreadItem(*row) for row in rows]

    async def read_through(self, fit: int, after: int = 0) -> int:
        """All items up to this one have a row; after: one up to which that is known."""
        sql = f"SELECT id FROM item WHERE id > ? AND NOT {_IS_READ} ORDER BY id LIMIT 1"
        if row := await self._database.fetch_one(sql, (after, fit)):
            return int(row[0]) - 1
        newest = await self._database.fetch_one("SELECT coalesce(max(id), 0) FROM item")
        return int(require_row(newest)[0])

    async def add(self, fit: int, rows: Sequence[tuple[UnreadItem, bytes]]) -> None:
        """Add rows, except of items whose text was deleted meanwhile."""
        sql = """
            INSERT OR IGNORE INTO meaning (meaning_fit_id, item_id, numbers)
            SELECT ?, id, ? FROM item WHERE id = ? AND digest = ?"""
        values = [(fit, numbers, item.id, item.digest) for item, numbers in rows]
        await self._database.write(lambda connection: connection.executemany(sql, values))

    async def rows_after(self, fit: int, after: int, limit: int) -> list[bytes]:
        """The rows of the next items in order; fewer than `limit` when some have none."""
        sql = """
            SELECT numbers FROM meaning
            WHERE meaning_fit_id = ? AND item_id > ? AND item_id <= ? ORDER BY item_id"""
        rows = await self._database.fetch_all(sql, (fit, after, after + limit))
        return [row[0] for row in rows]


def erase_meanings(connection: Connection, items: Sequence[tuple[int]]) -> None:
    """Delete what was made from these texts: their rows, and the fits that they took part in."""
    first = min(item for (item,) in items)
    connection.executemany("DELETE FROM meaning WHERE item_id = ?", items)
    concerned = "SELECT id FROM meaning_fit WHERE texts >= ?"
    connection.execute(f"DELETE FROM meaning WHERE meaning_fit_id IN ({concerned})", (first,))
    connection.execute("UPDATE meaning_fit SET state = NULL WHERE texts >= ?", (first,))
