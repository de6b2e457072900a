"""Cards that cannot be edited are replaced by a new one."""

from __future__ import annotations

import pytest

from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    says,
    taps,
)
from tests.support.faults import (
    EDIT,
    SEND,
    STRIP,
    label_next,
    question_cards,
)


async def test_a_toast_that_is_too_late_does_no_harm(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(
        "answerCallbackQuery", status=400, description="Bad Request: query is too old"
    )

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text is not None
    assert len(await desk.labelled()) == 1


@pytest.mark.parametrize(
    "description",
    ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"],
)
async def test_a_card_that_cannot_be_edited_is_replaced(desk: Desk, description: str) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(EDIT, status=400, description=f"Bad Request: {description}")

    await taps(ann, card, "spam")

    new = await next_card(ann, card)
    assert new.message_id != card.message_id
    assert new.text not in (None, card.text)
    await taps(ann, new, "spam")
    assert (await next_card(ann, new)).message_id == new.message_id


async def test_a_deleted_card_is_replaced(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    ann.delete(card.message_id)

    await taps(ann, card, "spam")

    new = await next_card(ann)
    assert (new.message_id, new.text) != (card.message_id, card.text)


async def test_an_edit_that_changes_nothing_is_not_an_error(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    before = ann.messages

    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await desk.wait_for_call(EDIT, 400)

    ann.send("/stats")
    await says(ann, "answers are yours")
    assert ann.messages[: len(before)] == before
    await taps(ann, card, "spam")
    await next_card(ann, card)  # the earlier edit is done by now
    assert len(ann.messages) == len(before) + 2  # /stats and its reply


async def test_an_edit_that_fails_seven_times_becomes_a_new_card(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.inject_fault(EDIT, status=500, times=7)

        following = await label_next(ann, card)

        assert following.message_id != card.message_id
        await label_next(ann, following)


async def test_a_new_card_is_filled_after_many_server_errors(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card, sent = await next_card(ann), len(desk.calls(SEND, ann))
        desk.inject_fault(
            EDIT, status=500, times=7 + 5 * 7 - 1
        )  # all attempts at both cards but the last

        following = await label_next(ann, card)

        assert following.message_id != card.message_id
        assert len(desk.calls(SEND, ann)) == sent + 1
        await label_next(ann, following)


async def test_a_tap_on_an_older_card_makes_it_the_current_card(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.inject_fault(STRIP, status=400, description="Bad Request: MESSAGE_ID_INVALID")
    ann.send("/label")
    await desk.wait_for_call(STRIP, 400)
    new = question_cards(ann)[-1]["message_id"]
    assert len(question_cards(ann)) == 2

    following = await label_next(ann, old)

    await ann.sees(lambda m: m["message_id"] == new and "reply_markup" not in m)
    assert [card["message_id"] for card in question_cards(ann)] == [old.message_id]
    assert following.message_id == old.message_id
    assert len(await desk.labelled()) == 1
    assert (await desk.store.people.annotators())[-1].card == old.message_id


async def test_a_new_card_that_cannot_be_filled_is_replaced(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    gone = "Bad Request: message to edit not found"
    desk.inject_fault(EDIT, status=400, description=gone, times=3)  # the old card, and two new ones

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text is not None
    assert len(await desk.answers()) == 1


async def test_after_three_new_cards_that_cannot_be_filled_the_next_tap_tries_again(
    desk: Desk,
) -> None:
    ann = await desk.annotator()
    card, sent = await next_card(ann), len(desk.calls(SEND, ann))
    gone = "Bad Request: message to edit not found"
    desk.inject_fault(
        EDIT, status=400, description=gone, times=4
    )  # the old card, and three new ones

    await taps(ann, card, "spam")
    following = await label_next(ann, card)

    assert len(desk.calls(SEND, ann)) == sent + 3
    await label_next(ann, following)
