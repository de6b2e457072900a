"""The emulator of Telegram with phones in the browser, for a bot that is started by hand."""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack

from bot.demo.page import Page, Phone
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.limits import TELEGRAM_LIMITS, Limits
from bot.panel.local_server import served, stop_signal


async def run_emulator(
    *,
    telegram_token: str,
    phones: Sequence[Phone],
    port: int,
    with_limits: bool,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the Bot API and the phones until Ctrl-C.

    with_limits: refuse more messages than Telegram accepts. on_ready: called with the address.
    """
    limits = TELEGRAM_LIMITS if with_limits else Limits()
    async with AsyncExitStack() as stack:
        stop = await stack.enter_async_context(stop_signal())
        page = Page(TelegramEmulator(telegram_token, limits=limits), phones)
        page.reset("")
        url = await stack.enter_async_context(served(page.app, port))
        await stack.enter_async_context(page.live())
        on_ready(url)
        await stop.wait()
