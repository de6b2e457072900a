"""What the handlers send: in the background, and in the receiver's language."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator, AnnotatorId
from bot.chat.access import Access, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.visible_text import shorten
from bot.chat.locale import Catalog
from bot.chat.transport.chat_calls import NO_PREVIEW
from bot.chat.transport.chat_queues import ChatQueues, QueuedReply
from bot.chat.transport.delivery import Delivery
from bot.chat.transport.topics import topic_in

log = logging.getLogger(__name__)

# Telegram's limit for a toast, in UTF-16 units.
TOAST_LENGTH: Final = 200
# Toasts of one person that may be on their way; nobody taps so fast that they need more.
MAX_TOASTS: Final = 20


class Outbox:
    """Sends in the background, so that an update is done once its answer is in the database."""

    def __init__(
        self,
        campaign: Campaign,
        application: Application[Any, Any, Any, Any, Any, Any],
        delivery: Delivery,
        *,
        protect: bool = False,
    ):
        """protect: messages that show items cannot be forwarded or copied."""
        self.access = Access(campaign)
        self.delivery = delivery
        self.bot = application.bot
        self._campaign = campaign
        self._application = application
        self._protect = protect
        self._tasks: set[asyncio.Task[None]] = set()
        self._queues = ChatQueues(self.in_background, self._with_error_handler)
        self._toasts: Counter[int] = Counter()

    def in_background(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do this after the handler has ended; its errors go to the error handler.

        The library's `create_task` is not used: on shutdown it does not wait for tasks that other
        tasks have started.
        """
        task = asyncio.create_task(self._with_error_handler(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait for all background work, and for the work that it starts."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def reply(self, update: Update, text: str | Card) -> None:
        """One message to the sender of an update."""
        self.send(user_of(update).id, Card(text) if isinstance(text, str) else text)

    def send(self, chat: int, card: Card, *, protect: bool = False) -> None:
        """One message, after the chat's earlier ones; equal messages that wait are sent once."""
        self._queues.add(
            (chat, "message"),
            (card, topic_in(chat)),
            lambda: self.delivery.send_message(chat, card, protect=protect),
        )

    def enqueue(self, chat: int, kind: str, work: QueuedReply, *, queue: str = "report") -> None:
        """Do this in the background, once the chat's earlier work of this queue is done.

        It replaces waiting work of the same kind. The queue "report" has what is slow to make.
        """
        self._queues.add((chat, queue), (kind, topic_in(chat)), work)

    def send_protected(self, annotator: Annotator, card: Card) -> None:
        """One message that shows items but asks no question."""
        self.send(annotator.telegram_id or 0, card, protect=self._protect)

    def send_farewell(self, gone: Annotator, words: Callable[[Catalog], str]) -> None:
        """The last message to somebody who may no longer label; it replaces their card."""
        card = Card(words(self.access.texts_for(*gone.languages)))
        self.in_background(self.delivery.send_farewell(gone, card))

    async def notify(self, annotator: AnnotatorId, words: Callable[[Catalog], str]) -> None:
        """One message to somebody who may label; words: their catalog -> HTML."""
        person = await self._campaign.members.get(annotator)
        if person is not None and person.telegram_id is not None:
            self.send(person.telegram_id, Card(words(self.access.texts_for(*person.languages))))

    async def notify_owners(self, make_card: Callable[[Catalog], Card]) -> bool:
        """One message to each owner who has opened the chat.

        Returns, once they are delivered, False if there is no such owner, or if the bot ends before
        a message could be sent; the notice is then to be sent after the next start.
        """
        messages = [
            self.delivery.send_notice(
                person.telegram_id, make_card(self.access.texts_for(*person.languages))
            )
            for person in await self._campaign.members.all()
            if person.role == "owner" and person.card is not None and person.telegram_id
        ]
        return bool(messages) and all(await asyncio.gather(*messages))

    async def show_toast(
        self, query: CallbackQuery, text: str = "", *, alert: bool = False
    ) -> None:
        """Confirm a tap; a toast that comes too late does no harm, as the answer is saved."""
        person = query.from_user.id
        if self._toasts[person] >= MAX_TOASTS:
            return
        self._toasts[person] += 1
        short, _ = shorten(text, TOAST_LENGTH)
        try:
            await self.delivery.retrier.call(
                lambda: query.answer(short or None, show_alert=alert or None)
            )
        except TelegramError as error:
            log.info("a toast was not shown: %s", error.message)
        finally:
            self._toasts[person] -= 1
            if not self._toasts[person]:
                del self._toasts[person]

    def edit_message(self, query: CallbackQuery, card: Card) -> None:
        """Change the message that was tapped, or send the card if it cannot be changed.

        Of edits that wait only the newest is made.
        """
        message_id = query.message.message_id if query.message else None
        self._queues.add(
            (query.from_user.id, "edit"), message_id, lambda: self._edit_message(query, card)
        )

    async def _edit_message(self, query: CallbackQuery, card: Card) -> None:
        """Edit the message, or send the card if the message is too old, or deleted."""
        chat = query.message.chat.id if query.message else query.from_user.id
        card = await self.delivery.with_way_back(chat, card)
        if isinstance(query.message, Message) and await self._was_edited(query, card):
            return
        await self.delivery.send_message(chat, card, protect=self._protect)

    async def _was_edited(self, query: CallbackQuery, card: Card) -> bool:
        message_id = query.message.message_id if query.message else 0
        self.delivery.shown.begin(query.from_user.id, message_id, card)
        try:
            await self.delivery.retrier.call(
                lambda: query.edit_message_text(
                    card.text,
                    reply_markup=card.keyboard,
                    parse_mode="HTML",
                    link_preview_options=NO_PREVIEW,
                )
            )
        except BadRequest as error:
            log.info("a message was not changed: %s", error.message)
            return "not modified" in error.message
        except TelegramError as error:
            log.info("a message was not changed: %s", error.message)
        else:
            self.delivery.shown.finish(query.from_user.id, message_id, card)
        return True

    async def _with_error_handler(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as error:
            await self._application.process_error(None, error)
