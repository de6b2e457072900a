"""The commands: /menu, /help, and what an owner reads first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat.locale.label_messages import LabelMessages
from bot.chat.locale.sentences import Fixed
from bot.chat.sections import Section
from bot.wording.language import Html


class HelpMessages(LabelMessages):
    """What each command does, for the menu and for /help."""

    def command_words(self, command: str) -> str:
        """What a command does."""
        return self.say(f"command-{command}")

    def help(self, sections: Mapping[Section, Sequence[str]]) -> str:
        """sections: of the menu, and the commands in each."""
        tap = self.say(
            "help", spam_name=self.label_button("spam"), no_spam_name=self.label_button("no_spam")
        )
        lines = [self.with_label_names(tap)]
        for section, commands in sections.items():
            lines += ["", Html(f"<b>{self.menu_section(section)}</b>"), *self._lines(commands)]
        return "\n".join(lines)

    # /menu

    menu_back = Fixed("button-menu-back")
    open_menu = Fixed("button-open-menu")
    make_invite = Fixed("button-make-invite")

    def menu(self) -> str:
        return self.say("menu")

    def menu_section(self, section: Section) -> str:
        return self.say(f"button-menu-{section}")

    def menu_of(self, section: Section, commands: Sequence[str]) -> str:
        title = Html(f"<b>{self.menu_section(section)}</b>")
        return "\n".join([title, "", *self._lines(commands)])

    def welcome_owner(self) -> str:
        return self.say("welcome-owner")

    def _lines(self, commands: Sequence[str]) -> list[str]:
        return [
            self.say("help-line", command=name, does=self.command_words(name)) for name in commands
        ]
