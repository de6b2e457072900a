"""A page on this machine: its server, and how it stops."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from starlette.types import ASGIApp

from bot.emulator.serving import serve
from bot.errors import TapwiseError


class PortError(TapwiseError):
    """The port of a page cannot be used."""


@asynccontextmanager
async def stop_signal() -> AsyncIterator[asyncio.Event]:
    """An event that Ctrl-C and the signals to terminate set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    with suppress(NotImplementedError):  # on Windows, Ctrl-C cancels the main task instead
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)


@asynccontextmanager
async def served(app: ASGIApp, port: int) -> AsyncIterator[str]:
    """The address of an application on this port. Errors: PortError if it cannot be used."""
    async with AsyncExitStack() as stack:
        try:
            url = await stack.enter_async_context(serve(app, port))
        except OSError as error:
            raise PortError(
                f"Port {port} of 127.0.0.1 cannot be used ({error.strerror}); "
                "choose another one, or 0 for any free port."
            ) from error
        yield url
