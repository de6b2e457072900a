"""HTTP connections whose requests have to begin in time."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


def http_protocol(header_seconds: float) -> type[asyncio.Protocol]:
    """The protocol of a connection that ends when the headers of a request take longer.

    uvicorn waits for them for ever, and as many connections as are accepted could be used up.
    """

    class TimedHeaders(H11Protocol):
        _deadline: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._set_deadline()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._set_deadline()

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            self._clear_deadline()

        def _set_deadline(self) -> None:
            """More bytes of the same headers do not move the deadline."""
            if not self._awaits_headers() or self.transport.is_closing():
                self._clear_deadline()
            elif self._deadline is None:
                self._deadline = self.loop.call_later(header_seconds, self._end)

        def _clear_deadline(self) -> None:
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

        def _end(self) -> None:
            self._deadline = None
            if self._awaits_headers():
                self.transport.close()

        def _awaits_headers(self) -> bool:
            return repr(self.conn.their_state) == "IDLE"  # h11's name of the state

    return TimedHeaders
