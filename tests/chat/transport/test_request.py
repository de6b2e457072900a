"""Requests by themselves: proxies, and which calls were not executed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.chat.transport.request import TelegramRequest, check_proxy
from bot.chat.transport.retry import was_not_executed
from bot.errors import SettingsError

ME = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "B", "username": "b"}}


@asynccontextmanager
async def proxy(asked: list[str], status: int = 200) -> AsyncIterator[str]:
    """A proxy that answers every request like getMe, with this status, and records it."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b"\r\n")[0].decode())
        body = json.dumps(ME).encode()
        writer.write(
            b"HTTP/1.1 %d So\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
            % (status, len(body))
        )
        writer.write(body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("before", ["http://", ""])
async def test_calls_go_through_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    asked: list[str] = []
    host = f"telegram{len(before)}.example"  # its proxy is looked up once
    async with proxy(asked) as url:
        monkeypatch.setenv("http_proxy", before + url.removeprefix("http://"))
        monkeypatch.delenv("no_proxy", raising=False)
        requests = TelegramRequest(2, 5.0), TelegramRequest(2, 5.0)
        bot = Bot(
            "1:token",
            base_url=f"http://{host}/bot",
            request=requests[0],
            get_updates_request=requests[1],
        )

        async with bot:
            name = bot.username

    assert name == "b"
    assert asked == [f"POST http://{host}/bot1:token/getMe HTTP/1.1"]


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy"])
def test_a_proxy_of_another_kind_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for other in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "socks5h://user:secret@127.0.0.1:1080")

    with pytest.raises(SettingsError, match="names a socks5h proxy for https://") as found:
        check_proxy(f"https://by-{name}.example")  # looked up once per host

    assert "secret" not in str(found.value)


async def test_a_call_that_the_proxy_does_not_connect_was_not_executed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with proxy([], status=503) as url:
        monkeypatch.setenv("https_proxy", url)
        monkeypatch.delenv("no_proxy", raising=False)
        request = TelegramRequest(1, 5.0)
        await request.initialize()

        with pytest.raises(NetworkError) as failed:
            await request.post("https://telegram.example/bot1:token/getMe")

        await request.shutdown()
    assert was_not_executed(failed.value)
