"""Groups are listed and closed in private, also when the owner is in none of them any more."""

from __future__ import annotations

import pytest

from bot.chat.cards.buttons import Button, encode
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, says
from tests.support.groups import GROUP, assert_removed, find_annotator, group_post, join_through
from tests.support.steps import button_texts, reply_text, reply_with, tap_button


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    group = desk.telegram.group(GROUP, "Neighbours <b>", owner)
    group.add_bot(owner)
    await group_post(group)
    return group


@pytest.mark.parametrize("command", ["/groups", "/close"])
async def test_an_owner_who_left_a_group_closes_it_in_private(
    desk: Desk, owner: Person, group: GroupChat, command: str
) -> None:
    ann = await join_through(desk, group)
    group.leave(owner)

    listed = await reply_with(owner, command, "Groups whose members may label")
    assert "1. Neighbours <b>: 1 annotator" in listed["text"]
    await tap_button(owner, listed, "Close group 1")

    await assert_removed(desk, ann, "Members of your group can no longer label")
    await says(owner, "No group is open")
    assert await desk.store.groups.all() == []


async def test_only_the_group_that_was_chosen_is_closed(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    other = desk.telegram.group(GROUP - 1, "Choir", owner)
    other.add_bot(owner)
    await group_post(other)
    ann = await join_through(desk, other)

    listed = await reply_with(owner, "/groups", "Choir")
    assert button_texts(listed) == ["🚫 Close group 1", "🚫 Close group 2"]
    await tap_button(owner, listed, "Close group 1")

    await says(owner, "Choir")
    await reply_text(owner, "/help")
    assert await find_annotator(desk, ann) is not None
    assert [each.telegram_id for each in await desk.store.groups.all()] == [GROUP - 1]


async def test_an_annotator_can_neither_list_nor_close_groups(desk: Desk, group: GroupChat) -> None:
    ann = await join_through(desk, group)

    assert "Only an owner" in await reply_text(ann, "/groups")
    message = ann.send("/close")
    toast = await ann.toast(ann.tap_data(encode(Button("group", 1, "close")), message))

    assert "Only an owner" in toast["text"]
    assert len(await desk.store.groups.all()) == 1


async def test_the_advice_names_the_bot_as_privacy_mode_demands(desk: Desk, owner: Person) -> None:
    advice = await reply_text(owner, "/open")

    assert "/close@tapwise_demo_bot" in advice
    assert "/groups" in advice
