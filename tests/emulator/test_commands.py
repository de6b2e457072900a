"""Command menus, descriptions, and chats that can be looked up."""

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from bot.emulator.emulator import Person, TelegramEmulator


async def test_the_menu_a_person_sees_is_the_narrowest_in_their_language(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    russian = telegram.person(8, "Оля", language_code="ru")
    await bot.set_my_commands([BotCommand("start", "begin")])
    await bot.set_my_commands([BotCommand("start", "начать")], language_code="ru")
    await bot.set_my_commands([BotCommand("status", "how far")], scope=BotCommandScopeChat(ann.id))
    assert telegram.commands(ann) == [{"command": "status", "description": "how far"}]
    assert telegram.commands(russian) == [{"command": "start", "description": "начать"}]

    await bot.delete_my_commands(scope=BotCommandScopeChat(ann.id))

    assert telegram.commands(ann) == [{"command": "start", "description": "begin"}]
    assert await bot.get_my_commands() == (BotCommand("start", "begin"),)
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()


@pytest.mark.parametrize("command", ["Start", "start!", "", "x" * 33])
async def test_a_command_telegram_would_not_show_is_refused(
    http: httpx.AsyncClient, command: str
) -> None:
    commands = [{"command": command, "description": "begin"}]

    answer = await http.post("setMyCommands", json={"commands": commands})

    assert answer.json()["description"] == "Bad Request: BOT_COMMAND_INVALID"


async def test_descriptions_of_the_bot_have_a_maximum_length(bot: Bot) -> None:
    assert await bot.set_my_description("x" * 512)
    assert await bot.set_my_short_description("x" * 120, language_code="ru")
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)


async def test_a_chat_and_its_members_can_be_looked_up(bot: Bot, ann: Person) -> None:
    chat = await bot.get_chat(ann.id)
    member = await bot.get_chat_member(ann.id, ann.id)

    assert (chat.first_name, chat.username, chat.type) == ("Ann", "ann", "private")
    assert member.status == "member"
