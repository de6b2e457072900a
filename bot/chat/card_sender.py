"""Cards with items, sent only to annotators who may still label."""

from __future__ import annotations

from dataclasses import replace

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.types import Annotator, Question
from bot.chat.cards.card import Card
from bot.chat.cards.question import nothing_card, question_card
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog
from bot.chat.membership import MembershipChecker
from bot.chat.taps import Tap
from bot.chat.transport.outbox import Outbox


class CardSender:
    """Questions and other cards with items, for annotators who may still label."""

    def __init__(
        self, campaign: Campaign, outbox: Outbox, membership: MembershipChecker, redactor: Redactor
    ):
        self._campaign = campaign
        self._outbox = outbox
        self._delivery = outbox.delivery
        self._membership = membership
        self._redactor = redactor

    async def send_next(self, annotator: Annotator, texts: Catalog) -> None:
        """The next question as a new card at the end of the chat."""
        card = await self._next_card(annotator, texts)
        current = await self._campaign.members.get(annotator.id)
        if current is not None and current.paused:  # they sent /pause right after /label
            await self._campaign.assignments.release(annotator.id)
        elif card is not None:
            await self._delivery.send_card(annotator, card)

    async def announce_next(self, annotator: Annotator, texts: Catalog) -> None:
        """The next question as a new card, whose notification says that there are messages again.

        If somebody else was faster, the card says so in its place.
        """
        card = await self._next_card(annotator, texts)
        if card is not None and card.notification:
            news = replace(card, notification=texts.messages_again(card.notification))
            await self._delivery.send_card(annotator, news)
        elif card is not None:
            await self._delivery.show_card(annotator, card)

    async def show_next(
        self, annotator: Annotator, texts: Catalog, message_id: int | None = None
    ) -> None:
        """The next question in the annotator's card, or in the message that was tapped."""
        if card := await self._next_card(annotator, texts):
            await self._delivery.show_card(annotator, card, message_id)

    async def show_open_again(self) -> None:
        """Change the cards that are open, so that answers are given under what they show."""
        for annotator_id in self._campaign.reports.being_asked():
            annotator = await self._campaign.members.get(annotator_id)
            if annotator is not None and not annotator.paused:
                texts = self._outbox.access.texts_for(*annotator.languages)
                self._outbox.in_background(self.show_next(annotator, texts))

    async def send(self, annotator: Annotator, card: Card) -> None:
        """A new card at the end of the chat."""
        if await self._membership.may_label(annotator):
            await self._delivery.send_card(annotator, card)

    async def show(self, tap: Tap, card: Card) -> bool:
        """Turn the tapped message into the annotator's card; whether they may see it."""
        if not await self._membership.may_label(tap.annotator):
            return False
        await self._delivery.show_card(tap.annotator, card, tap.message_id)
        return True

    async def edit(self, tap: Tap, card: Card) -> None:
        """Change the tapped message, which does not become the annotator's card."""
        if await self._membership.may_label(tap.annotator):
            self._outbox.edit_message(tap.query, card)

    def question_card(
        self,
        question: Question,
        texts: Catalog,
        *,
        full: bool = False,
        flips: Flips | None = None,
    ) -> Card:
        """The card of a question, redacted, under the guideline in force."""
        guideline = self._campaign.guidelines.current
        return question_card(
            question, texts, self._redactor, full=full, flips=flips, guideline=guideline
        )

    async def nothing_card(self, nothing: Nothing, annotator: Annotator, texts: Catalog) -> Card:
        """Why there is no question; at the end of the pool with thanks, counts and a way to share.

        An owner whose campaign is empty reads what to do first.
        """
        brought = None
        if nothing.reason in ("done", "seen") and annotator.cheer:
            brought = await self._campaign.reports.contribution(annotator.id)
        bot_link = f"https://t.me/{self._outbox.bot.username}"
        return nothing_card(nothing, annotator.role, brought, bot_link, texts)

    async def _next_card(self, annotator: Annotator, texts: Catalog) -> Card | None:
        """The card of the next question; None if the annotator may not label any more."""
        if not await self._membership.is_member(annotator):
            return None
        question = await self._campaign.next_question(annotator.id)
        if await self._campaign.members.get(annotator.id) is None:  # gone during the selection
            await self._campaign.assignments.release(annotator.id)
            return None
        if isinstance(question, Nothing):
            return await self.nothing_card(question, annotator, texts)
        # After a gold or exam question the line would be missing, or would count as before.
        shows_flips = annotator.role == "owner" and annotator.cheer and not annotator.quiet
        flips = self._campaign.reports.newest_flips if shows_flips else None
        return self.question_card(question, texts, flips=flips)
