"""People who cannot be reached: their question returns to the others, and they can come back."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    Json,
    says,
    taps,
    texts_of,
)
from tests.support.faults import (
    EDIT,
    SEND,
)


async def test_blocking_the_bot_returns_the_question_and_start_continues(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)
    assert nothing.text is None

    ann.block()

    card = await next_card(bob, nothing)
    assert card.text == "the only message"
    await desk.add_items(["another message"])
    ann.start()
    await says(ann, "another message")


async def test_unblocking_the_bot_brings_a_card(desk_for_one: Desk) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)

    ann.block()
    card = await next_card(bob, nothing)
    assert card.text == "the only message"
    await desk.add_items(["another message"])
    ann.unblock()

    await says(ann, "another message")


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_a_chat_that_cannot_be_written_to_returns_its_question(
    desk_for_one: Desk, status: int, description: str
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)
    for method in (EDIT, SEND):
        desk.inject_fault(method, status=status, description=description, chat_id=ann.id)

    await ann.toast(ann.tap_data("x:0:", card.message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    desk.clear_faults()
    await desk.add_items(["another message"])
    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await says(ann, "another message")


@pytest.mark.parametrize(
    ("method", "tap", "status", "description"),
    [
        (SEND, "/stats", 403, "Forbidden: bot was blocked by the user"),
        (SEND, "/stats", 400, "Bad Request: chat not found"),
        (SEND, "/label", 403, "Forbidden: user is deactivated"),
        (EDIT, "x:0:", 403, "Forbidden: bot was kicked from the group chat"),
    ],
)
async def test_any_refused_message_returns_the_question_and_any_text_brings_a_way_back(
    desk_for_one: Desk, method: str, tap: str, status: int, description: str
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)
    desk.inject_fault(method, status=status, description=description, chat_id=ann.id)

    if method == SEND:
        ann.send(tap)
    else:
        await ann.toast(ann.tap_data(tap, (await next_card(ann)).message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    await desk.add_items(["another message"])
    ann.send("hello?")
    paused = await says(ann, "Paused")
    await ann.toast(ann.tap("x:0:", paused["message_id"]))
    await says(ann, "another message")


async def test_a_closed_topic_returns_the_question_until_the_next_tap(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)
    closed: Json = {"status": 400, "description": "Bad Request: TOPIC_CLOSED", "chat_id": ann.id}
    for method in (EDIT, SEND):
        desk.inject_fault(method, **closed)

    await ann.toast(ann.tap_data("x:0:", card.message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    await desk.add_items(["another message"])
    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await says(ann, "another message")


@pytest.mark.parametrize("description", ["TOPIC_CLOSED", "have no rights to send a message"])
async def test_an_unexpected_refusal_keeps_the_answer_and_the_bot_continues(
    desk: Desk, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    for method in (EDIT, SEND):
        desk.inject_fault(
            method, status=400, description=f"Bad Request: {description}", chat_id=ann.id
        )

    await taps(ann, card, "spam")
    await desk.wait_for_call(SEND, 400)
    await taps(ann, card, "no_spam")

    assert (await next_card(ann, card)).text is not None
    assert [item.label for item in await desk.labelled()] == ["no_spam"]
    assert f"was not delivered: {description.capitalize()}" in caplog.text


async def test_calls_follow_a_chat_that_migrated(desk: Desk) -> None:
    ann = await desk.annotator()
    there = desk.telegram.person(77, "the chat as it is called now")
    there.start()
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    desk.inject_fault(
        SEND, status=400, description=moved, migrate_to_chat_id=there.id, chat_id=ann.id
    )

    ann.send("/stats")
    await says(there, "answers are yours")
    ann.send("/help")
    await says(there, "I show a message")

    assert not any("I show a message" in text for text in texts_of(ann))
