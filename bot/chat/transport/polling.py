"""Polling: every update is handled at least once, and each person's updates in order."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError
from telegram.ext import BaseUpdateProcessor, ExtBot

from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.member_status import reduced_member, reduced_update
from bot.chat.transport.request import TelegramRequest
from bot.chat.transport.response_check import is_readable
from bot.chat.transport.retry import RetryPolicy, retry_after_seconds
from bot.chat.transport.topics import enter_topic_of, topic_in
from bot.errors import TelegramError as PollingFailedError

log = logging.getLogger(__name__)

# A pool of one connection for polling can hang.
POLLING_CONNECTIONS: Final = 4

UNAUTHORIZED: Final = (
    "Telegram refuses the token. Ask @BotFather for the current one and set TAPWISE_TOKEN; "
    "all answers are saved."
)
POLLING_CONFLICT: Final = (
    "Another program is polling Telegram with the same token. Stop it (or ask @BotFather for a "
    "new token) and start this one again. Nothing is lost: Telegram keeps taps for a while."
)
WEBHOOK_SET: Final = (
    "A webhook is set for this token: Telegram sends all taps to a program at {host}. If that is "
    "yours, stop it, or ask @BotFather for a new token. To end the webhook and let this bot take "
    "over, start it with `tapwise run --delete-webhook`. Nothing is lost."
)
UNKNOWN_HOST: Final = "an unknown address"
POLLING_STALLED: Final = (
    "The task that fetches updates has stopped because of a bug. Start the bot again. Nothing is "
    "lost: Telegram keeps taps for a while."
)


class PollingBot(ExtBot[None]):
    """A bot that fetches updates only after all earlier ones have been handled.

    Fetching acknowledges the updates fetched before. python-telegram-bot queues updates and
    fetches on, so 13 of 20 queued taps were lost by a kill -9; waiting for the queue keeps all.
    """

    def __init__(
        self,
        token: str,
        api_base: str,
        queue: asyncio.Queue[object],
        *,
        connections: int,
        retry_policy: RetryPolicy,
        test_environment: bool = False,
        flood_filter: FloodFilter | None = None,
        on_poll: Callable[[], None] = lambda: None,
        monotonic: Callable[[], float] = time.monotonic,
    ):
        """queue: the application's update queue. connections: for all calls but polls.

        test_environment: whether the token is one of Telegram's test servers. monotonic: a clock
        that is never set, for the time that conflicts last.
        on_poll: called after each poll that Telegram has answered.
        """
        super().__init__(
            token,
            base_url=f"{api_base}/bot{{token}}{'/test' if test_environment else ''}",
            base_file_url=f"{api_base}/file/bot{{token}}{'/test' if test_environment else ''}",
            request=TelegramRequest(connections, retry_policy.read_timeout),
            get_updates_request=TelegramRequest(POLLING_CONNECTIONS, retry_policy.read_timeout),
        )
        self._queue = queue
        self._retry_policy = retry_policy
        self._flood_filter = flood_filter
        self._conflict_since = self._last_conflict = -math.inf
        self._first_poll = math.inf
        self._on_poll = on_poll
        self._monotonic = monotonic
        self._last_error: str | None = None
        self._finishing = False
        self._loop = asyncio.get_running_loop()
        self._failure: asyncio.Future[None] = self._loop.create_future()
        self._stall_timer: asyncio.TimerHandle | None = None

    @property
    def failure(self) -> asyncio.Future[None]:
        """Gets an exception, with a sentence, when the bot cannot go on."""
        return self._failure

    async def path_of(self, file_id: str) -> str:
        """Where the server keeps a file, as it says; the library's get_file changes it."""
        found: dict[str, Any] = await self._post("getFile", {"file_id": file_id})
        return str(found.get("file_path", ""))

    async def check_webhook(self, *, delete: bool) -> None:
        """Errors: TelegramError if a webhook is set, unless it may be deleted.

        The library deletes it when polling starts, and the other program would get no update.
        """
        if not delete and (host := await self._webhook_host()):
            raise PollingFailedError(WEBHOOK_SET.format(host=host))

    def finish_polling(self) -> None:
        """The next poll is the last: it acknowledges what was handled, and may fail."""
        self._finishing = True

    def fail_with(self, task: asyncio.Task[None]) -> None:
        """End the bot if this task failed: it cannot work without it."""
        if not task.cancelled() and (error := task.exception()) and not self._failure.done():
            self._failure.set_exception(error)

    async def get_updates(self, *_: Any, **parameters: Any) -> tuple[Update, ...]:
        """The next updates, once every earlier update has been handled.

        The library calls this again at once; if it does not, its polling task has died, which
        sets `failure`.
        """
        if self._stall_timer is not None:
            self._stall_timer.cancel()
        try:
            return await self._poll_until_success(parameters)
        finally:
            self._stall_timer = self._loop.call_later(
                self._retry_policy.stall_timeout, self._fail, POLLING_STALLED
            )

    def __repr__(self) -> str:
        """Without the token, which the library's own repr shows."""
        return f"{type(self).__name__}[id={self.token.partition(':')[0]}]"

    async def _post(self, endpoint: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """Call a method; messages go to the current topic.

        Members of a chat are reduced to what Telegram always sends.
        """
        given = data or {}
        topic = topic_in(given.get("chat_id")) if endpoint.startswith("send") else None
        if topic is not None:
            try:
                in_topic = {**given, "message_thread_id": topic}
                return await super()._post(endpoint, in_topic, **options)
            except BadRequest as error:
                if "thread not found" not in error.message.lower():
                    raise
        result = await super()._post(endpoint, data, **options)
        if endpoint == "getChatMember":
            return reduced_member(result, given.get("user_id"))
        return result

    async def _poll_until_success(self, parameters: dict[str, Any]) -> tuple[Update, ...]:
        """Poll after all handlers have ended; repeat failed polls.

        They are repeated here, within `RetryPolicy.wait_max`, because the library waits for up to
        half a minute after a long outage, and with it everybody who taps. A refused token or a
        lasting second poller sets `failure`; after that this never returns, and the process ends.
        Updates that arrive while the bot finishes are not acknowledged, so they come again after
        the next start.
        """
        await self._queue.join()
        wait = self._retry_policy.wait_initial
        while not self._failure.done():
            try:
                updates = await self._poll(parameters)
            except TelegramError as error:
                await self._note_poll_failure(error)
                if self._finishing:
                    return ()
                await asyncio.sleep(max(retry_after_seconds(error), wait))
                wait = self._retry_policy.next_wait(wait)
            else:
                self._note_poll_success()
                return () if self._finishing else updates
        if not self._finishing:
            await asyncio.Event().wait()  # until the bot is stopped, which cancels this
        return ()

    async def _poll(self, parameters: dict[str, Any]) -> tuple[Update, ...]:
        """One poll.

        If the library cannot parse one update, its own method drops the whole batch, logs it, and
        asks for the same batch for ever.
        """
        timeout = parameters.get("timeout") or 0
        timeout = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout
        raw = await self._post(
            "getUpdates",
            {**parameters, "timeout": int(timeout)},
            read_timeout=self._retry_policy.read_timeout + timeout,
        )
        kept = raw if self._flood_filter is None else self._flood_filter.keep(raw)
        updates = [self._parse(update) for update in kept]
        if raw and raw[-1] not in kept[-1:]:  # the library acknowledges up to the last one
            updates.append(Update(raw[-1]["update_id"]))
        return tuple(updates)

    def _parse(self, raw: dict[str, Any]) -> Update:
        """An update; one that cannot be parsed becomes an empty one, which no handler takes."""
        try:
            if is_readable(raw):
                return Update.de_json(reduced_update(raw), self)
        except Exception:  # noqa: S110  the library raises whatever its parsing runs into
            pass
        log.error("update %d cannot be read and is skipped", raw["update_id"])
        return Update(raw["update_id"])

    async def _webhook_host(self) -> str:
        """The host of the webhook that is set; empty if there is none.

        The rest of the address is left out: it may hold a secret.
        """
        address = (await self.get_webhook_info()).url
        return urlsplit(address).netloc.rpartition("@")[2] or (address and UNKNOWN_HOST)

    async def _note_poll_failure(self, error: TelegramError) -> None:
        """Log an error once, however often it is repeated; end the bot if it is final."""
        if self._last_error != error.message:
            log.warning("a poll failed: %s", error.message)
        self._last_error = error.message
        if isinstance(error, InvalidToken):
            self._fail(UNAUTHORIZED)
        elif isinstance(error, Conflict) and self._conflicts_go_on(self._monotonic()):
            self._fail(await self._conflict_sentence(error))

    async def _conflict_sentence(self, error: Conflict) -> str:
        """Who gets the updates instead: another program that polls, or one with a webhook."""
        if "webhook" not in error.message.lower():
            return POLLING_CONFLICT
        host = UNKNOWN_HOST
        with suppress(TelegramError):
            host = await self._webhook_host() or host
        return WEBHOOK_SET.format(host=host)

    def _conflicts_go_on(self, now: float) -> bool:
        """Whether conflicts have lasted too long.

        A successful poll in between proves nothing: two bots share the taps, and each loses some.
        Only time without a conflict does. The newer of two bots has its first conflict within a
        few seconds of its first poll, and ends first.
        """
        if now - self._last_conflict >= self._retry_policy.conflict_gap:
            self._conflict_since = now
        self._last_conflict = now
        policy = self._retry_policy
        was_first = self._conflict_since - self._first_poll >= policy.conflict_newcomer
        timeout = policy.conflict_timeout_first if was_first else policy.conflict_timeout
        return now - self._conflict_since >= timeout

    def _note_poll_success(self) -> None:
        self._first_poll = min(self._first_poll, self._monotonic())
        self._on_poll()
        if self._last_error is not None:
            log.info("Telegram answers polls again")
        self._last_error = None

    def _fail(self, sentence: str) -> None:
        if not self._failure.done() and not self._finishing:
            self._failure.set_exception(PollingFailedError(sentence))


class PerUserOrder(BaseUpdateProcessor):
    """Handles people concurrently, and each person's updates one after another."""

    def __init__(self, max_concurrent_updates: int = 256):
        super().__init__(max_concurrent_updates)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        user = update.effective_user if isinstance(update, Update) else None
        if isinstance(update, Update):
            enter_topic_of(update)
        async with self._locks.setdefault(user.id if user else 0, asyncio.Lock()):
            await coroutine

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to release."""
