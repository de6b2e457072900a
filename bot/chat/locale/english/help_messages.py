"""The commands: the menu, and what /help says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType


class HelpMessages:
    """What each command does, for the menu and for /help."""

    commands: Mapping[str, str] = MappingProxyType(
        {
            "label": "show a message to label",
            "undo": "take back your last answer",
            "history": "your last answers; change any of them",
            "stats": "progress and quality",
            "pause": "stop for now",
            "settings": "language, confirmations and reminder",
            "privacy": "what I store about you",
            "forgetme": "delete your Telegram number from the campaign",
            "help": "how this works",
            "invite": "make an invite link",
            "invites": "invite links that still work",
            "open": "let the members of a group label",
            "groups": "groups whose members may label; close any of them",
            "team": "annotators and their reliability",
            "disputes": "decide where the answers disagree",
            "gold": "use the message you answered last to check other people",
            "revoke": "stop an annotator from labelling",
            "readmit": "let a revoked annotator label again",
            "forget": "delete who an annotator is",
            "import": "add messages from a file",
            "export": "get the labelled set",
            "model": "get the learnt model",
            "prove": "prove how good the filter is, or certify its labels",
            "goal": "what a filter has to be",
            "why": "explain the score of your last message",
        }
    )

    def command_words(self, command: str) -> str:
        """What a command does; in English if this catalog does not translate it."""
        return self.commands.get(command) or HelpMessages.commands[command]

    def help(self, commands: Iterable[str]) -> str:
        lines = "\n".join(f"/{name} – {self.command_words(name)}" for name in commands)
        return (
            "I show a message; tap <b>Spam</b> or <b>Not spam</b>. <b>Not sure</b> is an honest "
            "answer too; <b>Skip</b> says nothing about the message; <b>Undo</b> takes back your "
            f"last answer.\n\n{lines}"
        )
