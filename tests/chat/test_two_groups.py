"""Members of two groups, and people with a group and an invite."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, says
from tests.support.faults import label_next
from tests.support.groups import (
    GROUP,
    assert_removed,
    find_annotator,
    group_post,
    join_through,
    link_of,
)
from tests.support.steps import reply_text


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    return await open_group(desk, owner, GROUP)


async def open_group(desk: Desk, owner: Person, number: int) -> GroupChat:
    group = desk.telegram.group(number, f"Group {number}", owner)
    group.add_bot(owner)
    await group_post(group)
    return group


async def wait_until_annotator(desk: Desk, person: Person) -> None:
    """Wait until what the person did is handled, and until they may label."""
    async with asyncio.timeout(60):
        await reply_text(person, "/privacy")
        while await find_annotator(desk, person) is None:
            await reply_text(person, "/privacy")


@pytest.mark.parametrize("is_reported", [True, False])
async def test_who_leaves_one_of_two_groups_goes_on_as_a_member_of_the_other(
    desk: Desk, owner: Person, group: GroupChat, *, is_reported: bool
) -> None:
    other = await open_group(desk, owner, GROUP - 1)
    ann = await join_through(desk, group)
    other.join(ann)
    card = await next_card(ann)

    if is_reported:
        group.leave(ann)
    else:
        group.members.set(ann.user, "left")
        desk.clock.now += RECHECK_SECONDS + 1
    await wait_until_annotator(desk, ann)
    card = await label_next(ann, card)

    assert card.text is not None
    assert await find_annotator(desk, ann) is not None
    other.leave(ann)
    await assert_removed(desk, ann)


async def test_closing_one_of_two_groups_removes_no_member_of_the_other(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    other = await open_group(desk, owner, GROUP - 1)
    ann, bob = await join_through(desk, group), await join_through(desk, group, 3)
    other.join(ann)

    group.say(owner, "/close@tapwise_demo_bot")

    await assert_removed(desk, bob, "Members of your group can no longer label")
    await wait_until_annotator(desk, ann)


async def test_a_member_who_follows_an_invite_stays_after_leaving_the_group(
    desk: Desk, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    token = await desk.create_invite()
    ann.start(token)
    await says(ann, "Welcome", times=2)

    group.leave(ann)
    await reply_text(ann, "/help")

    assert await find_annotator(desk, ann) is not None
    invite = await desk.store.invites.by_token(token)
    assert invite is not None
    assert invite.used == 1


async def test_the_button_of_a_closed_group_says_that_it_is_closed(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    await open_group(desk, owner, GROUP - 1)
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)
    link = link_of(await group_post(group))
    group.say(owner, "/close@tapwise_demo_bot")
    await group_post(group, "can no longer label")

    ann.follow(link)

    await says(ann, "Members of that group can no longer label")


async def test_the_button_of_a_group_says_to_somebody_who_is_revoked_that_they_are(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    annotator = await find_annotator(desk, ann)
    assert annotator is not None
    await reply_text(owner, f"/revoke {annotator.id}")

    ann.follow(link_of(await group_post(group)))

    await says(ann, "An owner has ended your access")
    assert await find_annotator(desk, ann) is None
