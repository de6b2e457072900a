"""Groups at the stand-in: who is in, what the bot hears of it, and what it may say there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter
from telegram.request import HTTPXRequest

from bot.emulator.emulator import GroupChat, Person, TelegramEmulator
from bot.emulator.serving import serve

TOKEN = "42:stand-in"
SERVICE = ("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")
ALL = ["message", "callback_query", "my_chat_member", "chat_member"]


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> TelegramEmulator:
    return TelegramEmulator(TOKEN, clock=clock)


@pytest.fixture
async def bot(telegram: TelegramEmulator) -> AsyncIterator[Bot]:
    polling = HTTPXRequest(connection_pool_size=4)
    async with (
        serve(telegram.app) as url,
        Bot(TOKEN, f"{url}/bot", f"{url}/file/bot", get_updates_request=polling) as bot,
    ):
        yield bot


@pytest.fixture
def ann(telegram: TelegramEmulator) -> Person:
    return telegram.person(7, "Ann")


@pytest.fixture
def bob(telegram: TelegramEmulator) -> Person:
    return telegram.person(8, "Bob")


@pytest.fixture
def group(telegram: TelegramEmulator, ann: Person) -> GroupChat:
    """Ann's group, in which the bot is a member."""
    group = telegram.group(-100_1, "Neighbours", ann)
    group.add_bot(ann)
    return group


async def snapshot(bot: Bot, allowed: list[str] | None = None) -> list[Any]:
    """What waits for the bot, acknowledged: each as (kind, what it says)."""
    updates = await bot.get_updates(allowed_updates=allowed)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    told: list[Any] = []
    for update in updates:
        if change := update.my_chat_member or update.chat_member:
            kind = "my_chat_member" if update.my_chat_member else "chat_member"
            told.append((kind, change.old_chat_member.status, change.new_chat_member.status))
        elif update.callback_query:
            told.append(("tap", update.callback_query.data))
        elif message := update.message:
            told.append(("message", message.text or served(message)))
    return told


def served(message: Message) -> str:
    """What a line about the group itself is about."""
    return next(name for name in SERVICE if getattr(message, name))


async def test_a_bot_hears_that_it_is_let_in_and_put_out(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    assert await snapshot(bot) == [
        ("my_chat_member", "left", "member"),
        ("message", "new_chat_members"),
    ]
    await bot.send_message(group.id, "hello")

    group.remove_bot(ann)

    assert await snapshot(bot) == [("my_chat_member", "member", "kicked")]
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "hello?")
    assert [message.get("text") for message in group.messages] == [None, "hello"]


async def test_a_bot_that_nobody_let_in_may_not_write(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    group = telegram.group(-5, "Strangers", ann, "group")

    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-6, "hello")


async def test_a_bot_may_leave(bot: Bot, group: GroupChat) -> None:
    await snapshot(bot)

    assert await bot.leave_chat(group.id)

    assert await snapshot(bot) == [("my_chat_member", "member", "left")]
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.send_message(group.id, "hello")


async def test_who_comes_and_goes_is_told_only_to_an_administrator_that_asked(
    bot: Bot, ann: Person, bob: Person, group: GroupChat
) -> None:
    await snapshot(bot, ALL)
    group.join(bob)
    group.leave(bob)
    assert await snapshot(bot) == [("message", "new_chat_members"), ("message", "left_chat_member")]

    group.promote_bot(ann)
    group.join(bob)
    group.leave(bob)
    assert [told for told in await snapshot(bot, []) if told[0] != "message"] == [
        ("my_chat_member", "member", "administrator"),
        ("chat_member", "left", "member"),
        ("chat_member", "member", "left"),
    ]

    group.join(bob)
    assert [told for told in await snapshot(bot) if told[0] == "chat_member"] == []


async def test_who_is_in_a_group_can_be_looked_up(
    telegram: TelegramEmulator, bot: Bot, ann: Person, bob: Person, group: GroupChat
) -> None:
    carl = telegram.person(9, "Carl")
    group.join(bob)
    group.join(carl)
    group.kick(carl, by=ann)
    stranger = telegram.person(10, "Dora")

    people = (ann, bob, carl, stranger)
    statuses = [(await bot.get_chat_member(group.id, who.id)).status for who in people]

    assert statuses == ["creator", "member", "kicked", "left"]
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 999)


async def test_hidden_members_are_shown_to_administrators_only(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    group = telegram.group(-100_2, "Secret", ann, hidden_members=True)
    group.add_bot(ann)
    with pytest.raises(BadRequest, match="Member list is inaccessible"):
        await bot.get_chat_member(group.id, ann.id)

    group.promote_bot(ann)

    assert (await bot.get_chat_member(group.id, ann.id)).status == "creator"


async def test_the_administrators_of_a_group_are_told_and_a_private_chat_has_none(
    bot: Bot, ann: Person, bob: Person, group: GroupChat
) -> None:
    group.join(bob)
    group.promote(bob, by=ann)
    ann.start()

    told = [(one.user.id, one.status) for one in await bot.get_chat_administrators(group.id)]

    assert told == [(ann.id, "creator"), (bob.id, "administrator")]
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(ann.id)


async def test_of_what_is_said_a_bot_hears_what_is_meant_for_it(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    await snapshot(bot)

    for text in ("hello all", "/label", "/label@other_bot", "/label@tapwise_demo_bot now"):
        group.say(ann, text)
    assert await snapshot(bot) == [("message", "/label@tapwise_demo_bot now")]

    await bot.send_message(group.id, "at your service")
    group.say(ann, "/label")
    assert await snapshot(bot) == [("message", "/label")]

    group.promote_bot(ann)
    group.say(ann, "hello again")
    assert (await snapshot(bot))[1:] == [("message", "hello again")]


async def test_whoever_is_not_in_a_group_neither_writes_nor_taps_there(
    bot: Bot, bob: Person, group: GroupChat
) -> None:
    with pytest.raises(LookupError, match="Bob is not in the group 'Neighbours'"):
        group.say(bob, "hello")
    with pytest.raises(LookupError, match="Bob is not in the group"):
        group.tap(bob, "yes")
    with pytest.raises(LookupError, match="Bob is not in the group"):
        group.leave(bob)


async def test_a_tap_in_a_group_says_who_tapped_and_where(
    bot: Bot, bob: Person, group: GroupChat
) -> None:
    group.join(bob)
    yes = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    sent = await bot.send_message(group.id, "spam?", reply_markup=yes)

    query_id = group.tap(bob, "Yes")

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.from_user.id, query.data, query.message.chat.id) == (bob.id, "y", group.id)
    assert query.message.message_id == sent.message_id
    await bot.answer_callback_query(query.id, "Noted")
    assert (await bob.toast(query_id))["text"] == "Noted"


async def test_a_link_in_a_group_leads_into_the_private_chat(
    bot: Bot, bob: Person, group: GroupChat
) -> None:
    await snapshot(bot)
    group.join(bob)
    link = "https://t.me/tapwise_demo_bot?start=group-1"
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Join", url=link)]])
    sent = await bot.send_message(group.id, "Come and label", reply_markup=button)
    assert sent.reply_markup is not None

    bob.follow(str(sent.reply_markup.inline_keyboard[0][0].url))

    assert (await snapshot(bot))[-1] == ("message", "/start group-1")
    await bot.send_message(bob.id, "welcome")
    for wrong in ("https://t.me/other_bot?start=x", f"{link}!", f"{link}{'x' * 64}"):
        with pytest.raises(ValueError, match="is no start link of this bot"):
            bob.follow(wrong)


async def test_a_link_with_startgroup_lets_the_bot_in_and_tells_it_why(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    group = telegram.group(-5, "Family", ann, "group")

    group.add_bot_by_link(ann, "https://t.me/tapwise_demo_bot?startgroup=campaign")

    assert await snapshot(bot) == [
        ("my_chat_member", "left", "member"),
        ("message", "new_chat_members"),
        ("message", "/start@tapwise_demo_bot campaign"),
    ]


async def test_a_group_takes_twenty_messages_a_minute_edits_too(
    bot: Bot, group: GroupChat, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library's own error warns
    sent = await bot.send_message(group.id, "0")
    for number in range(1, 20):
        clock.now += 1
        await bot.edit_message_text(str(number), group.id, sent.message_id)

    with pytest.raises(RetryAfter, match="Retry in"):
        await bot.send_message(group.id, "one too many")
    clock.now += 42
    await bot.send_message(group.id, "in time")

    assert [message.get("text") for message in group.messages[1:]] == ["19", "in time"]


async def test_a_group_that_grows_has_another_number_and_says_so(
    bot: Bot, ann: Person, telegram: TelegramEmulator
) -> None:
    small = telegram.group(-5, "Family", ann, "group")
    small.add_bot(ann)
    await snapshot(bot)

    grown = small.upgrade(-100_5)

    assert await snapshot(bot) == [
        ("message", "migrate_to_chat_id"),
        ("message", "migrate_from_chat_id"),
        ("my_chat_member", "left", "member"),
    ]
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(small.id, "hello")
    assert moved.value.new_chat_id == grown.id
    chat = await bot.get_chat(grown.id)
    assert (chat.type, chat.title) == ("supergroup", "Family")
    await bot.send_message(grown.id, "hello")
