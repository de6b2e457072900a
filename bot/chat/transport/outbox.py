"""How every handler speaks: later, in the right language, and call_with_retries."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator, AnnotatorId
from bot.chat.access import Access, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.visible_text import shorten
from bot.chat.locale import Catalog, texts_for
from bot.chat.transport.delivery import NO_PREVIEW, Delivery

log = logging.getLogger(__name__)

# Telegram's limit for a toast.
TOAST: Final = 200


class Outbox:
    """Beside the handlers, so that an update counts as done once its facts are on disk."""

    def __init__(
        self,
        campaign: Campaign,
        application: Application[Any, Any, Any, Any, Any, Any],
        delivery: Delivery,
        *,
        protect: bool = False,
    ):
        """protect: what shows messages of the campaign cannot be passed on."""
        self.access = Access(campaign)
        self.delivery = delivery
        self.bot = application.bot
        self._campaign = campaign
        self._application = application
        self._protect = protect
        self._works: set[asyncio.Task[None]] = set()

    def in_background(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do it after the handler has ended; a complaint goes where a handler's goes.

        Not by the library's own: at its end that waits for no work which came of other work.
        """
        task = asyncio.create_task(self._done(work))
        self._works.add(task)
        task.add_done_callback(self._works.discard)

    async def finish(self) -> None:
        """Until all is done that was put off, and what came of it."""
        while self._works:
            await asyncio.wait(self._works)

    async def _done(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as error:
            await self._application.process_error(None, error)

    async def reply(self, update: Update, said: str | Card) -> None:
        """Answer whoever sent this."""
        card = Card(said) if isinstance(said, str) else said
        self.in_background(self.delivery.send_message(user_of(update).id, card))

    def send_protected(self, annotator: Annotator, card: Card) -> None:
        """One message that shows items, and is no card to answer."""
        chat = annotator.telegram_id or 0
        self.in_background(self.delivery.send_message(chat, card, protect=self._protect))

    def send_farewell(self, gone: Annotator, say: Callable[[Catalog], str]) -> None:
        """The last word to somebody who may label no longer, in place of their card."""
        card = Card(say(texts_for(gone.language)))
        self.in_background(self.delivery.send_farewell(gone, card))

    async def notify(self, annotator: AnnotatorId, say: Callable[[Catalog], str]) -> None:
        """One message to somebody who may label; say: texts -> HTML."""
        person = await self._campaign.members.get(annotator)
        if person is not None and person.telegram_id is not None:
            card = Card(say(texts_for(person.language)))
            self.in_background(self.delivery.send_message(person.telegram_id, card))

    async def notify_owners(self, say: Callable[[Catalog], Card]) -> bool:
        """One message to each owner who ever opened the chat; say: texts -> card."""
        told = False
        for person in await self._campaign.members.all():
            if person.role == "owner" and person.card is not None and person.telegram_id:
                card = say(texts_for(person.language))
                self.in_background(self.delivery.send_message(person.telegram_id, card))
                told = True
        return told

    async def show_toast(
        self, query: CallbackQuery, text: str = "", *, alert: bool = False
    ) -> None:
        """Tell Telegram that the tap arrived; too late is no harm, its fact is kept."""
        short, _ = shorten(text, TOAST)
        try:
            await self.delivery.call_with_retries(
                lambda: query.answer(short or None, show_alert=alert or None)
            )
        except TelegramError as error:
            log.info("a toast did not arrive: %s", error.message)

    async def edit_message(self, query: CallbackQuery, card: Card) -> None:
        """Change the message that was tapped; one that cannot be changed stays."""
        try:
            await self.delivery.call_with_retries(
                lambda: query.edit_message_text(
                    card.text,
                    reply_markup=card.keyboard,
                    parse_mode="HTML",
                    link_preview_options=NO_PREVIEW,
                )
            )
        except TelegramError as error:
            log.info("a message was not changed: %s", error.message)
