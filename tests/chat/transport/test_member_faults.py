"""When Telegram does not say who is a member: nobody else waits, and members still join."""

from __future__ import annotations

import pytest

from bot.chat.membership import RECHECK_SECONDS, RETRY_SECONDS
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, Json, says, taps, texts_of
from tests.support.faults import YESTERDAY, fault_id, label_next
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
# Temporary faults, short enough for a test.
PASSING: list[Json] = [
    {"status": 429, "retry_after": 1},
    {"status": 500, "times": 3},
    {"kind": "drop", "times": 3},
    {"kind": "garbage", "times": 3},
    {"kind": "timeout"},
]


async def open_group(desk: Desk) -> GroupChat:
    """The owner's group, in which the bot has posted its button."""
    owner = await desk.owner()
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)
    return group


async def tap_join_button(desk: Desk, group: GroupChat, number: int = 2) -> Person:
    """A new member of the group, who taps its button."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(await group_post(group)))
    return person


@pytest.mark.parametrize("how", PASSING, ids=fault_id)
async def test_a_member_joins_once_telegram_answers_and_others_do_not_wait(
    desk: Desk, how: Json
) -> None:
    group, bob = await open_group(desk), await desk.annotator(3)
    desk.inject_fault(LOOK_UP, **how)

    ann = await tap_join_button(desk, group)
    await label_next(bob, await next_card(bob))

    await label_next(ann, await next_card(ann))
    assert [text[:1] for text in texts_of(ann)].count("👋") == 1


async def test_repeated_taps_while_telegram_is_silent_ask_once_and_delay_nobody(
    desk: Desk,
) -> None:
    group, bob = await open_group(desk), await desk.annotator(3)
    desk.inject_fault(LOOK_UP, status=429, retry_after=600)
    ann = await tap_join_button(desk, group)
    await desk.wait_for_call(LOOK_UP, 429)

    for _ in range(3):
        ann.follow(link_of(await group_post(group)))
    await label_next(bob, await next_card(bob))

    assert len(desk.calls(LOOK_UP)) == 1
    assert await find_annotator(desk, ann) is None
    assert texts_of(ann) == []


async def test_a_lasting_failure_is_reported_and_the_next_tap_lets_the_member_in(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        group = await open_group(desk)
        desk.inject_fault(LOOK_UP, status=500, times=7)
        ann = await tap_join_button(desk, group)

        await says(ann, "Telegram does not confirm that you are a member")
        ann.follow(link_of(await group_post(group)))

        await label_next(ann, await next_card(ann))


@pytest.mark.parametrize(
    "how", [{"kind": "timeout"}, {"status": 429, "retry_after": 600}, {"status": 500}], ids=fault_id
)
async def test_a_member_gets_the_next_card_while_telegram_does_not_answer(
    closed_desk: Desk, how: Json
) -> None:
    desk, patient = closed_desk, RetryPolicy(read_timeout=600.0, wait_initial=600.0)
    async with desk.bot(retry_policy=patient):
        ann = await join_through(desk, await open_group(desk))
        card, before = await next_card(ann), len(desk.calls(LOOK_UP))
        desk.inject_fault(LOOK_UP, **how, times=1_000)

        desk.clock.now += RECHECK_SECONDS + 1
        card = await label_next(ann, card)
        card = await label_next(ann, card)
        assert len(desk.calls(LOOK_UP)) == before + 1
        desk.clock.now += RETRY_SECONDS + 1
        await label_next(ann, card)
        assert len(desk.calls(LOOK_UP)) == before + 2


async def test_a_member_who_left_is_noticed_once_telegram_answers(desk: Desk) -> None:
    group = await open_group(desk)
    ann = await join_through(desk, group)
    desk.inject_fault(LOOK_UP, status=500)
    desk.clock.now += RECHECK_SECONDS + 1
    card = await label_next(ann, await next_card(ann))
    group.members.set(ann.user, "left")

    desk.clock.now += RETRY_SECONDS + 1
    await taps(ann, card, "spam")

    await assert_removed(desk, ann)


async def test_a_member_who_left_sees_nothing_more_after_the_clock_is_put_back(desk: Desk) -> None:
    group = await open_group(desk)
    ann = await join_through(desk, group)
    card = await next_card(ann)
    group.members.set(ann.user, "left")

    desk.clock.now += YESTERDAY
    await taps(ann, card, "spam")

    await assert_removed(desk, ann)


async def test_a_group_closed_during_the_membership_check_lets_nobody_in(desk: Desk) -> None:
    group = await open_group(desk)
    desk.inject_fault(LOOK_UP, status=429, retry_after=1)
    ann = await tap_join_button(desk, group)
    await desk.wait_for_call(LOOK_UP, 429)

    owner = desk.telegram.person(1, "Olga")
    group.say(owner, "/close@tapwise_demo_bot")
    await group_post(group, "can no longer label")

    await says(ann, "Members of that group can no longer label")
    assert "You need an invite" in await reply_text(ann, "/label")
