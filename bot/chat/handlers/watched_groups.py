"""Groups whose new messages become items: /watch, /unwatch, and members who object."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.campaign.types import Watch
from bot.chat.access import user_of
from bot.chat.cards.buttons import Button
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.watch_cards import administrator_wanted_card, ended_card, watch_notice_card
from bot.chat.group_texts import text_to_keep
from bot.chat.locale import Catalog, texts_for
from bot.chat.membership import title_of
from bot.chat.services import Context, Services
from bot.chat.transport.group_rights import GroupRights, rights_in
from bot.chat.transport.topics import enter_topic, topic_in

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Asked:
    """Who asked for what. user: None for an anonymous administrator."""

    group: int
    command: str
    user: int | None
    language: str | None

    @property
    def texts(self) -> Catalog:
        return texts_for(self.language)


class WatchedGroupHandlers:
    """/watch and /unwatch, the messages of watched groups, and the buttons about them."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._harvest = services.campaign.harvest
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership

    async def on_watch_in_private(self, update: Update, context: Context) -> None:
        """Explain how a group is watched."""
        texts = await self._access.anybodys_texts(update)
        await self._outbox.reply(update, texts.how_to_watch(context.bot.username))

    async def on_watch(self, update: Update, context: Context) -> None:
        """Watch this group."""
        await self._on_command(update, "watch")

    async def on_unwatch(self, update: Update, context: Context) -> None:
        """Watch this group no longer."""
        await self._on_command(update, "unwatch")

    async def on_message(self, update: Update, context: Context) -> None:
        """A new message of a group; edits are other updates and change nothing."""
        message = update.message
        if message is None or self._harvest.watch_of(message.chat_id) is None:
            return
        text = text_to_keep(message, context.bot.id)
        if text is not None and message.from_user is not None:
            self._harvest.offer(message.chat_id, message.message_id, message.from_user.id, text)
        if (full := await self._harvest.take_full(message.chat_id)) is not None:
            self._outbox.in_background(self._report_full(full))

    async def on_objection_tap(self, query: CallbackQuery, button: Button, texts: Catalog) -> None:
        """Leave out the messages of the person who tapped, from now on."""
        await self._harvest.objections.add(query.from_user.id)
        toast = self._outbox.show_toast(query, texts.objection_noted(), alert=True)
        self._outbox.in_background(toast)

    async def on_watch_tap(self, query: CallbackQuery, button: Button, texts: Catalog) -> None:
        """Confirm a command of somebody anonymous, or delete or keep what came."""
        chat = query.message.chat.id if query.message else query.from_user.id
        work = self._decide if button.target else self._confirm
        self._outbox.enqueue(chat, f"{button}", lambda: work(query, button, texts))

    async def end_with(self, group: int) -> None:
        """The group is closed or has removed the bot: watch it no longer; owners are asked."""
        if (watch := await self._harvest.end(group)) is not None:
            self._outbox.in_background(self._report_end(watch))

    async def post_missing_notices(self, group: int | None = None) -> None:
        """Post the notices that Telegram refused before, or that a restart prevented."""
        for watch in self._harvest.unannounced():
            if group in (None, watch.telegram_id):
                self._announce_soon(watch)

    # Commands

    async def _on_command(self, update: Update, command: str) -> None:
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None:
            return
        author = message.sender_chat
        user = user_of(update).id if author is None else None
        known = await self._campaign.members.with_telegram_id(user) if user else None
        language = (known.language if known else None) or user_of(update).language_code
        asked = _Asked(chat.id, command, user, language)
        is_administrator = author is not None and author.id == chat.id
        work = self._carry_out if author is None or is_administrator else self._ask_who
        self._outbox.enqueue(chat.id, command, lambda: work(asked))

    async def _carry_out(self, asked: _Asked) -> None:
        """Do what was asked, if they may; in groups of strangers nothing is posted."""
        is_owner, is_ours = await self._standing(asked)
        if asked.user is None and not is_ours:
            await self._ask_who(asked)
            return
        if not is_owner and not is_ours:
            return
        rights = await rights_in(self._outbox.bot, asked.group)
        if rights is None:
            await self._post(asked, Card(asked.texts.rights_unknown()))
        elif _may(asked, rights, is_owner=is_owner):
            await self._act(asked, rights, is_owner=is_owner)
        elif is_owner and asked.user is not None:
            self._outbox.send(asked.user, Card(asked.texts.may_not_watch()))

    async def _standing(self, asked: _Asked) -> tuple[bool, bool]:
        """Whether they are an owner, and whether the group is open or watched."""
        known = await self._campaign.members.with_telegram_id(asked.user) if asked.user else None
        is_open = any(each.telegram_id == asked.group for each in await self._campaign.groups.all())
        is_watched = self._harvest.watch_of(asked.group) is not None
        return known is not None and known.role == "owner", is_open or is_watched

    async def _act(self, asked: _Asked, rights: GroupRights, *, is_owner: bool) -> None:
        watch, texts = self._harvest.watch_of(asked.group), asked.texts
        if asked.command == "unwatch":
            await self._end(asked)
        elif watch is not None and watch.notice is not None:
            await self._post(asked, Card(texts.already_watched(await self._newest(watch))))
        elif not rights.may_read:
            await self._post(asked, Card(texts.cannot_read(self._outbox.bot.username)))
        else:
            await self._harvest.begin(asked.group, topic_in(asked.group), asked.language)
            if (begun := self._harvest.watch_of(asked.group)) is not None:
                self._announce_soon(begun)
            if not is_owner:
                title = quoted(await title_of(self._outbox.bot, asked.group))
                await self._outbox.notify_owners(lambda each: Card(each.watch_began(title)))

    async def _end(self, asked: _Asked) -> None:
        ended = await self._harvest.end(asked.group)
        if ended is None:
            await self._post(asked, Card(asked.texts.not_watched()))
            return
        unanswered = await self._harvest.unanswered(ended)
        await self._post(asked, ended_card(ended, unanswered, asked.texts))
        await self._withdraw_notice(ended)

    async def _ask_who(self, asked: _Asked) -> None:
        """Post a button, as Telegram does not tell who wrote, but tells who taps."""
        is_ours = (await self._standing(asked))[1]
        if is_ours or await self._membership.has_owner(asked.group):
            await self._post(asked, administrator_wanted_card(asked.command, asked.texts))

    async def _post(self, asked: _Asked, card: Card) -> None:
        await self._outbox.delivery.send_message(asked.group, card)

    # The notice

    def _announce_soon(self, watch: Watch) -> None:
        self._outbox.enqueue(watch.telegram_id, "notice", lambda: self._announce(watch.telegram_id))

    async def _announce(self, group: int) -> None:
        """Say in the group that it is watched; nothing is read before that."""
        watch, bot = self._harvest.watch_of(group), self._outbox.bot
        if watch is None or watch.notice is not None:
            return
        enter_topic(group, watch.topic)
        card = watch_notice_card(bot.username, texts_for(watch.language))
        sent = await self._outbox.delivery.send_message(group, card)
        if sent is None:
            title = quoted(await title_of(bot, group))
            await self._outbox.notify_owners(
                lambda texts: Card(texts.not_announced(title, bot.username))
            )
            return
        await self._harvest.announced(group, sent.message_id)
        with suppress(TelegramError):  # it may not pin
            await sent.pin(disable_notification=True)

    async def _withdraw_notice(self, ended: Watch) -> None:
        """Say in the notice, which may be pinned, that it no longer holds."""
        if not ended.notice:
            return
        try:
            await self._outbox.delivery.retrier.call(
                lambda: self._outbox.bot.edit_message_text(
                    texts_for(ended.language).watch_over(),
                    chat_id=ended.telegram_id,
                    message_id=ended.notice,
                    parse_mode=ParseMode.HTML,
                )
            )
        except TelegramError as error:
            log.info("the notice of a watched group was not changed: %s", error.message)

    # Buttons

    async def _confirm(self, query: CallbackQuery, button: Button, texts: Catalog) -> None:
        """Somebody says by a tap that they wrote a command."""
        user, message = query.from_user, query.message
        if not isinstance(message, Message) or button.value not in ("watch", "unwatch"):
            return
        asked = _Asked(message.chat_id, button.value, user.id, user.language_code)
        rights = await rights_in(self._outbox.bot, asked.group)
        is_owner, is_ours = await self._standing(asked)
        is_known = rights is not None and (is_owner or is_ours)
        if rights is None or not is_known or not _may(asked, rights, is_owner=is_owner):
            await self._outbox.show_toast(query, texts.may_not_watch(), alert=True)
            return
        await self._outbox.show_toast(query)
        self._outbox.edit_message(query, Card(texts.confirmed()))
        await self._act(asked, rights, is_owner=is_owner)

    async def _decide(self, query: CallbackQuery, button: Button, texts: Catalog) -> None:
        """Delete or keep what came from a group that was watched."""
        watch = await self._harvest.with_id(button.target)
        if watch is None or not await self._may_decide(query.from_user.id, watch):
            await self._outbox.show_toast(query, texts.may_not_watch(), alert=True)
            return
        await self._outbox.show_toast(query)
        undone = await self._harvest.delete(watch) if button.value == "delete" else None
        text = texts.watched_deleted(undone) if undone else texts.watched_kept()
        self._outbox.edit_message(query, Card(text))

    async def _may_decide(self, user: int, watch: Watch) -> bool:
        asked = _Asked(watch.telegram_id, "unwatch", user, None)
        if (await self._standing(asked))[0]:
            return True
        rights = await rights_in(self._outbox.bot, watch.telegram_id)
        return rights is not None and user in rights.administrators

    # Reports to owners

    async def _report_end(self, ended: Watch) -> None:
        unanswered = await self._harvest.unanswered(ended)
        title = quoted(await title_of(self._outbox.bot, ended.telegram_id))
        await self._outbox.notify_owners(lambda texts: ended_card(ended, unanswered, texts, title))
        await self._withdraw_notice(ended)

    async def _report_full(self, watch: Watch) -> None:
        title = quoted(await title_of(self._outbox.bot, watch.telegram_id))
        kept = (await self._newest(watch)).kept
        await self._outbox.notify_owners(lambda texts: Card(texts.watch_full(title, kept)))

    async def _newest(self, watch: Watch) -> Watch:
        """The watch with its counts of now."""
        await self._harvest.settle()
        return await self._harvest.with_id(watch.id) or watch


def _may(asked: _Asked, rights: GroupRights, *, is_owner: bool) -> bool:
    """Administrators may; an owner of the bot may end it in any group."""
    is_administrator = asked.user is None or asked.user in rights.administrators
    return is_administrator or (is_owner and asked.command == "unwatch")
