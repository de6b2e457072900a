"""The demo: the real bot, a stand-in for Telegram, and a page with phones that tap.

The bot is a process of its own and does not know where it is; so is the analyst, which thinks for
the panel. Both belong to one campaign, which is replaced when other messages are dropped.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from starlette.types import ASGIApp

from bot.demo import controls
from bot.demo.bot_process import BotProcess, BotState, bot_environment
from bot.demo.dataset import Material, laid_out
from bot.demo.page import Page, Phone
from bot.demo.panel_process import Analyst
from bot.demo.scripted_annotators import Crowd
from bot.emulator.emulator import Event, TelegramEmulator
from bot.emulator.serving import serve
from bot.errors import TapwiseError, TransferError

__all__ = ["DemoError", "Phone", "run_demo"]

S = TypeVar("S")
T = TypeVar("T")

STATUS_REST = 0.15  # seconds; ten people tapping are one look at the database, not ten


class DemoError(TapwiseError):
    """The demo cannot start."""


async def run_demo(
    material: Material,
    *,
    telegram_token: str,
    phones: Sequence[Phone],
    port: int,
    progress: Callable[[str], None],
    on_ready: Callable[[str], None],
) -> int:
    """Serve the page and run the bot until Ctrl-C or the bot's own end; the exit code.

    phones: at least one; the first is the owner's.
    port: 0 takes a free one.
    on_ready: called with the page's address as soon as it can be opened.
    """
    async with AsyncExitStack() as stack:
        stop = await stack.enter_async_context(_stop_asked())
        stage = Stage(TelegramEmulator(telegram_token), phones, telegram_token, stack)
        stage.set(material)
        url = await stack.enter_async_context(_served(stage.page.app, port))
        await stack.enter_async_context(stage.page.live())
        ended = await first_of(stop.wait(), stage.play(url, lambda: on_ready(url)))
    if isinstance(ended, BotEnded):
        progress(
            f"The bot ended by itself (exit code {ended.code}), so the demo stops. "
            f"Its last words:\n{ended.last_words}"
        )
        return ended.code
    return 0


@dataclass(frozen=True)
class BotEnded:
    """The bot ended, and nobody had killed it."""

    code: int
    last_words: str


@dataclass
class _Scene:
    """One campaign on the page."""

    material: Material
    bot: BotProcess
    crowd: Crowd
    analyst: Analyst
    happened: asyncio.Event
    bot_spoke: bool = False


class Stage:
    """The page, and the campaign that is played on it; another one takes its place when asked."""

    def __init__(
        self, telegram: TelegramEmulator, phones: Sequence[Phone], token: str, stack: AsyncExitStack
    ) -> None:
        self._telegram = telegram
        self._token = token
        self._owner = phones[0].user_id
        self._stack = stack
        self._scene: _Scene | None = None
        self._next: asyncio.Queue[Material] = asyncio.Queue()
        routes = controls.routes(self._playing, self._replace)
        self.page = Page(telegram, phones, routes, self._on_event)

    def set(self, material: Material) -> None:
        """Empty chats and this campaign; it begins with `play`."""
        self.page.start_anew(material.invitation)
        self._scene = _Scene(
            material=material,
            bot=BotProcess(material.answers, self._show_bot),
            crowd=Crowd(self._telegram, material.invitation, material.truth, self._show_crowd),
            analyst=Analyst(material, lambda known: self.page.put("insight", known)),
            happened=asyncio.Event(),
        )
        self.page.put("data", material.as_json())
        self._show_crowd()

    async def play(self, url: str, on_start: Callable[[], None]) -> BotEnded:
        """One campaign after the other, until the bot ends by itself."""
        while True:
            scene = self._playing()
            database, owner = scene.material.database, self._owner
            environment = bot_environment(os.environ, database, self._token, owner, url)
            async with scene.analyst.at_work(), _meanwhile(self._watch(scene)):
                try:
                    ended: int | Material = await first_of(
                        scene.bot.run(environment, on_start), self._next.get()
                    )
                finally:
                    await scene.crowd.stop()
            if isinstance(ended, int):
                return BotEnded(ended, scene.bot.last_words)
            on_start = lambda: None  # noqa: E731  the page is there already
            self.set(ended)

    def _playing(self) -> _Scene:
        assert self._scene is not None  # noqa: S101  set before the page is served
        return self._scene

    def _show_crowd(self) -> None:
        self.page.put("crowd", self._playing().crowd.as_json())

    def _show_bot(self, state: BotState) -> None:
        self.page.put("process", state.as_json())

    def _on_event(self, event: Event) -> None:
        scene = self._playing()
        # The menu is the first thing that a bot that has started sets.
        scene.bot_spoke |= event.kind == "commands"
        scene.happened.set()

    async def _watch(self, scene: _Scene) -> None:
        """Look at the database after everything that happens."""
        before: object = None
        while True:
            scene.happened.clear()
            if scene.bot_spoke:
                scene.bot_spoke = False
                await scene.bot.came_up()
                scene.analyst.ask()
            status = await self._status(scene.material)
            if status != before:
                self.page.put("status", status)
                scene.analyst.ask()
            before = status
            await scene.happened.wait()
            await asyncio.sleep(STATUS_REST)

    async def _status(self, material: Material) -> dict[str, object]:
        try:
            return await material.status()
        except TapwiseError as error:
            return {"trouble": str(error)}

    async def _replace(self, name: str, content: bytes) -> Material:
        """Other messages: laid out first, so that a file that cannot be read changes nothing."""
        folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="tapwise-demo-")))
        file = folder / "uploaded" / name
        file.parent.mkdir()
        await asyncio.to_thread(file.write_bytes, content)
        material = await self._stack.enter_async_context(laid_out(folder / "tapwise.db", file))
        if not material.imported.new_items:
            why = material.bad.first[0].reason if material.bad.count else "It is empty."
            raise TransferError(f"{name} has no message that can be labelled. {why}")
        await self._next.put(material)
        return material


async def first_of(one: Coroutine[Any, Any, S], other: Coroutine[Any, Any, T]) -> S | T:
    """The result of the work that ends first; the other one is cancelled."""
    first, second = asyncio.create_task(one), asyncio.create_task(other)
    try:
        await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
        return first.result() if first.done() else second.result()
    finally:
        for task in (first, second):
            task.cancel()
        await asyncio.gather(first, second, return_exceptions=True)


@asynccontextmanager
async def _meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def _stop_asked() -> AsyncIterator[asyncio.Event]:
    """Set by Ctrl-C and by the signals that end a program or close its terminal."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    with suppress(NotImplementedError):  # on Windows Ctrl-C cancels the main task instead
        for one in signals:
            loop.add_signal_handler(one, stop.set)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for one in signals:
                loop.remove_signal_handler(one)


@asynccontextmanager
async def _served(app: ASGIApp, port: int) -> AsyncIterator[str]:
    async with AsyncExitStack() as stack:
        try:
            url = await stack.enter_async_context(serve(app, port))
        except OSError as error:
            raise DemoError(
                f"Port {port} of 127.0.0.1 cannot be used ({error.strerror}); "
                "name another one, or 0 for any that is free."
            ) from error
        yield url
