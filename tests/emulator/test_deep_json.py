"""Bodies and parameters with more brackets than Python reads."""

from __future__ import annotations

import json

import httpx
import pytest

from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN

DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (DEEP, "can't parse JSON object"),
        (json.dumps({"chat_id": 1, "text": "x", "reply_markup": DEEP}), "can't parse reply_markup"),
    ],
)
async def test_too_many_brackets_are_a_bad_request(body: str, reason: str) -> None:
    telegram = TelegramEmulator(TOKEN)
    telegram.person(1, "Ann").start()
    async with serve(telegram.app) as url, httpx.AsyncClient(trust_env=False) as client:
        reply = await client.post(
            f"{url}/bot{TOKEN}/sendMessage",
            content=body,
            headers={"content-type": "application/json"},
        )

    assert reply.status_code == 400
    assert reason in reply.json()["description"]
