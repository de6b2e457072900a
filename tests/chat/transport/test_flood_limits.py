"""How flood limits (429) are waited for: the card still comes, and nobody else waits."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.app import RETRY_POLICY
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Call, Person
from tests.support.desk import (
    Desk,
    says,
    taps,
)
from tests.support.faults import (
    EDIT,
    SEND,
    TOAST,
    label_next,
    question_cards,
)

ORDERED_WAIT = 1

MESSAGES = (
    *("/settings", "/invite", "/invites", "/help", "/stats", "/history", "/why", "/team", "/gold"),
    *("/disputes", "/export", "/undo", "/label", "/pause", "hello", "/revoke 3", "/restore 3"),
)
BUTTONS = (
    *("x:0:", "z:0:", "a:3:", "h:1:", "p:0:", "l:0:de", "q:0:1", "c:0:1", "o:0:", "o:0:7", "r:0:"),
    *("r:0:7", "t:2:1", "t:99:1", "i:1:", "d:1:", "d:1:s0", "f:0:no", "s:1:", "s:99:", "no button"),
)


async def test_a_limit_on_an_edit_delays_only_its_chat(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    limited, card = await next_card(ann), await next_card(bob)
    desk.inject_fault(EDIT, status=429, retry_after=1, chat_id=ann.id)

    await taps(ann, limited, "spam")
    for _ in range(3):
        await taps(bob, card, "no_spam")
        card = await next_card(bob, card)
    others = edits(desk, bob)
    assert edits(desk, ann) in ([], [429])

    assert (await next_card(ann, limited)).text not in (None, limited.text)
    assert others == [200, 200, 200]
    assert edits(desk, ann) == [429, 200]


async def test_a_newer_card_replaces_one_that_waits_for_a_limit(desk: Desk) -> None:
    ann = await desk.annotator()
    first = await next_card(ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)
    desk.inject_fault(EDIT, status=429, retry_after=1)

    await taps(ann, second, "spam")
    await desk.wait_for_call(EDIT, 429)
    await taps(ann, second, "undo")

    again = await next_card(ann, second)
    assert again.text == second.text
    assert edits(desk, ann) == [200, 429, 200]


async def test_a_send_and_a_toast_are_repeated_after_a_limit(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault("answerCallbackQuery", status=429, retry_after=1, chat_id=ann.id)
    desk.inject_fault(SEND, status=429, retry_after=1, chat_id=ann.id)

    ann.send("/stats")
    began = time.monotonic()
    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert time.monotonic() - began >= 1
    await says(ann, "answers are yours")


async def test_a_limit_on_messages_of_one_chat_delays_nobody_else(desk: Desk) -> None:
    owner, bob, ann = await desk.owner(), await desk.annotator(2), await desk.annotator(3)
    await label_next(owner, await next_card(owner))
    eve, group = desk.telegram.person(4, "Eve"), desk.telegram.group(-100_1, "Neighbours", owner)
    for chat in (owner, ann, eve, group):
        desk.inject_fault("*", status=429, retry_after=600, chat_id=chat.id, times=1_000)

    eve.start(await desk.create_invite())
    group.add_bot(owner)
    owner.send_file("dataset.txt", b"one more message\n")
    for word in MESSAGES:
        owner.send(word)
    await desk.wait_for_call(SEND, 429)

    card = await label_next(bob, await next_card(bob))
    assert (await label_next(bob, card)).text is not None  # all others were handled


async def test_a_limit_on_a_toast_delays_neither_the_card_nor_others(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card = await next_card(ann)
    desk.inject_fault(TOAST, status=429, retry_after=600, chat_id=ann.id)

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text not in (None, card.text)
    await label_next(bob, await next_card(bob))
    assert len(await desk.labelled()) == 2


async def test_a_limit_on_buttons_of_one_chat_delays_nobody_else(desk: Desk) -> None:
    owner, bob = await desk.owner(), await desk.annotator()
    card = await label_next(owner, await next_card(owner))
    desk.inject_fault("*", status=429, retry_after=600, chat_id=owner.id, times=1_000)

    for data in BUTTONS:
        owner.tap_data(data, card.message_id)
    await desk.wait_for_call(TOAST, 429)

    card = await label_next(bob, await next_card(bob))
    assert (await label_next(bob, card)).text is not None  # all others were handled


async def test_a_limit_on_a_new_card_delays_only_its_chat(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    old = await next_card(ann)
    desk.inject_fault(SEND, status=429, retry_after=600, chat_id=ann.id)

    ann.send("/label")
    await desk.wait_for_call(SEND, 429)
    card = await label_next(bob, await next_card(bob))
    await label_next(bob, card)

    assert desk.calls(SEND, ann)[-1].status == 429
    assert (await next_card(ann)).message_id == old.message_id


async def test_a_new_card_after_a_limit_shows_the_current_question(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.inject_fault(SEND, status=429, retry_after=1, chat_id=ann.id)

    began = time.monotonic()
    ann.send("/label")
    await desk.wait_for_call(SEND, 429)
    await taps(ann, old, "spam")

    new = await next_card(ann, old)
    assert time.monotonic() - began >= 1
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)
    assert (new.message_id, len(question_cards(ann))) != (old.message_id, 2)
    await label_next(ann, new)


@pytest.mark.parametrize("method", [EDIT, SEND, TOAST])
async def test_the_next_card_comes_after_the_ordered_wait_and_others_do_not_wait(
    closed_desk: Desk, method: str
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RETRY_POLICY):
        ann, bob = await desk.annotator(2), await desk.annotator(3)
        card, other = await next_card(ann), await next_card(bob)
        desk.inject_fault(method, status=429, retry_after=ORDERED_WAIT, chat_id=ann.id)

        if method == SEND:
            ann.send("/label")
        else:
            ann.tap_data(card.callback_data("spam"), card.message_id)
        await desk.wait_for_call(method, 429)
        await label_next(bob, other)
        await ann.sees(
            lambda m: (
                "Is this message spam?" in m.get("text", "")
                and (m["message_id"] != card.message_id or card.callback_data("spam") not in str(m))
            ),
            30.0,
        )
        refused = next(call for call in desk.telegram.calls if call.status == 429)
        await desk.wait_for_call(method, 200, times=2)

        calls = list(desk.telegram.calls)
        later = calls[calls.index(refused) + 1 :]
        repeated = next(n for n, call in enumerate(later) if is_repeated(call, refused))
        assert any(is_for(call, bob) for call in later[:repeated])
        assert later[repeated].status == 200


def is_repeated(call: Call, refused: Call) -> bool:
    return (call.method, call.parameters) == (refused.method, refused.parameters)


def is_for(call: Call, person: Person) -> bool:
    return call.method == EDIT and call.parameters["chat_id"] == person.id


def edits(desk: Desk, person: Any) -> list[int]:
    """HTTP statuses of the edits in a chat, without the one that filled its first card."""
    return [call.status for call in desk.calls(EDIT, person)][1:]
