"""An annotator's recent answers, and changing one."""

from __future__ import annotations

from telegram import Update

from bot.campaign.types import Annotator
from bot.chat.access import user_of
from bot.chat.cards.answer_history import PAGE_SIZE, history_card
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap


class HistoryHandlers:
    """/history and its buttons."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._cards = services.cards
        self._redactor = services.redactor

    async def on_history(self, update: Update, context: Context) -> None:
        """Send the newest page of answers."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        self._outbox.enqueue(
            user_of(update).id, "history", lambda: self._send_page(annotator, texts)
        )

    async def on_page_tap(self, tap: Tap) -> None:
        """Show another page of answers."""
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.enqueue(
            tap.query.from_user.id, f"history in {tap.message_id}", lambda: self._show_page(tap)
        )

    async def on_change_tap(self, tap: Tap) -> None:
        """Show an answered question again, to be answered differently."""
        question = await self._campaign.assignments.tapped(tap.annotator.id, tap.button.target)
        toast = self._outbox.show_toast(tap.query, tap.texts.previous_answer(question.answer))
        self._outbox.in_background(toast)
        card = self._cards.question_card(question, tap.texts)
        self._outbox.in_background(self._cards.edit(tap, card))

    async def _send_page(self, annotator: Annotator, texts: Catalog) -> None:
        if await self._membership.may_label(annotator):
            self._outbox.send_protected(annotator, await self._page(annotator, 0, texts))

    async def _show_page(self, tap: Tap) -> None:
        await self._cards.edit(tap, await self._page(tap.annotator, tap.number, tap.texts))

    async def _page(self, annotator: Annotator, skip: int, texts: Catalog) -> Card:
        recent = await self._campaign.reports.recent_answers(annotator.id, PAGE_SIZE + 1, skip)
        page, has_older = recent[:PAGE_SIZE], len(recent) > PAGE_SIZE
        return history_card(page, skip, texts, self._redactor, has_older=has_older)
