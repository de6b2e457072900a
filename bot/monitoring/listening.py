"""Serves an HTTP application inside the running event loop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from aiohttp import web

from bot.errors import SettingsError

# Time that requests have to end when the bot is stopped.
_END_SECONDS = 2.0


class ListenAddress(NamedTuple):
    """Where to listen: a name or number of this machine, and a port, 0 for a free one."""

    host: str
    port: int


@asynccontextmanager
async def listening(
    app: web.Application, address: ListenAddress, setting: str
) -> AsyncIterator[ListenAddress]:
    """The address where the application is served until the block ends.

    setting: the name of the setting that chose the address. Errors: SettingsError if it is taken.
    """
    runner = web.AppRunner(
        app, access_log=None, handle_signals=False, shutdown_timeout=_END_SECONDS
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, address.host, address.port)
        try:
            await site.start()
        except OSError as error:
            raise SettingsError(
                f"{setting}: {address.host}:{address.port} cannot be used "
                f"({error.strerror or error}). Is another program there? Choose another port."
            ) from None
        host, port, *_ = runner.addresses[0]
        yield ListenAddress(host, port)
    finally:
        await runner.cleanup()
