"""Groups: members, the updates about them, and what the bot may write."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from bot.emulator.emulator import GroupChat, Person, TelegramEmulator
from tests.support.emulator import SetClock

SERVICE_FIELDS = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)
ALL = ["message", "callback_query", "my_chat_member", "chat_member"]


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


async def take_updates(bot: Bot, allowed: list[str] | None = None) -> list[Any]:
    """Acknowledge the pending updates of the bot; each as (kind, content)."""
    updates = await bot.get_updates(allowed_updates=allowed)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    found: list[Any] = []
    for update in updates:
        if change := update.my_chat_member or update.chat_member:
            kind = "my_chat_member" if update.my_chat_member else "chat_member"
            found.append((kind, change.old_chat_member.status, change.new_chat_member.status))
        elif update.callback_query:
            found.append(("tap", update.callback_query.data))
        elif message := update.message:
            found.append(("message", message.text or service_field(message)))
    return found


def service_field(message: Message) -> str:
    """The field that makes a message a service message."""
    return next(name for name in SERVICE_FIELDS if getattr(message, name))


async def test_a_bot_gets_updates_when_it_is_added_and_removed(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    assert await take_updates(bot) == [
        ("my_chat_member", "left", "member"),
        ("message", "new_chat_members"),
    ]
    await bot.send_message(group.id, "hello")

    group.remove_bot(ann)

    assert await take_updates(bot) == [("my_chat_member", "member", "kicked")]
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "hello?")
    assert [message.get("text") for message in group.messages] == [None, "hello"]


async def test_a_bot_that_is_not_a_member_may_not_write(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    group = telegram.group(-5, "Strangers", ann, "group")

    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-6, "hello")


async def test_a_bot_may_leave(bot: Bot, group: GroupChat) -> None:
    await take_updates(bot)

    assert await bot.leave_chat(group.id)

    assert await take_updates(bot) == [("my_chat_member", "member", "left")]
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.send_message(group.id, "hello")


async def test_member_updates_reach_only_an_administrator_that_requests_them(
    bot: Bot, ann: Person, bob: Person, group: GroupChat
) -> None:
    await take_updates(bot, ALL)
    group.join(bob)
    group.leave(bob)
    assert await take_updates(bot) == [
        ("message", "new_chat_members"),
        ("message", "left_chat_member"),
    ]

    group.promote_bot(ann)
    group.join(bob)
    group.leave(bob)
    assert [reported for reported in await take_updates(bot, []) if reported[0] != "message"] == [
        ("my_chat_member", "member", "administrator"),
        ("chat_member", "left", "member"),
        ("chat_member", "member", "left"),
    ]

    group.join(bob)
    assert [reported for reported in await take_updates(bot) if reported[0] == "chat_member"] == []


async def test_members_of_a_group_can_be_looked_up(
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
    with pytest.raises(BadRequest, match="Participant_id_invalid"):
        await bot.get_chat_member(group.id, ann.id)

    group.promote_bot(ann)

    assert (await bot.get_chat_member(group.id, ann.id)).status == "creator"


async def test_a_group_lists_its_administrators_and_a_private_chat_has_none(
    bot: Bot, ann: Person, bob: Person, group: GroupChat
) -> None:
    group.join(bob)
    group.promote(bob, by=ann)
    ann.start()

    reported = [(one.user.id, one.status) for one in await bot.get_chat_administrators(group.id)]

    assert reported == [(ann.id, "creator"), (bob.id, "administrator")]
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(ann.id)


async def test_other_bots_among_the_administrators_are_listed_on_request(
    telegram: TelegramEmulator, bot: Bot, ann: Person, group: GroupChat
) -> None:
    group.promote_bot(ann)
    group.add_other_bot(telegram.other_bot(99, "Weather"), ann, as_administrator=True)

    listed = [one.user.id for one in await bot.get_chat_administrators(group.id)]
    with_bots = await bot.get_chat_administrators(group.id, api_kwargs={"return_bots": True})

    assert listed == [ann.id, bot.id]
    assert [one.user.id for one in with_bots] == [ann.id, bot.id, 99]


async def test_a_bot_gets_only_messages_addressed_to_it(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    await take_updates(bot)

    for text in ("hello all", "/label", "/label@other_bot", "/label@tapwise_demo_bot now"):
        group.say(ann, text)
    assert await take_updates(bot) == [("message", "/label@tapwise_demo_bot now")]

    await bot.send_message(group.id, "at your service")
    group.say(ann, "/label")
    assert await take_updates(bot) == [("message", "/label")]

    group.promote_bot(ann)
    group.say(ann, "hello again")
    assert (await take_updates(bot))[1:] == [("message", "hello again")]


async def test_only_members_write_and_tap_in_a_group(
    bot: Bot, bob: Person, group: GroupChat
) -> None:
    with pytest.raises(LookupError, match="Bob is not in the group 'Neighbours'"):
        group.say(bob, "hello")
    with pytest.raises(LookupError, match="Bob is not in the group"):
        group.tap(bob, "yes")
    with pytest.raises(LookupError, match="Bob is not in the group"):
        group.leave(bob)


async def test_a_tap_in_a_group_names_the_person_and_the_group(
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
    await take_updates(bot)
    group.join(bob)
    link = "https://t.me/tapwise_demo_bot?start=group-1"
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Join", url=link)]])
    sent = await bot.send_message(group.id, "Come and label", reply_markup=button)
    assert sent.reply_markup is not None

    bob.follow(str(sent.reply_markup.inline_keyboard[0][0].url))

    assert (await take_updates(bot))[-1] == ("message", "/start group-1")
    await bot.send_message(bob.id, "welcome")
    for wrong in ("https://t.me/other_bot?start=x", f"{link}!", f"{link}{'x' * 64}"):
        with pytest.raises(ValueError, match="is no start link of this bot"):
            bob.follow(wrong)


async def test_a_startgroup_link_adds_the_bot_and_sends_its_payload(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    group = telegram.group(-5, "Family", ann, "group")

    group.add_bot_by_link(ann, "https://t.me/tapwise_demo_bot?startgroup=campaign")

    assert await take_updates(bot) == [
        ("my_chat_member", "left", "member"),
        ("message", "new_chat_members"),
        ("message", "/start@tapwise_demo_bot campaign"),
    ]


async def test_a_group_accepts_twenty_messages_and_edits_a_minute(
    bot: Bot, group: GroupChat, clock: SetClock, monkeypatch: pytest.MonkeyPatch
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


async def test_a_group_that_becomes_a_supergroup_announces_its_new_id(
    bot: Bot, ann: Person, telegram: TelegramEmulator
) -> None:
    small = telegram.group(-5, "Family", ann, "group")
    small.add_bot(ann)
    await take_updates(bot)

    grown = small.upgrade(-100_5)

    assert await take_updates(bot) == [
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
