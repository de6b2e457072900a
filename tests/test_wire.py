"""The line to Telegram, by itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot

from bot.chat.wire import Wire

ME = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "B", "username": "b"}}


@asynccontextmanager
async def proxy(asked: list[str]) -> AsyncIterator[str]:
    """Answers everything as Telegram answers getMe, and notes what it was asked for."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b"\r\n")[0].decode())
        body = json.dumps(ME).encode()
        writer.write(
            b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body)
        )
        writer.write(body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_calls_go_through_the_proxy_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    async with proxy(asked) as url:
        monkeypatch.setenv("http_proxy", url)
        monkeypatch.delenv("no_proxy", raising=False)
        wires = Wire(2, 5.0), Wire(2, 5.0)
        bot = Bot(
            "1:token",
            base_url="http://telegram.example/bot",
            request=wires[0],
            get_updates_request=wires[1],
        )

        async with bot:
            name = bot.username

    assert name == "b"
    assert asked == ["POST http://telegram.example/bot1:token/getMe HTTP/1.1"]
