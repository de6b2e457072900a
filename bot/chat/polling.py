"""At least once, in order per person, and an end with a sentence where there is no going on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import Any, Final
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import Conflict, InvalidToken
from telegram.ext import BaseUpdateProcessor, ExtBot

from bot.chat.wire import Patience, Wire
from bot.errors import TelegramError

# A pool of one connection for polling can wedge.
POLLING_CONNECTIONS: Final = 4

REFUSED: Final = (
    "Telegram refuses the token. Ask @BotFather for the current one and set TAPWISE_TOKEN; "
    "everything that was answered is kept."
)
CONFLICT: Final = (
    "Another program is polling Telegram with the same token. Stop it (or ask @BotFather for a "
    "new token) and start this one again; nothing is lost, Telegram keeps taps for a while."
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
        patience: Patience,
    ):
        super().__init__(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=Wire(connections, patience.read),
            get_updates_request=Wire(POLLING_CONNECTIONS, patience.read),
        )
        self._fetched = queue
        self._patience = patience
        self._conflict_since: float | None = None
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @property
    def ended(self) -> asyncio.Future[None]:
        """Fails with a sentence when there is no going on."""
        return self._ended

    async def get_updates(self, *arguments: Any, **options: Any) -> tuple[Update, ...]:
        """As the library's, once every earlier update's handler has ended.

        A token that is refused, or a second poller that stays, fails `ended`; otherwise the
        process would stay alive and deaf.
        """
        await self._fetched.join()
        try:
            updates = await super().get_updates(*arguments, **options)
        except InvalidToken:
            self._end(REFUSED)
            raise
        except Conflict:
            now = time.monotonic()
            self._conflict_since = self._conflict_since or now
            if now - self._conflict_since >= self._patience.conflict:
                self._end(CONFLICT)
            raise
        self._conflict_since = None
        return updates

    def end_with(self, task: asyncio.Task[None]) -> None:
        """What the bot cannot do without has failed: better to end than to seem alive."""
        if not task.cancelled() and (error := task.exception()) and not self._ended.done():
            self._ended.set_exception(error)

    def _end(self, sentence: str) -> None:
        if not self._ended.done():
            self._ended.set_exception(TelegramError(sentence))


class OneAtATime(BaseUpdateProcessor):
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
