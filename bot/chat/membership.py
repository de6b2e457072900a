"""Who is a member of the groups that may label, as far as Telegram reports it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from telegram import Bot, ChatMember
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.campaign.campaign import Campaign
from bot.campaign.members import (
    GroupClosedError,
    MembersUntoldError,
    NotMemberError,
    RevokedError,
)
from bot.campaign.types import Annotator, AnnotatorId, Group
from bot.chat.cards.card import Card, quoted
from bot.chat.locale import Catalog
from bot.chat.transport.outbox import Outbox

log = logging.getLogger(__name__)

# A link into the chat starts with this and the group's id, where an invite has its token.
GROUP_LINK: Final = "group-"
# Time between two checks of a member: Telegram reports who left only where the bot is an admin.
RECHECK_SECONDS: Final = 300.0
# The same after Telegram did not say, so that taps in between need not wait again.
RETRY_SECONDS: Final = 60.0
# Longest wait for Telegram's answer, while a card waits for it.
CHECK_TIMEOUT: Final = 1.5
# Telegram's errors about users who are not in a group, or no longer. "user not found" and
# PARTICIPANT_ID_INVALID are none of them: they come for members too, now and then
# (https://github.com/tdlib/telegram-bot-api/issues/802), and always if members are hidden.
NOT_IN_GROUP: Final = ("member not found", "user_id_invalid", "user_not_participant")
# A member whom Telegram does not confirm this often in a row is removed.
MAX_DOUBTS: Final = 3
# Doubts after which the owners are notified, at most once a day about each group.
DOUBTS_REPORTED: Final = 2
REPORT_SECONDS: Final = 86_400.0
# People in doubt that are remembered.
DOUBTS_KEPT: Final = 10_000

# doubtful: Telegram refuses to say. unanswered: it cannot be reached.
Presence = Literal["member", "no_member", "doubtful", "unanswered"]
Caller = Callable[[Callable[[], Awaitable[ChatMember]]], Awaitable[ChatMember]]
Words = Callable[[Catalog], str]


@dataclass(frozen=True)
class _Doubt:
    """How often in a row, and since when, Telegram has not confirmed a member."""

    times: int
    since: float

    def lasts(self, now: float) -> bool:
        """Whether it is no passing error; also if the clock was put back."""
        return self.times >= MAX_DOUBTS and not 0.0 <= now - self.since < RECHECK_SECONDS


class MembershipChecker:
    """Ask Telegram who is a member of a group, and say goodbye to those who are no longer."""

    def __init__(self, campaign: Campaign, outbox: Outbox, clock: Callable[[], float]):
        self._campaign = campaign
        self._outbox = outbox
        self._clock = clock
        # When each annotator was checked, and for how long that is valid.
        self._checked: dict[AnnotatorId, tuple[float, float]] = {}
        self._doubts: dict[int, _Doubt] = {}
        self._reported: dict[int, float] = {}

    async def join(self, user_id: int, link: str) -> Annotator:
        """The annotator who opened the chat by a group's link; they may be new.

        The link's group is checked first and then the others, as a group that became a supergroup
        may have two links. It waits for Telegram, so it runs in the background. Errors:
        NotMemberError, MembersUntoldError, RevokedError, GroupClosedError.
        """
        known = await self._campaign.members.with_telegram_id(user_id)
        if known is not None:
            return known
        refusal = await self._campaign.members.refusal(user_id)
        if isinstance(refusal, RevokedError):
            raise refusal
        group_id = link.removeprefix(GROUP_LINK)
        groups = await self._campaign.groups.all()
        groups.sort(key=lambda group: str(group.id) != group_id)
        joined, certain = await self._join_first(groups, user_id, self._call)
        if joined is not None:
            return joined
        if not certain:
            raise MembersUntoldError("Telegram did not report whether this user is a member.")
        if all(str(group.id) != group_id for group in await self._campaign.groups.all()):
            raise GroupClosedError("The members of this group may no longer label.")
        raise NotMemberError("This user is not a member of a group that may label.")

    async def may_label(self, annotator: Annotator) -> bool:
        """Whether they may still label; checked before anything of the campaign is shown."""
        if not await self.is_member(annotator):
            return False
        return await self._campaign.members.get(annotator.id) is not None

    async def is_member(self, annotator: Annotator) -> bool:
        """Whether an annotator who joined through a group is still in it; true for others."""
        user_id = annotator.telegram_id
        if user_id is None or self._was_checked(annotator.id):
            return True
        group = await self._campaign.groups.of(annotator.id)
        presence = await self._presence(group, user_id, _call_once) if group else "member"
        words: Words = lambda texts: texts.no_longer_member()  # noqa: E731
        if group is not None and presence == "doubtful" and self._is_lasting(user_id, group):
            presence, words = "no_member", lambda texts: texts.no_longer_confirmed()
        if group is not None and presence == "no_member":
            group = await self._campaign.groups.of(annotator.id) or group  # it may have moved
            if not await self._campaign.groups.leave(user_id, group.telegram_id):
                return await self._campaign.members.get(annotator.id) is not None
            return await self._move_or_dismiss(annotator, words, _call_once)
        is_certain = presence == "member"
        self._checked[annotator.id] = (
            self._clock(),
            RECHECK_SECONDS if is_certain else RETRY_SECONDS,
        )
        return True

    async def has_owner(self, group_id: int) -> bool:
        """Whether one of the owners is in a group, which need not be open."""
        for person in await self._campaign.members.all():
            if person.role == "owner" and person.telegram_id is not None:
                with suppress(ChatMigrated):
                    presence = await self._presence_in(group_id, person.telegram_id, self._call)
                    if presence == "member":
                        return True
        return False

    async def move(self, group_id: int, new_id: int) -> None:
        """A group has a new id; it stays closed if it was closed under either."""
        await self._campaign.harvest.move(group_id, new_id)
        if not await self._campaign.groups.move(group_id, new_id):
            await self.close(new_id)

    async def leave(self, user_id: int, group_id: int) -> None:
        """A user left a group; they may not label any more unless they may for another reason."""
        annotator = await self._campaign.members.with_telegram_id(user_id)
        has_left = await self._campaign.groups.leave(user_id, group_id)
        if annotator is not None and has_left:
            words: Words = lambda texts: texts.no_longer_member()  # noqa: E731
            self._outbox.in_background(self._move_or_dismiss(annotator, words, self._call))

    async def close(self, group_id: int) -> None:
        """The members of a group may not label any more, unless they are in another."""
        words: Words = lambda texts: texts.group_no_longer_labels()  # noqa: E731
        for annotator in await self._campaign.groups.close(group_id):
            self._outbox.in_background(self._move_or_dismiss(annotator, words, self._call))

    def discard(self, annotator_id: AnnotatorId) -> None:
        """Check this annotator again the next time."""
        self._checked.pop(annotator_id, None)

    def _was_checked(self, annotator_id: AnnotatorId) -> bool:
        """Whether the last check is still valid; it is not if the clock was put back since."""
        checked_at, valid_for = self._checked.get(annotator_id, (0.0, 0.0))
        return 0.0 <= self._clock() - checked_at < valid_for

    async def _call(self, call: Callable[[], Awaitable[ChatMember]]) -> ChatMember:
        """Make a call, and repeat it after errors: nothing waits for it."""
        return await self._outbox.delivery.retrier.call(call)

    async def _join_first(
        self, groups: Iterable[Group], user_id: int, call: Caller
    ) -> tuple[Annotator | None, bool]:
        """Let a user join through the first of these groups in which they are.

        Returns the annotator, and whether Telegram reported on all groups.
        """
        certain = True
        for group in groups:
            presence = await self._presence(group, user_id, call)
            is_in = presence == "member"
            joined = await self._campaign.groups.join(user_id, group) if is_in else None
            if joined is not None:
                self._checked[joined.id] = self._clock(), RECHECK_SECONDS
                return joined, True
            if presence == "doubtful":
                self._is_lasting(user_id, group)
            certain = certain and presence in ("member", "no_member")
        return None, certain

    async def _move_or_dismiss(self, gone: Annotator, words: Words, call: Caller) -> bool:
        """Let somebody who left a group go on as a member of another, or send the last message.

        Returns whether they go on.
        """
        self.discard(gone.id)
        groups = await self._campaign.groups.all()
        joined, _ = await self._join_first(groups, gone.telegram_id or 0, call)
        if joined is None:
            self._outbox.send_farewell(gone, words)
        return joined is not None

    def _is_lasting(self, user_id: int, group: Group) -> bool:
        """Count a doubt about a member; whether it is no passing error. Owners are notified."""
        now = self._clock()
        doubt = self._doubts.pop(user_id, _Doubt(0, now))
        self._doubts[user_id] = doubt = _Doubt(doubt.times + 1, doubt.since)
        if len(self._doubts) > DOUBTS_KEPT:
            del self._doubts[next(iter(self._doubts))]
        if doubt.times >= DOUBTS_REPORTED:
            self._report(group.telegram_id, now)
        return doubt.lasts(now)

    def _report(self, group_id: int, now: float) -> None:
        """Notify the owners that Telegram does not report who is in a group."""
        reported_at = self._reported.get(group_id)
        if reported_at is None or not 0.0 <= now - reported_at < REPORT_SECONDS:
            self._reported[group_id] = now
            self._outbox.in_background(self._notify_owners(group_id))

    async def _notify_owners(self, group_id: int) -> None:
        title = quoted(await title_of(self._outbox.bot, group_id))
        await self._outbox.notify_owners(lambda texts: Card(texts.members_not_reported(title)))

    async def _presence(self, group: Group, user_id: int, call: Caller) -> Presence:
        """Whether a user is in a group, which may have a new id."""
        try:
            presence = await self._presence_in(group.telegram_id, user_id, call)
        except ChatMigrated as error:
            await self.move(group.telegram_id, error.new_chat_id)
            presence = "unanswered"
            with suppress(ChatMigrated):
                presence = await self._presence_in(error.new_chat_id, user_id, call)
        if presence in ("member", "no_member"):
            self._doubts.pop(user_id, None)
        return presence

    async def _presence_in(self, group_id: int, user_id: int, call: Caller) -> Presence:
        """A group that has removed the bot is closed. Errors: ChatMigrated."""
        bot = self._outbox.bot
        try:
            member = await call(
                lambda: bot.get_chat_member(group_id, user_id, read_timeout=CHECK_TIMEOUT)
            )
            return _PRESENCE.get(member.status, "doubtful")
        except ChatMigrated:
            raise
        except Forbidden:
            await self.close(group_id)
            return "no_member"
        except BadRequest as error:
            if any(part in error.message.lower() for part in NOT_IN_GROUP):
                return "no_member"
            log.info("Telegram does not report a member of a group: %s", error.message)
            return "doubtful"
        except TelegramError as error:
            log.info("Telegram does not answer about a member of a group: %s", error.message)
            return "unanswered"


_PRESENCE: Final[dict[str, Presence]] = {"member": "member", "left": "no_member"}


def is_present(member: ChatMember) -> bool:
    """Whether a member, as reduced by `transport.member_status`, is in the group."""
    return member.status == ChatMember.MEMBER


async def title_of(bot: Bot, group_id: int) -> str:
    """The title of a group at Telegram; its number if that is not known."""
    try:
        chat = await bot.get_chat(group_id)
    except (TelegramError, TypeError, KeyError) as error:  # a field that the library requires
        log.info("the title of a group is not known: %s", error)
        return str(group_id)
    return chat.title or str(group_id)


async def _call_once(call: Callable[[], Awaitable[ChatMember]]) -> ChatMember:
    """Make a call without retries: a card waits for it, and the check is repeated later."""
    return await call()
