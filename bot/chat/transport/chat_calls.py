"""The calls that show messages in one chat."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from bot.chat.cards.card import Card
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.shown_buttons import ShownButtons

log = logging.getLogger(__name__)

T = TypeVar("T")

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
# Messages without a question that are sent at once, over all chats; the other connections are
# for cards and toasts.
MAX_SENDS: Final = 8


class ChatCalls:
    """Single attempts at sending and editing; a group that became a supergroup is followed."""

    def __init__(self, bot: Bot, retry_policy: RetryPolicy, shown: ShownButtons):
        self._bot = bot
        self._shown = shown
        self._retry_policy = retry_policy
        self._migrated: dict[int, int] = {}
        self._sends = asyncio.Semaphore(MAX_SENDS)

    async def send(self, chat: int, card: Card, *, protect: bool) -> Message:
        """Send a message."""
        sent = await self._in_chat(chat, lambda at: self._send(at, card, protect=protect))
        self._shown.finish(chat, sent.message_id, card)
        return sent

    async def send_plain(self, chat: int, card: Card, *, protect: bool) -> Message:
        """Send a message without a question, after others if many are being sent."""
        async with self._sends:
            return await self.send(chat, card, protect=protect)

    async def edit(self, chat: int, card: Card, message_id: int) -> None:
        """Show a card in a message."""
        self._shown.begin(chat, message_id, card)
        await self._in_chat(chat, lambda at: self._edit(at, card, message_id))
        self._shown.finish(chat, message_id, card)

    async def remove_buttons(self, chat: int, message_id: int) -> None:
        """Remove the buttons of an old card.

        If that fails they still work: a tap on one makes its message the card again.
        """
        try:
            await self._bot.edit_message_reply_markup(
                chat_id=chat, message_id=message_id, read_timeout=self._retry_policy.wait_max
            )
        except TelegramError as error:
            log.debug("old card %d keeps its buttons: %s", message_id, error.message)

    async def _in_chat(self, chat: int, call: Callable[[int], Awaitable[T]]) -> T:
        """Make a call on a chat; a group that became a supergroup has another number."""
        try:
            return await call(self._migrated.get(chat, chat))
        except ChatMigrated as error:
            self._migrated[chat] = error.new_chat_id
            return await call(error.new_chat_id)

    async def _edit(self, chat: int, card: Card, message_id: int) -> None:
        await self._bot.edit_message_text(
            card.text,
            chat_id=chat,
            message_id=message_id,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )

    async def _send(self, chat: int, card: Card, *, protect: bool) -> Message:
        return await self._bot.send_message(
            chat,
            card.text,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            protect_content=protect,
        )
