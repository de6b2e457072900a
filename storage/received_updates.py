"""Updates that came to the webhook: kept until they are handled."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Final

from storage.connection import changed_rows
from storage.database import Database

# Telegram sends an update again for a day at most; after so long its number is forgotten.
FORGET_AFTER: Final = 2 * 86_400.0


class ReceivedUpdates:
    """The updates of the webhook. Of a handled one only the number stays, for two days."""

    def __init__(self, database: Database):
        self._database = database

    async def add(self, update_id: int, content: str, now: float) -> bool:
        """Keep an update; when this returns, it is on disk. False if it came before.

        content: as Telegram sent it. Errors: StoreError when the disk is full.
        """
        sql = "INSERT OR IGNORE INTO received_update VALUES (?, ?, ?)"
        return bool(await self._database.execute(sql, (update_id, now, content)))

    async def waiting(self) -> list[str]:
        """The content of the updates that were not handled before the bot ended, in order."""
        rows = await self._database.fetch_all(
            "SELECT content FROM received_update WHERE content IS NOT NULL ORDER BY update_id"
        )
        return [row[0] for row in rows]

    async def finish(self, updates: Collection[int], now: float) -> None:
        """These updates are handled: erase their content, and forget old numbers."""

        def work(connection: sqlite3.Connection) -> int:
            connection.executemany(
                "UPDATE received_update SET content = NULL WHERE update_id = ?",
                [(update,) for update in updates],
            )
            connection.execute(
                "DELETE FROM received_update WHERE content IS NULL AND received_at < ?",
                (now - FORGET_AFTER,),
            )
            return changed_rows(connection)

        await self._database.write(work)
