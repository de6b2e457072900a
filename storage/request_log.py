"""Items that somebody asks others about."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Database
from storage.records import AnnotatorId, AnswerId, ItemId, QuestionId


@dataclass(frozen=True, slots=True)
class ItemRequest:
    """An item that others are asked about soon.

    annotator_id: who asked for it, and is not asked; None if that may be anybody. asked_after,
    answers_known: the newest question and answer at that moment.
    """

    id: int
    item_id: ItemId
    annotator_id: AnnotatorId | None
    asked_after: QuestionId
    answers_known: AnswerId


class RequestLog:
    """Requests in the order in which they were made."""

    def __init__(self, database: Database):
        self._database = database

    async def add(
        self,
        item: ItemId,
        annotator: AnnotatorId | None,
        asked_after: QuestionId,
        answers_known: int,
        now: float,
    ) -> None:
        """Record a request."""
        sql = (
            "INSERT INTO item_request"
            " (item_id, annotator_id, asked_after, answers_known, requested_at)"
            " VALUES (?, ?, ?, ?, ?)"
        )
        await self._database.execute(sql, (item, annotator, asked_after, answers_known, now))

    async def after(self, last: int) -> list[ItemRequest]:
        """The requests after one, in order."""
        sql = (
            "SELECT id, item_id, annotator_id, asked_after, answers_known FROM item_request"
            " WHERE id > ? ORDER BY id"
        )
        return [ItemRequest(*row) for row in await self._database.fetch_all(sql, (last,))]
