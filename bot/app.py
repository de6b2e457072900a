"""The only wiring: store, campaign, chat and a transport become a running bot."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict
from typing import Any, Final

from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.chat.cards.redaction import Redactor
from bot.chat.router import Router
from bot.chat.strangers import StrangerLimit
from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.polling import PerUserOrder, PollingBot, start_polling
from bot.chat.transport.request import check_proxy
from bot.chat.transport.retry import RetryPolicy, until_reached
from bot.chat.transport.telegram_bot import UNAUTHORIZED, TransportEvents
from bot.errors import TelegramError
from bot.monitoring.gauges import campaign_numbers, health_numbers
from bot.monitoring.metrics import Metrics
from bot.monitoring.monitor import Monitor
from bot.monitoring.monitored import monitored
from bot.settings import Settings, load_classifier
from storage import Store
from storage.bot_lock import bot_lock, record_poll
from storage.database import require_database

# The library's newer form of waiting times; its older one warns at every flood limit.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# Sends of many people run side by side: 60 taps a second, answered in 0.1 s, need 12 lines.
CONNECTIONS: Final = 20
# So long a fit may hold the interpreter while a tap waits. With Python's own 5 ms at each step of a
# tap the event loop was twice as late (p95 of 100 people on two busy cores, three runs of each).
SWITCH_SECONDS: Final = 0.0005

RETRY_POLICY: Final = RetryPolicy()

Bot = Application[Any, Any, Any, Any, Any, Any]


async def run(
    settings: Settings,
    on_ready: Callable[[str], None] = lambda name: None,
    retry_policy: RetryPolicy = RETRY_POLICY,
    *,
    delete_webhook: bool = False,
) -> None:
    """Run the bot until it is stopped (SIGINT, SIGTERM).

    on_ready: called with the bot's user name once it polls. delete_webhook: end the webhook of
    another program; without this it is an error.
    Errors: SettingsError, StoreError, TelegramError, each a sentence; nothing is lost by any.
    """
    token = settings.bot_token()
    estimator = load_classifier(settings.model)
    check_proxy(settings.api_base)
    require_database(settings.database)
    sys.setswitchinterval(SWITCH_SECONDS)
    with only_one(settings):
        async with await Store.open(settings.database, create=False) as store:
            monitor, metrics = Monitor(settings.database, store.heartbeat_log), Metrics()

            def on_fit_end(seconds: float) -> None:
                monitor.note_fit()
                metrics.note_fit(seconds)

            opening = Campaign.open(
                store,
                owners=settings.owners,
                features=settings.features,
                balance=settings.balance,
                estimator=estimator,
                claim_seconds=settings.claim_seconds,
                rules=rules_of(settings),
                hasty_seconds=settings.hasty_seconds,
                on_fit_end=on_fit_end,
            )
            async with (
                monitored(monitor, metrics, settings.metrics),
                opening as campaign,
                polling(
                    settings,
                    token,
                    campaign,
                    retry_policy=retry_policy,
                    delete_webhook=delete_webhook,
                    events=_events(settings, monitor, metrics),
                ) as bot,
            ):
                _watch(campaign, bot, monitor, metrics)
                monitor.note_ready()
                on_ready(bot.username)
                await _until_told(bot.failure)


def _events(settings: Settings, monitor: Monitor, metrics: Metrics) -> TransportEvents:
    """Who is told of what happens between Telegram and the bot."""

    def on_answer() -> None:
        record_poll(settings.database)
        monitor.note_telegram()

    def on_update(update: dict[str, Any]) -> None:
        monitor.note_update()
        metrics.note_update(update)

    return TransportEvents(on_answer, on_update, metrics.note_call)


def _watch(campaign: Campaign, bot: PollingBot, monitor: Monitor, metrics: Metrics) -> None:
    """Watch the fits, and show the campaign's numbers among the metrics."""
    monitor.watch_fits(campaign.training.probe_threads, lambda: campaign.training.is_behind)
    metrics.watch_numbers(lambda: campaign_numbers(**asdict(campaign.reports.figures())))
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
    )


@asynccontextmanager
async def polling(
    settings: Settings,
    token: str,
    campaign: Campaign,
    *,
    clock: Callable[[], float] = time.time,
    monotonic: Callable[[], float] = time.monotonic,
    retry_policy: RetryPolicy = RETRY_POLICY,
    delete_webhook: bool = False,
    events: TransportEvents = TransportEvents(),  # noqa: B008  (frozen)
) -> AsyncIterator[PollingBot]:
    """The bot at work on Telegram, and the campaign watched, until the block ends.

    clock: the campaign's. monotonic: a clock that is never set. events: who is told of what
    happens between Telegram and the bot.
    """
    queue: asyncio.Queue[object] = asyncio.Queue()
    strangers = StrangerLimit(clock)
    bot = PollingBot(
        token,
        settings.api_base,
        queue,
        connections=CONNECTIONS,
        retry_policy=retry_policy,
        test_environment=settings.test_environment,
        flood_filter=FloodFilter(strangers.is_flooding),
        events=events,
        monotonic=monotonic,
    )
    application: Bot = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(PerUserOrder()).build()
    )
    chat = _router(settings, campaign, application, retry_policy, strangers, clock)
    try:
        with _refusals_explained():
            await until_reached(application.initialize, retry_policy)
            await until_reached(lambda: bot.check_webhook(delete=delete_webhook), retry_policy)
        async with _at_work(application, chat, bot), _watched(campaign, chat, bot):
            await chat.reshow_open_cards()
            await chat.post_missing_buttons()
            application.create_task(chat.set_menus())  # a Telegram that hangs delays no tap
            with _refusals_explained():
                await start_polling(application, retry_policy)
            yield bot
    finally:
        await application.shutdown()
        await bot.shutdown()  # the application's does nothing when hello was never said


def _router(
    settings: Settings,
    campaign: Campaign,
    application: Bot,
    retry_policy: RetryPolicy,
    strangers: StrangerLimit,
    clock: Callable[[], float],
) -> Router:
    return Router(
        campaign,
        application,
        retry_policy,
        strangers,
        Redactor(settings.mask),
        clock=clock,
        protect=settings.protect_content,
        double_tap_seconds=settings.double_tap_seconds,
        local_files=settings.local_files,
    )


async def bot_name(settings: Settings, *, polls: bool = False) -> str:
    """Ask Telegram whose token it is; errors: SettingsError, TelegramError.

    polls: a webhook, which the bot would not delete unasked, is an error too.
    """
    check_proxy(settings.api_base)
    bot = PollingBot(
        settings.bot_token(),
        settings.api_base,
        asyncio.Queue(),
        connections=1,
        retry_policy=RETRY_POLICY,
        test_environment=settings.test_environment,
    )
    try:
        with _refusals_explained():
            async with bot:
                if polls:
                    await bot.check_webhook(delete=False)
                return bot.username
    except (NetworkError, RetryAfter) as error:
        raise TelegramError(
            f"Telegram cannot be reached at {settings.api_base}: {error.message}. "
            "Is the network up, and TAPWISE_API_BASE right?"
        ) from error


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """A second bot on the same database would ask the same questions: refused with a sentence."""
    with bot_lock(
        settings.database,
        f"Another bot is running on {settings.database}. Stop it first, or give this one "
        "a database of its own with TAPWISE_DATABASE.",
    ):
        yield


@asynccontextmanager
async def _at_work(application: Bot, chat: Router, bot: PollingBot) -> AsyncIterator[None]:
    """Handlers answer within; at the end what was fetched is finished and acknowledged."""
    await application.start()
    try:
        yield
    finally:
        chat.stop()
        bot.finish()
        if application.updater is not None and application.updater.running:
            await application.updater.stop()
        await application.stop()
        await chat.finish()


@asynccontextmanager
async def _watched(campaign: Campaign, chat: Router, bot: PollingBot) -> AsyncIterator[None]:
    watching = asyncio.create_task(campaign.watcher.watch(chat.watch_handlers()))
    watching.add_done_callback(bot.fail_with)
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


@contextmanager
def _refusals_explained() -> Iterator[None]:
    """Errors: TelegramError for a token that Telegram refuses."""
    try:
        yield
    except InvalidToken:
        raise TelegramError(UNAUTHORIZED) from None


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
