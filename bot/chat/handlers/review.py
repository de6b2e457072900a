"""The owner's and the curators' side of the chat: who can be trusted, disputes, known answers."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import Annotator, AnnotatorId, ItemId, Label, Trust
from bot.chat.access import CURATORS, OWNERS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.dispute import dispute_card
from bot.chat.cards.question import nothing_card
from bot.chat.cards.redaction import Redactor
from bot.chat.cards.team_report import excluded_card, team_card, trusted_card
from bot.chat.locale import Catalog, texts_for
from bot.chat.taps import Tap
from bot.chat.transport.outbox import Outbox

Context = ContextTypes.DEFAULT_TYPE

# What a button on a dispute says; behind it stands how many disputes were left open so far.
SETTLED: dict[str, Label] = {"s": "spam", "n": "no_spam"}


class ReviewHandlers:
    """What only owners, or owners and curators, may see and say."""

    def __init__(self, campaign: Campaign, outbox: Outbox, mask: Redactor):
        self._campaign = campaign
        self._outbox = outbox
        self._access = outbox.access
        self._mask = mask

    async def doubt_came(self, word: Trust) -> None:
        """Somebody's answers stopped counting: the owners are told, and the person, politely."""
        await self._outbox.notify_owners(lambda texts: excluded_card(word, texts))
        await self._show_standing(word.annotator_id)

    async def on_team(self, update: Update, context: Context) -> None:
        """For the owner: everybody's work, how far each can be trusted, and how far they agree."""
        owner = await self._access.annotator(update)
        self._outbox.in_background(self._tell_team(owner, self._access.texts(update, owner)))

    async def on_disputes(self, update: Update, context: Context) -> None:
        """For owners and curators: what the answers have left open, one at a time."""
        curator = await self._access.annotator(update)
        texts = self._access.texts(update, curator)
        self._outbox.in_background(self._tell_dispute(curator, texts))

    async def on_gold(self, update: Update, context: Context) -> None:
        """For the owner: the message answered last is known from now on, and tests others."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        question = await self._campaign.reports.last_answered(owner.id)
        if question is None or question.answer not in ("spam", "no_spam"):
            await self._outbox.reply(update, texts.gold_usage())
            return
        await self._campaign.review.mark(question.item_id, question.answer, owner.id)
        await self._outbox.reply(update, texts.gold_marked(question.answer))

    async def trust(self, tap: Tap) -> None:
        """A tap of the owner: this person's answers count, or do not; one more takes it back."""
        require_role(tap.annotator, OWNERS)
        who, counts = AnnotatorId(tap.button.target), tap.button.value == "1"
        if not await self._campaign.members.exists(who):
            toast = self._outbox.show_toast(tap.query, tap.texts.no_such_annotator(), alert=True)
            self._outbox.in_background(toast)
            return
        await self._campaign.review.trust(who, counts=counts)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.in_background(
            self._outbox.edit_message(tap.query, trusted_card(who, tap.texts, counts=counts))
        )
        if not counts:
            await self._show_standing(who)

    async def settle(self, tap: Tap) -> None:
        """A tap of a curator on a dispute: settle it, or leave it, and show the next."""
        require_role(tap.annotator, CURATORS)
        item, label = ItemId(tap.button.target), SETTLED.get(tap.button.value[:1])
        left = int(tap.button.value[1:]) if tap.button.value[1:].isdigit() else 0
        if label is not None and not await self._campaign.review.is_disputed(item):
            self._outbox.in_background(self._outbox.show_toast(tap.query, tap.texts.not_disputed()))
        else:
            if label is not None:
                await self._campaign.review.mark(item, label, tap.annotator.id)
            self._outbox.in_background(
                self._outbox.show_toast(tap.query, tap.texts.dispute_settled(label))
            )
        self._outbox.in_background(self._show_dispute(tap, left + (label is None)))

    async def _show_standing(self, who: AnnotatorId) -> None:
        """The person's card says politely that they are asked nothing more."""
        person = await self._campaign.members.get(who)
        if person is not None:
            card = nothing_card(Nothing("stopped"), texts_for(person.language))
            self._outbox.in_background(self._outbox.delivery.show_card(person, card))

    async def _tell_team(self, owner: Annotator, texts: Catalog) -> None:
        report = await self._campaign.review.report()
        await self._outbox.delivery.send_message(owner.telegram_id or 0, team_card(report, texts))

    async def _tell_dispute(self, curator: Annotator, texts: Catalog) -> None:
        self._outbox.send_protected(curator, await self._dispute(texts, 0))

    async def _show_dispute(self, tap: Tap, left: int) -> None:
        await self._outbox.edit_message(tap.query, await self._dispute(tap.texts, left))

    async def _dispute(self, texts: Catalog, left: int) -> Card:
        """The dispute after so many that were left open, the least sure first."""
        items, count = await self._campaign.review.disputes(left + 1)
        if len(items) <= left:
            return Card(texts.no_disputes(left=count))
        return dispute_card(items[left], count, left, texts, self._mask)
