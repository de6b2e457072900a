"""Groups whose members may label: opened, closed, left, moved."""

from __future__ import annotations

from typing import Final

from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.access import OWNERS
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog
from bot.chat.membership import GROUP_LINK, is_present
from bot.chat.services import Context, Services

GROUPS: Final = (Chat.GROUP, Chat.SUPERGROUP)


class GroupHandlers:
    """/open and /close, and what Telegram reports of groups."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._migrated: set[int] = set()

    async def on_open_in_private(self, update: Update, context: Context) -> None:
        """Explain how to open a group."""
        owner = await self._access.annotator(update)
        await self._outbox.reply(update, self._access.texts(update, owner).how_to_open())

    async def on_open(self, update: Update, context: Context) -> None:
        """Let the members of this group label."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            texts = self._access.texts(update, owner)
            await self._open(chat.id, context.bot.username, texts)

    async def on_close(self, update: Update, context: Context) -> None:
        """Let those who joined as members of this group no longer label."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            await self._membership.close(chat.id)
            card = Card(self._access.texts(update, owner).group_closed())
            self._outbox.in_background(self._outbox.delivery.send_message(chat.id, card))

    async def on_bot_membership(self, update: Update, context: Context) -> None:
        """Open a group to which an owner added the bot; close one from which it was removed."""
        change = update.my_chat_member
        if change is None or change.chat.type not in GROUPS:
            return
        was_in = is_present(change.old_chat_member) or change.chat.id in self._migrated
        self._migrated.discard(change.chat.id)
        if not is_present(change.new_chat_member):
            await self._membership.close(change.chat.id)
        elif not was_in and await self._access.has_role(update, OWNERS):
            texts = self._access.texts(update, await self._access.annotator(update))
            await self._open(change.chat.id, context.bot.username, texts)

    async def on_membership(self, update: Update, context: Context) -> None:
        """A user left or was removed; reported where the bot is an administrator."""
        change = update.chat_member
        if change is not None and not is_present(change.new_chat_member):
            await self._membership.leave(change.new_chat_member.user.id, change.chat.id)

    async def on_left(self, update: Update, context: Context) -> None:
        """The group's message that a user left; it comes where the bot is no administrator too."""
        message = update.message
        if message is not None and message.left_chat_member is not None:
            await self._membership.leave(message.left_chat_member.id, message.chat_id)

    async def on_migration(self, update: Update, context: Context) -> None:
        """A group became a supergroup: the same members under a new id."""
        message = update.message
        if message is not None and message.migrate_to_chat_id is not None:
            self._migrated.add(message.migrate_to_chat_id)
            await self._membership.move(message.chat_id, message.migrate_to_chat_id)

    async def _open(self, chat_id: int, bot_name: str, texts: Catalog) -> None:
        group = await self._campaign.groups.open(chat_id)
        link = f"https://t.me/{bot_name}?start={GROUP_LINK}{group.id}"
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(texts.join_button, url=link)]])
        card = Card(texts.group_opened(), keyboard)
        self._outbox.in_background(self._outbox.delivery.send_message(chat_id, card))
