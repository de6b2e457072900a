"""A group with another bot, where Telegram passes on only what is meant for this one."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import GroupChat, Person
from bot.emulator.message_kinds import text_content
from tests.support.desk import Desk
from tests.support.groups import GROUP, group_post
from tests.support.steps import reply_text


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    """An open group in which another bot has written last."""
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)
    other = desk.telegram.other_bot(99, "Weather")
    group.add_other_bot(other, owner)
    group.say_as_bot(other, "It rains.")
    return group


async def is_open(desk: Desk) -> bool:
    return await desk.store.groups.all() != []


async def test_a_close_without_the_bots_name_does_not_arrive_and_the_advised_one_does(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    group.say(owner, "/close")
    await reply_text(owner, "/help")
    assert await is_open(desk)

    group.say(owner, "/close@tapwise_demo_bot")
    await group_post(group, "can no longer label")
    assert not await is_open(desk)


async def test_a_close_in_reply_to_the_bots_button_arrives(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    post = await group_post(group)
    command = text_content("/close")
    group.say_content(owner, {**command, **group.reply(post["message_id"])})

    await group_post(group, "can no longer label")

    assert not await is_open(desk)
