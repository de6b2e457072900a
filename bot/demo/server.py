"""The demo: the real bot, the emulator of Telegram, and a page with phones.

The bot and the panel are child processes. Both belong to one campaign, which is replaced when the
page gets other messages.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.demo.bot_process import BotProcess, BotState, CountAnswers, OnState, bot_environment
from bot.demo.campaign_folder import campaign_folder
from bot.demo.controls import Controls
from bot.demo.demo_campaign import DemoCampaign, prepare
from bot.demo.page import Page, Phone
from bot.demo.request_bodies import PageFile
from bot.demo.running_campaign import RunningCampaign
from bot.demo.scripted_annotators import ScriptedAnnotators
from bot.emulator.emulator import Event, TelegramEmulator
from bot.emulator.responses import Json
from bot.errors import TapwiseError, TransferError
from bot.panel.local_server import served, stop_signal
from bot.panel.panel_process import PanelProcess

__all__ = ["Phone", "run_demo"]

S = TypeVar("S")
T = TypeVar("T")
MakeBot = Callable[[CountAnswers, OnState], BotProcess]
MakePanel = Callable[[str, Json, Callable[[Json], None], str], PanelProcess]

# Seconds between two reads of the database, so that ten people who tap cause one read, not ten.
STATUS_INTERVAL = 0.15
PANEL_ENDED = (
    "The process that computes these numbers has ended. The phones still work; restart the demo to "
    "see the numbers."
)


async def run_demo(
    campaign: DemoCampaign,
    *,
    telegram_token: str,
    phones: Sequence[Phone],
    port: int,
    progress: Callable[[str], None],
    on_ready: Callable[[str], None],
    make_bot: MakeBot = BotProcess,
    make_panel: MakePanel = PanelProcess,
) -> int:
    """Serve the page and run the bot until Ctrl-C or until the bot exits; the exit code.

    phones: at least one; the first is the owner's.
    port: 0 takes a free one. progress: called with a message for the terminal.
    on_ready: called with the page's address once it can be opened. make_bot, make_panel: the bot
    and the panel of each campaign.
    """
    async with AsyncExitStack() as stack:
        stop = await stack.enter_async_context(stop_signal())
        telegram = TelegramEmulator(telegram_token)
        demo = Demo(telegram, phones, telegram_token, stack, progress, make_bot, make_panel)
        demo.show(campaign)
        url = await stack.enter_async_context(served(demo.page.app, port))
        await stack.enter_async_context(demo.page.live())
        ended = await first_completed(stop.wait(), demo.run(url, lambda: on_ready(url)))
    if isinstance(ended, BotExit):
        progress(
            f"The bot exited by itself (exit code {ended.code}), so the demo stops. "
            f"Its last lines:\n{ended.last_lines}"
        )
        return ended.code
    return 0


@dataclass(frozen=True)
class BotExit:
    """The bot exited, and nobody had killed it."""

    code: int
    last_lines: str


class Demo:
    """The page and the campaign on it, which other messages replace."""

    def __init__(
        self,
        telegram: TelegramEmulator,
        phones: Sequence[Phone],
        token: str,
        stack: AsyncExitStack,
        progress: Callable[[str], None],
        make_bot: MakeBot,
        make_panel: MakePanel,
    ) -> None:
        self._telegram = telegram
        self._token = token
        self._owner = phones[0].user_id
        self._stack = stack
        self._progress = progress
        self._make_bot, self._make_panel = make_bot, make_panel
        self._running: RunningCampaign | None = None
        self._next: asyncio.Queue[DemoCampaign] = asyncio.Queue()
        routes = Controls(self._current, self._replace).routes()
        self.page = Page(telegram, phones, routes, self._on_event)

    def show(self, campaign: DemoCampaign) -> None:
        """Empty all chats and show this campaign, which `run` starts."""
        self.page.reset(campaign.invitation)
        self._running = RunningCampaign(
            campaign=campaign,
            bot=self._make_bot(campaign.answers, self._publish_bot_state),
            annotators=ScriptedAnnotators(
                self._telegram,
                campaign.invitation,
                campaign.true_labels,
                self._publish_annotators,
            ),
            panel=self._make_panel(
                "bot.demo.demo_panel",
                campaign.for_panel(),
                lambda known: self.page.publish("insight", known),
                PANEL_ENDED,
            ),
        )
        self.page.publish("data", campaign.as_json())
        self._publish_annotators()

    async def run(self, url: str, on_start: Callable[[], None]) -> BotExit:
        """Run one campaign after the other, until the bot exits by itself."""
        while True:
            running = self._current()
            database, owner = running.campaign.database, self._owner
            environment = bot_environment(os.environ, database, self._token, owner, url)
            async with running.panel.running(), _in_background(self._watch(running)):
                try:
                    ended: int | DemoCampaign = await first_completed(
                        running.bot.run(environment, on_start), self._next.get()
                    )
                finally:
                    await running.annotators.stop()
            if isinstance(ended, int):
                return BotExit(ended, running.bot.last_lines)
            on_start = lambda: None  # noqa: E731  the page has been opened already
            self.show(ended)

    def _current(self) -> RunningCampaign:
        assert self._running is not None  # noqa: S101  set before the page is served
        return self._running

    def _publish_annotators(self) -> None:
        self.page.publish("crowd", self._current().annotators.as_json())

    def _publish_bot_state(self, state: BotState) -> None:
        self.page.publish("process", state.as_json())

    def _on_event(self, event: Event) -> None:
        running = self._current()
        # A bot that has started sets its command menu first.
        running.bot_called |= event.kind == "commands"
        running.changed.set()

    async def _watch(self, running: RunningCampaign) -> None:
        """Read the database after every event."""
        before: object = None
        while True:
            running.changed.clear()
            if running.bot_called:
                running.bot_called = False
                await running.bot.on_first_call()
                running.panel.request_update()
            status = await self._status(running.campaign)
            if status != before:
                self.page.publish("status", status)
                running.panel.request_update()
            before = status
            await running.changed.wait()
            await asyncio.sleep(STATUS_INTERVAL)

    async def _status(self, campaign: DemoCampaign) -> dict[str, object]:
        try:
            return await campaign.status()
        except TapwiseError as error:
            return {"trouble": str(error)}

    async def _replace(self, uploaded: Sequence[PageFile]) -> DemoCampaign:
        """Prepare a campaign first, so that files that cannot be read change nothing."""
        folder = self._stack.enter_context(campaign_folder(self._progress))
        files = await asyncio.to_thread(_keep, uploaded, folder / "uploaded")
        campaign = await self._stack.enter_async_context(prepare(folder / "tapwise.db", files))
        if not campaign.imported.new_items:
            bad_rows = campaign.bad_rows
            reason = bad_rows.first[0].reason if bad_rows.count else "It is empty."
            raise TransferError(f"{campaign.name} has no message that can be labelled. {reason}")
        await self._next.put(campaign)
        return campaign


def _keep(uploaded: Sequence[PageFile], folder: Path) -> list[Path]:
    """Write the files, each into a folder of its own: two may have the same name."""
    paths = [folder / str(number) / each.name for number, each in enumerate(uploaded)]
    for path, each in zip(paths, uploaded, strict=True):
        path.parent.mkdir(parents=True)
        path.write_bytes(each.content)
    return paths


async def first_completed(
    work: Coroutine[Any, Any, S], other_work: Coroutine[Any, Any, T]
) -> S | T:
    """The result of the work that ends first; the other is cancelled."""
    first, second = asyncio.create_task(work), asyncio.create_task(other_work)
    try:
        await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
        return first.result() if first.done() else second.result()
    finally:
        for task in (first, second):
            task.cancel()
        await asyncio.gather(first, second, return_exceptions=True)


@asynccontextmanager
async def _in_background(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
