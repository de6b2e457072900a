"""Fixtures of the emulator's tests: the emulator, a bot and a person."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def telegram(clock: SetClock) -> TelegramEmulator:
    return TelegramEmulator(TOKEN, clock=clock)


@pytest.fixture
async def url(telegram: TelegramEmulator) -> AsyncIterator[str]:
    async with serve(telegram.app) as url:
        yield url


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    polling = HTTPXRequest(connection_pool_size=4)
    async with Bot(TOKEN, f"{url}/bot", f"{url}/file/bot", get_updates_request=polling) as bot:
        yield bot


@pytest.fixture
async def http(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/") as client:
        yield client


@pytest.fixture
def ann(telegram: TelegramEmulator) -> Person:
    ann = telegram.person(7, "Ann", username="ann")
    ann.start()
    return ann
