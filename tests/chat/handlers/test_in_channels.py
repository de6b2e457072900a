"""Channels: nobody labels there, and a post is nobody's command."""

from __future__ import annotations

from tests.support.desk import Desk, texts_of
from tests.support.steps import reply_text


async def test_a_channel_is_not_opened_and_gets_no_message(desk: Desk) -> None:
    owner = await desk.owner()
    news = desk.telegram.channel(-100_9, "News", owner)

    news.add_bot(owner)
    news.edit(news.post("/opne@tapwise_demo_bot"), "/open@tapwise_demo_bot")
    await reply_text(owner, "/help")

    assert [message for message in news.messages if "Help to keep" in message["text"]] == []
    assert await desk.store.groups.all() == []


async def test_a_post_of_a_linked_channel_is_no_command_in_its_group(desk: Desk) -> None:
    owner = await desk.owner()
    group = desk.telegram.group(-100_1, "Readers", owner)
    group.add_bot(owner)
    group.promote_bot(owner)
    news = desk.telegram.channel(-100_9, "News", owner)
    news.link(group)
    await group.sees(lambda message: "Help to keep" in message.get("text", ""))
    before = texts_of(owner)

    news.post("/close@tapwise_demo_bot")
    await reply_text(owner, "/help")

    assert len(await desk.store.groups.all()) == 1
    assert texts_of(owner)[len(before) : -1] == []
