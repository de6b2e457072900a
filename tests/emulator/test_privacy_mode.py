"""Privacy mode: what a bot that is no administrator gets of a group, with other bots beside it."""

from __future__ import annotations

import pytest
from telegram import Bot

from bot.emulator.emulator import GroupChat, Person, TelegramEmulator
from bot.emulator.responses import Json
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN


@pytest.fixture
def group(telegram: TelegramEmulator, ann: Person) -> GroupChat:
    group = telegram.group(-100_1, "Neighbours", ann)
    group.add_bot(ann)
    return group


@pytest.fixture
def other(telegram: TelegramEmulator, ann: Person, group: GroupChat) -> Json:
    """Another bot in the group."""
    bot = telegram.other_bot(99, "Weather")
    group.add_other_bot(bot, ann)
    return bot


async def texts(bot: Bot) -> list[str | None]:
    """The texts of the pending messages and edits, which are acknowledged."""
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1 if updates else 0)
    messages = [update.message or update.edited_message for update in updates]
    return [message.text for message in messages if message and message.text]


async def test_a_command_without_a_name_is_for_the_bot_that_wrote_last(
    bot: Bot, ann: Person, group: GroupChat, other: Json
) -> None:
    await texts(bot)

    await bot.send_message(group.id, "hello")
    group.say(ann, "/close 1")
    group.say_as_bot(other, "it rains")
    group.say(ann, "/close 2")
    group.say(ann, "/close@tapwise_demo_bot 3")

    assert await texts(bot) == ["/close 1", "/close@tapwise_demo_bot 3"]


async def test_an_edit_does_not_make_the_bot_the_last_one(
    bot: Bot, ann: Person, group: GroupChat, other: Json
) -> None:
    sent = await bot.send_message(group.id, "hello")
    await texts(bot)
    group.say_as_bot(other, "it rains")

    await bot.edit_message_text("hello again", group.id, sent.message_id)
    group.say(ann, "/close")

    assert await texts(bot) == []


async def test_replies_to_the_bot_and_to_commands_for_it_arrive(
    bot: Bot, ann: Person, group: GroupChat, other: Json
) -> None:
    sent = await bot.send_message(group.id, "hello")
    group.say_as_bot(other, "it rains")
    command = group.say(ann, "/help@tapwise_demo_bot")
    chat = group.say(ann, "lunch?")
    await texts(bot)

    group.say_content(ann, {"text": "to the bot", **group.reply(sent.message_id)})
    group.say_content(ann, {"text": "to the command", **group.reply(command)})
    group.say_content(ann, {"text": "to lunch", **group.reply(chat)})

    assert await texts(bot) == ["to the bot", "to the command"]


async def test_edits_of_messages_for_the_bot_arrive(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    command = group.say(ann, "/opne@tapwise_demo_bot")
    chat = group.say(ann, "lunc?")
    await texts(bot)

    group.edit(ann, command, "/open@tapwise_demo_bot")
    group.edit(ann, chat, "lunch?")

    assert await texts(bot) == ["/open@tapwise_demo_bot"]


async def test_a_message_sent_via_the_bot_arrives(
    telegram: TelegramEmulator, bot: Bot, ann: Person, group: GroupChat
) -> None:
    await texts(bot)

    group.say_content(ann, {"text": "a result", "via_bot": telegram.bot})

    assert await texts(bot) == ["a result"]


async def test_without_privacy_mode_every_message_of_people_arrives(ann: Person) -> None:
    telegram = TelegramEmulator(TOKEN, privacy_mode=False)
    group = telegram.group(-100_1, "Neighbours", telegram.person(7, "Ann"))
    group.add_bot(telegram.person(7, "Ann"))
    other = telegram.other_bot(99, "Weather")
    group.add_other_bot(other, telegram.person(7, "Ann"))

    async with serve(telegram.app) as url, Bot(TOKEN, f"{url}/bot") as bot:
        group.say(telegram.person(7, "Ann"), "lunch?")
        group.say_as_bot(other, "it rains")

        assert await texts(bot) == ["lunch?"]
        assert (await bot.get_me()).can_read_all_group_messages
