"""Watched groups: what members read in the group, and what owners read about them."""

from __future__ import annotations

from bot.campaign.types import UndoneImport, Watch
from bot.chat.locale.sentences import Fixed, Sentences
from bot.wording.language import Html


class WatchMessages(Sentences):
    """What /watch and /unwatch say, in groups and in private."""

    not_mine_button = Fixed("button-not-mine")
    keep_watched = Fixed("button-keep-watched")
    i_am_an_administrator = Fixed("button-administrator")

    def how_to_watch(self, bot_name: str) -> str:
        return self.say("how-to-watch", bot=bot_name)

    # In the group

    def watch_notice(self, bot_name: str) -> str:
        return self.say("watch-notice", bot=bot_name)

    def watch_over(self) -> str:
        return self.say("watch-over")

    def already_watched(self, watch: Watch) -> str:
        return f"{self.say('already-watched')} {self._came(watch)}"

    def not_watched(self) -> str:
        return self.say("not-watched")

    def cannot_read(self, bot_name: str) -> str:
        return self.say("cannot-read", bot=bot_name)

    def rights_unknown(self) -> str:
        return self.say("rights-unknown")

    def administrator_wanted(self, command: str) -> str:
        begins = command == "watch"
        return self.say(
            "administrator-needed-to-watch" if begins else "administrator-needed-to-unwatch"
        )

    def confirmed(self) -> str:
        return self.say("administrator-confirmed")

    def may_not_watch(self) -> str:
        return self.say("toast-may-not-watch")

    def objection_noted(self) -> str:
        return self.say("toast-objection-noted")

    def watch_ended(self, watch: Watch, unanswered: int) -> str:
        text = f"{self.say('watch-over')} {self._came(watch)}"
        if not unanswered:
            return text
        return f"{text} {self.say('watched-unanswered', messages=unanswered)}"

    def delete_watched(self, unanswered: int) -> str:
        return self.say("button-delete-watched", messages=unanswered)

    def watched_deleted(self, undone: UndoneImport) -> str:
        gone = self.say("watched-deleted", messages=undone.withdrawn)
        if not undone.stayed:
            return gone
        return f"{gone} {self.say('watched-stayed', messages=undone.stayed)}"

    def watched_kept(self) -> str:
        return self.say("watched-kept")

    # In private

    def ask_usage(self, bot_name: str) -> str:
        return self.say("ask-usage", bot=bot_name)

    def watch_began(self, title: str) -> str:
        """title: as HTML."""
        return self.say("watch-began", title=Html(title))

    def watch_ended_in(self, title: str, watch: Watch, unanswered: int) -> str:
        """title: as HTML."""
        return f"<b>{title}</b>\n{self.watch_ended(watch, unanswered)}"

    def not_announced(self, title: str, bot_name: str) -> str:
        """title: as HTML."""
        return self.say("not-announced", title=Html(title), bot=bot_name)

    def watch_full(self, title: str, kept: int) -> str:
        """title: as HTML."""
        return self.say("watch-full", title=Html(title), messages=kept)

    def _came(self, watch: Watch) -> str:
        return self.say("watched-came", messages=watch.messages, kept=watch.kept)
