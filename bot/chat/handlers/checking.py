"""One message whose score an owner or a curator asks for, and asking others about it."""

from __future__ import annotations

from typing import Final

from telegram import Message, MessageOriginUser, Update

from bot.campaign.types import Annotator
from bot.chat.access import CURATORS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.check import asked_card, check_card
from bot.chat.cards.explanation import explanation_card
from bot.chat.locale import Catalog
from bot.chat.pending_texts import CheckedText, PendingTexts
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.written import argument_text, text_of

# Outcomes of a request that the button is kept after.
_LATER: Final = frozenset({"nobody", "proof"})


class CheckHandlers:
    """/check, /why, forwarded messages, and the button that asks others."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._redactor = services.redactor
        self._pending = PendingTexts()

    async def on_check(self, update: Update, context: Context) -> None:
        """Send the score of the text behind the command, or of the message that it answers."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        message = update.effective_message
        text = argument_text(message)
        if text or message is None:
            self._enqueue(annotator, texts, text, message)
        elif message.reply_to_message is not None:
            await self._check_message(update, message.reply_to_message, annotator, context)
        else:
            quoted = message.quote.text if message.quote else ""
            self._enqueue(annotator, texts, quoted, message)

    async def on_forward(self, update: Update, context: Context) -> None:
        """Send the score of a message that was forwarded."""
        annotator = await self._access.require(update, CURATORS)
        if update.effective_message is not None:
            await self._check_message(update, update.effective_message, annotator, context)

    async def on_why(self, update: Update, context: Context) -> None:
        """Explain the score of the message that the owner answered last; with a text, check it."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        if text := argument_text(update.effective_message):
            self._enqueue(owner, texts, text, update.effective_message)
            return
        question = await self._campaign.reports.last_answered(owner.id)
        if question is None:
            await self._outbox.reply(update, texts.why_usage())
            return
        explained = await self._campaign.reports.explain(question.text)
        card = explanation_card(explained, texts, self._redactor) if explained else None
        self._outbox.send_protected(owner, card or Card(texts.why_not_yet()))

    async def on_ask_tap(self, tap: Tap) -> None:
        """Put a checked message to others."""
        require_role(tap.annotator, CURATORS)
        checked = self._pending.pop(tap.button.target)
        if checked is None:  # also a second tap, whose first one is being done
            toast = self._outbox.show_toast(tap.query, tap.texts.check_is_gone(), alert=True)
        else:
            toast = self._outbox.show_toast(tap.query)
            self._outbox.in_background(self._ask(tap, checked))
        self._outbox.in_background(toast)

    async def _check_message(
        self, update: Update, message: Message, annotator: Annotator, context: Context
    ) -> None:
        """Check the text of a message, unless the bot wrote it: it may show an open question."""
        texts = self._access.texts(update, annotator)
        if _is_by(message, context.bot.id):
            await self._outbox.reply(update, texts.check_not_mine())
        elif not text_of(message):
            await self._outbox.reply(update, texts.check_without_text())
        else:
            self._enqueue(annotator, texts, text_of(message), update.effective_message)

    def _enqueue(
        self, annotator: Annotator, texts: Catalog, text: str, message: Message | None
    ) -> None:
        """Send the check after the chat's earlier ones; without a text, how to check."""
        chat, number = annotator.telegram_id or 0, message.message_id if message else 0
        if not text.strip():
            self._outbox.send(chat, Card(texts.check_usage()))
            return
        self._outbox.enqueue(chat, f"check {number}", lambda: self._check(annotator, texts, text))

    async def _check(self, annotator: Annotator, texts: Catalog, text: str) -> None:
        if not await self._membership.may_label(annotator):
            return
        checked = await self._campaign.checks.check(text, annotator)
        number = self._pending.add(CheckedText(text, shown=checked.explained is not None))
        card = check_card(checked, number, texts, self._redactor)
        self._outbox.send_protected(annotator, card)

    async def _ask(self, tap: Tap, checked: CheckedText) -> None:
        """Ask others; who has seen the score is not among them."""
        done = False
        try:
            by = tap.annotator.id if checked.shown else None
            outcome = await self._campaign.requests.ask(checked.text, by)
            done = outcome not in _LATER
        finally:
            if not done:
                self._pending.put_back(tap.button.target, checked)
        self._outbox.send(tap.query.from_user.id, asked_card(outcome, tap.texts))


def _is_by(message: Message, bot: int) -> bool:
    """Whether the bot wrote a message, or what was forwarded in it."""
    origin = message.forward_origin
    author = origin.sender_user if isinstance(origin, MessageOriginUser) else message.from_user
    return author is not None and author.id == bot
