"""The commands: the menu, and what /help says."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat.locale.sentences import Sentences


class HelpMessages(Sentences):
    """What each command does, for the menu and for /help."""

    def command_words(self, command: str) -> str:
        """What a command does."""
        return self.say(f"command-{command}")

    def help(self, commands: Iterable[str]) -> str:
        lines = [
            self.say("help-line", command=name, does=self.command_words(name)) for name in commands
        ]
        return "\n".join([self.say("help"), "", *lines])
