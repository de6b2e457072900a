"""Channels: posts, the rights of a bot, and discussion groups."""

from __future__ import annotations

import pytest
from telegram import Bot, ChatMemberAdministrator, MessageOriginChannel
from telegram.error import Forbidden

from bot.emulator.channel_chats import ChannelChat
from bot.emulator.emulator import Person, TelegramEmulator
from tests.support.emulator import keyboard, refused


@pytest.fixture
def news(telegram: TelegramEmulator, ann: Person) -> ChannelChat:
    return telegram.channel(-100_9, "News", ann)


async def test_a_bot_becomes_an_administrator_and_gets_posts_and_edits(
    bot: Bot, ann: Person, news: ChannelChat
) -> None:
    news.add_bot(ann)
    post = news.post("win a prise")
    news.edit(post, "win a prize")

    added, posted, edited = (await bot.get_updates())[1:]

    assert added.my_chat_member is not None
    assert isinstance(added.my_chat_member.new_chat_member, ChatMemberAdministrator)
    assert added.my_chat_member.new_chat_member.can_post_messages
    assert posted.channel_post is not None
    assert posted.channel_post.from_user is None
    assert posted.channel_post.sender_chat == posted.channel_post.chat
    assert posted.channel_post.chat.type == "channel"
    assert edited.edited_channel_post is not None
    assert edited.edited_channel_post.text == "win a prize"


async def test_a_bot_posts_edits_and_is_tapped_with_the_right_to_post(
    telegram: TelegramEmulator, bot: Bot, ann: Person, news: ChannelChat
) -> None:
    with pytest.raises(Forbidden, match="bot is not a member of the channel chat"):
        await bot.send_message(news.id, "hello")
    news.add_bot(ann, may_post=False)
    with refused("need administrator rights in the channel chat"):
        await bot.send_message(news.id, "hello")
    news.add_bot(ann)

    sent = await bot.send_message(news.id, "hello", reply_markup=keyboard("ok"))
    await bot.edit_message_text("again", news.id, sent.message_id, reply_markup=keyboard("ok"))
    news.tap(ann, "ok")

    assert (sent.from_user, sent.sender_chat) == (None, sent.chat)
    assert news.messages[-1]["text"] == "again"
    assert (await bot.get_updates())[-1].callback_query is not None


async def test_a_bot_that_was_removed_gets_no_posts(
    bot: Bot, ann: Person, news: ChannelChat
) -> None:
    news.add_bot(ann)
    news.remove_bot(ann)
    news.post("unseen")

    assert (await bot.get_updates())[-1].my_chat_member is not None
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(news.id, "hello")


async def test_a_discussion_group_gets_every_post_from_telegrams_own_account(
    telegram: TelegramEmulator, bot: Bot, ann: Person, news: ChannelChat
) -> None:
    group = telegram.group(-100_1, "Readers", ann)
    group.add_bot(ann)
    group.promote_bot(ann)
    news.link(group)

    post = news.post(news.content("photo", "win a prize"))

    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert message.is_automatic_forward
    assert (message.from_user.id, message.sender_chat.id) == (777000, news.id)
    assert isinstance(message.forward_origin, MessageOriginChannel)
    assert message.forward_origin.message_id == post
    assert message.caption == "win a prize"


async def test_a_channel_can_be_looked_up_and_left(
    bot: Bot, ann: Person, news: ChannelChat
) -> None:
    news.add_bot(ann)

    statuses = [member.status for member in await bot.get_chat_administrators(news.id)]

    assert statuses == ["creator", "administrator"]
    assert (await bot.get_chat(news.id)).title == "News"
    assert await bot.leave_chat(news.id)
    with pytest.raises(LookupError, match="no post 9999"):
        news.edit(9999, "x")
