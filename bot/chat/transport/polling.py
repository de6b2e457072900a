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
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, BaseUpdateProcessor

from bot.chat.transport.flood_filter import FloodFilter
from bot.chat.transport.retry import RetryPolicy, retry_after_seconds
from bot.chat.transport.telegram_bot import (
    ALLOWED_UPDATES,
    UNAUTHORIZED,
    UNKNOWN_HOST,
    WEBHOOK_SET,
    TelegramBot,
    TransportEvents,
)
from bot.chat.transport.topics import enter_topic_of
from bot.errors import TelegramError as PollingFailedError

log = logging.getLogger(__name__)

POLLING_CONFLICT: Final = (
    "Another program is polling Telegram with the same token. Stop it (or ask @BotFather for a "
    "new token) and start this one again. Nothing is lost: Telegram keeps taps for a while."
)
POLLING_STALLED: Final = (
    "The task that fetches updates has stopped because of a bug. Start the bot again. Nothing is "
    "lost: Telegram keeps taps for a while."
)


class PollingBot(TelegramBot):
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
        events: TransportEvents = TransportEvents(),  # noqa: B008  (frozen)
        before_poll: Callable[[], Awaitable[None]] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ):
        """queue: the application's update queue. connections, test_environment: as in TelegramBot.

        monotonic: a clock that is never set, for the time that conflicts last. before_poll: awaited
        before each poll, for what handlers have left to be written.
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
        self._retry_policy = retry_policy
        self._flood_filter = flood_filter
        self._conflict_since = self._last_conflict = -math.inf
        self._first_poll = math.inf
        self._before_poll = before_poll
        self._monotonic = monotonic
        self._last_error: str | None = None
        self._stall_timer: asyncio.TimerHandle | None = None

    @property
    def updates_waiting(self) -> int:
        """Updates that were fetched and wait for a handler."""
        return self._queue.qsize()

    async def check_webhook(self, *, delete: bool) -> None:
        """Errors: TelegramError if a webhook is set, unless it may be deleted.

        The library deletes it when polling starts, and the other program would get no update.
        """
        if not delete:
            await self.refuse_webhook_of_others()

    async def start_receiving(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Fetch updates from now on. Errors: InvalidToken."""
        if application.updater is None:
            raise PollingFailedError("This bot was built without polling.")
        await application.updater.start_polling(
            timeout=self._retry_policy.poll_timeout,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
        )

    async def stop_receiving(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Fetch no update any more, and acknowledge what was handled."""
        self.finish()
        if application.updater is not None and application.updater.running:
            await application.updater.stop()

    def on_handled(self, update_id: int) -> None:
        """Nothing: the next poll acknowledges what was handled."""

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
                self._retry_policy.stall_timeout, self.fail, POLLING_STALLED
            )

    async def _poll_until_success(self, parameters: dict[str, Any]) -> tuple[Update, ...]:
        """Poll after all handlers have ended; repeat failed polls.

        They are repeated here, within `RetryPolicy.wait_max`, because the library waits for up to
        half a minute after a long outage, and with it everybody who taps. A refused token or a
        lasting second poller sets `failure`; after that this never returns, and the process ends.
        Updates that arrive while the bot finishes are not acknowledged, so they come again after
        the next start.
        """
        await self._queue.join()
        if self._before_poll is not None:
            await self._before_poll()
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
        updates = [self.read_update(update) for update in kept]
        if raw and raw[-1] not in kept[-1:]:  # the library acknowledges up to the last one
            updates.append(Update(raw[-1]["update_id"]))
        return tuple(updates)

    async def _note_poll_failure(self, error: TelegramError) -> None:
        """Log an error once, however often it is repeated; end the bot if it is final."""
        if self._last_error != error.message:
            log.warning("a poll failed: %s", error.message)
        self._last_error = error.message
        if isinstance(error, InvalidToken):
            self.fail(UNAUTHORIZED)
        elif isinstance(error, Conflict) and self._conflicts_go_on(self._monotonic()):
            self.fail(await self._conflict_sentence(error))

    async def _conflict_sentence(self, error: Conflict) -> str:
        """Who gets the updates instead: another program that polls, or one with a webhook."""
        if "webhook" not in error.message.lower():
            return POLLING_CONFLICT
        host = UNKNOWN_HOST
        with suppress(TelegramError):
            host = await self.webhook_host() or host
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
        self._events.on_answer()
        if self._last_error is not None:
            log.info("Telegram answers polls again")
        self._last_error = None


class PerUserOrder(BaseUpdateProcessor):
    """Handles people concurrently, and each person's updates one after another."""

    def __init__(
        self,
        on_handled: Callable[[int], None] = lambda update_id: None,
        max_concurrent_updates: int = 256,
    ):
        """on_handled: called with the number of each update once its handler has ended."""
        super().__init__(max_concurrent_updates)
        self._on_handled = on_handled
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        user = update.effective_user if isinstance(update, Update) else None
        if isinstance(update, Update):
            enter_topic_of(update)
        async with self._locks.setdefault(user.id if user else 0, asyncio.Lock()):
            try:
                await coroutine
            except Exception:  # a bug: the next time it would fail, too
                self._note_handled(update)
                raise
        self._note_handled(update)

    def _note_handled(self, update: object) -> None:
        if isinstance(update, Update):
            self._on_handled(update.update_id)

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to release."""
