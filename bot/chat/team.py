"""The owner's and the curators' side of the chat: who can be trusted, disputes, known answers."""

from __future__ import annotations

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.campaign import Annotator, AnnotatorId, Campaign, ItemId, Label, Nothing, Trust
from bot.chat.buttons import Button
from bot.chat.cards import Card, nothing_card
from bot.chat.crowd_cards import dispute_card, doubt_card, team_card
from bot.chat.masking import Mask
from bot.chat.texts import English, texts_for
from bot.chat.voice import Voice

Context = ContextTypes.DEFAULT_TYPE


class TeamChat:
    """What only owners, or owners and curators, may see and say."""

    def __init__(self, campaign: Campaign, voice: Voice, mask: Mask):
        self._campaign = campaign
        self._voice = voice
        self._access = voice.access
        self._mask = mask

    async def doubt_came(self, word: Trust) -> None:
        """Somebody's answers stopped counting: the owners are told, and the person, politely."""
        await self._voice.tell_owners(lambda texts: doubt_card(word, texts))
        await self._show_standing(word.annotator_id)

    async def on_team(self, update: Update, context: Context) -> None:
        """For the owner: everybody's work, how far each can be trusted, and how far they agree."""
        owner = await self._access.owner(update)
        self._voice.later(self._tell_team(owner, self._access.texts(update, owner)))

    async def on_disputes(self, update: Update, context: Context) -> None:
        """For owners and curators: what the answers have left open, one at a time."""
        curator = await self._access.curator(update)
        texts = self._access.texts(update, curator)
        self._voice.later(self._tell_dispute(curator, texts))

    async def on_gold(self, update: Update, context: Context) -> None:
        """For the owner: the message answered last is known from now on, and tests others."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        question = await self._campaign.last_answered(owner.id)
        if question is None or question.answer not in ("spam", "no_spam"):
            await self._voice.say(update, texts.gold_usage())
            return
        await self._campaign.mark(question.item_id, question.answer, owner.id)
        await self._voice.say(update, texts.gold_marked(question.answer))

    async def trust(self, update: Update, query: CallbackQuery, button: Button) -> None:
        """A tap of the owner: this person's answers count, or do not."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        who, counts = AnnotatorId(button.question), button.value == "1"
        if await self._campaign.people.by_id(who) is None:
            self._voice.later(self._voice.toast(query, texts.no_such_annotator(), alert=True))
            return
        await self._campaign.trust(who, counts=counts)
        self._voice.later(self._voice.toast(query, texts.trusted(who, counts=counts)))
        self._voice.later(self._voice.edit(query, Card(texts.trusted(who, counts=counts))))
        if not counts:
            await self._show_standing(who)

    async def settle(self, update: Update, query: CallbackQuery, button: Button) -> None:
        """A tap of a curator on a dispute: settle it, or leave it, and show the next."""
        curator = await self._access.curator(update)
        texts = self._access.texts(update, curator)
        labels: dict[str, Label] = {"s": "spam", "n": "no_spam"}
        label = labels.get(button.value)
        if label is not None:
            if not await self._campaign.is_disputed(ItemId(button.question)):
                self._voice.later(self._voice.toast(query, texts.not_disputed()))
                self._voice.later(self._voice.edit(query, await self._dispute(texts)))
                return
            await self._campaign.mark(ItemId(button.question), label, curator.id)
        self._voice.later(self._voice.toast(query, texts.settled(label)))
        after = 0 if label else button.question
        self._voice.later(self._show_dispute(query, texts, after))

    async def _show_standing(self, who: AnnotatorId) -> None:
        """The person's card says politely that they are asked nothing more."""
        person = await self._campaign.people.by_id(who)
        if person is not None:
            card = nothing_card(Nothing("stopped"), texts_for(person.language))
            self._voice.later(self._voice.delivery.show(person, card))

    async def _tell_team(self, owner: Annotator, texts: English) -> None:
        report = await self._campaign.report()
        await self._voice.delivery.say(owner.telegram_id or 0, team_card(report, texts))

    async def _tell_dispute(self, curator: Annotator, texts: English) -> None:
        await self._voice.delivery.say(curator.telegram_id or 0, await self._dispute(texts))

    async def _show_dispute(self, query: CallbackQuery, texts: English, after: int) -> None:
        await self._voice.edit(query, await self._dispute(texts, after))

    async def _dispute(self, texts: English, after: int = 0) -> Card:
        """The first dispute, or the one that comes after this item."""
        items, count = await self._campaign.disputes(100)
        places = [place for place, item in enumerate(items) if item.id == after]
        following = items[places[0] + 1 :] if places else items
        if not following:
            return Card(texts.no_disputes(left=count))
        return dispute_card(following[0], count, texts, self._mask)
