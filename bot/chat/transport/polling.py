"""At least once, in order per person, and an end with a sentence where there is no going on."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any, Final
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import BaseUpdateProcessor, ExtBot

from bot.chat.transport.request import RetryPolicy, TelegramRequest, retry_after_seconds
from bot.errors import TelegramError as Ended

log = logging.getLogger(__name__)

# A pool of one connection for polling can wedge.
POLLING_CONNECTIONS: Final = 4

UNAUTHORIZED: Final = (
    "Telegram refuses the token. Ask @BotFather for the current one and set TAPWISE_TOKEN; "
    "everything that was answered is kept."
)
POLLING_CONFLICT: Final = (
    "Another program is polling Telegram with the same token. Stop it (or ask @BotFather for a "
    "new token) and start this one again; nothing is lost, Telegram keeps taps for a while."
)
POLLING_STALLED: Final = (
    "The part of this program that fetches updates has stopped by a fault of its own. Start it "
    "again; nothing is lost, Telegram keeps taps for a while."
)


class PollingBot(ExtBot[None]):
    """A bot that fetches updates only when all it fetched before are done.

    Fetching acknowledges what was fetched before. python-telegram-bot puts updates into a queue
    and fetches on: 13 of 20 queued taps were lost by a kill -9. Waiting for the queue keeps all.
    """

    def __init__(
        self,
        token: str,
        api_base: str,
        queue: asyncio.Queue[object],
        *,
        connections: int,
        retry_policy: RetryPolicy,
    ):
        super().__init__(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=TelegramRequest(connections, retry_policy.read_timeout),
            get_updates_request=TelegramRequest(POLLING_CONNECTIONS, retry_policy.read_timeout),
        )
        self._fetched = queue
        self._retry_policy = retry_policy
        self._conflict_since = self._last_conflict = -math.inf
        self._complaint: str | None = None
        self._finishing = False
        self._loop = asyncio.get_running_loop()
        self._failure: asyncio.Future[None] = self._loop.create_future()
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def failure(self) -> asyncio.Future[None]:
        """Fails with a sentence when there is no going on."""
        return self._failure

    def finish_polling(self) -> None:
        """The next poll is the last: it acknowledges what was handled, and need not succeed."""
        self._finishing = True

    async def get_updates(self, *_: Any, **wanted: Any) -> tuple[Update, ...]:
        """What waits at Telegram, once every earlier update's handler has ended.

        The library asks again at once; if it does not, its part has died, and that fails `failure`.
        """
        if self._alarm is not None:
            self._alarm.cancel()
        try:
            return await self._waiting(wanted)
        finally:
            self._alarm = self._loop.call_later(
                self._retry_policy.stall_timeout, self._fail, POLLING_STALLED
            )

    def __repr__(self) -> str:
        """The library's own shows the token."""
        return f"{type(self).__name__}[id={self.token.partition(':')[0]}]"

    def fail_with(self, task: asyncio.Task[None]) -> None:
        """What the bot cannot do without has failed: better to end than to seem alive."""
        if not task.cancelled() and (error := task.exception()) and not self._failure.done():
            self._failure.set_exception(error)

    async def _waiting(self, wanted: dict[str, Any]) -> tuple[Update, ...]:
        """What comes once all handlers have ended, however often polls fail.

        A poll that fails is repeated here, within `RetryPolicy.wait_max`: the library waits for up
        to half a minute after a long break, and so would everybody who taps. A token that is
        refused, or a second poller that stays, fails `failure`; otherwise the process would stay
        alive and deaf. After that nothing comes any more. What comes while the bot is leaving is
        not acknowledged, and comes again after the next start.
        """
        await self._fetched.join()
        wait = self._retry_policy.wait_initial
        while not self._failure.done():
            try:
                updates = await self._poll(wanted)
            except TelegramError as error:
                self._note_poll_failure(error)
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

    async def _poll(self, wanted: dict[str, Any]) -> tuple[Update, ...]:
        """One poll. The library's own gives up a whole batch for one update that it cannot read,
        writes it into the log, and asks for the same again without end."""
        held = wanted.get("timeout") or 0
        held = held.total_seconds() if isinstance(held, timedelta) else held
        raw = await self._post(
            "getUpdates",
            {**wanted, "timeout": int(held)},
            read_timeout=self._retry_policy.read_timeout + held,
        )
        return tuple(self._read(one) for one in raw)

    def _read(self, raw: dict[str, Any]) -> Update:
        """An update; one that cannot be read becomes one of no kind, which nobody handles."""
        try:
            return Update.de_json(raw, self)
        except Exception:  # whatever the library stumbles over in it
            log.error("update %d cannot be read, and is passed over", raw["update_id"])
            return Update(raw["update_id"])

    def _note_poll_failure(self, error: TelegramError) -> None:
        """A poll failed: is that the end? Told in the log once, however long it lasts."""
        if self._complaint != error.message:
            log.warning("a poll failed: %s", error.message)
        self._complaint = error.message
        if isinstance(error, InvalidToken):
            self._fail(UNAUTHORIZED)
        elif isinstance(error, Conflict):
            self._note_conflict(time.monotonic())

    def _note_conflict(self, now: float) -> None:
        """Polls that succeed in between say nothing: two bots share the taps, and each loses some.

        So only time without a conflict ends one.
        """
        if now - self._last_conflict >= self._retry_policy.conflict_gap:
            self._conflict_since = now
        self._last_conflict = now
        if now - self._conflict_since >= self._retry_policy.conflict_timeout:
            self._fail(POLLING_CONFLICT)

    def _note_poll_success(self) -> None:
        if self._complaint is not None:
            log.info("Telegram answers polls again")
        self._complaint = None

    def _fail(self, sentence: str) -> None:
        if not self._failure.done() and not self._finishing:
            self._failure.set_exception(Ended(sentence))


class PerUserOrder(BaseUpdateProcessor):
    """People side by side, each person's updates in their order."""

    def __init__(self, max_concurrent_updates: int = 256):
        super().__init__(max_concurrent_updates)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        user = update.effective_user if isinstance(update, Update) else None
        async with self._turns.setdefault(user.id if user else 0, asyncio.Lock()):
            await coroutine

    async def initialize(self) -> None:
        """Nothing to make ready."""

    async def shutdown(self) -> None:
        """Nothing to put away."""
