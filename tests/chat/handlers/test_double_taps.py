"""The second half of a double tap is no answer to a message that nobody has read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.demo.scripted_annotators import CARD_BUTTONS, CardButton, ShownCard, next_card
from bot.emulator.emulator import Person
from tests.support.desk import Desk, taps
from tests.support.steps import (
    add_disputes,
    answer_questions,
    reply_text,
    reply_with,
    store_features,
    stored_answers,
    tap_button,
)

NOT_COUNTED = "Not counted: this message had only just appeared"
SECONDS, LATER = 0.3, 0.31


@pytest.fixture
async def guarded_desk(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A desk whose bot does not count the second half of a double tap."""
    async with closed_desk.bot(double_tap_seconds=SECONDS):
        yield closed_desk


@pytest.mark.parametrize("word", CARD_BUTTONS)
async def test_a_tap_on_a_card_that_has_just_appeared_does_not_count(
    guarded_desk: Desk, word: CardButton
) -> None:
    desk = guarded_desk
    ann = await desk.annotator()
    first = await read_slowly(desk, ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)
    await reply_text(ann, "/help")
    desk.clock.now += SECONDS - 0.01

    toast = await taps(ann, second, word)

    assert NOT_COUNTED in toast["text"]
    assert len(await desk.answers()) == 1
    assert (await next_card(ann)).buttons == second.buttons


async def test_a_tap_a_moment_later_counts(guarded_desk: Desk) -> None:
    desk = guarded_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    assert NOT_COUNTED in (await taps(ann, card, "spam"))["text"]

    await taps(ann, await read_slowly(desk, ann), "spam")
    await next_card(ann, card)

    assert [choice for _, choice in stored_answers(desk.database)] == ["spam"]


async def test_a_correction_of_the_card_before_counts_at_once(guarded_desk: Desk) -> None:
    desk = guarded_desk
    ann = await desk.annotator()
    card = await read_slowly(desk, ann)
    await taps(ann, card, "spam")
    await next_card(ann, card)

    await taps(ann, card, "no_spam")

    assert stored_answers(desk.database) == [(1, "spam"), (1, "no_spam")]


async def test_a_tap_counts_after_the_clock_was_put_back(guarded_desk: Desk) -> None:
    desk = guarded_desk
    ann = await desk.annotator()
    card = await read_slowly(desk, ann)

    desk.clock.now -= 3_600

    assert "saved" in (await taps(ann, card, "spam"))["text"]


async def test_a_new_card_at_the_end_of_the_chat_is_guarded_too(guarded_desk: Desk) -> None:
    desk = guarded_desk
    ann = await desk.annotator()
    old = await next_card(ann)

    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)

    assert NOT_COUNTED in (await taps(ann, await next_card(ann), "spam"))["text"]


async def test_a_tap_that_waited_at_telegram_during_a_restart_counts(closed_desk: Desk) -> None:
    desk = closed_desk
    async with desk.bot(double_tap_seconds=SECONDS):
        ann = await desk.annotator()
        card = await next_card(ann)
    query = ann.tap_data(card.callback_data("spam"), card.message_id)

    async with desk.bot(double_tap_seconds=SECONDS):
        toast = await ann.toast(query)

    assert "saved" in toast["text"]


async def test_a_double_tap_settles_one_dispute(closed_desk: Desk) -> None:
    desk = closed_desk
    await store_features(desk)
    texts = await add_disputes(desk, 2)
    async with desk.bot(double_tap_seconds=SECONDS):
        owner = await desk.owner()
        first = await reply_with(owner, "/disputes", "leave this message open")
        await reply_text(owner, "/help")
        desk.clock.now += LATER
        await tap_button(owner, first, "Spam")
        second = await owner.sees(
            lambda m: any(text in m["text"] and text not in first["text"] for text in texts), 10.0
        )

        toast = await tap_button(owner, second, "Spam")

    assert NOT_COUNTED in toast["text"]


async def test_an_undo_whose_message_is_with_somebody_else_says_so(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items(["first", "second"])
    async with desk.bot():
        ann = await desk.annotator()
        card = await answer_questions(ann, 1)
        await taps(ann, card, "skip")
        nothing = await next_card(ann, card)
        bob = await desk.annotator(3)
        assert (await next_card(bob)).text == card.text

        for _ in range(2):
            query = ann.tap_data("z:0:", nothing.message_id)
            toast = await ann.toast(query)

            assert toast["text"] == "↩️ Answer undone. Somebody else has the message now."

        assert len(await desk.answers()) == 1
        await ann.sees(lambda message: "Other people are labelling" in message["text"])


async def read_slowly(desk: Desk, person: Person) -> ShownCard:
    """The card of somebody who has read it: the bot knows that it is shown, and time went by."""
    card = await next_card(person)
    await reply_text(person, "/help")
    desk.clock.now += LATER
    return card
