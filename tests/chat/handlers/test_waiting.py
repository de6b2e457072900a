"""Somebody who waits long for the next card reads that it takes a while, and it comes by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event

import pytest

from bot.demo.scripted_annotators import next_card, read_card
from bot.emulator.emulator import Person
from tests.support.desk import FAST_RETRIES, Desk, Json, cards_of, says, taps

IMPATIENT = replace(FAST_RETRIES, card_timeout=0.05)


async def test_a_tapped_card_says_that_the_next_message_takes_a_while(closed_desk: Desk) -> None:
    async with closed_desk.bot(retry_policy=IMPATIENT):
        ann = await closed_desk.annotator()
        card = await next_card(ann)

        async with no_fits(closed_desk):
            toast = await taps(ann, card, "spam")
            waiting = await says(ann, "The next message takes a while")
        following = await next_card(ann, card)

        assert toast["text"].startswith("🚫 Spam saved")
        assert {waiting["message_id"], following.message_id} == {card.message_id}
        assert following.text not in (None, card.text)


async def test_a_new_card_says_it_at_the_end_of_the_chat(closed_desk: Desk) -> None:
    async with closed_desk.bot(retry_policy=IMPATIENT):
        ann, bob = await closed_desk.annotator(2), await closed_desk.annotator(3)
        before = await next_card(bob)

        async with no_fits(closed_desk):
            await taps(ann, await next_card(ann), "spam")
            bob.send("/label")
            waiting = await says(bob, "The next message takes a while")
        await bob.sees(lambda message: message is newest(bob) and read_card(message) is not None)

        assert newest(bob)["message_id"] == waiting["message_id"] > before.message_id
        assert len(cards_of(bob)) == 1


@pytest.mark.parametrize("asked", ["by a tap", "by /label"])
async def test_who_pauses_while_the_next_message_is_chosen_is_not_asked(
    closed_desk: Desk, asked: str
) -> None:
    async with closed_desk.bot(retry_policy=IMPATIENT):
        ann, bob = await closed_desk.annotator(2), await closed_desk.annotator(3)
        card = await next_card(ann)

        async with no_fits(closed_desk):
            await taps(bob, await next_card(bob), "spam")
            if asked == "by a tap":
                await taps(ann, card, "spam")
            else:
                ann.send("/label")
            await says(ann, "The next message takes a while")
            ann.send("/pause")
            await says(ann, "Paused.")
        await next_card(bob)

    assert "Paused." in newest(ann)["text"]
    assert [message for message in ann.messages if read_card(message)] == [newest(ann)]


def newest(person: Person) -> Json:
    """The last message of the chat."""
    return person.messages[-1]


@asynccontextmanager
async def no_fits(desk: Desk) -> AsyncIterator[None]:
    """The thread of fits is busy within."""
    assert desk.campaign is not None
    may_fit = Event()
    busy = asyncio.create_task(desk.campaign._trainer.run_in_thread(may_fit.wait))
    try:
        yield
    finally:
        may_fit.set()
        await busy
