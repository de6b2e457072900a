"""What watches the bot, at work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.monitoring.listening import ListenAddress, listening
from bot.monitoring.metrics import Metrics
from bot.monitoring.metrics_app import metrics_app
from bot.monitoring.monitor import Monitor
from bot.monitoring.service_manager import STOPPING, notify

log = logging.getLogger(__name__)


@asynccontextmanager
async def monitored(
    monitor: Monitor, metrics: Metrics, address: tuple[str, int] | None
) -> AsyncIterator[ListenAddress | None]:
    """Heartbeats are written within, and metrics served at this address; None: nowhere.

    Errors: SettingsError when the address is taken.
    """
    watching = asyncio.create_task(monitor.watch())
    watching.add_done_callback(_log_bug)
    try:
        async with AsyncExitStack() as stack:
            served = None
            if address is not None:
                app = metrics_app(metrics.exposition, monitor.problems)
                serving = listening(app, ListenAddress(*address), "TAPWISE_METRICS")
                served = await stack.enter_async_context(serving)
            yield served
    finally:
        notify(STOPPING)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        monitor.stop()


def _log_bug(watching: asyncio.Task[None]) -> None:
    """Without heartbeats `tapwise check --alive` turns red; the bot itself goes on."""
    if not watching.cancelled() and (error := watching.exception()) is not None:
        log.error("heartbeats have ended because of a bug", exc_info=error)
