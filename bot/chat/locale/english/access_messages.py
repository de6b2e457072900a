"""Who may label: joining, invites, groups, revoked access, and refused requests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

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
from bot.chat.locale.numbers import LocalizedNumbers
from bot.errors import TapwiseError


class AccessMessages(LocalizedNumbers):
    """What people read when they join, leave, or may not do what they asked for."""

    share = "📤 Share"
    copy = "📋 Copy the link"

    roles: Mapping[Role, str] = MappingProxyType(
        {"owner": "owner", "curator": "curator", "annotator": "annotator"}
    )

    # Refusals and errors; toasts too, so plain text

    def refusal(self, error: TapwiseError) -> str:
        if isinstance(error, NotMemberError):
            return (
                "Members of a group may label here, but I do not see you in it. Join the group "
                "and tap the button there again, or ask the owner of this bot for a link."
            )
        if isinstance(error, MembersUntoldError):
            return (
                "Telegram does not confirm that you are a member of the group. If you are, please "
                "tap the button there again in a minute, or ask the owner of this bot for a link."
            )
        if isinstance(error, RevokedError):
            return (
                "An owner has ended your access. A new invite does not change that; ask an owner "
                "to restore it."
            )
        if isinstance(error, LeftGroupError):
            return (
                "You are no longer a member of the group by which you joined. Join it again and "
                "tap the button there, or ask the owner of this bot for a link."
            )
        if isinstance(error, GroupClosedError):
            return (
                "Members of that group can no longer label. Ask the owner of this bot for a link."
            )
        if isinstance(error, NotInvitedError):
            return (
                "You need an invite to label messages here. Ask the owner of this bot for a link "
                "and open it, or send it to me; one you had may be used up or expired."
            )
        if isinstance(error, NotYoursError):
            return "I did not ask you about that message. Send /label to get one."
        if isinstance(error, TooEarlyError):
            return "Nobody has labelled this message yet. Its score could bias the first answer."
        return str(error)

    def own_number(self, user_id: int) -> str:
        """As HTML; a stranger may be an owner whose number in the settings is wrong."""
        return (
            "If this is your bot: your Telegram number is "
            f"<code>{user_id}</code>; put it into TAPWISE_OWNERS and start the bot again."
        )

    def internal_error(self) -> str:
        return "Something went wrong on my side. Answers that I confirmed are saved. Try /label."

    def try_later(self) -> str:
        return "I cannot save anything right now, so this was not saved. Please try again later."

    def only_owner(self, roles: Collection[Role]) -> str:
        """roles: those that may."""
        who = "owners and curators" if "curator" in roles else "an owner"
        return f"Only {who} may do that."

    def not_a_command(self) -> str:
        return "I understand buttons and commands. /label shows a message; /help lists commands."

    def copied_command(self) -> str:
        return "I carry out only commands that you write yourself, so not this one."

    # Joining and leaving

    def welcome(self) -> str:
        return (
            "👋 <b>Welcome!</b> I show you messages, one at a time; you tap whether each is spam. "
            "I mostly ask about messages that the computer is unsure about, so every answer "
            "counts.\n\n"
            "Your answers train a spam filter for this community. /privacy says what I store.\n\n"
            "For example: “You won a prize, click here” is spam; “See you at eight” is not."
        )

    def you_are_revoked(self) -> str:
        return "An owner has ended your access, so I show you no more messages. Thank you."

    def you_are_restored(self) -> str:
        return "You may label again. /label shows a message."

    # Invites

    def invitation(self, invitation: Invitation, link: str, until: str) -> str:
        people = self.plural(invitation.uses, one="{n} person", other="{n} people")
        curator = " and settle disputes" if invitation.role == "curator" else ""
        return (
            f"🎟 A link for {people}, valid until {until}. "
            f"Anyone who has it may label{curator}.\n\n<code>{link}</code>"
        )

    def invitation_text(self) -> str:
        return "Help to label spam, one tap at a time:"

    def invite_usage(self) -> str:
        return (
            "Send <code>/invite</code>, or <code>/invite 10 3</code> for 10 people and 3 days "
            "(at most 10,000 people and 365 days). "
            "With <code>curator</code> added, they may settle disputes too."
        )

    def invites(self, invites: Sequence[tuple[Invite, str]]) -> str:
        if not invites:
            return "No invite is open. /invite creates one."
        lines = [
            f"{invite.id}. {self.roles[invite.role]}: {self.number(invite.used)} of "
            f"{self.number(invite.uses)} used, until {until}"
            for invite, until in invites
        ]
        return "<b>Invites</b> (the links themselves are not stored)\n" + "\n".join(lines)

    def end_invite(self, invite: Invite) -> str:
        return f"🚫 Close invite {invite.id}"

    def invite_ended(self) -> str:
        return "This invite is closed. People who already joined stay."

    # Revoked access

    def revoke_usage(self) -> str:
        return (
            "<code>/revoke 5</code> ends the access of annotator 5; "
            "<code>/readmit 5</code> restores it. /team lists the numbers."
        )

    def not_revoked(self, who: AnnotatorId) -> str:
        return f"There is no annotator {who} whose access can be revoked. /team lists the numbers."

    def revoked(self, who: AnnotatorId) -> str:
        return (
            f"Annotator {who} may no longer label. Answers given so far are not affected. "
            f"<code>/readmit {who}</code> restores access."
        )

    def revoked_was_invited(self, who: AnnotatorId) -> str:
        return (
            f"Annotator {who}, whose access is revoked, followed an invite link and was refused. "
            f"<code>/readmit {who}</code> restores access."
        )

    def restored(self, who: AnnotatorId, *, done: bool) -> str:
        return f"Annotator {who} may label again." if done else f"Annotator {who} was not revoked."
