"""A demo in the process of its test: no Python is started, and no library loaded again."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import on_telegram, only_one, rules_of
from bot.campaign.campaign import Campaign
from bot.cli.demo import PHONE_NAMES
from bot.demo.bot_process import BotProcess
from bot.demo.demo_campaign import prepare
from bot.demo.page import Phone
from bot.demo.server import run_demo
from bot.panel.panel_process import PanelProcess
from bot.settings import Settings, read_settings
from storage import Store
from tests.support.demo_page import ADA, TOKEN

_NUMBERS = itertools.count(1)


class BotHere(BotProcess):
    """The bot of `tapwise run` with the demo's settings, in this process; it cannot be killed.

    What the page shows as its process is the number of the start.
    """

    async def run(self, environment: Mapping[str, str], on_start: Callable[[], None]) -> int:
        self._update(state="starting", pid=next(_NUMBERS))
        on_start()
        async with bot_with(self._settings(environment)) as failure:
            await failure
        return 1

    def _settings(self, environment: Mapping[str, str]) -> Settings:
        given = {
            name.removeprefix("TAPWISE_").lower(): value
            for name, value in environment.items()
            if name.startswith("TAPWISE_")
        }
        return read_settings(**given, features="views")  # most tests need no sentence encoder


class QuickBotHere(BotHere):
    """A bot that lets people tap as fast as a test does."""

    def _settings(self, environment: Mapping[str, str]) -> Settings:
        return super()._settings(environment).model_copy(update={"hasty_seconds": 0.0})


class NoPanel(PanelProcess):
    """No numbers beside the phones but those that the demo counts itself."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        yield


@asynccontextmanager
async def bot_with(settings: Settings) -> AsyncIterator[asyncio.Future[None]]:
    """A bot at work; the future of its failure."""
    async with AsyncExitStack() as stack:
        stack.enter_context(only_one(settings))
        store = await Store.open(settings.database, create=False)
        opening = Campaign.open(
            await stack.enter_async_context(store),
            owners=settings.owners,
            features=settings.features,
            claim_seconds=settings.claim_seconds,
            rules=rules_of(settings),
            hasty_seconds=settings.hasty_seconds,
        )
        campaign = await stack.enter_async_context(opening)
        bot = await stack.enter_async_context(on_telegram(settings, settings.bot_token(), campaign))
        yield bot.failure


@dataclass(frozen=True)
class DemoHere:
    """A running demo: the address of its page, and its database."""

    url: str
    database: Path


@asynccontextmanager
async def demo_here(
    folder: Path,
    files: Sequence[Path] = (),
    *,
    phones: int = 2,
    make_panel: Callable[..., PanelProcess] = NoPanel,
    make_bot: Callable[..., BotProcess] = QuickBotHere,
) -> AsyncIterator[DemoHere]:
    """A demo until the block ends; files: none for the built-in messages."""
    ready: asyncio.Queue[str] = asyncio.Queue()
    said: list[str] = []
    async with prepare(folder / "tapwise.db", files) as material:
        running = asyncio.create_task(
            run_demo(
                material,
                telegram_token=TOKEN,
                phones=[Phone(ADA + at, PHONE_NAMES[at]) for at in range(phones)],
                port=0,
                progress=said.append,
                on_ready=ready.put_nowait,
                make_bot=make_bot,
                make_panel=make_panel,
            )
        )
        starting = asyncio.create_task(ready.get())
        await asyncio.wait({running, starting}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if not running.done():
                yield DemoHere(await starting, folder / "tapwise.db")
            assert not running.done(), (said, running)
        finally:
            for task in (running, starting):
                task.cancel()
            await asyncio.gather(running, starting, return_exceptions=True)
