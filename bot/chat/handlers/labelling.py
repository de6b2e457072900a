"""Label messages: show a question, keep the answer, undo, pause."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from telegram import Update
from telegram.error import TelegramError

from bot.campaign.campaign import Nothing, Receipt
from bot.campaign.types import Annotator, AnnotatorId, Choice, Question
from bot.chat.cards.buttons import Action
from bot.chat.cards.card import Card
from bot.chat.cards.excerpts import LONG, excerpt
from bot.chat.cards.question import paused_card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.transport.retry import was_not_executed

log = logging.getLogger(__name__)

_CHOICES: Final[dict[Action, Choice]] = {
    "spam": "spam",
    "no_spam": "no_spam",
    "unsure": "unsure",
    "skip": "skip",
}
MILESTONES: Final = frozenset({10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000})


class LabellingHandlers:
    """/label, /undo, /pause, and the buttons of a question."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._cards = services.cards
        self._redactor = services.redactor
        self._protect = services.protect

    async def on_label(self, update: Update, context: Context) -> None:
        """Send a new card at the end of the chat; this ends a pause."""
        annotator = await self._access.annotator(update)
        await self._resume(annotator)
        texts = self._access.texts(update, annotator)
        self._outbox.in_background(self._cards.send_next(annotator, texts))

    async def on_undo(self, update: Update, context: Context) -> None:
        """Take back the last answer, and ask its question again on a new card; ends a pause."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        question = await self._campaign.undo(annotator.id, _message_key(update, annotator))
        if question is None:
            await self._outbox.reply(update, texts.nothing_to_undo())
        else:
            await self._resume(annotator)
            card = await self._undo_card(question, annotator, texts)
            self._outbox.in_background(self._cards.send(annotator, card))

    async def on_pause(self, update: Update, context: Context) -> None:
        """Ask no more questions; the card shows the pause."""
        annotator = await self._access.annotator(update)
        await self._campaign.members.pause(annotator.id)
        self._show_pause(annotator, self._access.texts(update, annotator))

    async def on_text(self, update: Update, context: Context) -> None:
        """Answer a message that is neither a command nor a file.

        An annotator who could not be reached is paused without having asked: they can resume.
        """
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if annotator.paused:
            self._show_pause(annotator, texts)
        else:
            await self._outbox.reply(update, texts.not_a_command())

    async def on_answer_tap(self, tap: Tap) -> None:
        """Keep an answer, confirm it, and show the next question."""
        choice, annotator = _CHOICES[tap.button.action], tap.annotator
        question = await self._campaign.assignments.tapped(annotator.id, tap.button.target)
        receipt = await self._campaign.answer(annotator.id, question.id, choice, tap.key)
        await self._resume(annotator)
        toast = _toast(receipt, annotator, tap.texts)
        self._outbox.in_background(self._outbox.show_toast(tap.query, toast, alert=receipt.hurried))
        self._show_next(tap)

    async def on_undo_tap(self, tap: Tap) -> None:
        """Take back the last answer, and ask its question again on the tapped card."""
        question = await self._campaign.undo(tap.annotator.id, tap.key, tap.button.target)
        if question is None:
            nothing = self._outbox.show_toast(tap.query, tap.texts.nothing_to_undo())
            self._outbox.in_background(nothing)
            return
        await self._resume(tap.annotator)
        toast = tap.texts.undone(asked_again=isinstance(question, Question))
        self._outbox.in_background(self._outbox.show_toast(tap.query, toast))
        card = await self._undo_card(question, tap.annotator, tap.texts)
        self._outbox.in_background(self._cards.show(tap, card))

    async def on_next_tap(self, tap: Tap) -> None:
        """Show the next question; this ends a pause."""
        await self._resume(tap.annotator)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._show_next(tap)

    async def on_continue_tap(self, tap: Tap) -> None:
        """Bring the card below the tapped message, which stays; this ends a pause."""
        await self._resume(tap.annotator)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.enqueue(
            tap.query.from_user.id, "continue", lambda: self._bring_card(tap), queue="card"
        )

    async def on_show_all_tap(self, tap: Tap) -> None:
        """Show the full message: on the card, or as a file if it is too long for one."""
        question = await self._campaign.assignments.tapped(tap.annotator.id, tap.button.target)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if question.open:
            self._outbox.enqueue(
                tap.query.from_user.id,
                f"full text {question.id}",
                lambda: self._show_full(tap, question),
                queue="file",
            )
        elif tap.annotator.paused:
            self._show_pause(tap.annotator, tap.texts)
        else:
            self._show_next(tap)

    async def on_new_work(self, annotator_id: AnnotatorId) -> None:
        """Show a question to an annotator who had none left."""
        annotator = await self._campaign.members.get(annotator_id)
        if annotator and not annotator.paused:
            texts = self._access.texts_for(*annotator.languages)
            self._outbox.in_background(self._cards.show_next(annotator, texts))
        elif annotator and annotator.placeholder is not None:
            card = paused_card(self._access.texts_for(*annotator.languages))
            self._outbox.in_background(self._outbox.delivery.show_card(annotator, card))

    async def on_news(self, annotator_id: AnnotatorId) -> None:
        """Send a new card to an annotator who had no question left, and was away."""
        annotator = await self._campaign.members.get(annotator_id)
        if annotator is not None:
            texts = self._access.texts_for(*annotator.languages)
            self._outbox.in_background(self._cards.announce_next(annotator, texts))

    async def reshow_open_cards(self) -> None:
        """After a start, show the open questions, as the bot may have ended before it did."""
        for annotator_id in await self._campaign.assignments.owed_a_card():
            await self.on_new_work(annotator_id)

    async def _bring_card(self, tap: Tap) -> None:
        """The card below a message; the second half of a double tap brings no second one."""
        annotator = await self._campaign.members.get(tap.annotator.id)
        if annotator and (annotator.card or 0) > (tap.message_id or 0):
            await self._cards.show_next(annotator, tap.texts)
        elif annotator:
            await self._cards.send_next(annotator, tap.texts)

    def _show_pause(self, annotator: Annotator, texts: Catalog) -> None:
        card = paused_card(texts)
        self._outbox.in_background(self._outbox.delivery.send_card(annotator, card))

    async def _undo_card(
        self, asked: Question | Nothing, annotator: Annotator, texts: Catalog
    ) -> Card:
        if isinstance(asked, Nothing):
            return await self._cards.nothing_card(asked, annotator, texts)
        return self._cards.question_card(asked, texts)

    def _show_next(self, tap: Tap) -> None:
        self._outbox.in_background(self._cards.show_next(tap.annotator, tap.texts, tap.message_id))

    async def _show_full(self, tap: Tap, question: Question) -> None:
        card = self._cards.question_card(question, tap.texts, full=True)
        if await self._cards.show(tap, card) and excerpt(question.text, LONG)[1]:
            await self._send_text_file(tap, question)

    async def _send_text_file(self, tap: Tap, question: Question) -> None:
        """Send a message that is too long for a card as a file."""
        text = (await asyncio.to_thread(self._redactor, question.text)).encode()
        caption = Card(tap.texts.full_text_caption())
        shown = await self._outbox.delivery.with_way_back(tap.query.from_user.id, caption)
        try:
            await self._outbox.delivery.retrier.call(
                lambda: self._outbox.bot.send_document(
                    tap.query.from_user.id,
                    text,
                    filename="message.txt",
                    caption=caption.text,
                    reply_markup=shown.keyboard,
                    protect_content=self._protect,
                ),
                was_not_executed,
            )
        except TelegramError as error:
            log.warning("a long text was not sent: %s", error.message)

    async def _resume(self, annotator: Annotator) -> None:
        """End the pause of an annotator who taps, or who had blocked the bot."""
        if annotator.paused:
            await self._campaign.members.resume(annotator.id)


def _toast(receipt: Receipt, annotator: Annotator, texts: Catalog) -> str:
    """The toast after an answer; empty if the annotator has switched notes off."""
    if receipt.hurried:
        return texts.hurried()
    if annotator.quiet:
        return ""
    if annotator.cheer and receipt.new and receipt.mine in MILESTONES:
        return texts.milestone(receipt.mine)
    return texts.answer_saved(receipt.choice, receipt.mine if annotator.cheer else 0)


def _message_key(update: Update, annotator: Annotator) -> str | None:
    """The stored identity of a command, as Telegram may repeat it under a new update id.

    It has no Telegram user id, so it does not identify an annotator who was forgotten.
    """
    message = update.effective_message
    return f"message of {annotator.id}/{message.message_id}" if message else None
