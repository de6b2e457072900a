"""What owners and curators review: the team and disputes."""

from __future__ import annotations

from typing import Final

from telegram import Update

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.campaign import Nothing
from bot.campaign.owner_notices import Dominance
from bot.campaign.types import Annotator, AnnotatorId, ItemId, Label, Reliability
from bot.chat.access import CURATORS, OWNERS, require_role, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.dispute import dispute_card
from bot.chat.cards.team_report import (
    alike_card,
    dominant_card,
    doubtful_card,
    excluded_card,
    shown_of,
    team_card,
    trusted_card,
)
from bot.chat.locale import Catalog
from bot.chat.names import names_of
from bot.chat.services import Context, Services
from bot.chat.taps import Tap

# The first letter of a dispute's button; the number of disputes left open follows it.
LABELS: Final[dict[str, Label]] = {"s": "spam", "n": "no_spam"}


class ReviewHandlers:
    """/team, /disputes and their buttons."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._cards = services.cards
        self._redactor = services.redactor

    async def on_team(self, update: Update, context: Context) -> None:
        """Send each annotator's work and reliability, and how far annotators agree."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        self._outbox.enqueue(user_of(update).id, "team", lambda: self._send_team(owner, texts))

    async def on_disputes(self, update: Update, context: Context) -> None:
        """Send the first message whose answers disagree."""
        curator = await self._access.annotator(update)
        texts = self._access.texts(update, curator)
        self._outbox.enqueue(
            user_of(update).id, "dispute", lambda: self._send_dispute(curator, texts)
        )

    async def on_trust_tap(self, tap: Tap) -> None:
        """Let an annotator's answers count or not; another tap reverses it."""
        require_role(tap.annotator, OWNERS)
        annotator_id, counts = AnnotatorId(tap.button.target), tap.button.value == "1"
        if not await self._campaign.members.exists(annotator_id):
            toast = self._outbox.show_toast(tap.query, tap.texts.no_such_annotator(), alert=True)
            self._outbox.in_background(toast)
            return
        await self._campaign.review.trust(annotator_id, counts=counts)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        card = trusted_card(annotator_id, tap.texts, counts=counts)
        self._outbox.edit_message(tap.query, card)
        if not counts:
            await self._show_exclusion(annotator_id)

    async def on_settle_tap(self, tap: Tap) -> None:
        """Settle a dispute or leave it open, and show the next."""
        require_role(tap.annotator, CURATORS)
        item, label = ItemId(tap.button.target), LABELS.get(tap.button.value[:1])
        n_skipped = int(tap.button.value[1:]) if tap.button.value[1:].isdigit() else 0
        if label is not None and not await self._campaign.review.is_disputed(item):
            toast = tap.texts.not_disputed()
        else:
            if label is not None:
                await self._campaign.review.mark(item, label, tap.annotator.id)
            toast = tap.texts.dispute_settled(label)
        self._outbox.in_background(self._outbox.show_toast(tap.query, toast))
        n_skipped += label is None
        self._outbox.enqueue(
            tap.query.from_user.id,
            f"dispute in {tap.message_id}",
            lambda: self._show_dispute(tap, n_skipped),
        )

    async def on_excluded(self, found: Reliability) -> bool:
        """Notify the owners, then the annotator, that their answers no longer count."""
        notified = await self._outbox.notify_owners(lambda texts: excluded_card(found, texts))
        if notified:
            await self._show_exclusion(found.annotator_id)
        return notified

    async def on_doubtful(self, found: Reliability) -> bool:
        """Ask the owners whether an annotator's answers count; whether an owner was there."""
        return await self._outbox.notify_owners(lambda texts: doubtful_card(found, texts))

    async def on_dominant(self, found: Dominance) -> bool:
        """Notify the owners that one annotator gives most answers; whether an owner was there."""
        return await self._outbox.notify_owners(lambda texts: dominant_card(found, texts))

    async def on_alike(self, found: ErringAlike) -> bool:
        """Notify the owners that some err alike; whether an owner was there."""
        return await self._outbox.notify_owners(lambda texts: alike_card(found, texts))

    async def _show_exclusion(self, annotator_id: AnnotatorId) -> None:
        """Say on the annotator's card, politely, that they are asked nothing more."""
        annotator = await self._campaign.members.get(annotator_id)
        if annotator is not None:
            texts = self._access.texts_for(*annotator.languages)
            card = await self._cards.nothing_card(Nothing("stopped"), annotator, texts)
            self._outbox.in_background(self._outbox.delivery.show_card(annotator, card))

    async def _send_team(self, owner: Annotator, texts: Catalog) -> None:
        report = await self._campaign.review.report()
        names = await names_of(self._outbox.bot, [m.work.telegram_id for m in shown_of(report)])
        card = team_card(report, names, texts)
        await self._outbox.delivery.send_message(owner.telegram_id or 0, card)

    async def _send_dispute(self, curator: Annotator, texts: Catalog) -> None:
        self._outbox.send_protected(curator, await self._dispute(texts, 0))

    async def _show_dispute(self, tap: Tap, n_skipped: int) -> None:
        self._outbox.edit_message(tap.query, await self._dispute(tap.texts, n_skipped))

    async def _dispute(self, texts: Catalog, n_skipped: int) -> Card:
        """The dispute after those that were left open, least certain first."""
        items, n_disputes = await self._campaign.review.disputes(n_skipped + 1)
        if len(items) <= n_skipped:
            return Card(texts.no_disputes(left=n_disputes))
        return dispute_card(items[n_skipped], n_disputes, n_skipped, texts, self._redactor)
