"""Who may label: joining, invites, groups, revoked access, and refused requests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.campaign.assignments import NotYoursError
from bot.campaign.members import (
    GroupClosedError,
    Invitation,
    LeftGroupError,
    MembersUntoldError,
    NotInvitedError,
    NotMemberError,
    RevokedError,
)
from bot.campaign.reports import TooEarlyError
from bot.campaign.types import AnnotatorId, Invite, Role
from bot.chat.locale.label_messages import LabelMessages
from bot.chat.locale.sentences import Fixed
from bot.errors import TapwiseError
from bot.wording.translatable import translate_error

# A subclass comes before its base.
_REFUSALS: Final[Mapping[type[TapwiseError], str]] = MappingProxyType(
    {
        NotMemberError: "toast-not-member",
        MembersUntoldError: "toast-members-unconfirmed",
        RevokedError: "toast-revoked",
        LeftGroupError: "toast-left-group",
        GroupClosedError: "toast-group-closed",
        NotInvitedError: "toast-not-invited",
        NotYoursError: "toast-not-yours",
        TooEarlyError: "toast-not-labelled-yet",
    }
)


class AccessMessages(LabelMessages):
    """What people read when they join, leave, or may not do what they asked for."""

    share = Fixed("button-share")
    copy = Fixed("button-copy")

    def role(self, role: Role) -> str:
        return self.say(f"word-{role}")

    # Refusals and errors; toasts too, so plain text

    def refusal(self, error: TapwiseError) -> str:
        for kind, name in _REFUSALS.items():
            if isinstance(error, kind):
                return self.say(name)
        return self.error(error)

    def error(self, error: Exception) -> str:
        """What an error says; plain text."""
        return translate_error(error, self.words)

    def own_number(self, user_id: int) -> str:
        """As HTML; a stranger may be an owner whose number in the settings is wrong."""
        return self.say("own-number", number=str(user_id))

    def internal_error(self) -> str:
        return self.say("toast-internal-error")

    def try_later(self) -> str:
        return self.say("toast-try-later")

    def only_owner(self, roles: Collection[Role]) -> str:
        """roles: those that may."""
        return self.say("toast-only-curator" if "curator" in roles else "toast-only-owner")

    def not_a_command(self) -> str:
        return self.say("not-a-command")

    def copied_command(self) -> str:
        return self.say("copied-command")

    # Joining and leaving

    def welcome(self) -> str:
        return self.with_label_names(self.say("welcome"))

    def you_are_revoked(self) -> str:
        return self.say("you-are-revoked")

    def you_are_restored(self) -> str:
        return self.say("you-are-restored")

    # Invites

    def invitation(self, invitation: Invitation, link: str, until: datetime) -> str:
        return self.say(
            "invitation", people=invitation.uses, role=invitation.role, until=until, link=link
        )

    def invitation_text(self) -> str:
        return self.say("word-invitation")

    def invite_usage(self) -> str:
        return self.say("invite-usage", most=10_000)

    def invites(self, invites: Sequence[tuple[Invite, datetime]]) -> str:
        if not invites:
            return self.say("no-invites")
        lines = [
            self.say(
                "invites-line",
                invite=str(invite.id),
                role=self.role(invite.role),
                used=invite.used,
                uses=invite.uses,
                until=until,
            )
            for invite, until in invites
        ]
        return "\n".join([self.say("invites-title"), *lines])

    def end_invite(self, invite: Invite) -> str:
        return self.say("button-end-invite", invite=str(invite.id))

    def invite_ended(self) -> str:
        return self.say("toast-invite-ended")

    # Revoked access

    def revoke_usage(self) -> str:
        return self.say("revoke-usage")

    def not_revoked(self, who: AnnotatorId) -> str:
        return self.say("not-revoked", who=str(who))

    def revoked(self, who: AnnotatorId) -> str:
        return self.say("revoked", who=str(who))

    def revoked_was_invited(self, who: AnnotatorId) -> str:
        return self.say("revoked-was-invited", who=str(who))

    def restored(self, who: AnnotatorId, *, done: bool) -> str:
        return self.say("restored" if done else "was-not-revoked", who=str(who))
