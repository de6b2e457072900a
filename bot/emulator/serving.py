"""Serves an ASGI application inside the running event loop, and stops it at once."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

CLOSE_CONNECTION = "tapwise.close_connection"
# Longer than callers keep an idle connection (the bot: 5 s, which is also uvicorn's default):
# otherwise a call could be sent on a connection that is being closed.
IDLE_SECONDS = 75

Scope = Any
Application = Callable[[Any, Any, Any], Awaitable[None]]


@asynccontextmanager
async def serve(app: Any, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """The base URL of `app`, served until the block ends; port 0 takes a free one."""
    listener = _listener(host, port)
    config = uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        loop="none",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=IDLE_SECONDS,
    )
    server = _Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listener])
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        await server.shutdown()


def _listener(host: str, port: int) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named; without it a request waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


class _Server(uvicorn.Server):
    """uvicorn without its main loop and signal handlers: the `async with` block is the main loop.

    Its own shutdown waits for every long poll to end and sleeps in steps of 0.1 s. This one closes
    the connections, so each waiting request sees `http.disconnect`, and gives the rest one second.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            cast(_Connection, connection).transport.close()
        await asyncio.sleep(0)  # the connections notice that they are closed
        if self.server_state.tasks:
            _, late = await asyncio.wait(self.server_state.tasks, timeout=1)
            for task in late:
                task.cancel()
        await self.lifespan.shutdown()


class _Connection(H11Protocol):
    """A connection that the application may close without a response, like a broken network."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app = cast(Any, _with_close_extension(cast(Application, self.app), transport.close))


def _with_close_extension(app: Application, close: Callable[[], None]) -> Application:
    async def extended(scope: Scope, receive: Any, send: Any) -> None:
        scope["extensions"] = {**scope.get("extensions", {}), CLOSE_CONNECTION: close}
        await app(scope, receive, send)

    return extended
