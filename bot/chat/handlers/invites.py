"""Coming and going: invites, groups whose members may label, being revoked or forgotten."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, Literal
from urllib.parse import quote

from telegram import (
    Chat,
    ChatMember,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.campaign.campaign import Campaign
from bot.campaign.members import MembersUntoldError, NotMemberError
from bot.campaign.types import Annotator, AnnotatorId, Group, Role
from bot.chat.access import OWNERS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.confirmation import forget_card
from bot.chat.cards.invite_list import invites_card
from bot.chat.cards.team_report import revoked_card
from bot.chat.locale import Catalog
from bot.chat.taps import Tap
from bot.chat.transport.outbox import Outbox

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE

DAY: Final = 86_400.0
INVITE_USES, INVITE_DAYS = 50, 7
ROLES: Final[dict[str, Role]] = {"curator": "curator", "annotator": "annotator"}
# A link into the chat carries this and the group's number, where an invite's token would stand.
GROUP_LINK: Final = "group-"
# A member is asked for again after so long: Telegram tells of leavers only where a bot is admin.
MEMBER_SECONDS: Final = 300.0
# The same where Telegram did not answer: a tap in between waits for no answer.
UNTOLD_SECONDS: Final = 60.0
# So long Telegram may take to tell of a member, while a card waits for it.
TELLING_SECONDS: Final = 1.5
GROUPS: Final = (Chat.GROUP, Chat.SUPERGROUP)
PRESENT: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
# How Telegram says that somebody is not, or never was, in a group.
UNKNOWN: Final = ("user not found", "participant_id_invalid", "user_not_participant")

# What Telegram says of somebody and a group; hidden: it tells only administrators, untold: nothing.
Presence = Literal["in", "out", "hidden", "untold"]
How = Callable[[Callable[[], Awaitable[ChatMember]]], Awaitable[ChatMember]]


class InviteHandlers:
    """Who may label, and who no longer."""

    def __init__(self, campaign: Campaign, outbox: Outbox, clock: Callable[[], float]):
        self._campaign = campaign
        self._outbox = outbox
        self._access = outbox.access
        self._clock = clock
        self._seen: dict[AnnotatorId, tuple[float, float]] = {}  # when, and for how long it holds
        self._grown: set[int] = set()

    # Invites

    async def on_invite(self, update: Update, context: Context) -> None:
        """A link for the owner to pass on: /invite [people [days]] [curator]."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        wanted = _wanted(context.args or [])
        if wanted is None:
            await self._outbox.reply(update, texts.invite_usage())
            return
        role, uses, days = wanted
        invitation = await self._campaign.invitations.create(role, uses, days * DAY, owner.id)
        link = f"https://t.me/{context.bot.username}?start={invitation.token}"
        told = texts.invitation(invitation, link, _until(invitation.expires_at))
        await self._outbox.reply(update, Card(told, _pass_on(link, texts)))

    async def on_invites(self, update: Update, context: Context) -> None:
        """For the owner: the invites that still let somebody in, and a button to end each."""
        owner = await self._access.annotator(update)
        await self._outbox.reply(update, await self._invites(self._access.texts(update, owner)))

    async def uninvite(self, tap: Tap) -> None:
        """A tap of the owner: this invite lets nobody in any longer."""
        require_role(tap.annotator, OWNERS)
        await self._campaign.invitations.revoke(tap.button.target)
        self._outbox.in_background(self._outbox.show_toast(tap.query, tap.texts.invite_ended()))
        self._outbox.in_background(
            self._outbox.edit_message(tap.query, await self._invites(tap.texts))
        )

    async def on_revoke(self, update: Update, context: Context) -> None:
        """For the owner: this annotator may label no longer: /revoke 5."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        who = _number(context.args or [])
        if who is None:
            await self._outbox.reply(update, texts.revoke_usage())
            return
        person = await self._campaign.members.get(who)
        if not await self._campaign.members.revoke(who):
            await self._outbox.reply(update, texts.not_revoked(who))
            return
        await self._outbox.reply(update, revoked_card(who, texts))
        if person is not None:
            self._outbox.send_farewell(person, lambda texts: texts.you_are_revoked())

    async def on_restore(self, update: Update, context: Context) -> None:
        """For the owner: whoever was revoked may label again: /restore 5."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        who = _number(context.args or [])
        if who is None:
            await self._outbox.reply(update, texts.revoke_usage())
            return
        done = await self._campaign.members.restore(who)
        await self._outbox.reply(update, texts.restored(who, done=done))
        if done:
            await self._outbox.notify(who, lambda texts: texts.you_are_restored())

    # Groups

    async def join(self, user: int, payload: str) -> Annotator:
        """Whoever opened the chat by a group's link; waits for Telegram, so beside the handlers.

        The link's own group is asked first, but any will do: a group that grew may have two links.
        Errors: NotMemberError, MembersUntoldError.
        """
        known = await self._campaign.members.with_telegram_id(user)
        if known is not None:
            return known
        number, told = payload.removeprefix(GROUP_LINK), True
        groups = await self._campaign.groups.all()
        for group in sorted(groups, key=lambda each: str(each.id) != number):
            presence = await self._presence(group, user, self._outbox.delivery.call_with_retries)
            joined = await self._campaign.groups.join(user, group) if presence == "in" else None
            if joined is not None:
                self._seen[joined.id] = self._clock(), MEMBER_SECONDS
                return joined
            told = told and presence != "untold"
        if not told:
            raise MembersUntoldError("Telegram does not tell whether this person is a member.")
        raise NotMemberError("This person is no member of a group that may label.")

    async def how_to_open(self, update: Update, context: Context) -> None:
        """/open where there is no group."""
        owner = await self._access.annotator(update)
        await self._outbox.reply(update, self._access.texts(update, owner).how_to_open())

    async def on_open(self, update: Update, context: Context) -> None:
        """An owner's word in a group: its members may label."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            texts = self._access.texts(update, owner)
            await self._open(chat.id, context.bot.username, texts)

    async def on_close(self, update: Update, context: Context) -> None:
        """An owner's word in a group: those who came as its members may label no longer."""
        owner = await self._access.annotator(update)
        if (chat := update.effective_chat) is not None:
            await self._close(chat.id)
            told = Card(self._access.texts(update, owner).group_closed())
            self._outbox.in_background(self._outbox.delivery.send_message(chat.id, told))

    async def on_own_membership(self, update: Update, context: Context) -> None:
        """The bot came into a group by an owner, or is out of it."""
        change = update.my_chat_member
        if change is None or change.chat.type not in GROUPS:
            return
        was_in = _is_present(change.old_chat_member) or change.chat.id in self._grown
        self._grown.discard(change.chat.id)
        if not _is_present(change.new_chat_member):
            await self._close(change.chat.id)
        elif not was_in and await self._access.has_role(update, OWNERS):
            texts = self._access.texts(update, await self._access.annotator(update))
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
            self._grown.add(message.migrate_to_chat_id)
            await self._move(message.chat_id, message.migrate_to_chat_id)

    async def may_see(self, annotator: Annotator) -> bool:
        """Whether they may still label, to be asked before anything of the campaign is shown."""
        if not await self.still_member(annotator):
            return False
        return await self._campaign.members.get(annotator.id) is not None

    async def still_member(self, annotator: Annotator) -> bool:
        """Whether whoever came as a member of a group still is one; asked every five minutes."""
        if self._has_seen(annotator.id):
            return True
        group = await self._campaign.groups.of(annotator.id)
        holds = MEMBER_SECONDS
        if group is not None and annotator.telegram_id is not None:
            presence = await self._presence(group, annotator.telegram_id, _at_once)
            if presence == "out":
                group = await self._campaign.groups.of(annotator.id) or group
                await self._leave(annotator.telegram_id, group.telegram_id)
                return False
            holds = UNTOLD_SECONDS if presence == "untold" else MEMBER_SECONDS
        self._seen[annotator.id] = self._clock(), holds
        return True

    # Being forgotten

    async def on_forgetme(self, update: Update, context: Context) -> None:
        """Asks first: it cannot be taken back."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if annotator.role == "owner":
            await self._outbox.reply(update, texts.owner_stays())
        else:
            await self._outbox.reply(update, forget_card(texts))

    async def forget(self, tap: Tap) -> None:
        """A tap on what /forgetme asked."""
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if tap.button.value != "yes" or tap.annotator.role == "owner":
            self._outbox.in_background(
                self._outbox.edit_message(tap.query, Card(tap.texts.not_forgotten()))
            )
            return
        await self._campaign.members.forget(tap.annotator.id)
        self._seen.pop(tap.annotator.id, None)
        self._outbox.in_background(
            self._outbox.edit_message(tap.query, Card(tap.texts.forgotten()))
        )
        if tap.annotator.card is not None:
            self._outbox.send_farewell(tap.annotator, lambda texts: texts.card_of_forgotten())

    async def _invites(self, texts: Catalog) -> Card:
        invites = await self._campaign.invitations.valid()
        return invites_card([(each, _until(each.expires_at)) for each in invites], texts)

    def _has_seen(self, annotator: AnnotatorId) -> bool:
        """Whether it was asked lately; not by a clock that was put back since."""
        seen_at, holds = self._seen.get(annotator, (0.0, 0.0))
        return 0.0 <= self._clock() - seen_at < holds

    async def _presence(self, group: Group, user: int, how: How) -> Presence:
        """Whether somebody is in a group, wherever it is by now."""
        try:
            return await self._presence_in(group.telegram_id, user, how)
        except ChatMigrated as error:
            await self._move(group.telegram_id, error.new_chat_id)
            with suppress(ChatMigrated):
                return await self._presence_in(error.new_chat_id, user, how)
            return "untold"

    async def _presence_in(self, chat: int, user: int, how: How) -> Presence:
        """A group that has put the bot out is closed. Errors: ChatMigrated."""
        bot = self._outbox.bot
        try:
            member = await how(
                lambda: bot.get_chat_member(chat, user, read_timeout=TELLING_SECONDS)
            )
            return "in" if _is_present(member) else "out"
        except ChatMigrated:
            raise
        except Forbidden:
            await self._close(chat)
            return "out"
        except TelegramError as error:
            if any(part in error.message.lower() for part in UNKNOWN):
                return "out"
            log.info("a group does not tell its members: %s", error.message)
            return "hidden" if isinstance(error, BadRequest) else "untold"

    async def _move(self, group: int, new: int) -> None:
        """A group has another number; one that was closed under either stays so."""
        if not await self._campaign.groups.move(group, new):
            await self._close(new)

    async def _leave(self, user: int, group: int) -> None:
        person = await self._campaign.members.with_telegram_id(user)
        await self._campaign.groups.leave(user, group)
        if person is not None and await self._campaign.members.get(person.id) is None:
            self._seen.pop(person.id, None)
            self._outbox.send_farewell(person, lambda texts: texts.no_longer_member())

    async def _close(self, group: int) -> None:
        for person in await self._campaign.groups.close(group):
            self._seen.pop(person.id, None)
            self._outbox.send_farewell(person, lambda texts: texts.group_no_longer_labels())

    async def _open(self, chat: int, bot_name: str, texts: Catalog) -> None:
        group = await self._campaign.groups.open(chat)
        link = f"https://t.me/{bot_name}?start={GROUP_LINK}{group.id}"
        button = InlineKeyboardMarkup([[InlineKeyboardButton(texts.join_button, url=link)]])
        self._outbox.in_background(
            self._outbox.delivery.send_message(chat, Card(texts.group_opened(), button))
        )


async def _at_once(call: Callable[[], Awaitable[ChatMember]]) -> ChatMember:
    """Once only: a card waits for it, and it can be asked again."""
    return await call()


def _is_present(member: ChatMember) -> bool:
    """A restricted member may still be in the group."""
    return member.status in PRESENT or bool(getattr(member, "is_member", False))


def _pass_on(link: str, texts: Catalog) -> InlineKeyboardMarkup:
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
