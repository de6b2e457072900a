"""Events that keep open pages up to date."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Final

from starlette.responses import StreamingResponse

from bot.emulator.responses import Json

EVENTS_QUEUED: Final = 1_000


class LivePages:
    """The open pages of one address.

    state: called for the complete state when a page opens; `published` is a part of it.
    """

    def __init__(self, state: Callable[[], Json]) -> None:
        self._state = state
        self._queues: set[asyncio.Queue[Json | None]] = set()
        self._opened = asyncio.Event()
        self.published: dict[str, Json] = {}

    def publish(self, kind: str, payload: Json) -> None:
        """Show this on every page, also on those that are opened later."""
        self.published[kind] = payload
        self.send({"kind": kind, "payload": payload})

    def send_state(self) -> None:
        """Send the complete state again."""
        self.send({"kind": "state", "payload": self._state()})

    def send(self, event: Json) -> None:
        """Send an event to the pages that are open now."""
        for events in list(self._queues):
            if events.full():
                # A page this far behind is disconnected; it reconnects and reads the state again.
                self._queues.discard(events)
                events.get_nowait()
                events.put_nowait(None)
            else:
                events.put_nowait(event)

    async def wait_until_open(self) -> None:
        """Return when at least one page is open."""
        while not self._queues:
            self._opened.clear()
            await self._opened.wait()

    def response(self) -> StreamingResponse:
        """First the complete state, then every change: a page that reconnects is up to date."""
        return StreamingResponse(
            self._stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _stream(self) -> AsyncIterator[str]:
        with self._event_queue() as events:
            yield _server_sent({"kind": "state", "payload": self._state()})
            while (event := await events.get()) is not None:
                yield _server_sent(event)

    @contextmanager
    def _event_queue(self) -> Iterator[asyncio.Queue[Json | None]]:
        events: asyncio.Queue[Json | None] = asyncio.Queue(EVENTS_QUEUED)
        self._queues.add(events)
        self._opened.set()
        try:
            yield events
        finally:
            self._queues.discard(events)


def _server_sent(event: Json) -> str:
    return f"data: {json.dumps(event)}\n\n"
