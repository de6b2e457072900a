"""Groups of near duplicates: every member but the leader, the group's oldest item."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from storage.connection import require_row
from storage.database import Database
from storage.records import ItemId

BATCH = 5_000


class DuplicateGroups:
    """Which items say the same; what was written once never changes."""

    def __init__(self, database: Database):
        self._database = database

    async def grouped_through(self) -> int:
        """The last item whose group is known; 0 before the first."""
        return int(require_row(await self._database.fetch_one("SELECT grouped FROM campaign"))[0])

    async def add(self, members: Iterable[tuple[ItemId, ItemId]], through: int) -> None:
        """Items and their leaders, each younger than its leader; all up to that item are known."""

        def work(connection: Connection) -> None:
            connection.executemany(
                "INSERT OR IGNORE INTO item_group (item_id, leader) VALUES (?, ?)", members
            )
            connection.execute("UPDATE campaign SET grouped = max(grouped, ?)", (through,))

        await self._database.write(work)

    async def members_after(self, last: int, limit: int = BATCH) -> list[tuple[ItemId, ItemId]]:
        """Members after that item and their leaders, at most so many, in order."""
        sql = "SELECT item_id, leader FROM item_group WHERE item_id > ? ORDER BY item_id LIMIT ?"
        rows = await self._database.fetch_all(sql, (last, limit))
        return [(ItemId(item), ItemId(leader)) for item, leader in rows]

    async def count(self) -> int:
        """How many items are near copies of an older one."""
        return int(
            require_row(await self._database.fetch_one("SELECT count(*) FROM item_group"))[0]
        )
