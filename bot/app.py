"""The only wiring: store, campaign, chat and a wire become a running bot."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Final

from filelock import FileLock, Timeout
from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.error import TelegramError as LibraryError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.campaign import Campaign
from bot.chat.handlers import Chat
from bot.chat.polling import REFUSED, OneAtATime, PollingBot
from bot.errors import StoreError, TelegramError
from bot.settings import Settings
from storage import Store

log = logging.getLogger(__name__)

# The library's newer form of waiting times; its older one warns at every flood limit.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# How long Telegram holds a poll open; a tap ends it at once.
POLL_SECONDS: Final = 10
READ_SECONDS: Final = 15.0
# A pool of one connection for polling can wedge; sends of many people run side by side.
POLLING_CONNECTIONS, CONNECTIONS = 4, 64

Bot = Application[Any, Any, Any, Any, Any, Any]


async def run(settings: Settings, on_ready: Callable[[str], None] = lambda name: None) -> None:
    """Run the bot until it is told to stop (SIGINT, SIGTERM).

    on_ready: told the bot's user name once it polls.
    Errors: SettingsError, StoreError, TelegramError, each a sentence; nothing is lost by any.
    """
    token = settings.bot_token()
    with only_one(settings):
        async with await Store.open(settings.database) as store:
            opening = Campaign.open(
                store,
                owners=settings.owners,
                features=settings.features,
                balance=settings.balance,
                claim_seconds=settings.claim_seconds,
                exam_every=settings.exam_every,
            )
            async with opening as campaign, polling(settings, token, campaign) as bot:
                on_ready(bot.username)
                await _until_told(bot.ended)


@asynccontextmanager
async def polling(settings: Settings, token: str, campaign: Campaign) -> AsyncIterator[PollingBot]:
    """The bot at work on Telegram, and the campaign watched, until the block ends."""
    queue: asyncio.Queue[object] = asyncio.Queue()
    bot = PollingBot(
        token, settings.api_base, queue, _wire(CONNECTIONS), _wire(POLLING_CONNECTIONS)
    )
    application: Bot = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(OneAtATime()).build()
    )
    chat = Chat(campaign, application)
    await _say_hello(application)
    try:
        await application.start()
        watching = asyncio.create_task(campaign.watch(chat.work_came))
        watching.add_done_callback(bot.end_with)
        await chat.set_menus()
        await _start_polling(application)
        try:
            yield bot
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            await _stop(application)
    finally:
        await application.shutdown()


async def bot_name(settings: Settings) -> str:
    """Ask Telegram whose token it is; errors: SettingsError, TelegramError."""
    bot = PollingBot(settings.bot_token(), settings.api_base, asyncio.Queue(), _wire(1), _wire(1))
    try:
        async with bot:
            return bot.username
    except InvalidToken:
        raise TelegramError(REFUSED) from None
    except NetworkError as error:
        raise TelegramError(
            f"Telegram cannot be reached at {settings.api_base}: {error.message}. "
            "Is the network up, and TAPWISE_API_BASE right?"
        ) from error


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """A second bot on the same database would ask the same questions: refused with a sentence."""
    lock = FileLock(f"{settings.database}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"Another bot is running on {settings.database}. Stop it first, or give this one "
            "a database of its own with TAPWISE_DATABASE."
        ) from None
    except OSError as error:
        raise StoreError(f"{lock.lock_file} cannot be made: {error.strerror}.") from error
    try:
        yield
    finally:
        lock.release()


def _wire(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=READ_SECONDS,
        write_timeout=READ_SECONDS,
        connect_timeout=10.0,
        pool_timeout=30.0,
    )


async def _say_hello(application: Bot) -> None:
    """Ask Telegram who we are; a network that is not there yet is waited for."""
    wait = 1.0
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise TelegramError(REFUSED) from None
        except NetworkError as error:
            log.warning("Telegram cannot be reached (%s); again in %.0f s", error.message, wait)
            await asyncio.sleep(wait)
            wait = min(2 * wait, 60.0)


async def _start_polling(application: Bot) -> None:
    if application.updater is None:
        raise TelegramError("This bot was built without polling.")
    await application.updater.start_polling(
        timeout=POLL_SECONDS,
        bootstrap_retries=-1,
        allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER],
        drop_pending_updates=False,
        error_callback=_told,
    )


def _told(error: LibraryError) -> None:
    """A poll that failed is made again by the library; here it only gets its line in the log."""
    log.warning("a poll failed: %s", error.message)


async def _stop(application: Bot) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()
    await application.stop()


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
