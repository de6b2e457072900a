"""The button of each open group: posted now, or once Telegram lets the bot post it."""

from __future__ import annotations

from bot.campaign.campaign import Campaign
from bot.campaign.types import Group
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.group_cards import group_post
from bot.chat.locale import texts_for
from bot.chat.membership import GROUP_LINK, title_of
from bot.chat.transport.outbox import Outbox
from bot.chat.transport.topics import enter_topic


class GroupPosts:
    """Posts the button of each open group; one that Telegram refuses is remembered."""

    def __init__(self, campaign: Campaign, outbox: Outbox):
        self._groups = campaign.groups
        self._outbox = outbox

    async def open(self, chat_id: int, language: str | None) -> Card:
        """Open a group; the card to post in it."""
        return self._card(await self._groups.open(chat_id), language)

    def post(self, chat_id: int, topic: int | None, language: str | None) -> None:
        """Post the button of an open group in the background."""
        self._outbox.enqueue(chat_id, "button", lambda: self._post(chat_id, topic, language))

    async def post_missing(self, chat_id: int | None = None) -> None:
        """Post the buttons that Telegram refused before; chat_id: in this group only."""
        for missing in await self._groups.unposted():
            if chat_id in (None, missing.telegram_id):
                self.post(missing.telegram_id, missing.topic, missing.language)

    async def _post(self, chat_id: int, topic: int | None, language: str | None) -> None:
        """Post a button; if Telegram refuses for the first time, the owners read what to do."""
        group = next(
            (each for each in await self._groups.all() if each.telegram_id == chat_id), None
        )
        if group is None:
            return
        enter_topic(chat_id, topic)
        card = self._card(group, language)
        if await self._outbox.delivery.send_message(chat_id, card) is not None:
            await self._groups.set_posted(group)
        elif await self._groups.set_unposted(group, topic, language):
            title = quoted(await title_of(self._outbox.bot, chat_id))
            bot_name = self._outbox.bot.username
            await self._outbox.notify_owners(lambda texts: Card(texts.not_posted(title, bot_name)))

    def _card(self, group: Group, language: str | None) -> Card:
        link = f"https://t.me/{self._outbox.bot.username}?start={GROUP_LINK}{group.id}"
        return group_post(link, texts_for(language))
