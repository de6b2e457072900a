"""The only wiring: store, campaign, chat and a transport become a running bot."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Final

from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.chat.cards.redaction import Redactor
from bot.chat.router import Router
from bot.chat.strangers import StrangerLimit
from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.polling import PerUserOrder, PollingBot
from bot.chat.transport.request import check_proxy
from bot.chat.transport.retry import RetryPolicy, retry_after_seconds
from bot.chat.transport.telegram_bot import ALLOWED_UPDATES, UNAUTHORIZED, TransportEvents
from bot.errors import TelegramError
from bot.settings import Settings, load_classifier
from storage import Store
from storage.bot_lock import bot_lock, record_poll
from storage.database import require_database

log = logging.getLogger(__name__)

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
            opening = Campaign.open(
                store,
                owners=settings.owners,
                features=settings.features,
                balance=settings.balance,
                estimator=estimator,
                claim_seconds=settings.claim_seconds,
                rules=rules_of(settings),
                hasty_seconds=settings.hasty_seconds,
            )
            async with (
                opening as campaign,
                polling(
                    settings,
                    token,
                    campaign,
                    retry_policy=retry_policy,
                    delete_webhook=delete_webhook,
                ) as bot,
            ):
                on_ready(bot.username)
                await _until_told(bot.failure)


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
) -> AsyncIterator[PollingBot]:
    """The bot at work on Telegram, and the campaign watched, until the block ends.

    clock: the campaign's. monotonic: a clock that is never set.
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
        events=TransportEvents(on_answer=lambda: record_poll(settings.database)),
        monotonic=monotonic,
    )
    application: Bot = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(PerUserOrder()).build()
    )
    mask = Redactor(settings.mask)
    chat = Router(
        campaign,
        application,
        retry_policy,
        strangers,
        mask,
        clock=clock,
        protect=settings.protect_content,
        double_tap_seconds=settings.double_tap_seconds,
        local_files=settings.local_files,
    )
    try:
        await _until_reached(application.initialize, retry_policy)
        await _until_reached(lambda: bot.check_webhook(delete=delete_webhook), retry_policy)
        async with _at_work(application, chat, bot), _watched(campaign, chat, bot):
            await chat.reshow_open_cards()
            await chat.post_missing_buttons()
            application.create_task(chat.set_menus())  # a Telegram that hangs delays no tap
            await _start_polling(application, retry_policy)
            yield bot
    finally:
        await application.shutdown()
        await bot.shutdown()  # the application's does nothing when hello was never said


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
        async with bot:
            if polls:
                await bot.check_webhook(delete=False)
            return bot.username
    except InvalidToken:
        raise TelegramError(UNAUTHORIZED) from None
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


async def _until_reached(ask: Callable[[], Awaitable[None]], retry_policy: RetryPolicy) -> None:
    """Ask Telegram something at the start; a network that is not there yet is waited for."""
    wait = retry_policy.wait_initial
    while True:
        try:
            await ask()
            return
        except InvalidToken:
            raise TelegramError(UNAUTHORIZED) from None
        except (NetworkError, RetryAfter) as error:
            pause = max(retry_after_seconds(error), wait)
            log.warning("Telegram cannot be reached (%s); again in %.0f s", error.message, pause)
            await asyncio.sleep(pause)
            wait = retry_policy.next_wait(wait)


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


async def _start_polling(application: Bot, retry_policy: RetryPolicy) -> None:
    if application.updater is None:
        raise TelegramError("This bot was built without polling.")
    try:
        await application.updater.start_polling(
            timeout=retry_policy.poll_timeout,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
        )
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
