"""Groups whose members may label: opening, closing, leaving, and what owners read about them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.campaign.types import GroupActivity
from bot.chat.locale.sentences import Fixed, Sentences
from bot.wording.language import Html


class GroupMessages(Sentences):
    """What members and owners read about groups."""

    join_button = Fixed("button-join")

    def no_longer_member(self) -> str:
        return self.say("no-longer-member")

    def no_longer_confirmed(self) -> str:
        return self.say("no-longer-confirmed")

    def group_no_longer_labels(self) -> str:
        return self.say("group-no-longer-labels")

    def how_to_open(self, bot_name: str) -> str:
        return self.say("how-to-open", bot=bot_name)

    def groups(self, groups: Sequence[tuple[GroupActivity, str]]) -> str:
        """groups: with the title of each as HTML."""
        if not groups:
            return self.say("no-groups")
        lines = [
            self.say(
                "groups-line",
                group=str(group.id),
                title=Html(title),
                annotators=group.annotators,
            )
            for group, title in groups
        ]
        return "\n".join([self.say("groups-title"), *lines])

    def close_group(self, group: GroupActivity) -> str:
        return self.say("button-close-group", group=str(group.id))

    def owner_wanted(self, command: str) -> str:
        opens = command == "open"
        return self.say("owner-needed-to-open" if opens else "owner-needed-to-close")

    def i_am_the_owner(self, command: str) -> str:
        return self.say("button-owner-opens" if command == "open" else "button-owner-closes")

    def not_posted(self, title: str, bot_name: str) -> str:
        """title: as HTML."""
        return self.say("not-posted", title=Html(title), bot=bot_name)

    def members_not_reported(self, title: str) -> str:
        """title: as HTML."""
        return self.say("members-not-reported", title=Html(title))

    def group_opened(self) -> str:
        return self.say("group-opened")

    def group_closed(self) -> str:
        return self.say("group-closed")
