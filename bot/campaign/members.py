"""Members of the campaign: joining, invites, groups, pausing, revoking, preferences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.errors import TapwiseError
from storage import Store
from storage.chat_groups import GroupActivity, UnpostedButton
from storage.records import Annotator, AnnotatorId, Group, Invite, Role

Clock: TypeAlias = Callable[[], float]
DropClaim: TypeAlias = Callable[[AnnotatorId], Awaitable[None]]

# Characters; as BCP 47 recommends.
MAX_LANGUAGE_CODE: Final = 35


class NotInvitedError(TapwiseError):
    """This person has no invite."""


class RevokedError(NotInvitedError):
    """An owner has ended this annotator's access; neither an invite nor a group restores it."""

    def __init__(self, annotator: AnnotatorId):
        super().__init__(f"An owner has ended the access of annotator {annotator}.")
        self.annotator = annotator


class LeftGroupError(NotInvitedError):
    """This person joined as a member of a group, and is none any more."""


class GroupClosedError(NotInvitedError):
    """The members of this person's group may no longer label."""


class NotMemberError(NotInvitedError):
    """Members of a group may label, and Telegram does not list this person as one."""


class MembersUntoldError(TapwiseError):
    """Telegram does not say at the moment whether somebody is a member of a group."""


@dataclass(frozen=True)
class Invitation:
    """A new invite. Only here is its token readable: the store keeps a hash."""

    token: str
    role: Role
    uses: int
    expires_at: float


class Members:
    """Everyone who may label, and the chat message that is their card."""

    def __init__(self, store: Store, drop_claim: DropClaim, clock: Clock):
        """drop_claim: ends an annotator's claim in memory; the store ends it on disk."""
        self._people = store.people
        self._invites = store.invites
        self._forgotten = store.forgotten
        self._drop_claim = drop_claim
        self._clock = clock
        self._paused: set[AnnotatorId] = set()

    async def join(self, telegram_id: int, token: str) -> Annotator:
        """Admit a known annotator, or anyone with a valid invite. Errors: NotInvitedError.

        An annotator with a curator's invite becomes a curator.
        """
        annotator = await self.with_telegram_id(telegram_id)
        if token and (annotator is None or annotator.role == "annotator"):
            annotator = await self._invites.join(telegram_id, token, self._clock())
        if annotator is None:
            raise await self.refusal(telegram_id)
        return annotator

    async def refusal(self, telegram_id: int) -> NotInvitedError:
        """Why somebody who is no annotator may not label."""
        annotator, former = await self._people.former_access(telegram_id) or (None, None)
        if annotator is not None and former == "revoked":
            return RevokedError(annotator)
        if former == "group closed":
            return GroupClosedError("The members of this person's group may no longer label.")
        if former == "left":
            return LeftGroupError("This person left the group by which they joined.")
        return NotInvitedError("This person has no valid invite.")

    async def require(self, telegram_id: int) -> Annotator:
        """The annotator with this Telegram id. Errors: NotInvitedError."""
        return await self.join(telegram_id, "")

    async def with_telegram_id(self, telegram_id: int) -> Annotator | None:
        """The annotator with this Telegram id; None if unknown or revoked."""
        return await self._people.annotator(telegram_id)

    async def get(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this id; None if unknown or revoked."""
        return await self._people.by_id(annotator)

    async def require_identified(self, telegram_id: int) -> Annotator:
        """As `require`, also for somebody who may not label any more. Errors: NotInvitedError."""
        annotator = await self._people.identified(telegram_id)
        if annotator is None:
            raise NotInvitedError("Nothing is stored about this person.")
        return annotator

    async def identified(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this id, also if they may not label any more; not if forgotten."""
        return await self._people.identified_by_id(annotator)

    async def exists(self, annotator: AnnotatorId) -> bool:
        """Whether this id was ever given to an annotator, who may have left since."""
        return await self._people.exists(annotator)

    async def all(self) -> list[Annotator]:
        """Everyone who may label, in the order of joining."""
        return await self._people.annotators()

    async def set_owners(self, telegram_ids: Iterable[int]) -> None:
        """Make exactly these people owners; former owners who never joined are strangers again."""
        await self._people.set_owners(telegram_ids, self._clock())

    async def pause(self, annotator: AnnotatorId) -> None:
        """Ask no more questions until `resume`; the open question goes back to the pool."""
        await self.pause_unreachable(annotator)
        self._paused.add(annotator)

    async def pause_unreachable(self, annotator: AnnotatorId) -> None:
        """As `pause`, without their wish: a card that is on its way may still arrive."""
        await self._drop_claim(annotator)
        await self._people.pause(annotator, self._clock())

    async def resume(self, annotator: AnnotatorId) -> None:
        """End a pause."""
        await self._people.resume(annotator)
        self._paused.discard(annotator)

    def has_paused(self, annotator: AnnotatorId) -> bool:
        """Whether they are in a pause that they asked for since the start; without a read."""
        return annotator in self._paused

    async def revoke(self, annotator: AnnotatorId) -> bool:
        """Stop somebody from labelling; False if they could not label anyway."""
        await self._drop_claim(annotator)
        return await self._people.revoke(annotator, self._clock())

    async def restore(self, annotator: AnnotatorId) -> bool:
        """Let a revoked annotator label again; False if they were not revoked."""
        return await self._people.restore(annotator)

    async def forget(self, annotator: AnnotatorId) -> None:
        """Erase who this person is; their answers stay without a name.

        If they join again, they continue as the same annotator.
        """
        await self._drop_claim(annotator)
        await self._forgotten.forget(annotator, self._clock())

    async def set_card(self, annotator: AnnotatorId, message_id: int | None) -> None:
        """Store which chat message is this annotator's card."""
        await self._people.set_card(annotator, message_id)

    async def set_placeholder(self, annotator: AnnotatorId, message_id: int) -> None:
        """Store which chat message is to become the card; 0 if it is not sent yet."""
        await self._people.set_placeholder(annotator, message_id)


class Invitations:
    """Invite links."""

    def __init__(self, store: Store, clock: Clock):
        self._invites = store.invites
        self._clock = clock

    async def create(
        self, role: Role, uses: int, seconds: float, made_by: AnnotatorId | None = None
    ) -> Invitation:
        """Make an invite for this many people, valid for this long."""
        now = self._clock()
        token = await self._invites.create(role, uses, now, now + seconds, made_by)
        return Invitation(token, role, uses, now + seconds)

    async def valid(self) -> list[Invite]:
        """Every invite that can still be used, the oldest first."""
        return await self._invites.valid(self._clock())

    async def is_valid(self, token: str) -> bool:
        """Whether this is the token of an invite that can still be used."""
        invite = await self._invites.by_token(token)
        return invite is not None and invite in await self.valid()

    async def revoke(self, invite: int) -> bool:
        """Close an invite; people who joined by it stay. False if it was no longer valid."""
        return await self._invites.revoke(invite, self._clock())


class GroupMembership:
    """Telegram groups whose members may label."""

    def __init__(self, store: Store, drop_claim: DropClaim, clock: Clock):
        self._groups = store.groups
        self._drop_claim = drop_claim
        self._clock = clock

    async def all(self) -> list[Group]:
        """Every group whose members may label."""
        return await self._groups.all()

    async def activity(self) -> list[GroupActivity]:
        """Every group whose members may label, with the number of annotators who joined by it."""
        return await self._groups.activity()

    async def set_posted(self, group: Group) -> None:
        """A group has its button."""
        await self._groups.set_posted(group)

    async def set_unposted(self, group: Group, topic: int | None, language: str | None) -> bool:
        """The button of a group could not be posted; whether that is the first time."""
        return await self._groups.set_unposted(group, topic, language)

    async def unposted(self) -> list[UnpostedButton]:
        """The buttons of open groups that are still to be posted."""
        return await self._groups.unposted()

    async def of(self, annotator: AnnotatorId) -> Group | None:
        """The group this annotator joined by; None if they joined by an invite."""
        return await self._groups.of(annotator)

    async def open(self, telegram_id: int) -> Group:
        """Let the members of this group label."""
        return await self._groups.open(telegram_id, self._clock())

    async def close(self, telegram_id: int) -> list[Annotator]:
        """Close a group; returns the annotators who joined by it and may not label any more."""
        removed = await self._groups.close(telegram_id, self._clock())
        for annotator in removed:
            await self._drop_claim(annotator.id)
        return removed

    async def move(self, telegram_id: int, new_id: int) -> bool:
        """Follow a group to its new Telegram id; returns whether its members may label."""
        return await self._groups.move(telegram_id, new_id)

    async def join(self, telegram_id: int, group: Group) -> Annotator | None:
        """Admit a member of an open group; None if an owner has revoked them."""
        return await self._groups.join(telegram_id, group, self._clock())

    async def leave(self, telegram_id: int, group: int) -> bool:
        """Remove somebody who left this group; the open question goes back to the pool.

        False if they did not label as a member of this group.
        """
        removed = await self._groups.leave(telegram_id, group, self._clock())
        if removed is not None:
            await self._drop_claim(removed)
        return removed is not None


class Preferences:
    """What annotators choose in /settings."""

    def __init__(self, store: Store):
        self._people = store.people

    async def set_language(self, annotator: AnnotatorId, language: str | None) -> None:
        """The catalog to use; None follows Telegram's language."""
        await self._people.set_language(annotator, language)

    async def note_telegram_language(self, annotator: Annotator, language: str | None) -> Annotator:
        """Store the language of the person's Telegram if it is a new one; the annotator with it."""
        language = language[:MAX_LANGUAGE_CODE] if language else None
        if language == annotator.telegram_language:
            return annotator
        await self._people.set_telegram_language(annotator.id, language)
        return replace(annotator, telegram_language=language)

    async def set_quiet(self, annotator: AnnotatorId, quiet: bool) -> None:
        """Whether cards leave out notes."""
        await self._people.set_quiet(annotator, quiet)

    async def set_cheer(self, annotator: AnnotatorId, cheer: bool) -> None:
        """Whether cards show counts and milestones."""
        await self._people.set_cheer(annotator, cheer)

    async def set_reminder(
        self, annotator: AnnotatorId, hour: int | None, utc_offset: int | None
    ) -> None:
        """Remind at this hour of the annotator's clock; None switches reminders off.

        utc_offset: hours from UTC.
        """
        await self._people.set_reminder(annotator, hour, utc_offset)
