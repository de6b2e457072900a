"""When Telegram does not tell who is a member: nobody else waits, and whoever is one comes in."""

from __future__ import annotations

import time

import pytest

from bot.chat.membership import RECHECK_SECONDS, RETRY_SECONDS
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, Json, says, taps, texts_of
from tests.support.faults import YESTERDAY, goes_on, named
from tests.support.groups import (
    GROUP,
    assert_removed,
    find_annotator,
    group_post,
    join_through,
    link_of,
)
from tests.support.steps import reply_text

LOOK_UP = "getChatMember"
# What passes; of a line that hangs only as much as a test can wait for.
PASSING: list[Json] = [
    {"status": 429, "retry_after": 1},
    {"status": 500, "times": 3},
    {"kind": "drop", "times": 3},
    {"kind": "garbage", "times": 3},
    {"kind": "timeout"},
]


async def open_group(desk: Desk) -> GroupChat:
    """The owner's group, open: the bot has posted its button."""
    owner = await desk.owner()
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)
    return group


async def taps_the_button(desk: Desk, group: GroupChat, number: int = 2) -> Person:
    """A member who wants to label."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(await group_post(group)))
    return person


@pytest.mark.parametrize("how", PASSING, ids=named)
async def test_a_member_comes_in_once_telegram_tells_and_others_do_not_wait_for_it(
    desk: Desk, how: Json
) -> None:
    group, bob = await open_group(desk), await desk.annotator(3)
    desk.order(LOOK_UP, **how)

    ann = await taps_the_button(desk, group)
    await goes_on(bob, await next_card(bob))

    await goes_on(ann, await next_card(ann))
    assert [text[:1] for text in texts_of(ann)].count("👋") == 1


async def test_who_taps_while_telegram_is_silent_holds_up_nobody_and_comes_in_once(
    desk: Desk,
) -> None:
    group, bob = await open_group(desk), await desk.annotator(3)
    desk.order(LOOK_UP, status=429, retry_after=600)
    ann = await taps_the_button(desk, group)
    await desk.called(LOOK_UP, 429)

    for _ in range(3):
        ann.follow(link_of(await group_post(group)))
    await goes_on(bob, await next_card(bob))

    assert len(desk.calls(LOOK_UP)) == 1
    assert await find_annotator(desk, ann) is None
    assert texts_of(ann) == []


async def test_a_telegram_that_goes_on_failing_is_told_of_and_the_next_tap_lets_the_member_in(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        group = await open_group(desk)
        desk.order(LOOK_UP, status=500, times=7)
        ann = await taps_the_button(desk, group)

        await says(ann, "Telegram does not answer when I ask whether you are a member")
        ann.follow(link_of(await group_post(group)))

        await goes_on(ann, await next_card(ann))


@pytest.mark.parametrize(
    "how", [{"kind": "timeout"}, {"status": 429, "retry_after": 600}, {"status": 500}], ids=named
)
async def test_a_member_of_whom_telegram_does_not_tell_gets_the_next_card_all_the_same(
    desk: Desk, how: Json
) -> None:
    ann = await join_through(desk, await open_group(desk))
    card, before = await next_card(ann), len(desk.calls(LOOK_UP))
    desk.order(LOOK_UP, **how, times=1_000)

    desk.clock.now += RECHECK_SECONDS + 1
    began = time.monotonic()
    card = await goes_on(ann, card)
    assert time.monotonic() - began < 2.0
    card = await goes_on(ann, card)
    assert len(desk.calls(LOOK_UP)) == before + 1
    desk.clock.now += RETRY_SECONDS + 1
    await goes_on(ann, card)
    assert len(desk.calls(LOOK_UP)) == before + 2


async def test_who_left_while_telegram_did_not_tell_is_found_out_when_it_does(desk: Desk) -> None:
    group = await open_group(desk)
    ann = await join_through(desk, group)
    desk.order(LOOK_UP, status=500)
    desk.clock.now += RECHECK_SECONDS + 1
    card = await goes_on(ann, await next_card(ann))
    group.members.set(ann.user, "left")

    desk.clock.now += RETRY_SECONDS + 1
    await taps(ann, card, "spam")

    await assert_removed(desk, ann)


async def test_a_clock_that_is_put_back_lets_nobody_who_left_see_more(desk: Desk) -> None:
    group = await open_group(desk)
    ann = await join_through(desk, group)
    card = await next_card(ann)
    group.members.set(ann.user, "left")

    desk.clock.now += YESTERDAY
    await taps(ann, card, "spam")

    await assert_removed(desk, ann)


async def test_a_group_that_is_closed_while_telegram_is_asked_lets_nobody_in(desk: Desk) -> None:
    group = await open_group(desk)
    desk.order(LOOK_UP, status=429, retry_after=1)
    ann = await taps_the_button(desk, group)
    await desk.called(LOOK_UP, 429)

    owner = desk.telegram.person(1, "Olga")
    group.say(owner, "/close@tapwise_demo_bot")
    await group_post(group, "can no longer label")

    await says(ann, "Members of a group may label here")
    assert "You need an invite" in await reply_text(ann, "/label")
