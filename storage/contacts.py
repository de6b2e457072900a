"""When annotators were last there, and last written to."""

from __future__ import annotations

from storage.connection import require_row
from storage.database import Database
from storage.records import AnnotatorId


class Contacts:
    """Times by which the bot decides whether to write to somebody."""

    def __init__(self, database: Database):
        self._database = database

    async def last_contacts(self, annotator: AnnotatorId) -> tuple[float, float]:
        """When an annotator last answered, or joined; and was last written to, 0 for never."""
        sql = """
            SELECT coalesce((SELECT max(answered_at) FROM answer JOIN question
                             ON question.id = question_id WHERE annotator_id = annotator.id),
                            joined_at),
                   coalesce(announced_at, 0)
            FROM annotator WHERE id = ?"""
        seen_at, announced_at = require_row(await self._database.fetch_one(sql, (annotator,)))
        return float(seen_at), float(announced_at)

    async def mark_announced(self, annotator: AnnotatorId, now: float) -> None:
        """Store that an annotator gets a new card as there are messages again."""
        await self._database.execute(
            "UPDATE annotator SET announced_at = ? WHERE id = ?", (now, annotator)
        )
