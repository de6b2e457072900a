"""Coming and going: invites, groups whose members may label, being revoked or forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from telegram import (
    Chat,
    ChatMember,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import ChatMigrated, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.campaign import Annotator, AnnotatorId, Campaign, Group, NotMemberError, Role
from bot.chat.access import must_own, user_of
from bot.chat.cards import Card
from bot.chat.crowd_cards import forget_card, invites_card, revoked_card
from bot.chat.taps import Tap
from bot.chat.texts import English
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
GROUPS: Final = (Chat.GROUP, Chat.SUPERGROUP)
PRESENT: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
# How Telegram says that somebody is not, or never was, in a group.
UNKNOWN: Final = ("user not found", "participant_id_invalid", "user_not_participant")


class PeopleChat:
    """Who may label, and who no longer."""

    def __init__(self, campaign: Campaign, voice: Voice, clock: Callable[[], float]):
        self._campaign = campaign
        self._voice = voice
        self._access = voice.access
        self._clock = clock
        self._seen: dict[AnnotatorId, float] = {}

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
        told = texts.invitation(invitation, link, _until(invitation.expires_at))
        await self._voice.say(update, Card(told, _pass_on(link, texts)))

    async def on_invites(self, update: Update, context: Context) -> None:
        """For the owner: the invites that still let somebody in, and a button to end each."""
        owner = await self._access.owner(update)
        await self._voice.say(update, await self._invites(self._access.texts(update, owner)))

    async def uninvite(self, tap: Tap) -> None:
        """A tap of the owner: this invite lets nobody in any longer."""
        must_own(tap.annotator)
        await self._campaign.people.revoke_invite(tap.button.question, self._clock())
        self._voice.later(self._voice.toast(tap.query, tap.texts.invite_ended()))
        self._voice.later(self._voice.edit(tap.query, await self._invites(tap.texts)))

    async def on_revoke(self, update: Update, context: Context) -> None:
        """For the owner: this annotator may label no longer: /revoke 5."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        who = _number(context.args or [])
        if who is None:
            await self._voice.say(update, texts.revoke_usage())
            return
        person = await self._campaign.people.by_id(who)
        if not await self._campaign.revoke(who):
            await self._voice.say(update, texts.not_revoked(who))
            return
        await self._voice.say(update, revoked_card(who, texts))
        if person is not None:
            self._voice.farewell(person, lambda texts: texts.you_are_revoked())

    async def on_restore(self, update: Update, context: Context) -> None:
        """For the owner: whoever was revoked may label again: /restore 5."""
        owner = await self._access.owner(update)
        texts = self._access.texts(update, owner)
        who = _number(context.args or [])
        if who is None:
            await self._voice.say(update, texts.revoke_usage())
            return
        done = await self._campaign.people.restore(who)
        await self._voice.say(update, texts.restored(who, done=done))
        if done:
            await self._voice.tell(who, lambda texts: texts.you_are_back())

    # Groups

    async def join(self, update: Update, payload: str) -> Annotator:
        """Whoever opened the chat by a link: an invite's, or a group's. Errors: NotInvitedError."""
        user = user_of(update).id
        if payload.startswith(GROUP_LINK):
            return await self._join_group(user, payload.removeprefix(GROUP_LINK))
        return await self._campaign.join(user, payload)

    async def how_to_open(self, update: Update, context: Context) -> None:
        """/open where there is no group."""
        owner = await self._access.owner(update)
        await self._voice.say(update, self._access.texts(update, owner).how_to_open())

    async def on_open(self, update: Update, context: Context) -> None:
        """An owner's word in a group: its members may label."""
        chat = update.effective_chat
        if chat is not None and (owner := await self._owner(update)):
            texts = self._access.texts(update, owner)
            await self._open(chat.id, context.bot.username, texts)

    async def on_close(self, update: Update, context: Context) -> None:
        """An owner's word in a group: those who came as its members may label no longer."""
        chat = update.effective_chat
        if chat is not None and (owner := await self._owner(update)):
            await self._close(chat.id)
            told = Card(self._access.texts(update, owner).group_closed())
            self._voice.later(self._voice.delivery.say(chat.id, told))

    async def on_own_membership(self, update: Update, context: Context) -> None:
        """The bot came into a group by an owner, or is out of it."""
        change = update.my_chat_member
        if change is None or change.chat.type not in GROUPS:
            return
        if not _is_present(change.new_chat_member):
            await self._close(change.chat.id)
        elif not _is_present(change.old_chat_member) and (owner := await self._owner(update)):
            texts = self._access.texts(update, owner)
            await self._open(change.chat.id, context.bot.username, texts)

    async def on_membership(self, update: Update, context: Context) -> None:
        """Somebody left a group, or was removed from it; told where the bot is an administrator."""
        change = update.chat_member
        if change is not None and not _is_present(change.new_chat_member):
            await self._leave(change.new_chat_member.user.id, change.chat.id)

    async def on_left(self, update: Update, context: Context) -> None:
        """The line in a group that says who left; it comes where the bot is no admin, too."""
        message = update.message
        if message is not None and message.left_chat_member is not None:
            await self._leave(message.left_chat_member.id, message.chat_id)

    async def on_migration(self, update: Update, context: Context) -> None:
        """A group became a supergroup: the same people under another number."""
        message = update.message
        if message is not None and message.migrate_to_chat_id is not None:
            await self._campaign.people.move_group(message.chat_id, message.migrate_to_chat_id)

    async def may_see(self, annotator: Annotator) -> bool:
        """Whether they may still label, to be asked before anything of the campaign is shown."""
        if not await self.still_member(annotator):
            return False
        return await self._campaign.people.by_id(annotator.id) is not None

    async def still_member(self, annotator: Annotator) -> bool:
        """Whether whoever came as a member of a group still is one; asked every five minutes."""
        if self._seen.get(annotator.id, 0.0) > self._clock() - MEMBER_SECONDS:
            return True
        group = await self._campaign.people.group_of(annotator.id)
        if group is not None and annotator.telegram_id is not None:
            present = await self._is_member(group, annotator.telegram_id)
            if present is False:
                await self._leave(annotator.telegram_id, group.telegram_id)
                return False
            if present is None:
                return True
        self._seen[annotator.id] = self._clock()
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

    async def forget(self, tap: Tap) -> None:
        """A tap on what /forgetme asked."""
        self._voice.later(self._voice.toast(tap.query))
        if tap.button.value != "yes" or tap.annotator.role == "owner":
            self._voice.later(self._voice.edit(tap.query, Card(tap.texts.not_forgotten())))
            return
        await self._campaign.forget(tap.annotator.id)
        self._seen.pop(tap.annotator.id, None)
        self._voice.later(self._voice.edit(tap.query, Card(tap.texts.forgotten())))
        if tap.annotator.card is not None:
            self._voice.farewell(tap.annotator, lambda texts: texts.card_of_the_forgotten())

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
            raise NotMemberError("This person is no member of a group that may label.")
        joined = await self._campaign.join_group(user, group)
        if joined is None:
            raise NotMemberError("An owner has revoked this person.")
        self._seen[joined.id] = self._clock()
        return joined

    async def _is_member(self, group: Group, user: int) -> bool | None:
        """None when Telegram does not tell; a group that has put the bot out is closed."""
        try:
            return _is_present(await self._voice.bot.get_chat_member(group.telegram_id, user))
        except ChatMigrated as error:
            await self._campaign.people.move_group(group.telegram_id, error.new_chat_id)
            return None
        except Forbidden:
            await self._close(group.telegram_id)
            return False
        except TelegramError as error:
            if any(part in error.message.lower() for part in UNKNOWN):
                return False
            log.info("group %d does not tell its members: %s", group.id, error.message)
            return None

    async def _leave(self, user: int, group: int) -> None:
        person = await self._campaign.people.annotator(user)
        await self._campaign.leave_group(user, group)
        if person is not None and await self._campaign.people.by_id(person.id) is None:
            self._seen.pop(person.id, None)
            self._voice.farewell(person, lambda texts: texts.no_longer_member())

    async def _close(self, group: int) -> None:
        for person in await self._campaign.close_group(group):
            self._seen.pop(person.id, None)
            self._voice.farewell(person, lambda texts: texts.group_no_longer_labels())

    async def _owner(self, update: Update) -> Annotator | None:
        """Whoever wrote this, if an owner; nobody else is answered in a group."""
        try:
            return await self._access.owner(update)
        except TapwiseError:
            return None

    async def _open(self, chat: int, bot_name: str, texts: English) -> None:
        group = await self._campaign.people.open_group(chat, self._clock())
        link = f"https://t.me/{bot_name}?start={GROUP_LINK}{group.id}"
        button = InlineKeyboardMarkup([[InlineKeyboardButton(texts.come_in, url=link)]])
        self._voice.later(self._voice.delivery.say(chat, Card(texts.group_opened(), button)))


def _is_present(member: ChatMember) -> bool:
    """A restricted member may still be in the group."""
    return member.status in PRESENT or bool(getattr(member, "is_member", False))


def _pass_on(link: str, texts: English) -> InlineKeyboardMarkup:
    """Buttons that copy a link, and that choose a chat to send it to."""
    share = f"https://t.me/share/url?url={quote(link)}&text={quote(texts.invitation_text())}"
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(texts.copy, copy_text=CopyTextButton(link)),
                InlineKeyboardButton(texts.share, url=share),
            ]
        ]
    )


def _until(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M} UTC"


def _number(arguments: list[str]) -> AnnotatorId | None:
    """An annotator's number, as written after a command: 5, #5 or №5."""
    word = "".join(arguments).lstrip("#№")
    return AnnotatorId(int(word[:18])) if word.isascii() and word.isdigit() else None


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
