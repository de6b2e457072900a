"""Methods about the command menu and the descriptions of the bot."""

import re

from bot.emulator.account import Account
from bot.emulator.methods.addressing import chat_of
from bot.emulator.parameters import Parameters
from bot.emulator.responses import bad_request

_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


def set_my_commands(account: Account, given: Parameters) -> bool:
    commands = given.get("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("too many commands: at most 100 can be specified")
    for command in commands:
        _check_command(command)
    account.commands[_scope(account, given)] = commands
    account.publish("commands", 0)
    return True


def delete_my_commands(account: Account, given: Parameters) -> bool:
    account.commands.pop(_scope(account, given), None)
    account.publish("commands", 0)
    return True


def get_my_commands(account: Account, given: Parameters) -> list[dict[str, str]]:
    return account.commands.get(_scope(account, given), [])


def set_my_description(account: Account, given: Parameters) -> bool:
    _language(given)
    if len(given.get("description", "")) > 512:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    return True


def set_my_short_description(account: Account, given: Parameters) -> bool:
    _language(given)
    if len(given.get("short_description", "")) > 120:
        raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
    return True


def _check_command(command: object) -> None:
    if not isinstance(command, dict) or command.keys() != {"command", "description"}:
        raise bad_request("can't parse BotCommand: it has a command and a description")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command["command"])):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command["description"]).strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(account: Account, given: Parameters) -> tuple[str, str]:
    """The key of a command menu: scope and language; the scope of a chat contains its id."""
    scope = given.get("scope", {"type": "default"})
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind == "chat":
        return f"chat {chat_of(account, scope).id}", _language(given)
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return str(kind), _language(given)


def _language(given: Parameters) -> str:
    language = str(given.get("language_code", ""))
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language
