"""The learnt model, as a file to an owner."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from telegram import Update
from telegram.error import TelegramError

from bot.campaign.learnt_model import NoModelError
from bot.chat.access import user_of
from bot.chat.cards.card import Card, quoted
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.transport.retry import was_not_executed
from bot.errors import TapwiseError

log = logging.getLogger(__name__)

FILE: Final = "filter.skops"
CARD: Final = f"{FILE}.md"
# Telegram's limit for what a bot may upload.
MAX_UPLOAD: Final = 50 * 10**6


class ModelHandlers:
    """/model."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_model(self, update: Update, context: Context) -> None:
        """Send the model and its card."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        chat = user_of(update).id
        self._outbox.enqueue(chat, "model", lambda: self._send_model(chat, texts), queue="file")

    async def _send_model(self, chat_id: int, texts: Catalog) -> None:
        try:
            learnt = await self._campaign.reports.learnt_model()
            found = await asyncio.to_thread(learnt.file, FILE)
        except NoModelError:
            await self._outbox.delivery.send_message(chat_id, Card(texts.why_not_yet()))
            return
        except TapwiseError as error:
            await self._outbox.delivery.send_message(chat_id, Card(quoted(texts.error(error))))
            return
        if not is_sendable(found.content):
            await self._outbox.delivery.send_message(chat_id, Card(texts.model_too_large()))
            return
        await self._send(chat_id, CARD, found.card.encode(), texts)
        await self._send(chat_id, FILE, found.content, texts)

    async def _send(self, chat_id: int, name: str, content: bytes, texts: Catalog) -> None:
        """Send a file; the last one, the model, leads back to the owner's card."""
        last = Card(texts.model_sent() if name == FILE else "", leads_on=name == FILE)
        shown = await self._outbox.delivery.with_way_back(chat_id, last)
        try:
            await self._outbox.delivery.retrier.call(
                lambda: self._outbox.bot.send_document(
                    chat_id,
                    content,
                    filename=name,
                    caption=shown.text or None,
                    reply_markup=shown.keyboard,
                ),
                was_not_executed,
            )
        except TelegramError as error:
            log.warning("a model was not sent: %s", error.message)
            await self._outbox.delivery.send_message(chat_id, Card(texts.model_not_sent()))


def is_sendable(content: bytes) -> bool:
    """Whether Telegram takes a file of this size from a bot."""
    return len(content) <= MAX_UPLOAD
