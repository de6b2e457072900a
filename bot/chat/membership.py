"""Who is a member of the groups that may label, as far as Telegram reports it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Literal

from telegram import ChatMember
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.campaign.campaign import Campaign
from bot.campaign.members import MembersUntoldError, NotMemberError
from bot.campaign.types import Annotator, AnnotatorId, Group
from bot.chat.transport.outbox import Outbox

log = logging.getLogger(__name__)

# A link into the chat starts with this and the group's id, where an invite has its token.
GROUP_LINK: Final = "group-"
# Time between two checks of a member: Telegram reports who left only where the bot is an admin.
RECHECK_SECONDS: Final = 300.0
# The same after Telegram did not answer, so that taps in between need not wait again.
RETRY_SECONDS: Final = 60.0
# Longest wait for Telegram's answer, while a card waits for it.
CHECK_TIMEOUT: Final = 1.5
PRESENT: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
# Telegram's errors about users who are not, or never were, in a group.
NOT_IN_GROUP: Final = ("user not found", "participant_id_invalid", "user_not_participant")

# hidden: Telegram answers administrators only. unknown: it did not answer.
Presence = Literal["member", "no_member", "hidden", "unknown"]
Caller = Callable[[Callable[[], Awaitable[ChatMember]]], Awaitable[ChatMember]]


class MembershipChecker:
    """Ask Telegram who is a member of a group, and say goodbye to those who are no longer."""

    def __init__(self, campaign: Campaign, outbox: Outbox, clock: Callable[[], float]):
        self._campaign = campaign
        self._outbox = outbox
        self._clock = clock
        # When each annotator was checked, and for how long that is valid.
        self._checked: dict[AnnotatorId, tuple[float, float]] = {}

    async def join(self, user_id: int, link: str) -> Annotator:
        """The annotator who opened the chat by a group's link; they may be new.

        The link's group is checked first and then the others, as a group that became a supergroup
        may have two links. It waits for Telegram, so it runs in the background. Errors:
        NotMemberError, MembersUntoldError.
        """
        known = await self._campaign.members.with_telegram_id(user_id)
        if known is not None:
            return known
        group_id, all_known = link.removeprefix(GROUP_LINK), True
        groups = await self._campaign.groups.all()
        for group in sorted(groups, key=lambda group: str(group.id) != group_id):
            presence = await self._presence(group, user_id, self._outbox.delivery.retrier.call)
            is_in = presence == "member"
            joined = await self._campaign.groups.join(user_id, group) if is_in else None
            if joined is not None:
                self._checked[joined.id] = self._clock(), RECHECK_SECONDS
                return joined
            all_known = all_known and presence != "unknown"
        if not all_known:
            raise MembersUntoldError("Telegram did not report whether this user is a member.")
        raise NotMemberError("This user is not a member of a group that may label.")

    async def may_label(self, annotator: Annotator) -> bool:
        """Whether they may still label; checked before anything of the campaign is shown."""
        if not await self.is_member(annotator):
            return False
        return await self._campaign.members.get(annotator.id) is not None

    async def is_member(self, annotator: Annotator) -> bool:
        """Whether an annotator who joined through a group is still in it; true for others."""
        if self._was_checked(annotator.id):
            return True
        group = await self._campaign.groups.of(annotator.id)
        valid_for = RECHECK_SECONDS
        if group is not None and annotator.telegram_id is not None:
            presence = await self._presence(group, annotator.telegram_id, _call_once)
            if presence == "no_member":
                group = await self._campaign.groups.of(annotator.id) or group
                await self.leave(annotator.telegram_id, group.telegram_id)
                return False
            valid_for = RETRY_SECONDS if presence == "unknown" else RECHECK_SECONDS
        self._checked[annotator.id] = self._clock(), valid_for
        return True

    async def move(self, group_id: int, new_id: int) -> None:
        """A group has a new id; it stays closed if it was closed under either."""
        if not await self._campaign.groups.move(group_id, new_id):
            await self.close(new_id)

    async def leave(self, user_id: int, group_id: int) -> None:
        """A user left a group; they may not label any more unless they may for another reason."""
        annotator = await self._campaign.members.with_telegram_id(user_id)
        await self._campaign.groups.leave(user_id, group_id)
        if annotator is not None and await self._campaign.members.get(annotator.id) is None:
            self.discard(annotator.id)
            self._outbox.send_farewell(annotator, lambda texts: texts.no_longer_member())

    async def close(self, group_id: int) -> None:
        """The members of a group may not label any more."""
        for annotator in await self._campaign.groups.close(group_id):
            self.discard(annotator.id)
            self._outbox.send_farewell(annotator, lambda texts: texts.group_no_longer_labels())

    def discard(self, annotator_id: AnnotatorId) -> None:
        """Check this annotator again the next time."""
        self._checked.pop(annotator_id, None)

    def _was_checked(self, annotator_id: AnnotatorId) -> bool:
        """Whether the last check is still valid; it is not if the clock was put back since."""
        checked_at, valid_for = self._checked.get(annotator_id, (0.0, 0.0))
        return 0.0 <= self._clock() - checked_at < valid_for

    async def _presence(self, group: Group, user_id: int, call: Caller) -> Presence:
        """Whether a user is in a group, which may have a new id."""
        try:
            return await self._presence_in(group.telegram_id, user_id, call)
        except ChatMigrated as error:
            await self.move(group.telegram_id, error.new_chat_id)
            with suppress(ChatMigrated):
                return await self._presence_in(error.new_chat_id, user_id, call)
            return "unknown"

    async def _presence_in(self, group_id: int, user_id: int, call: Caller) -> Presence:
        """A group that has removed the bot is closed. Errors: ChatMigrated."""
        bot = self._outbox.bot
        try:
            member = await call(
                lambda: bot.get_chat_member(group_id, user_id, read_timeout=CHECK_TIMEOUT)
            )
            return "member" if is_present(member) else "no_member"
        except ChatMigrated:
            raise
        except Forbidden:
            await self.close(group_id)
            return "no_member"
        except TelegramError as error:
            if any(part in error.message.lower() for part in NOT_IN_GROUP):
                return "no_member"
            log.info("Telegram does not report the members of a group: %s", error.message)
            return "hidden" if isinstance(error, BadRequest) else "unknown"


def is_present(member: ChatMember) -> bool:
    """Whether Telegram counts them as in the group; a restricted member may be in it too."""
    return member.status in PRESENT or bool(getattr(member, "is_member", False))


async def _call_once(call: Callable[[], Awaitable[ChatMember]]) -> ChatMember:
    """Make a call without retries: a card waits for it, and the check is repeated later."""
    return await call()
