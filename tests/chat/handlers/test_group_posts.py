"""Where the button of a group is posted, and what happens if Telegram refuses it."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, says, texts_of
from tests.support.groups import GROUP, group_post, link_of
from tests.support.steps import reply_text

OPEN = "/open@tapwise_demo_bot"
NOT_POSTED = "does not let me post the button"


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
def forum(desk: Desk, owner: Person) -> GroupChat:
    return desk.telegram.group(GROUP, "Forum", owner, topics=(17, 18))


async def test_a_command_in_a_topic_is_answered_there(
    desk: Desk, owner: Person, forum: GroupChat
) -> None:
    forum.add_bot(owner)
    await group_post(forum)

    forum.say(owner, OPEN, topic=17)
    post = await forum.sees(lambda m: m["from"]["is_bot"] and "message_thread_id" in m)
    forum.say(owner, "/close@tapwise_demo_bot", topic=18)
    closed = await group_post(forum, "can no longer label")

    assert post["message_thread_id"] == 17
    assert closed["message_thread_id"] == 18


async def test_a_closed_topic_is_reported_and_an_open_one_works(
    desk: Desk, owner: Person, forum: GroupChat
) -> None:
    forum.close_topic()

    forum.add_bot(owner)
    report = await says(owner, NOT_POSTED)
    assert "Forum" in report["text"]
    assert OPEN in report["text"]
    forum.say(owner, OPEN, topic=17)

    assert link_of(await group_post(forum))


async def test_a_bot_without_the_right_to_write_posts_after_its_promotion(
    desk: Desk, owner: Person
) -> None:
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    desk.inject_fault(
        "sendMessage",
        status=400,
        description="Bad Request: not enough rights to send text messages to the chat",
        chat_id=GROUP,
    )
    group.add_bot(owner)
    await says(owner, NOT_POSTED)

    group.restrict_bot(owner)
    await reply_text(owner, "/help")
    group.promote_bot(owner)

    assert link_of(await group_post(group))
    assert sum(NOT_POSTED in text for text in texts_of(owner)) == 1


async def refused_group(desk: Desk, owner: Person) -> GroupChat:
    """A group into which the bot may not write; its owner has read so."""
    group = desk.telegram.group(GROUP, "Forum", owner, topics=(17, 18))
    group.close_topic()
    group.close_topic(17)
    group.add_bot(owner)
    await says(owner, NOT_POSTED)
    return group


def count_posts(group: GroupChat) -> int:
    return len([message for message in group.messages if "reply_markup" in message])


async def test_after_a_restart_a_promotion_posts_the_button(closed_desk: Desk) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        group = await refused_group(desk, owner)

    async with desk.bot():
        await reply_text(owner, "/help")
        assert count_posts(group) == 0
        group.promote_bot(owner)

        assert link_of(await group_post(group))

    async with desk.bot():
        await reply_text(owner, "/help")
    assert count_posts(group) == 1
    assert sum(NOT_POSTED in text for text in texts_of(owner)) == 1


async def test_after_a_restart_a_topic_that_is_reopened_gets_the_button(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        group = await refused_group(desk, owner)
        group.say(owner, OPEN, topic=17)
        await desk.wait_for_call("sendMessage", 400, times=2)

    async with desk.bot():
        await desk.wait_for_call("sendMessage", 400, times=3)
        group.reopen_topic(owner, 17)
        post = await group.sees(lambda m: "reply_markup" in m)

    assert post["message_thread_id"] == 17
    assert count_posts(group) == 1


async def test_a_group_that_may_be_written_to_by_the_next_start_gets_its_button(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        group = await refused_group(desk, owner)
    group.reopen_topic(owner)
    desk.telegram.drop_updates()

    async with desk.bot():
        assert link_of(await group_post(group))


async def test_a_group_that_was_closed_meanwhile_gets_no_button(closed_desk: Desk) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        group = await refused_group(desk, owner)
        await desk.store.groups.close(GROUP, desk.clock())

        group.promote_bot(owner)
        await reply_text(owner, "/help")

    assert count_posts(group) == 0


async def test_a_promotion_alone_posts_no_second_button(desk: Desk, owner: Person) -> None:
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)

    group.promote_bot(owner)
    await reply_text(owner, "/help")

    assert len([m for m in group.messages if "reply_markup" in m]) == 1


@pytest.mark.parametrize("command", ["/help", "/label", "/stats", "/history", "hello"])
async def test_replies_stay_in_the_topic_of_a_private_chat(desk: Desk, command: str) -> None:
    ann = await desk.annotator()
    ann.add_topics([5])

    sent = ann.send(command, topic=5)
    reply = await ann.sees(lambda m: m["message_id"] > sent and m["from"]["is_bot"])

    assert reply["message_thread_id"] == 5
    assert "message_thread_id" not in ann.messages[1]


async def test_a_topic_that_is_gone_costs_no_reply(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.add_topics([5])
    desk.inject_fault(
        "sendMessage", status=400, description="Bad Request: message thread not found"
    )

    sent = ann.send("/help", topic=5)

    reply = await ann.sees(lambda m: m["message_id"] > sent and m["from"]["is_bot"])
    assert "message_thread_id" not in reply
