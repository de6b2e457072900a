"""When Telegram limits, refuses or breaks, the card still comes, once, and others go on."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import pytest
from telegram.error import NetworkError

from bot.chat.transport.request import TelegramRequest
from bot.chat.transport.retry import RetryPolicy, was_not_executed
from bot.demo.scripted_annotators import next_card
from tests.support.desk import HASTY, Desk, Json, cards_of, says, taps, texts_of

EDIT, SEND = "editMessageText", "sendMessage"


@pytest.fixture
async def hasty_desk(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A bot that waits for an answer of Telegram half a second, not fifteen."""
    async with closed_desk.bot(retry_policy=HASTY):
        yield closed_desk


def edits(desk: Desk, person: Any) -> list[int]:
    """How the edits of a chat went, after the one that made its first card."""
    return [call.status for call in desk.calls(EDIT, person)][1:]


async def test_a_flood_limit_in_one_chat_is_waited_for_while_others_go_on(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    limited, card = await next_card(ann), await next_card(bob)
    desk.order(EDIT, status=429, retry_after=1, chat_id=ann.id)

    await taps(ann, limited, "spam")
    for _ in range(3):
        await taps(bob, card, "no_spam")
        card = await next_card(bob, card)
    others = edits(desk, bob)
    assert edits(desk, ann) in ([], [429])

    assert (await next_card(ann, limited)).text not in (None, limited.text)
    assert others == [200, 200, 200]
    assert edits(desk, ann) == [429, 200]


async def test_a_card_that_waits_for_a_limit_gives_way_to_a_newer_one(desk: Desk) -> None:
    ann = await desk.annotator()
    first = await next_card(ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)
    desk.order(EDIT, status=429, retry_after=1)

    await taps(ann, second, "spam")
    await desk.called(EDIT, 429)
    await taps(ann, second, "undo")

    again = await next_card(ann, second)
    assert again.text == second.text
    assert edits(desk, ann) == [200, 429, 200]


async def test_a_limit_on_a_send_and_on_a_toast_is_waited_for(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order("answerCallbackQuery", status=429, retry_after=1, chat_id=ann.id)
    desk.order(SEND, status=429, retry_after=1, chat_id=ann.id)

    ann.send("/stats")
    began = time.monotonic()
    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert time.monotonic() - began >= 1
    await says(ann, "messages are left")


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "status", "status": 500},
        {"kind": "status", "status": 502, "description": "Bad Gateway"},
        {"kind": "drop"},
        {"kind": "drop_after_success"},
        {"kind": "garbage"},
        {"kind": "status", "status": 500, "times": 3},
    ],
    ids=lambda how: "-".join(map(str, how.values())),
)
async def test_an_edit_that_met_a_broken_network_is_repeated(desk: Desk, how: Json) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order(EDIT, **how)

    await taps(ann, card, "spam")

    assert (await next_card(ann, card)).text not in (None, card.text)
    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 1


async def test_an_edit_without_an_answer_is_repeated_and_changes_nothing_more(
    hasty_desk: Desk,
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order(EDIT, "timeout_after_success")

    await taps(ann, card, "spam")

    following = await next_card(ann, card)
    await desk.called(EDIT, 400)
    assert (await next_card(ann)).text == following.text
    await taps(ann, following, "spam")
    await next_card(ann, following)  # in its turn: what could come of the edit has come
    assert len(cards_of(ann)) == 1
    assert len(desk.calls(SEND, ann)) == 2


@pytest.mark.parametrize("kind", ["timeout_after_success", "drop_after_success"])
async def test_a_card_that_arrived_though_its_answer_was_lost_is_not_sent_twice(
    hasty_desk: Desk, kind: str
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.order(SEND, kind, chat_id=ann.id)

    ann.send("/label")

    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
    new = await next_card(ann)
    await taps(ann, new, "spam")
    following = await next_card(ann, new)
    assert following.message_id == new.message_id
    assert sum("Is this message spam?" in text for text in texts_of(ann)) == 2


@pytest.mark.parametrize("status", [500, 502])
async def test_a_card_that_telegram_says_it_did_not_send_is_sent_again(
    closed_desk: Desk, status: int
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        old = await next_card(ann)
        desk.order(SEND, status=status, chat_id=ann.id, times=20)

        ann.send("/label")

        await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
        await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)


async def test_a_dropped_toast_is_repeated(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order("answerCallbackQuery", "drop")

    assert (await taps(ann, card, "spam"))["text"].startswith("🚫 Spam")


async def test_a_toast_that_comes_too_late_harms_nothing(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order("answerCallbackQuery", status=400, description="Bad Request: query is too old")

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text is not None
    assert len(await desk.labelled()) == 1


@pytest.mark.parametrize(
    "description",
    ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"],
)
async def test_a_card_that_cannot_be_edited_is_followed_by_a_new_one(
    desk: Desk, description: str
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order(EDIT, status=400, description=f"Bad Request: {description}")

    await taps(ann, card, "spam")

    new = await next_card(ann, card)
    assert new.message_id != card.message_id
    assert new.text not in (None, card.text)
    await taps(ann, new, "spam")
    assert (await next_card(ann, new)).message_id == new.message_id


async def test_a_card_that_was_deleted_is_followed_by_a_new_one(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    ann.delete(card.message_id)

    await taps(ann, card, "spam")

    new = await next_card(ann)
    assert (new.message_id, new.text) != (card.message_id, card.text)


async def test_an_edit_that_changes_nothing_is_no_fault(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    before = ann.messages

    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await desk.called(EDIT, 400)

    ann.send("/stats")
    await says(ann, "messages are left")
    assert ann.messages[: len(before)] == before
    await taps(ann, card, "spam")
    await next_card(ann, card)  # in its turn: what could come of the edit has come
    assert len(ann.messages) == len(before) + 2  # /stats and what was said to it


@pytest.fixture
async def desk_for_one(desk_without_messages: Desk) -> AsyncIterator[Desk]:
    """A bot with a single message to label: whoever has it keeps the others waiting."""
    await desk_without_messages.fill(["the only message"])
    async with desk_without_messages.bot():
        yield desk_without_messages


async def test_whoever_blocks_the_bot_gives_their_message_back_and_goes_on_with_start(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)
    assert nothing.text is None

    ann.block()

    card = await next_card(bob, nothing)
    assert card.text == "the only message"
    await desk.fill(["another message"])
    ann.start()
    await says(ann, "another message")


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_whoever_turns_out_to_be_out_of_reach_gives_their_message_back(
    desk_for_one: Desk, status: int, description: str
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)
    for method in (EDIT, SEND):
        desk.order(method, status=status, description=description, chat_id=ann.id)

    await ann.toast(ann.tap_data("x:0:", card.message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    desk.end_faults()
    await desk.fill(["another message"])
    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await says(ann, "another message")


@pytest.mark.parametrize("description", ["TOPIC_CLOSED", "have no rights to send a message"])
async def test_a_refusal_nobody_foresaw_keeps_the_answer_and_the_bot_goes_on(
    desk: Desk, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    for method in (EDIT, SEND):
        desk.order(method, status=400, description=f"Bad Request: {description}", chat_id=ann.id)

    await taps(ann, card, "spam")
    await desk.called(SEND, 400)
    await taps(ann, card, "no_spam")

    assert (await next_card(ann, card)).text is not None
    assert [item.label for item in await desk.labelled()] == ["no_spam"]
    assert f"was not delivered: {description.capitalize()}" in caplog.text


async def test_a_message_that_is_no_card_is_not_sent_twice_when_its_answer_was_lost(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.0)):
        ann = await desk.annotator()
        desk.order(SEND, "drop_after_success", chat_id=ann.id)

        ann.send("/stats")
        await says(ann, "messages are left")
        ann.send("/help")
        await says(ann, "I show a message")

    assert sum("messages are left" in text for text in texts_of(ann)) == 1


async def test_a_send_that_never_left_is_surely_failed_and_one_that_was_cut_is_not(
    desk: Desk,
) -> None:
    await desk.owner()
    nowhere, somewhere = "http://127.0.0.1:9", f"{desk.url}/bot{desk.settings.bot_token()}"
    asked = {"chat_id": 1, "text": "x"}

    assert was_not_executed(await broken(f"{nowhere}/sendMessage", asked))
    for kind, expected in (("drop", False), ("garbage", False), ("status", True)):
        desk.order(SEND, kind)
        assert was_not_executed(await broken(f"{somewhere}/sendMessage", asked)) == expected


async def broken(url: str, asked: Json) -> NetworkError:
    """The error that a call of this address ends with."""
    async with TelegramRequest(1, 1.0) as wire:
        with pytest.raises(NetworkError) as caught:
            await wire.post(f"{url}?{urlencode(asked)}")
    return caught.value
