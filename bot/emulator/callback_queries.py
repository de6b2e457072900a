"""Taps on buttons, which the bot answers."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.emulator.responses import Json

QUERIES_KEPT = 10_000


@dataclass
class CallbackQuery:
    """One tap on a button; `answer` is what answerCallbackQuery sent."""

    id: str
    user_id: int
    at: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class CallbackQueries:
    """The latest taps, at most QUERIES_KEPT."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queries: dict[str, CallbackQuery] = {}

    def add(self, user_id: int) -> CallbackQuery:
        """Store a tap of this person."""
        query = CallbackQuery(self._new_id(user_id), user_id, self._clock())
        self._queries[query.id] = query
        if len(self._queries) > QUERIES_KEPT:
            del self._queries[next(iter(self._queries))]
        return query

    def get(self, query_id: str) -> CallbackQuery | None:
        """The tap with this id."""
        return self._queries.get(query_id)

    def of(self, user_id: int) -> list[CallbackQuery]:
        """The taps of this person, oldest first."""
        return [query for query in self._queries.values() if query.user_id == user_id]

    def _new_id(self, user_id: int) -> str:
        """As Telegram makes it: the user id in the upper half, random bits in the lower."""
        while (number := str(user_id << 32 | secrets.randbits(32))) in self._queries:
            pass
        return number
