"""What is stored about an annotator, and deleting it."""

from __future__ import annotations

from telegram import Update

from bot.chat.cards.card import Card
from bot.chat.cards.confirmation import forget_card
from bot.chat.services import Context, Services
from bot.chat.taps import Tap


class PrivacyHandlers:
    """/privacy and /forgetme."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._redactor = services.redactor
        self._protect = services.protect

    async def on_privacy(self, update: Update, context: Context) -> None:
        """Say what is stored, to anyone who asks, before they join too."""
        texts = self._access.texts(update)
        await self._outbox.reply(
            update, texts.privacy(self._redactor.kinds, protected=self._protect)
        )

    async def on_forgetme(self, update: Update, context: Context) -> None:
        """Ask for confirmation, as it cannot be undone."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if annotator.role == "owner":
            await self._outbox.reply(update, texts.owner_stays())
        else:
            await self._outbox.reply(update, forget_card(texts))

    async def on_forget_tap(self, tap: Tap) -> None:
        """Forget the annotator if they confirmed it."""
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if tap.button.value != "yes" or tap.annotator.role == "owner":
            card = Card(tap.texts.not_forgotten())
            self._outbox.edit_message(tap.query, card)
            return
        await self._campaign.members.forget(tap.annotator.id)
        self._membership.discard(tap.annotator.id)
        card = Card(tap.texts.forgotten())
        self._outbox.edit_message(tap.query, card)
        if tap.annotator.card is not None:
            self._outbox.send_farewell(tap.annotator, lambda texts: texts.card_of_forgotten())
