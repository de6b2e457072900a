"""A bot and an event reader for the tests of the demo's page."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from bot.emulator.responses import Json

TOKEN = "1000000001:demo-token-for-the-tests"
ADA, BEN = 101, 102
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x40\x00\x00\x00\x30\x08\x02\x00\x00\x00"


class StubBot:
    """A bot that makes the calls a test wants, over the Bot API."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._base = f"{url}/bot{TOKEN}"
        self._files = f"{url}/file/bot{TOKEN}"
        self._client = client

    async def call(self, method: str, **given: object) -> Any:
        answer = (await self._client.post(f"{self._base}/{method}", json=given)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_file(self, method: str, kind: str, name: str, content: bytes) -> Json:
        sent = await self._client.post(
            f"{self._base}/{method}", data={"chat_id": ADA}, files={kind: (name, content)}
        )
        message: Json = sent.json()["result"]
        return message

    async def download(self, file_id: str) -> bytes:
        path = (await self.call("getFile", file_id=file_id))["file_path"]
        return (await self._client.get(f"{self._files}/{path}")).content

    async def next_update(self) -> Json:
        [update, *_] = await self.call("getUpdates", timeout=5)
        await self.call("getUpdates", offset=update["update_id"] + 1)
        found: Json = update
        return found


class Events:
    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self, kind: str) -> Json:
        """The next event of this kind; others are passed over."""
        async with asyncio.timeout(180):
            async for line in self._lines:
                if line and (event := json.loads(line.removeprefix("data: ")))["kind"] == kind:
                    found: Json = event
                    return found
        raise AssertionError(f"the stream ended without {kind}")

    async def count_to_end(self) -> int:
        async with asyncio.timeout(180):
            return len([line async for line in self._lines if line])


@asynccontextmanager
async def listening(page: httpx.AsyncClient) -> AsyncIterator[Events]:
    async with page.stream("GET", "/demo/events", timeout=180) as answer:
        yield Events(answer.aiter_lines())
