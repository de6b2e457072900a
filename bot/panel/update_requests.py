"""The requests for updates that the panel's process gets on its input."""

import asyncio
from collections.abc import Awaitable, Callable


class UpdateRequests:
    """Lines that request an update; several lines are one request."""

    def __init__(self, next_line: Callable[[], Awaitable[str]]) -> None:
        self._next_line = next_line
        self._requested = asyncio.Event()
        self._ended = False
        self._reading = asyncio.create_task(self._read())

    @property
    def waiting(self) -> bool:
        return self._requested.is_set()

    async def wait(self) -> bool:
        """Wait for a request; False when the input has ended."""
        await self._requested.wait()
        self._requested.clear()
        return not self._ended

    async def _read(self) -> None:
        while await self._next_line():
            self._requested.set()
        self._ended = True
        self._requested.set()
