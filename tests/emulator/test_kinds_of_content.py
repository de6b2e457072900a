"""Messages of every kind that people send, alone, forwarded, as replies, and in groups."""

from __future__ import annotations

import pytest
from telegram import Bot, MessageOriginChannel, MessageOriginUser, Update

from bot.emulator.emulator import GroupChat, Person, TelegramEmulator
from bot.emulator.message_kinds import MESSAGE_KINDS, SERVICE_MESSAGES


async def newest(bot: Bot) -> Update:
    return (await bot.get_updates())[-1]


@pytest.mark.parametrize("kind", MESSAGE_KINDS)
async def test_every_kind_of_message_can_be_read_by_the_library(
    bot: Bot, ann: Person, kind: str
) -> None:
    ann.send_content(ann.content(kind))

    message = (await newest(bot)).message

    assert message is not None
    assert message.to_dict().get(kind) is not None
    assert message.api_kwargs == {}


async def test_a_gif_is_a_document_too_and_can_be_downloaded(bot: Bot, ann: Person) -> None:
    ann.send_content(ann.content("animation", "look"))

    message = (await newest(bot)).message

    assert message is not None
    assert message.animation is not None
    assert message.document is not None
    assert message.caption == "look"
    assert message.animation.file_id == message.document.file_id
    assert await (await message.document.get_file()).download_as_bytearray()


async def test_only_some_kinds_have_a_caption(ann: Person) -> None:
    with pytest.raises(ValueError, match="sticker has no caption"):
        ann.content("sticker", "look")
    with pytest.raises(ValueError, match="at most 1024"):
        ann.content("photo", "x" * 1025)


async def test_an_album_is_messages_with_one_group(bot: Bot, ann: Person) -> None:
    ann.send_album([ann.content("photo", "one"), ann.content("photo"), ann.content("video")])

    found = [update.message for update in await bot.get_updates() if update.message]

    assert len({message.media_group_id for message in found[1:]}) == 1
    assert [bool(message.photo) for message in found[1:]] == [True, True, False]


async def test_a_caption_is_edited_like_a_text(bot: Bot, ann: Person) -> None:
    message_id = ann.send_content(ann.content("photo", "helo"))

    ann.edit(message_id, "hello #now")

    edited = (await newest(bot)).edited_message
    assert edited is not None
    assert (edited.caption, edited.text) == ("hello #now", None)
    assert [entity.type for entity in edited.caption_entities] == ["hashtag"]


async def test_a_reply_quotes_a_part_of_a_message(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "😀 is this spam?")

    ann.send_content({"text": "this one", **ann.reply(sent.message_id, "this spam")})

    message = (await newest(bot)).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.quote is not None
    assert message.reply_to_message.message_id == sent.message_id
    assert (message.quote.text, message.quote.position) == ("this spam", 6)


async def test_a_forward_names_its_origin(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    bob = telegram.person(8, "Bob")
    news = telegram.channel(-100_9, "News", bob)
    post = news.post("win a prize")

    ann.forward("hello", bob)
    by_user = (await newest(bot)).message
    ann.forward(ann.content("photo"), news)
    by_channel = (await newest(bot)).message

    assert by_user is not None
    assert by_channel is not None
    assert isinstance(by_user.forward_origin, MessageOriginUser)
    assert isinstance(by_channel.forward_origin, MessageOriginChannel)
    assert by_user.forward_origin.sender_user.id == bob.id
    assert by_channel.forward_origin.message_id == post
    assert by_channel.photo


@pytest.mark.parametrize("kind", SERVICE_MESSAGES)
async def test_service_messages_of_a_group_reach_every_bot(
    telegram: TelegramEmulator, bot: Bot, ann: Person, kind: str
) -> None:
    group: GroupChat = telegram.group(-100_1, "Neighbours", ann)
    group.add_bot(ann)

    group.say_content(ann, group.content("photo", "not for the bot"))
    group.say_content(ann, group.content(kind))

    found = [update.message for update in await bot.get_updates() if update.message]
    assert [message.to_dict().get(kind) is not None for message in found[2:]] == [True]
