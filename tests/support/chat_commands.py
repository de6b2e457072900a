"""The commands of a role, from the table."""

from __future__ import annotations

from bot.chat.command_table import COMMANDS
from storage.records import Role


def listed_commands(role: Role) -> list[str]:
    """The commands that /menu and /help of this role are to have, in their order."""
    return [command.name for command in COMMANDS if command.is_listed_for(role)]
