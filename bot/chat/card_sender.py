"""Cards with items, sent only to annotators who may still label."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.types import Annotator, AnnotatorId, Question
from bot.chat.cards.card import Card
from bot.chat.cards.question import nothing_card, question_card, waiting_card
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog
from bot.chat.membership import MembershipChecker
from bot.chat.taps import Tap
from bot.chat.transport.outbox import Outbox
from bot.errors import TryLaterError

log = logging.getLogger(__name__)

Show = Callable[[Annotator, Card], Coroutine[None, None, None]]


class CardSender:
    """Questions and other cards with items, for annotators who may still label."""

    def __init__(
        self,
        campaign: Campaign,
        outbox: Outbox,
        membership: MembershipChecker,
        redactor: Redactor,
        timeout: float,
    ):
        """timeout: seconds for the next question; the card then says that it takes a while."""
        self._campaign = campaign
        self._outbox = outbox
        self._delivery = outbox.delivery
        self._membership = membership
        self._redactor = redactor
        self._timeout = timeout
        self._waiting: set[AnnotatorId] = set()  # whose card says that the next one takes a while

    async def send_next(self, annotator: Annotator, texts: Catalog) -> None:
        """The next question as a new card at the end of the chat."""
        self._end_wait(annotator)
        card = await self._next_card(annotator, texts, self._delivery.send_card)
        if card is not None and self._end_wait(annotator):  # in the card at the end
            await self._delivery.show_card(annotator, card)
        elif card is not None:
            await self._delivery.send_card(annotator, card)

    async def announce_next(self, annotator: Annotator, texts: Catalog) -> None:
        """The next question as a new card, whose notification says that there are messages again.

        If somebody else was faster, the card says so in its place.
        """
        card = await self._next_card(annotator, texts, self._delivery.show_card)
        if card is not None:
            self._end_wait(annotator)
        if card is not None and card.notification:
            news = replace(card, notification=texts.messages_again(card.notification))
            await self._delivery.send_card(annotator, news)
        elif card is not None:
            await self._delivery.show_card(annotator, card)

    async def show_next(
        self, annotator: Annotator, texts: Catalog, message_id: int | None = None
    ) -> None:
        """The next question in the annotator's card, or in the message that was tapped."""
        show = partial(self._delivery.show_card, tapped=message_id)
        if card := await self._next_card(annotator, texts, show):
            self._end_wait(annotator)
            await show(annotator, card)

    async def show_open_again(self) -> None:
        """Change the cards that are open, so that answers are given under what they show."""
        for annotator_id in self._campaign.reports.being_asked():
            annotator = await self._campaign.members.get(annotator_id)
            if annotator is not None and not annotator.paused:
                texts = self._outbox.access.texts_for(*annotator.languages)
                self._outbox.in_background(self.show_next(annotator, texts))

    async def send(self, annotator: Annotator, card: Card) -> None:
        """A new card at the end of the chat."""
        if await self._may_be_asked(annotator):
            await self._delivery.send_card(annotator, card)

    async def show(self, tap: Tap, card: Card) -> bool:
        """Turn the tapped message into the annotator's card; whether they may see it."""
        if not await self._may_be_asked(tap.annotator):
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

    async def _may_be_asked(self, annotator: Annotator) -> bool:
        may_label = await self._membership.may_label(annotator)
        return may_label and not self._campaign.members.has_paused(annotator.id)

    async def _next_card(self, annotator: Annotator, texts: Catalog, show: Show) -> Card | None:
        """The card of the next question; None if the annotator is gone by then, or has paused.

        Also None if it comes later, by `on_new_work`. show: shows that it takes a while. The caller
        delivers the card before it waits for anything, so that a later pause is shown after it.
        """
        question = await self._next_question(annotator, texts, show)
        if question is None:
            return None
        if isinstance(question, Nothing):
            card = await self.nothing_card(question, annotator, texts)
        else:
            # After a gold or exam question the line would be missing, or would count as before.
            shows_flips = annotator.role == "owner" and annotator.cheer and not annotator.quiet
            flips = self._campaign.reports.newest_flips if shows_flips else None
            card = self.question_card(question, texts, flips=flips)
        members = self._campaign.members
        current = await members.get(annotator.id)
        if current is None or members.has_paused(annotator.id):
            self._end_wait(annotator)
            await self._campaign.assignments.release(annotator.id)
            return None
        return card

    async def _next_question(
        self, annotator: Annotator, texts: Catalog, show: Show
    ) -> Question | Nothing | None:
        """The next question; None if the annotator may not label any more, or if it comes later."""
        if not await self._membership.is_member(annotator):
            return None
        asking = asyncio.create_task(self._campaign.next_question(annotator.id))
        try:
            if not (await asyncio.wait({asking}, timeout=self._timeout))[0]:
                self._begin_wait(annotator, texts, show)
            return await asking
        except TryLaterError as error:
            log.warning("the next card of annotator %d comes later: %s", annotator.id, error)
            self._begin_wait(annotator, texts, show)
            return None
        finally:
            asking.cancel()

    def _begin_wait(self, annotator: Annotator, texts: Catalog, show: Show) -> None:
        """Show once that the next card takes a while; the newest card to be shown replaces it."""
        if annotator.id in self._waiting or self._campaign.members.has_paused(annotator.id):
            return
        self._waiting.add(annotator.id)
        self._outbox.in_background(show(annotator, waiting_card(texts)))

    def _end_wait(self, annotator: Annotator) -> bool:
        """Whether their card says that the next one takes a while, which it will do no longer."""
        waiting = annotator.id in self._waiting
        self._waiting.discard(annotator.id)
        return waiting
