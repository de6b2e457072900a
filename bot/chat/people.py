"""Coming and going: invites, groups whose members may label, being forgotten, reminders."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.campaign import Annotator, AnnotatorId, Campaign, Group, NotInvitedError, Role
from bot.chat.access import user_of
from bot.chat.buttons import Button
from bot.chat.cards import Card
from bot.chat.crowd_cards import clock_card, forget_card, invites_card, reminder_card
from bot.chat.texts import CATALOGS, English, texts_for
from bot.chat.voice import Voice
from bot.errors import TapwiseError

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE

DAY: Final = 86_400.0
INVITE_USES, INVITE_DAYS = 50, 7
ROLES: Final[dict[str, Role]] = {"curator": "curator", "annotator": "annotator"}
# A link into the chat carries this and the group's number, where an invite's token would stand.
GROUP_LINK: Final = "group-"
# A member is asked for again after so long: Telegram tells of leavers only where a bot is admin.
MEMBER_SECONDS: Final = 300.0
PRESENT: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


class PeopleChat:
    """Who may label, and who no longer."""

    def __init__(self, campaign: Campaign, voice: Voice, clock: Callable[[], float]):
        self._campaign = campaign
        self._voice = voice
        self._access = voice.access
        self._clock = clock
        self._seen_in_group: dict[AnnotatorId, float] = {}

    # Invites

    async def on_invite(self, update: Update, context: Context) -> None:
        """A link for the owner to pass on: /invite [people [days]] [curator]."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        wanted = _wanted(context.args or [])
        if wanted is None:
            await self._voice.say(update, texts.invite_usage())
            return
        role, uses, days = wanted
        invitation = await self._campaign.invite(role, uses, days * DAY, owner.id)
        link = f"https://t.me/{context.bot.username}?start={invitation.token}"
        until = _until(invitation.expires_at)
        share = f"https://t.me/share/url?url={quote(link)}&text={quote(texts.invitation_text())}"
        buttons = [
            InlineKeyboardButton(texts.copy, copy_text=CopyTextButton(link)),
            InlineKeyboardButton(texts.share, url=share),
        ]
        card = Card(texts.invitation(invitation, link, until), InlineKeyboardMarkup([buttons]))
        self._voice.later(self._voice.delivery.say(user_of(update).id, card))

    async def on_invites(self, update: Update, context: Context) -> None:
        """For the owner: the invites that still let somebody in, and a button to end each."""
        owner = await self._access.owner(update)
        await self._voice.say(update, await self._invites(self._access.texts(update, owner)))

    async def uninvite(self, update: Update, query: CallbackQuery, button: Button) -> None:
        """A tap of the owner: this invite lets nobody in any longer."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        await self._campaign.people.revoke_invite(button.question, self._clock())
        self._voice.later(self._voice.toast(query, texts.invite_ended()))
        self._voice.later(self._voice.edit(query, await self._invites(texts)))

    async def on_revoke(self, update: Update, context: Context) -> None:
        """For the owner: this annotator may label no longer, or again: /revoke 5, /restore 5."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        command = (update.message.text or "") if update.message else ""
        given = context.args or []
        if len(given) != 1 or not (given[0].isascii() and given[0].isdigit()):
            await self._voice.say(update, texts.revoke_usage())
            return
        who = AnnotatorId(min(int(given[0][:18]), 2**62))
        if command.startswith("/restore"):
            done = await self._campaign.people.restore(who)
            await self._voice.say(update, texts.restored(who, done=done))
        else:
            done = await self._campaign.revoke(who)
            await self._voice.say(update, texts.revoked(who, done=done))

    # Groups

    async def join(self, update: Update, payload: str) -> Annotator:
        """Whoever opened the chat by a link: an invite's, or a group's. Errors: NotInvitedError."""
        user = user_of(update).id
        if payload.startswith(GROUP_LINK):
            return await self._join_group(user, payload.removeprefix(GROUP_LINK))
        return await self._campaign.join(user, payload)

    async def on_open(self, update: Update, context: Context) -> None:
        """An owner's word in a group: its members may label."""
        chat = update.effective_chat
        if chat is None or chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
            await self._voice.say(update, self._access.texts(update).how_to_open())
            return
        if await self._is_owner(update):
            await self._open(chat.id, context.bot.username)

    async def on_close(self, update: Update, context: Context) -> None:
        """An owner's word in a group: those who came as its members may label no longer."""
        chat = update.effective_chat
        if chat is not None and await self._is_owner(update):
            await self._campaign.close_group(chat.id)
            self._voice.later(
                self._voice.delivery.say(chat.id, Card(self._access.texts(update).group_closed()))
            )

    async def on_own_membership(self, update: Update, context: Context) -> None:
        """The bot came into a group by an owner, or is out of it."""
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status not in PRESENT:
            await self._campaign.close_group(change.chat.id)
        elif change.old_chat_member.status not in PRESENT and await self._is_owner(update):
            await self._open(change.chat.id, context.bot.username)

    async def on_membership(self, update: Update, context: Context) -> None:
        """Somebody left a group, or was removed from it, or came back."""
        change = update.chat_member
        if change is not None and not _is_present(change.new_chat_member):
            await self._campaign.leave_group(change.new_chat_member.user.id, change.chat.id)

    async def on_left(self, update: Update, context: Context) -> None:
        """The line in a group that says who left; it comes where the bot is no admin, too."""
        message = update.message
        if message is not None and message.left_chat_member is not None:
            await self._campaign.leave_group(message.left_chat_member.id, message.chat_id)

    async def on_migration(self, update: Update, context: Context) -> None:
        """A group became a supergroup: the same people under another number."""
        message = update.message
        if message is not None and message.migrate_to_chat_id is not None:
            await self._campaign.people.move_group(message.chat_id, message.migrate_to_chat_id)

    async def still_member(self, annotator: Annotator) -> bool:
        """Whether whoever came as a member of a group still is one; asked every five minutes."""
        group = await self._campaign.people.group_of(annotator.id)
        if group is None or annotator.telegram_id is None:
            return True
        if self._seen_in_group.get(annotator.id, 0.0) > self._clock() - MEMBER_SECONDS:
            return True
        present = await self._is_member(group, annotator.telegram_id)
        if present is False:
            await self._campaign.leave_group(annotator.telegram_id, group.telegram_id)
            return False
        self._seen_in_group[annotator.id] = self._clock()
        return True

    # Being forgotten

    async def on_forgetme(self, update: Update, context: Context) -> None:
        """Asks first: it cannot be taken back."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if annotator.role == "owner":
            await self._voice.say(update, texts.owner_stays())
        else:
            await self._voice.say(update, forget_card(texts))

    async def forget(self, update: Update, query: CallbackQuery, button: Button) -> None:
        """A tap on what /forgetme asked."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        self._voice.later(self._voice.toast(query))
        if button.value != "yes" or annotator.role == "owner":
            self._voice.later(self._voice.edit(query, Card(texts.not_forgotten())))
            return
        await self._campaign.forget(annotator.id)
        self._voice.later(self._voice.edit(query, Card(texts.forgotten())))

    # Reminders

    async def remind(self, annotator: Annotator) -> None:
        """At the hour they chose, when they have not been here since yesterday."""
        texts = texts_for(annotator.language)
        self._voice.later(
            self._voice.delivery.say(annotator.telegram_id or 0, Card(texts.reminder()))
        )

    async def set_reminder(
        self, update: Update, query: CallbackQuery, button: Button, annotator: Annotator
    ) -> bool:
        """A tap on reminders in /settings; True when all is chosen."""
        texts = self._access.texts(update, annotator)
        people = self._campaign.people
        if button.action == "clock" and button.value.isdigit():
            offset = _offset(int(button.value) % 24, self._clock())
            await people.set_reminder(annotator.id, annotator.remind_hour, offset)
            self._voice.later(self._voice.edit(query, reminder_card(texts)))
            return False
        if button.value == "off":
            await people.set_reminder(annotator.id, None, annotator.utc_offset)
            return True
        if button.value.isdigit() and annotator.utc_offset is not None:
            hour = int(button.value) % 24
            await people.set_reminder(annotator.id, hour, annotator.utc_offset)
            return True
        card = clock_card(texts) if annotator.utc_offset is None else reminder_card(texts)
        self._voice.later(self._voice.edit(query, card))
        return False

    async def _invites(self, texts: English) -> Card:
        invites = await self._campaign.people.invites(self._clock())
        return invites_card([(each, _until(each.expires_at)) for each in invites], texts)

    async def _join_group(self, user: int, number: str) -> Annotator:
        known = await self._campaign.people.annotator(user)
        if known is not None:
            return known
        groups = {str(group.id): group for group in await self._campaign.people.groups()}
        group = groups.get(number)
        if group is None or not await self._is_member(group, user):
            raise NotInvitedError("This person is no member of a group that may label.")
        joined = await self._campaign.join_group(user, group)
        if joined is None:
            raise NotInvitedError("An owner has revoked this person.")
        return joined

    async def _is_member(self, group: Group, user: int) -> bool | None:
        """None when Telegram does not tell."""
        bot = self._voice.bot
        try:
            member = await self._voice.delivery.patiently(
                lambda: bot.get_chat_member(group.telegram_id, user)
            )
        except TelegramError as error:
            log.info("group %d does not tell its members: %s", group.id, error.message)
            return None
        return _is_present(member)

    async def _is_owner(self, update: Update) -> bool:
        try:
            await self._access.owner(update)
        except TapwiseError:
            return False
        return True

    async def _open(self, chat: int, bot_name: str) -> None:
        group = await self._campaign.people.open_group(chat, self._clock())
        texts = CATALOGS["en"]
        link = f"https://t.me/{bot_name}?start={GROUP_LINK}{group.id}"
        button = InlineKeyboardMarkup([[InlineKeyboardButton(texts.come_in, url=link)]])
        self._voice.later(self._voice.delivery.say(chat, Card(texts.group_opened(), button)))


def _is_present(member: ChatMember) -> bool:
    """A restricted member may still be in the group."""
    return member.status in PRESENT or bool(getattr(member, "is_member", False))


def _offset(hour: int, now: float) -> int:
    """Hours from UTC, in -11…12, of somebody whose clock shows this hour now."""
    return (hour - int(now // 3600) % 24 + 11) % 24 - 11


def _until(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M} UTC"


def _wanted(arguments: list[str]) -> tuple[Role, int, int] | None:
    """Role, people and days, as written after /invite; None when they make no sense."""
    roles = [ROLES[each.lower()] for each in arguments if each.lower() in ROLES]
    rest = [each for each in arguments if each.lower() not in ROLES]
    if len(roles) > 1 or len(rest) > 2 or not all(a.isascii() and a.isdigit() for a in rest):
        return None
    numbers = [int(a[:9]) for a in rest] + [INVITE_USES, INVITE_DAYS][len(rest) :]
    uses, days = numbers
    if not (1 <= uses <= 10_000 and 1 <= days <= 365):
        return None
    return (roles[0] if roles else "annotator"), uses, days
