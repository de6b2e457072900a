"""Groups whose members may label: opened, closed, left, moved."""

from __future__ import annotations

from typing import Final

from telegram import Chat, Update
from telegram.constants import ChatID

from bot.campaign.types import Annotator
from bot.chat.access import OWNERS, require_role, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.group_cards import MAX_LISTED, groups_card, owner_wanted_card
from bot.chat.group_posts import GroupPosts
from bot.chat.handlers.watched_groups import WatchedGroupHandlers
from bot.chat.locale import Catalog
from bot.chat.membership import is_present, title_of
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.transport.topics import topic_in

GROUPS: Final = (Chat.GROUP, Chat.SUPERGROUP)


class GroupHandlers:
    """/open, /close and /groups, and what Telegram reports of groups."""

    def __init__(self, services: Services, watched: WatchedGroupHandlers):
        """watched: a group that is closed is watched no longer."""
        self._watched = watched
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._posts = GroupPosts(services.campaign, services.outbox)
        self._migrated: set[int] = set()

    async def on_open_in_private(self, update: Update, context: Context) -> None:
        """Explain how to open a group."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        await self._outbox.reply(update, texts.how_to_open(context.bot.username))

    async def on_open(self, update: Update, context: Context) -> None:
        """Let the members of this group label."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            language = self._access.language(update, owner)
            await self._posts.open(chat.id, language)
            self._posts.post(chat.id, topic_in(chat.id), language)

    async def on_close(self, update: Update, context: Context) -> None:
        """Let those who joined as members of this group no longer label."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            await self._close(chat.id)
            card = Card(self._access.texts(update, owner).group_closed())
            self._outbox.send(chat.id, card)

    async def on_anonymous(self, update: Update, command: str) -> None:
        """/open or /close by an anonymous administrator, or by somebody who writes as a channel.

        Telegram does not tell who it is, but it tells who taps a button.
        """
        if (chat := update.effective_chat) is not None:
            texts = await self._access.anybodys_texts(update)
            self._outbox.enqueue(
                chat.id, command, lambda: self._ask_for_owner(chat.id, command, texts)
            )

    async def on_groups(self, update: Update, context: Context) -> None:
        """List the open groups, with a button to close each."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        self._outbox.enqueue(user_of(update).id, "groups", lambda: self._send_list(owner, texts))

    async def on_group_tap(self, tap: Tap) -> None:
        """Close a group of the list, or open or close the group in which the button is."""
        require_role(tap.annotator, OWNERS)
        chat = tap.query.message.chat if tap.query.message else None
        if chat is not None and chat.type in GROUPS:
            self._outbox.in_background(self._outbox.show_toast(tap.query))
            await self._change_in_group(tap, chat.id)
            return
        for group in await self._campaign.groups.all():
            if group.id == tap.button.target:
                await self._close(group.telegram_id)
        toast = self._outbox.show_toast(tap.query, tap.texts.group_closed())
        self._outbox.in_background(toast)
        self._outbox.enqueue(
            tap.query.from_user.id, f"groups in {tap.message_id}", lambda: self._show_list(tap)
        )

    async def on_bot_membership(self, update: Update, context: Context) -> None:
        """Open a group to which an owner added the bot; close one from which it was removed."""
        change = update.my_chat_member
        if change is None or change.chat.type not in GROUPS:
            return
        was_in = is_present(change.old_chat_member) or change.chat.id in self._migrated
        self._migrated.discard(change.chat.id)
        if not is_present(change.new_chat_member):
            await self._close(change.chat.id)
        elif not was_in and change.from_user.id == ChatID.ANONYMOUS_ADMIN:
            await self.on_anonymous(update, "open")
        elif not was_in and await self._access.has_role(update, OWNERS):
            language = self._access.language(update, await self._access.annotator(update))
            await self._posts.open(change.chat.id, language)
            self._posts.post(change.chat.id, None, language)
        else:  # the bot may have been given the right to write
            await self._posts.post_missing(change.chat.id)
            await self._watched.post_missing_notices(change.chat.id)

    async def on_topic_reopened(self, update: Update, context: Context) -> None:
        """A topic is open again: the group's button may be posted now."""
        if update.message is not None:
            await self._posts.post_missing(update.message.chat_id)
            await self._watched.post_missing_notices(update.message.chat_id)

    async def post_missing_buttons(self) -> None:
        """After a start, post the buttons that Telegram refused before."""
        await self._posts.post_missing()

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

    async def _change_in_group(self, tap: Tap, chat_id: int) -> None:
        """Open or close a group; its message with the button becomes the confirmation."""
        if tap.button.value == "open":
            language = tap.annotator.language or tap.query.from_user.language_code
            self._outbox.edit_message(tap.query, await self._posts.open(chat_id, language))
        elif tap.button.value == "close":
            await self._close(chat_id)
            self._outbox.edit_message(tap.query, Card(tap.texts.group_closed()))

    async def _close(self, chat_id: int) -> None:
        """Let the members of a group label no longer, and read none of their messages."""
        await self._membership.close(chat_id)
        await self._watched.end_with(chat_id)

    async def _ask_for_owner(self, chat_id: int, command: str, texts: Catalog) -> None:
        """Post a button for the owner; in groups of strangers nothing is posted."""
        is_open = any(each.telegram_id == chat_id for each in await self._campaign.groups.all())
        if is_open or (command == "open" and await self._membership.has_owner(chat_id)):
            card = owner_wanted_card(command, texts)
            await self._outbox.delivery.send_message(chat_id, card)

    async def _send_list(self, owner: Annotator, texts: Catalog) -> None:
        await self._outbox.delivery.send_message(owner.telegram_id or 0, await self._list(texts))

    async def _show_list(self, tap: Tap) -> None:
        self._outbox.edit_message(tap.query, await self._list(tap.texts))

    async def _list(self, texts: Catalog) -> Card:
        groups = await self._campaign.groups.activity()
        titles = [
            await title_of(self._outbox.bot, group.telegram_id) for group in groups[:MAX_LISTED]
        ]
        return groups_card(list(zip(groups, titles, strict=False)), texts)
