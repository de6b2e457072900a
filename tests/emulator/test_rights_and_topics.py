"""Restricted members, the right to write, topics, hidden senders, edits and forwards."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, ChatMemberRestricted, Update

from bot.emulator.emulator import GroupChat, Person, TelegramEmulator
from tests.support.emulator import refused


@pytest.fixture
def group(telegram: TelegramEmulator, ann: Person) -> GroupChat:
    """Ann's forum with the topic 17, in which the bot is a member."""
    group = telegram.group(-100_1, "Neighbours", ann, topics=(17,))
    group.add_bot(ann)
    return group


async def newest(bot: Bot) -> Update:
    return (await bot.get_updates(allowed_updates=["message", "edited_message"]))[-1]


async def test_a_restricted_member_has_every_field_unless_it_is_omitted(
    telegram: TelegramEmulator, bot: Bot, ann: Person, group: GroupChat
) -> None:
    bob = telegram.person(8, "Bob")
    group.join(bob)
    group.restrict(bob, ann)

    muted = await bot.get_chat_member(group.id, bob.id)
    group.leave(bob)
    left = await bot.get_chat_member(group.id, bob.id)
    group.members.omitted = ("can_react_to_messages",)

    assert isinstance(muted, ChatMemberRestricted)
    assert isinstance(left, ChatMemberRestricted)
    assert (muted.is_member, left.is_member) == (True, False)
    assert "can_react_to_messages" not in group.member(bob.id)


async def test_a_bot_without_the_right_to_write_is_refused(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    group.restrict_bot(ann)

    with refused("not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "hello")
    with refused("not enough rights to send documents to the chat"):
        await bot.send_document(group.id, b"x")
    group.promote_bot(ann)
    assert (await bot.send_message(group.id, "hello")).text == "hello"


async def test_messages_go_to_topics_that_exist_and_are_open(
    bot: Bot, group: GroupChat, ann: Person
) -> None:
    sent = await bot.send_message(group.id, "hello", message_thread_id=17)
    with refused("message thread not found"):
        await bot.send_message(group.id, "hello", message_thread_id=18)
    with refused("message thread not found"):
        await bot.send_message(ann.id, "hello", message_thread_id=17)
    group.close_topic()

    assert (sent.message_thread_id, sent.is_topic_message) == (17, True)
    with refused("TOPIC_CLOSED"):
        await bot.send_message(group.id, "hello")


async def test_hidden_senders_are_the_group_or_a_channel(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    group.say_anonymously(ann, "/open@tapwise_demo_bot")
    anonymous = (await newest(bot)).message
    channel = {"id": -100_9, "type": "channel", "title": "News"}
    group.say_as_channel(ann, "/open@tapwise_demo_bot", channel)
    by_channel = (await newest(bot)).message

    assert anonymous is not None
    assert by_channel is not None
    for message, sender, chat in ((anonymous, 1087968824, -100_1), (by_channel, 136817688, -100_9)):
        assert message.from_user is not None
        assert message.sender_chat is not None
        assert (message.from_user.id, message.sender_chat.id) == (sender, chat)


async def test_edits_and_forwards_are_marked(bot: Bot, ann: Person) -> None:
    message_id = ann.send("helo")
    ann.edit(message_id, "hello")
    edited = (await newest(bot)).edited_message
    ann.forward("hello", "Eve")
    forwarded = (await newest(bot)).message

    assert edited is not None
    assert (edited.message_id, edited.text) == (message_id, "hello")
    assert edited.edit_date is not None
    assert forwarded is not None
    assert forwarded.forward_origin is not None
    with pytest.raises(LookupError, match="no message 9999"):
        ann.edit(9999, "x")


def test_a_group_is_no_channel_and_has_a_negative_id(
    telegram: TelegramEmulator, ann: Person
) -> None:
    channel: Any = "channel"
    with pytest.raises(ValueError, match="channel is neither"):
        telegram.group(-5, "News", ann, channel)
    with pytest.raises(ValueError, match="is negative"):
        telegram.group(5, "Family", ann, "group")


async def test_a_message_is_pinned_by_an_administrator_who_may_pin(
    bot: Bot, ann: Person, group: GroupChat
) -> None:
    sent = await bot.send_message(group.id, "read this")
    with refused("not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(group.id, sent.message_id)
    group.promote_bot(ann)
    with refused("not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(group.id, sent.message_id)
    group.promote_bot(ann, ["can_pin_messages"])
    with refused("message to pin not found"):
        await bot.pin_chat_message(group.id, sent.message_id + 99)

    assert await bot.pin_chat_message(group.id, sent.message_id, disable_notification=True)

    assert group.pinned == [sent.message_id]
    assert group.messages[-1]["pinned_message"]["text"] == "read this"
    reported = (await newest(bot)).message
    assert reported is not None
    assert reported.pinned_message is not None
