"""The page of a demo without its bot, over real HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.demo.page import Page, Phone
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.demo_page import ADA, BEN, TOKEN, StubBot


@pytest.fixture
def telegram() -> TelegramEmulator:
    return TelegramEmulator(TOKEN)


@pytest.fixture
def shown(telegram: TelegramEmulator) -> Page:
    page = Page(telegram, [Phone(ADA, "Ada"), Phone(BEN, "Ben")])
    page.reset("invitation")
    return page


@pytest.fixture
async def url(shown: Page) -> AsyncIterator[str]:
    async with serve(shown.app) as url, shown.live():
        yield url


@pytest.fixture
async def page(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield client


@pytest.fixture
async def bot(url: str) -> AsyncIterator[StubBot]:
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        yield StubBot(url, client)
