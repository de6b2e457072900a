"""Groups of near-duplicates: each member and its representative, the oldest item."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from storage.connection import require_row
from storage.database import Database
from storage.records import ItemId

BATCH = 5_000


class DuplicateGroups:
    """Which items are near-duplicates; a stored group never changes."""

    def __init__(self, database: Database):
        self._database = database

    async def grouped_through(self) -> int:
        """The last item whose group is known; 0 before the first."""
        return int(require_row(await self._database.fetch_one("SELECT grouped FROM campaign"))[0])

    async def add(self, members: Iterable[tuple[ItemId, ItemId]], through: int) -> None:
        """Store pairs of item and older representative; items up to `through` are now grouped."""

        def work(connection: Connection) -> None:
            connection.executemany(
                "INSERT OR IGNORE INTO item_group (item_id, leader) VALUES (?, ?)", members
            )
            connection.execute("UPDATE campaign SET grouped = max(grouped, ?)", (through,))

        await self._database.write(work)

    async def members_after(self, last: int, limit: int = BATCH) -> list[tuple[ItemId, ItemId]]:
        """At most `limit` members after an item, with their representatives, in order."""
        sql = "SELECT item_id, leader FROM item_group WHERE item_id > ? ORDER BY item_id LIMIT ?"
        rows = await self._database.fetch_all(sql, (last, limit))
        return [(ItemId(item), ItemId(leader)) for item, leader in rows]

    async def count(self) -> int:
        """The number of items that are near-duplicates of an older one."""
        return int(
            require_row(await self._database.fetch_one("SELECT count(*) FROM item_group"))[0]
        )

    async def largest(self, count: int) -> list[tuple[str, int]]:
        """The representatives of the largest groups with their sizes, the largest first."""
        sql = """
            SELECT text, size FROM (
                SELECT leader, count(*) + 1 AS size FROM item_group
                GROUP BY leader ORDER BY size DESC, leader LIMIT ?)
            JOIN item ON item.id = leader ORDER BY size DESC, leader"""
        return [(text, size) for text, size in await self._database.fetch_report(sql, (count,))]

    async def count_groups(self) -> int:
        """The number of groups."""
        sql = "SELECT count(DISTINCT leader) FROM item_group"
        [(groups,)] = await self._database.fetch_report(sql)
        return int(groups)
