"""The bot from its settings until it is stopped: store, campaign, Telegram and monitoring."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict
from typing import Any, Final

from bot.app.allocator import little_free_memory
from bot.app.connecting import RETRY_POLICY, ReceivingBot, on_telegram
from bot.campaign.campaign import Campaign
from bot.campaign.ingest import (
    FIRST_PORTION,
    LOCAL,
    PoolLoader,
    Reading,
    ReadingProgress,
    no_progress,
)
from bot.campaign.selection import SelectionRules
from bot.chat.locale import texts_for
from bot.chat.transport.request import check_proxy, trusted_certificates
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.telegram_bot import TransportEvents
from bot.monitoring.gauges import campaign_numbers, health_numbers, worker_numbers
from bot.monitoring.metrics import Metrics
from bot.monitoring.monitor import Monitor
from bot.monitoring.monitored import monitored
from bot.monitoring.service_manager import notify
from bot.settings import Settings, load_classifier
from storage import Store
from storage.bot_lock import bot_lock, record_poll
from storage.database import require_database

# So long a fit may hold the interpreter while a tap waits. With Python's own 5 ms at each step of a
# tap the event loop was twice as late (p95 of 100 people on two busy cores, three runs of each).
SWITCH_SECONDS: Final = 0.0005
# The first cards are there before the encoder is loaded, which takes half a second of CPU.
ENCODER_WAIT: Final = 3.0


async def run(
    settings: Settings,
    on_ready: Callable[[str], None] = lambda name: None,
    retry_policy: RetryPolicy = RETRY_POLICY,
    *,
    delete_webhook: bool = False,
    progress: ReadingProgress = no_progress,
    clock: Callable[[], float] = time.time,
    loader: PoolLoader = LOCAL,
) -> None:
    """Run the bot until it is stopped (SIGINT, SIGTERM).

    on_ready: called with the bot's user name once it receives updates. delete_webhook: take over
    from another program; without this it is an error. progress: called while new messages are
    read, also after the start: a large import is read in portions. clock: seconds since 1970.
    loader: of the pool.
    Errors: SettingsError, StoreError, TelegramError, each a sentence; nothing is lost by any.
    """
    token = settings.bot_token()
    estimator = load_classifier(settings.model)
    check_proxy(settings.api_base)
    require_database(settings.database)
    sys.setswitchinterval(SWITCH_SECONDS)
    with only_one(settings):
        async with little_free_memory(), await Store.open(settings.database, create=False) as store:
            progress("reading the campaign", 0, await store.items.newest_id())
            monitor = Monitor(settings.database, store.heartbeat_log, clock=clock)
            metrics = Metrics()
            opening = Campaign.open(
                store,
                owners=settings.owners,
                features=settings.features,
                balance=settings.balance,
                estimator=estimator,
                claim_seconds=settings.claim_seconds,
                rules=rules_of(settings),
                hasty_seconds=settings.hasty_seconds,
                clock=clock,
                on_fit_end=_note_fits(monitor, metrics),
                reading=Reading(FIRST_PORTION, _told(progress), loader, ENCODER_WAIT),
            )
            async with (
                monitored(monitor, metrics, settings.metrics),
                _first_card_prepared(),
                opening as campaign,
                on_telegram(
                    settings,
                    token,
                    campaign,
                    clock=clock,
                    retry_policy=retry_policy,
                    delete_webhook=delete_webhook,
                    events=_events(settings, monitor, metrics),
                ) as bot,
            ):
                _watch(campaign, bot, monitor, metrics)
                on_ready(bot.username)
                await _until_told(bot.failure)


@asynccontextmanager
async def _first_card_prepared() -> AsyncIterator[None]:
    """Load what only the first card needs beside the campaign, which waits for the disk."""
    preparing = asyncio.create_task(asyncio.to_thread(_prepare_first_card))
    try:
        yield
    finally:
        await preparing


def _prepare_first_card() -> None:
    texts_for().words.prepare()
    with suppress(OSError):  # the first connection reports what is wrong
        trusted_certificates()


def _told(progress: ReadingProgress) -> ReadingProgress:
    """Tell systemd, too."""

    def tell(what: str, done: int, of: int) -> None:
        notify(f"STATUS={what}: {done:,} of {of:,} messages")
        progress(what, done, of)

    return tell


def _note_fits(monitor: Monitor, metrics: Metrics) -> Callable[[float], None]:
    def note_fit(seconds: float) -> None:
        monitor.note_fit()
        metrics.note_fit(seconds)

    return note_fit


def _events(settings: Settings, monitor: Monitor, metrics: Metrics) -> TransportEvents:
    """The callbacks for what happens between Telegram and the bot."""

    def on_answer() -> None:
        record_poll(settings.database)
        monitor.note_telegram()

    def on_update(update: dict[str, Any]) -> None:
        monitor.note_update()
        metrics.note_update(update)

    return TransportEvents(on_answer, on_update, metrics.note_call)


def _watch(campaign: Campaign, bot: ReceivingBot, monitor: Monitor, metrics: Metrics) -> None:
    """Watch the bot, which is ready, and show the campaign's numbers among the metrics."""
    monitor.note_ready()
    monitor.watch_fits(campaign.training.probe_threads, lambda: campaign.training.is_behind)
    metrics.watch_numbers(lambda: campaign_numbers(**asdict(campaign.reports.figures())))
    metrics.watch_numbers(
        lambda: worker_numbers(*found) if (found := campaign.reports.workers()) else ()
    )
    metrics.watch_numbers(
        lambda: health_numbers(monitor.heartbeat(), monitor.problems(), bot.updates_waiting)
    )


def rules_of(settings: Settings) -> SelectionRules:
    """How questions are shared out, as the settings say."""
    return SelectionRules(
        exam_every=settings.exam_every,
        gold_every=settings.gold_every,
        policy=settings.policy,
        majority=settings.majority,
        watch_limit=settings.watch_limit,
    )


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """A second bot on the same database would ask the same questions: refused with a sentence."""
    with bot_lock(
        settings.database,
        f"Another bot is running on {settings.database}. Stop it first, or give this one "
        "a database of its own with TAPWISE_DATABASE.",
    ):
        yield


async def _until_told(ended: asyncio.Future[None]) -> None:
    """Until SIGINT or SIGTERM comes, or the bot cannot go on."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has neither here; Ctrl-C raises there
            loop.add_signal_handler(number, stop.set)
    waiting = asyncio.create_task(stop.wait())
    ended.add_done_callback(lambda _: stop.set())
    await waiting
    if ended.done():
        ended.result()
