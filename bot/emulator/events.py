"""Events that the demo's page shows as they happen."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Literal

from bot.emulator.responses import Json

EventKind = Literal[
    "message", "edit", "delete", "tap", "toast", "action", "block", "unblock", "commands"
]

EVENTS_KEPT = 1_000


@dataclass(frozen=True)
class Event:
    """One change of a chat.

    payload: the Message (message, edit), {"message_id"} (delete), {"query_id", "message_id",
    "data"} (tap), {"query_id", "text", "show_alert"} (toast), {"action"} (action), else empty.
    user_id: the chat; 0 for `commands`, which may concern every chat.
    """

    kind: EventKind
    user_id: int
    payload: Json = field(default_factory=dict)


class Subscription(AsyncIterator[Event]):
    """All events since its creation; a slow reader loses the oldest."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self._arrived = asyncio.Event()

    def put(self, event: Event) -> None:
        self._events.append(event)
        self._arrived.set()

    def __aiter__(self) -> "Subscription":
        return self

    async def __anext__(self) -> Event:
        while not self._events:
            self._arrived.clear()
            await self._arrived.wait()
        return self._events.popleft()
