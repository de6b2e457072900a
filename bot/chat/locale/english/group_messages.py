"""Groups whose members may label: opening, closing, leaving, and what owners read about them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.campaign.types import GroupActivity
from bot.chat.locale.numbers import LocalizedNumbers


class GroupMessages(LocalizedNumbers):
    """What members and owners read about groups."""

    join_button = "🏷 Help to label"

    def no_longer_member(self) -> str:
        return (
            "You are no longer a member of the group, so I show you no more messages. "
            "Thank you for your help."
        )

    def no_longer_confirmed(self) -> str:
        return (
            "Telegram no longer confirms that you are a member of the group, so I show you no more "
            "messages. If you are, tap the button in the group to go on."
        )

    def group_no_longer_labels(self) -> str:
        return "Members of your group can no longer label. Thank you for your help."

    def how_to_open(self, bot_name: str) -> str:
        return (
            "Add me to your group: I post a button there, and every member may label. "
            "Make me an administrator, so that I see at once who leaves. To end it, send "
            f"<code>/close@{bot_name}</code> in the group, or /groups here."
        )

    def groups(self, groups: Sequence[tuple[GroupActivity, str]]) -> str:
        """groups: with the title of each as HTML."""
        if not groups:
            return "No group is open. /open explains how to open one."
        lines = [
            f"{group.id}. {title}: "
            + self.plural(group.annotators, one="{n} annotator", other="{n} annotators")
            for group, title in groups
        ]
        return "<b>Groups whose members may label</b>\n" + "\n".join(lines)

    def close_group(self, group: GroupActivity) -> str:
        return f"🚫 Close group {group.id}"

    def owner_wanted(self, command: str) -> str:
        what = "let the members of this group label" if command == "open" else "end the labelling"
        return (
            f"I cannot see who wrote that. If you are my owner and want me to {what}, tap the "
            "button: Telegram tells me, and nobody else, who taps."
        )

    def i_am_the_owner(self, command: str) -> str:
        return "👤 I am the owner: " + ("open the group" if command == "open" else "close it")

    def not_posted(self, title: str, bot_name: str) -> str:
        """title: as HTML."""
        return (
            f"⚠️ The group {title} is open, but Telegram does not let me post the button there: I "
            "may not write, or the topic is closed. Make me an administrator, and I post it; or "
            f"write <code>/open@{bot_name}</code> in an open topic."
        )

    def members_not_reported(self, title: str) -> str:
        """title: as HTML."""
        return (
            f"⚠️ Telegram does not tell me who is a member of the group {title}. "
            "Nobody can join through it, and its members are soon asked nothing more. Make me an "
            "administrator of the group, or invite people with /invite."
        )

    def group_opened(self) -> str:
        return (
            "🏷 <b>Help to keep spam out of this group.</b> I show you messages in a private chat, "
            "and you tap whether each is spam. Every member of this group may take part."
        )

    def group_closed(self) -> str:
        return "Members of this group can no longer label. Thank you, everybody."
