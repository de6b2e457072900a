"""How much a bot may send: in groups always, elsewhere when the limits are switched on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.emulator.emulator import TelegramEmulator
from bot.emulator.limits import TELEGRAM_LIMITS, Limits
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN, SetClock

Statuses = list[tuple[int, int | None]]


@pytest.fixture
def limited(clock: SetClock) -> TelegramEmulator:
    return TelegramEmulator(TOKEN, clock=clock, limits=TELEGRAM_LIMITS)


@pytest.fixture
async def client(limited: TelegramEmulator) -> AsyncIterator[httpx.AsyncClient]:
    async with calling(limited) as client:
        yield client


@asynccontextmanager
async def calling(telegram: TelegramEmulator) -> AsyncIterator[httpx.AsyncClient]:
    """A client of this emulator."""
    async with serve(telegram.app) as url, httpx.AsyncClient() as client:
        client.base_url = httpx.URL(f"{url}/bot{TOKEN}/")
        yield client


async def send(client: httpx.AsyncClient, chat_id: int, times: int = 1) -> Statuses:
    """Send this often; the status and the seconds to wait of each answer."""
    answers = [
        await client.post("sendMessage", json={"chat_id": chat_id, "text": "hi"})
        for _ in range(times)
    ]
    waits = [answer.json().get("parameters", {}).get("retry_after") for answer in answers]
    return [(answer.status_code, wait) for answer, wait in zip(answers, waits, strict=True)]


async def test_a_private_chat_accepts_a_short_burst_and_then_one_a_second(
    limited: TelegramEmulator, client: httpx.AsyncClient, clock: SetClock
) -> None:
    limited.person(7, "Ann").start()

    assert await send(client, 7, 7) == [(200, None)] * 5 + [(429, 6)] * 2
    clock.now += 5
    assert await send(client, 7) == [(200, None)]


async def test_edits_count_and_refused_calls_do_not(
    limited: TelegramEmulator, client: httpx.AsyncClient, clock: SetClock
) -> None:
    ann = limited.person(7, "Ann")
    ann.start()
    await send(client, 7, 2)
    given = {"chat_id": 7, "message_id": ann.messages[-1]["message_id"]}

    statuses = [
        (await client.post("editMessageText", json={**given, "text": f"{n}"})).status_code
        for n in range(4)
    ]

    assert statuses == [200, 200, 200, 429]
    assert ann.messages[-1]["text"] == "2"


async def test_all_chats_together_accept_thirty_a_second(
    limited: TelegramEmulator, client: httpx.AsyncClient, clock: SetClock
) -> None:
    for number in range(1, 32):
        limited.person(number, f"P{number}").start()

    statuses = [(await send(client, number))[0] for number in range(1, 32)]

    assert statuses == [(200, None)] * 30 + [(429, 2)]
    clock.now += 1
    assert await send(client, 31) == [(200, None)]


async def test_each_limit_can_be_switched_off(clock: SetClock) -> None:
    telegram = TelegramEmulator(TOKEN, clock=clock, limits=Limits(group=None))
    ann = telegram.person(7, "Ann")
    ann.start()
    telegram.group(-100_1, "Neighbours", ann).add_bot(ann)

    async with calling(telegram) as client:
        assert await send(client, 7, 60) == [(200, None)] * 60
        assert await send(client, -100_1, 30) == [(200, None)] * 30
