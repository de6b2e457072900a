"""The webhook: every update is on disk before it is acknowledged, and handled at least once."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from hashlib import sha256
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from aiohttp import web
from telegram.error import BadRequest, Conflict, TelegramError
from telegram.ext import Application

from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.group_content import is_group_content
from bot.chat.transport.response_check import MAX_COUNT
from bot.chat.transport.retry import RetryPolicy, until_reached
from bot.chat.transport.telegram_bot import (
    ALLOWED_UPDATES,
    TelegramBot,
    TransportEvents,
    host_of,
)
from bot.errors import StoreError
from bot.errors import TelegramError as WebhookFailedError

log = logging.getLogger(__name__)

# Telegram's own updates have a few kB.
MAX_BODY: Final = 2**20
BODY_SECONDS: Final = 30.0
# What Telegram is asked to wait for when an update cannot be stored.
RETRY_SECONDS: Final = 5
# Updates that Telegram sends side by side, each person's one after another.
CONNECTIONS: Final = 40
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"

POLLED_ELSEWHERE: Final = (
    "Another program is polling Telegram with the same token, and a webhook would take all taps "
    "from it. Stop it, or ask @BotFather for a new token. To take over, start this one with "
    "`tapwise run --delete-webhook`. Nothing is lost: Telegram keeps taps for a while."
)
WEBHOOK_TAKEN: Final = (
    "Another program has set the webhook of this token: Telegram now sends all taps to {host}. If "
    "that is yours, stop it, then start this one again with `tapwise run --delete-webhook`."
)
WEBHOOK_GONE: Final = (
    "Another program has deleted the webhook of this token; it probably polls Telegram now. Stop "
    "it and start this one again. Nothing is lost: Telegram keeps taps for a while."
)


class UpdateStore(Protocol):
    """Where updates are kept until they are handled; see `storage.received_updates`."""

    async def add(self, update_id: int, content: str, now: float) -> bool: ...
    async def waiting(self) -> list[str]: ...
    async def finish(self, updates: Collection[int], now: float) -> None: ...


class Serve(Protocol):
    """Serves an application until the block ends."""

    def __call__(self, app: web.Application, /) -> AbstractAsyncContextManager[object]: ...


class WebhookBot(TelegramBot):
    """A bot to which Telegram sends its updates.

    An update is acknowledged when it is on disk, not when it is handled: Telegram gives a webhook
    less time than a fit may take. What a kill leaves unhandled is handled after the next start.
    """

    def __init__(
        self,
        token: str,
        api_base: str,
        queue: asyncio.Queue[object],
        *,
        url: str,
        serve: Serve,
        store: UpdateStore,
        connections: int,
        retry_policy: RetryPolicy,
        flood_filter: FloodFilter,
        test_environment: bool = False,
        events: TransportEvents = TransportEvents(),  # noqa: B008  (frozen)
        clock: Callable[[], float] = time.time,
    ):
        """queue: the application's update queue. connections, test_environment: as in TelegramBot.

        url: where Telegram finds the webhook. serve: serves it. store: keeps updates until they are
        handled.
        """
        super().__init__(
            token,
            api_base,
            connections=connections,
            retry_policy=retry_policy,
            test_environment=test_environment,
            events=events,
        )
        self._queue = queue
        self._url = url
        self._secret = webhook_secret(token, url)
        self._serve = serve
        self._updates = store
        self._flood_filter = flood_filter
        self._retry_policy = retry_policy
        self._clock = clock
        self._running = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._waiting = 0
        self._handled: set[int] = set()
        self._some_handled = asyncio.Event()
        self._last_error: str | None = None

    @property
    def updates_waiting(self) -> int:
        """Updates that were received and are not handled yet."""
        return self._waiting

    async def check_webhook(self, *, delete: bool) -> None:
        """Errors: TelegramError if another program gets the updates, unless it may lose them."""
        if delete:
            return
        await self.refuse_webhook_of_others(self._url)
        if await self._is_polled():
            raise WebhookFailedError(POLLED_ELSEWHERE)

    async def start_receiving(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Handle what waits, listen, and tell Telegram where.

        Errors: SettingsError when the port is taken; InvalidToken.
        """
        for content in await self._updates.waiting():
            await self._handle(json.loads(content))
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_post(urlsplit(self._url).path or "/", self._on_post)
        await self._running.enter_async_context(self._serve(app))
        await until_reached(self._set_webhook, self._retry_policy)
        self._tasks = [
            asyncio.create_task(self._watch_webhook()),
            asyncio.create_task(self._forget_handled()),
        ]
        for task in self._tasks:
            task.add_done_callback(self.fail_with)

    async def stop_receiving(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Take no update any more; Telegram keeps them."""
        self.finish()
        await self._running.aclose()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def shutdown(self) -> None:
        """All handlers have ended: note which updates they handled, and close the connections."""
        with suppress(StoreError):  # they are handled again, without effect
            await self._write_handled()
        await super().shutdown()

    def on_handled(self, update_id: int) -> None:
        """The handler of an update has ended."""
        self._waiting -= 1
        self._handled.add(update_id)
        self._some_handled.set()

    async def _on_post(self, request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), self._secret.encode()):
            raise web.HTTPUnauthorized
        try:
            async with asyncio.timeout(BODY_SECONDS):
                content = await request.text()
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (UnicodeDecodeError, LookupError):
            raise web.HTTPBadRequest from None
        update = _update_of(content)
        if not self._flood_filter.keeps(update, self._waiting):
            return web.Response()
        if is_group_content(update):  # not stored: it names people who are not ours
            await self._handle(update)
        else:
            try:
                is_new = await self._updates.add(update["update_id"], content, self._clock())
            except StoreError as error:
                log.warning("an update is not taken, Telegram sends it again: %s", error)
                raise web.HTTPServiceUnavailable(
                    headers={"Retry-After": str(RETRY_SECONDS)}
                ) from None
            if is_new:
                await self._handle(update)
        return web.Response()

    async def _handle(self, update: dict[str, Any]) -> None:
        self._waiting += 1
        await self._queue.put(self.read_update(update))

    async def _is_polled(self) -> bool:
        """Whether another program polls: our poll ends its poll, and its next one ends ours.

        Nothing is acknowledged by it. With a webhook, Telegram refuses all polls.
        """
        try:
            await self._post(
                "getUpdates",
                {"timeout": self._retry_policy.probe_timeout, "limit": 1},
                read_timeout=self._retry_policy.read_timeout + self._retry_policy.probe_timeout,
            )
        except Conflict as error:
            return "webhook" not in error.message.lower()
        return False

    async def _set_webhook(self) -> None:
        try:
            await self.set_webhook(
                self._url,
                secret_token=self._secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
        except BadRequest as error:
            raise WebhookFailedError(
                f"Telegram refuses the webhook at {host_of(self._url)}: {error.message}. Correct "
                "TAPWISE_WEBHOOK_URL, or leave it empty to poll."
            ) from None
        self._events.on_answer()

    async def _watch_webhook(self) -> None:
        """Ask again and again whether Telegram is there, and the webhook ours."""
        while True:
            await asyncio.sleep(self._retry_policy.watch_seconds)
            try:
                info = await self.get_webhook_info()
            except TelegramError as error:
                self._note_error(f"Telegram does not answer ({error.message})")
                continue
            self._events.on_answer()
            if info.url != self._url:
                self.fail(
                    WEBHOOK_TAKEN.format(host=host_of(info.url)) if info.url else WEBHOOK_GONE
                )
            self._note_error(info.last_error_message if info.pending_update_count else None)

    def _note_error(self, message: str | None) -> None:
        """Log an error once, however often it is repeated."""
        if message is not None and message != self._last_error:
            log.warning("updates do not arrive: %s", message)
        self._last_error = message

    async def _forget_handled(self) -> None:
        while True:
            await self._some_handled.wait()
            self._some_handled.clear()
            try:
                await self._write_handled()
            except StoreError as error:  # a full disk may have room again
                log.warning("handled updates are not noted: %s", error)
                await asyncio.sleep(self._retry_policy.wait_max)
                self._some_handled.set()

    async def _write_handled(self) -> None:
        handled = set(self._handled)
        if handled:
            await self._updates.finish(handled, self._clock())
            self._handled -= handled


def webhook_secret(token: str, url: str) -> str:
    """What Telegram sends with each update, known to nobody without the token."""
    return hmac.new(token.encode(), f"webhook {url}".encode(), sha256).hexdigest()


def _update_of(content: str) -> dict[str, Any]:
    """The update of a request. Errors: HTTPBadRequest."""
    try:
        update = json.loads(content)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MAX_COUNT:
        raise web.HTTPBadRequest
    found: dict[str, Any] = update
    return found
