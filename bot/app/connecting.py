"""The bot on Telegram: it polls, or Telegram sends its updates to a webhook."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final, TypedDict

from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot.campaign.campaign import Campaign
from bot.campaign.watcher import CHECK_SECONDS
from bot.chat.cards.redaction import Redactor
from bot.chat.router import Router
from bot.chat.strangers import StrangerLimit
from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.polling import PerUserOrder, PollingBot
from bot.chat.transport.request import check_proxy
from bot.chat.transport.retry import RetryPolicy, until_reached
from bot.chat.transport.telegram_bot import UNAUTHORIZED, TelegramBot, TransportEvents
from bot.chat.transport.webhook import WebhookBot
from bot.errors import TelegramError
from bot.monitoring.listening import ListenAddress, listening
from bot.settings import Settings

# The library's newer form of waiting times; its older one warns at every flood limit.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# Sends of many people run side by side: 60 taps a second, answered in 0.1 s, need 12 lines.
CONNECTIONS: Final = 20
RETRY_POLICY: Final = RetryPolicy()

ReceivingBot = PollingBot | WebhookBot
Bot = Application[Any, Any, Any, Any, Any, Any]


class _CommonOptions(TypedDict):
    """What both kinds of bot are made with."""

    api_base: str
    queue: asyncio.Queue[object]
    connections: int
    retry_policy: RetryPolicy
    test_environment: bool
    flood_filter: FloodFilter
    events: TransportEvents


@asynccontextmanager
async def on_telegram(
    settings: Settings,
    token: str,
    campaign: Campaign,
    *,
    clock: Callable[[], float] = time.time,
    monotonic: Callable[[], float] = time.monotonic,
    retry_policy: RetryPolicy = RETRY_POLICY,
    delete_webhook: bool = False,
    events: TransportEvents = TransportEvents(),  # noqa: B008  (frozen)
    check_seconds: float = CHECK_SECONDS,
) -> AsyncIterator[ReceivingBot]:
    """The bot at work on Telegram, and the campaign watched, until the block ends.

    clock: the campaign's. monotonic: a clock that is never set. events: the callbacks for what
    happens between Telegram and the bot. check_seconds: between two checks of the campaign.
    """
    queue: asyncio.Queue[object] = asyncio.Queue()
    strangers = StrangerLimit(clock)
    common = _CommonOptions(
        api_base=settings.api_base,
        queue=queue,
        connections=CONNECTIONS,
        retry_policy=retry_policy,
        test_environment=settings.test_environment,
        flood_filter=FloodFilter(strangers.is_flooding),
        events=events,
    )
    bot: ReceivingBot = (
        _webhook_bot(settings, token, campaign, common, clock)
        if settings.webhook_url
        else PollingBot(token, **common, monotonic=monotonic, before_poll=campaign.harvest.settle)
    )
    order = PerUserOrder(bot.on_handled)
    application: Bot = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(order).build()
    )
    chat = _router(settings, campaign, application, retry_policy, strangers, clock)
    try:
        with _refusals_explained():
            await until_reached(application.initialize, retry_policy)
            await until_reached(lambda: bot.check_webhook(delete=delete_webhook), retry_policy)
        async with (
            _at_work(application, campaign, chat, bot),
            _watched(campaign, chat, bot, check_seconds),
        ):
            await chat.reshow_open_cards()
            await chat.post_missing_buttons()
            application.create_task(chat.set_menus())  # a Telegram that hangs delays no tap
            with _refusals_explained():
                await bot.start_receiving(application)
            yield bot
    finally:
        await application.shutdown()
        await bot.shutdown()  # the application's does nothing when hello was never said


def _webhook_bot(
    settings: Settings,
    token: str,
    campaign: Campaign,
    common: _CommonOptions,
    clock: Callable[[], float],
) -> WebhookBot:
    address = ListenAddress(*settings.webhook_listen)
    return WebhookBot(
        token,
        **common,
        url=settings.webhook_url,
        serve=lambda app: listening(app, address, "TAPWISE_WEBHOOK_LISTEN"),
        store=campaign.store.received_updates,
        clock=clock,
    )


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

    polls: a webhook of another program, which the bot would not delete unasked, is an error too.
    """
    check_proxy(settings.api_base)
    bot = TelegramBot(
        settings.bot_token(),
        settings.api_base,
        connections=1,
        retry_policy=RETRY_POLICY,
        test_environment=settings.test_environment,
    )
    try:
        with _refusals_explained():
            async with bot:
                if polls:
                    await bot.refuse_webhook_of_others(settings.webhook_url)
                return bot.username
    except (NetworkError, RetryAfter) as error:
        raise TelegramError(
            f"Telegram cannot be reached at {settings.api_base}: {error.message}. "
            "Is the network up, and TAPWISE_API_BASE right?"
        ) from error


@asynccontextmanager
async def _at_work(
    application: Bot, campaign: Campaign, chat: Router, bot: ReceivingBot
) -> AsyncIterator[None]:
    """Handlers answer within; at the end what was fetched is finished and acknowledged."""
    await application.start()
    try:
        yield
    finally:
        chat.stop()
        await bot.stop_receiving(application)
        await application.stop()
        await chat.finish()
        await campaign.watcher.finish()


@asynccontextmanager
async def _watched(
    campaign: Campaign, chat: Router, bot: ReceivingBot, check_seconds: float
) -> AsyncIterator[None]:
    watching = asyncio.create_task(campaign.watcher.watch(chat.watch_handlers(), check_seconds))
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
