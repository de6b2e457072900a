"""A group that becomes a supergroup keeps its members."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, says, taps
from tests.support.groups import (
    assert_removed,
    group_post,
    join_through,
    link_of,
)
from tests.support.steps import reply_text


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
def small(desk: Desk, owner: Person) -> GroupChat:
    """A group of the small kind, which may become a supergroup; the bot is in it."""
    small = desk.telegram.group(-5, "Family", owner, "group")
    small.add_bot(owner)
    return small


@pytest.mark.parametrize("joins_first", [False, True])
async def test_a_group_that_becomes_a_supergroup_keeps_its_members_and_its_button(
    desk: Desk, small: GroupChat, joins_first: bool
) -> None:
    ann = await join_through(desk, small)

    supergroup = small.upgrade(-100_5, joins_first=joins_first)
    card = await next_card(ann)
    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "spam")
    await next_card(ann, card)

    assert [group.telegram_id for group in await desk.store.groups.all()] == [supergroup.id]
    posts = [await group_post(small), *([await group_post(supergroup)] if joins_first else [])]
    assert [m for m in supergroup.messages if m["from"]["is_bot"]] == posts[1:]
    for number, post in enumerate(posts, 3):
        await assert_admits(desk, supergroup, post, number)
    supergroup.leave(ann)
    await assert_removed(desk, ann)


@pytest.mark.parametrize("joins_first", [False, True])
async def test_a_closed_group_stays_closed_when_it_becomes_a_supergroup(
    desk: Desk, owner: Person, small: GroupChat, joins_first: bool
) -> None:
    ann = await join_through(desk, small)
    small.say(owner, "/close@tapwise_demo_bot")
    await assert_removed(desk, ann, "Members of your group can no longer label")

    small.upgrade(-100_5, joins_first=joins_first)
    await reply_text(owner, "/help")

    assert await desk.store.groups.all() == []
    ann.follow(link_of(await group_post(small)))
    await says(ann, "Members of that group can no longer label")


async def test_a_late_report_of_a_migration_closes_a_group_that_was_closed_under_its_old_id(
    desk: Desk, owner: Person, small: GroupChat
) -> None:
    ann = await join_through(desk, small)
    small.say(owner, "/close@tapwise_demo_bot")
    await assert_removed(desk, ann, "Members of your group can no longer label")
    supergroup = desk.telegram.group(-100_5, "Family", owner)
    supergroup.add_bot(owner)  # added before the migration is reported
    bob = await join_through(desk, supergroup, 3)

    small.announce_upgrade(owner, supergroup.id)

    await assert_removed(desk, bob, "Members of your group can no longer label")
    assert await desk.store.groups.all() == []


async def test_a_tap_reveals_a_migration_that_was_not_reported(
    desk: Desk, small: GroupChat
) -> None:
    ann = await join_through(desk, small)
    supergroup = await upgrade_unreported(desk, small, ann)
    card = await next_card(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "spam")
    await next_card(ann, card)

    assert [group.telegram_id for group in await desk.store.groups.all()] == [supergroup.id]


async def test_a_migration_that_was_not_reported_does_not_keep_new_members_out(
    desk: Desk, small: GroupChat
) -> None:
    ann = await join_through(desk, small)
    supergroup = await upgrade_unreported(desk, small, ann)

    await assert_admits(desk, supergroup, await group_post(small), 3)

    assert [group.telegram_id for group in await desk.store.groups.all()] == [supergroup.id]


async def test_a_member_who_left_after_an_unreported_migration_sees_nothing_more(
    desk: Desk, small: GroupChat
) -> None:
    ann = await join_through(desk, small)
    supergroup = await upgrade_unreported(desk, small, ann)
    supergroup.members.set(ann.user, "left")

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, await next_card(ann), "spam")

    await assert_removed(desk, ann)


async def upgrade_unreported(desk: Desk, small: GroupChat, witness: Person) -> GroupChat:
    """A supergroup which the bot still knows by the group's number."""
    supergroup = small.upgrade(-100_5)
    await reply_text(witness, "/help")
    await desk.store.groups.move(supergroup.id, small.id)
    return supergroup


async def assert_admits(desk: Desk, group: GroupChat, post: dict[str, Any], number: int) -> None:
    """A member who taps this button gets a card."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(post))
    await next_card(person)
