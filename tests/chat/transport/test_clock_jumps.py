"""A clock that jumps: every card can be answered, and no message is held back."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    cards_of,
    says,
)
from tests.support.faults import (
    EDIT,
    TOMORROW,
    YESTERDAY,
    label_next,
)
from tests.support.polling import stored_answers


@pytest.mark.parametrize("jump", [YESTERDAY, TOMORROW])
async def test_cards_can_be_answered_after_the_clock_jumps(desk: Desk, jump: float) -> None:
    people = [await desk.annotator(number) for number in (2, 3)]
    cards = [await next_card(person) for person in people]

    desk.clock.now += jump
    following = [await label_next(p, card) for p, card in zip(people, cards, strict=True)]
    desk.clock.now -= jump
    for person, card in zip(people, following, strict=True):
        await label_next(person, card)

    assert len(stored_answers(desk.database)) == 4
    assert await desk.count_claims() == 2


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("jump", [YESTERDAY, TOMORROW])
async def test_after_the_clock_jumps_an_abandoned_question_is_returned(
    desk_without_messages: Desk, jump: float, restart: bool
) -> None:
    desk = desk_without_messages
    await desk.add_items(["the only message"])
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(desk.bot())
        gone, bob = await desk.annotator(2), await desk.annotator(3)
        nothing = await next_card(bob)
        assert (nothing.text, (await next_card(gone)).text) == (None, "the only message")
        if restart:
            await stack.aclose()
            desk.clock.now += jump
            await stack.enter_async_context(desk.bot())
            await bob.toast(bob.tap_data("x:0:", nothing.message_id))
        else:
            desk.clock.now += jump

        assert (await next_card(bob, nothing)).text == "the only message"
        await label_next(bob, await next_card(bob))

    assert len(stored_answers(desk.database)) == 1


async def test_a_clock_corrected_by_a_second_takes_no_question_away(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)

    desk.clock.now -= 1.0
    await bob.toast(bob.tap_data("x:0:", nothing.message_id))
    await desk.wait_for_call(EDIT, 400)  # nothing new to show

    assert await desk.count_claims() == 1
    await label_next(ann, card)


async def test_an_invite_is_valid_by_the_current_clock(desk: Desk) -> None:
    link = await desk.create_invite(uses=2, seconds=3_600.0)
    early, late = desk.telegram.person(2, "Early"), desk.telegram.person(3, "Late")

    desk.clock.now += TOMORROW
    late.start(link)
    await says(late, "You need an invite")
    assert cards_of(late) == []
    desk.clock.now -= TOMORROW
    for person in (late, early):
        person.start(link)
        await label_next(person, await next_card(person))
