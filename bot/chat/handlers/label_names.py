"""The owner's own names for the two labels."""

from __future__ import annotations

from typing import Final

from telegram import Update

from bot.chat.cards.card import Card, quoted
from bot.chat.services import Context, Services
from bot.formats.own_names import MAX_NAME, LabelNamesError, names_from_words

# The argument that brings back the words of each language.
RESET: Final = "reset"


class LabelNameHandlers:
    """/labels."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._cards = services.cards

    async def on_labels(self, update: Update, context: Context) -> None:
        """Show the names of the labels, set them, or take them away."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        message = update.effective_message
        _, _, written = ((message and message.text) or "").strip().partition(" ")
        if not written.strip():
            await self._outbox.reply(update, texts.label_names(MAX_NAME))
            return
        try:
            is_reset = written.strip().casefold() == RESET
            names = None if is_reset else names_from_words(written)
        except LabelNamesError as error:
            await self._outbox.reply(update, Card(quoted(texts.error(error))))
            return
        await self._campaign.label_names.set(names)
        await self._outbox.reply(update, texts.label_names_set(names))
        await self._cards.show_open_again()
