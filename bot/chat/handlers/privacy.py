"""What is stored about an annotator, and deleting it."""

from __future__ import annotations

from telegram import Update

from bot.campaign.members import NotInvitedError
from bot.campaign.types import Annotator, AnnotatorId
from bot.chat.access import OWNERS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.confirmation import forget_card, forget_other_card
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.written import read_annotator_id


class PrivacyHandlers:
    """/privacy, /forgetme and /forget."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._redactor = services.redactor
        self._protect = services.protect

    async def on_privacy(self, update: Update, context: Context) -> None:
        """Say what is stored, to anyone who asks, before they join too."""
        texts = await self._access.anybodys_texts(update)
        await self._outbox.reply(
            update, texts.privacy(self._redactor.kinds, protected=self._protect)
        )

    async def on_forgetme(self, update: Update, context: Context) -> None:
        """Ask for confirmation; who may not label any more can be forgotten too."""
        try:
            annotator = await self._access.identified(update)
        except NotInvitedError:
            await self._outbox.reply(
                update, (await self._access.anybodys_texts(update)).nothing_to_forget()
            )
            return
        texts = self._access.texts(update, annotator)
        if annotator.role == "owner":
            await self._outbox.reply(update, texts.owner_stays())
        else:
            await self._outbox.reply(update, forget_card(texts))

    async def on_forget(self, update: Update, context: Context) -> None:
        """Ask an owner for confirmation: /forget 5."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        annotator_id = read_annotator_id(context.args or [])
        if annotator_id is None:
            await self._outbox.reply(update, texts.forget_usage())
        elif await self._forgettable(annotator_id) is None:
            await self._outbox.reply(update, texts.cannot_be_forgotten(annotator_id))
        else:
            await self._outbox.reply(update, forget_other_card(annotator_id, texts))

    async def on_forget_tap(self, tap: Tap) -> None:
        """Forget an annotator if that is confirmed: oneself, or as an owner somebody else."""
        annotator: Annotator | None = tap.annotator
        if tap.button.target:
            require_role(tap.annotator, OWNERS)
            annotator = await self._forgettable(AnnotatorId(tap.button.target))
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if tap.button.value != "yes" or annotator is None or annotator.role == "owner":
            self._outbox.edit_message(tap.query, Card(tap.texts.not_forgotten()))
            return
        await self._campaign.members.forget(annotator.id)
        self._membership.discard(annotator.id)
        done = tap.texts.forgotten()
        if tap.button.target:
            done = tap.texts.other_forgotten(annotator.id)
        self._outbox.edit_message(tap.query, Card(done))
        if annotator.card is not None:
            self._outbox.send_farewell(annotator, lambda texts: texts.card_of_forgotten())

    async def _forgettable(self, annotator_id: AnnotatorId) -> Annotator | None:
        """An annotator who is no owner and not forgotten yet."""
        annotator = await self._campaign.members.identified(annotator_id)
        return None if annotator is None or annotator.role == "owner" else annotator
