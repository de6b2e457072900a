"""Callers who begin a request and stop, as real connections to the service."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import uvicorn

from bot.models.score_service import MAX_CONNECTIONS, score_app, service_config
from tests.support.filters import small_filter

REQUEST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
OK = b"HTTP/1.1 200 OK"
STALLED = MAX_CONNECTIONS - 1  # with one more, everybody is told to come later


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """The port of a service that gives the headers of a request half a second."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(service_config(score_app(small_filter()), header_seconds=0.5))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        yield listener.getsockname()[1]
        server.should_exit = True
        await task


async def closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


@pytest.mark.parametrize(
    "sent",
    [b"", b"POST /sc", b"POST /score HTTP/1.1\r\nHost: 127.0", REQUEST + b"POST /score HT"],
    ids=["nothing", "no line", "no end", "a second request"],
)
async def test_connections_that_stop_do_not_keep_others_out(port: int, sent: bytes) -> None:
    stalled = [await asyncio.open_connection("127.0.0.1", port) for _ in range(STALLED)]
    for _, writer in stalled:
        writer.write(sent)
    async with asyncio.timeout(30):
        ends = [await reader.read() for reader, _ in stalled]  # up to the end of the connection

    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(REQUEST)
    assert (await reader.readline()).strip() == OK
    assert [OK in end for end in ends] == [sent.startswith(REQUEST)] * STALLED
    for _, each in [*stalled, (reader, writer)]:
        await closed(each)
