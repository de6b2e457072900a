"""Network errors and malformed responses: no answer and no card is lost or doubled."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from telegram.error import NetworkError

from bot.chat.transport.request import TelegramRequest
from bot.chat.transport.retry import RetryPolicy, was_not_executed
from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    Json,
    cards_of,
    says,
    taps,
    texts_of,
)
from tests.support.faults import (
    BROKEN,
    EDIT,
    NO_ANSWERS,
    POLL,
    SEND,
    TOAST,
    fault_id,
    label_next,
    question_cards,
)


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
async def test_an_edit_is_repeated_after_a_network_error(desk: Desk, how: Json) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(EDIT, **how)

    await taps(ann, card, "spam")

    assert (await next_card(ann, card)).text not in (None, card.text)
    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 1


async def test_an_edit_whose_response_was_lost_is_repeated_without_effect(
    hasty_desk: Desk,
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(EDIT, "timeout_after_success")

    await taps(ann, card, "spam")

    following = await next_card(ann, card)
    await desk.wait_for_call(EDIT, 400)
    assert (await next_card(ann)).text == following.text
    await taps(ann, following, "spam")
    await next_card(ann, following)  # the earlier edit is done by now
    assert len(cards_of(ann)) == 1
    assert len(desk.calls(SEND, ann)) == 2


@pytest.mark.parametrize("kind", ["timeout_after_success", "drop_after_success"])
async def test_a_new_card_whose_response_was_lost_is_one_question(
    hasty_desk: Desk, kind: str
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.inject_fault(SEND, kind, chat_id=ann.id)

    ann.send("/label")

    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > old.message_id)
    new = await next_card(ann)
    await taps(ann, new, "spam")
    following = await next_card(ann, new)
    assert following.message_id == new.message_id
    assert sum("Is this message spam?" in text for text in texts_of(ann)) == 2


@pytest.mark.parametrize("status", [500, 502])
async def test_a_card_that_telegram_did_not_send_is_sent_again(
    closed_desk: Desk, status: int
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        old = await next_card(ann)
        desk.inject_fault(SEND, status=status, chat_id=ann.id, times=20)

        ann.send("/label")

        await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > old.message_id)
        await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)


async def test_a_dropped_toast_is_repeated(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault("answerCallbackQuery", "drop")

    assert (await taps(ann, card, "spam"))["text"].startswith("🚫 Spam")


async def test_a_message_whose_response_was_lost_is_not_sent_again(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.0)):
        ann = await desk.annotator()
        desk.inject_fault(SEND, "drop_after_success", chat_id=ann.id)

        ann.send("/stats")
        await says(ann, "answers are yours")
        ann.send("/help")
        await says(ann, "I show a message")

    assert sum("answers are yours" in text for text in texts_of(ann)) == 1


async def test_only_a_call_without_connection_or_with_a_server_error_was_not_executed(
    desk: Desk,
) -> None:
    await desk.owner()
    nowhere, somewhere = "http://127.0.0.1:9", f"{desk.url}/bot{desk.settings.bot_token()}"
    asked = {"chat_id": 1, "text": "x"}

    assert was_not_executed(await broken(f"{nowhere}/sendMessage", asked))
    for kind, expected in (("drop", False), ("garbage", False), ("status", True)):
        desk.inject_fault(SEND, kind)
        assert was_not_executed(await broken(f"{somewhere}/sendMessage", asked)) == expected


@pytest.mark.parametrize("how", NO_ANSWERS, ids=fault_id)
@pytest.mark.parametrize("method", [EDIT, TOAST, POLL])
async def test_a_response_that_is_not_telegrams_changes_nothing(
    desk: Desk, method: str, how: Json
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(method, **how)

    following = await label_next(ann, card)
    await label_next(ann, following)

    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 2
    assert not (await desk.store.people.annotators())[-1].paused


@pytest.mark.parametrize("how", BROKEN, ids=fault_id)
@pytest.mark.parametrize("method", [EDIT, TOAST, POLL])
async def test_no_network_error_loses_an_answer_or_a_card(
    hasty_desk: Desk, method: str, how: Json
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(method, **how)

    following = await label_next(ann, card)
    await label_next(ann, following)

    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 2


@pytest.mark.parametrize("how", BROKEN, ids=fault_id)
async def test_a_new_card_comes_once_after_any_network_error(hasty_desk: Desk, how: Json) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.inject_fault(SEND, chat_id=ann.id, **how)

    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > old.message_id)
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)

    assert len(question_cards(ann)) == 1
    await label_next(ann, await next_card(ann))
    assert len(question_cards(ann)) == 1


@pytest.mark.parametrize("how", BROKEN, ids=fault_id)
async def test_the_first_card_comes_once_after_any_network_error(
    hasty_desk: Desk, how: Json
) -> None:
    desk = hasty_desk
    ann = desk.telegram.person(2, "Ann")
    desk.inject_fault(SEND, chat_id=ann.id, times=2, **how)  # the welcome, and the card

    ann.start(await desk.create_invite())
    card = await next_card(ann)

    assert len(question_cards(ann)) == 1
    await label_next(ann, card)  # a second send would be there by now
    assert sum("Is this message spam?" in text for text in texts_of(ann)) == 1


async def test_a_long_outage_ends_with_an_edit_of_the_same_message(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.inject_fault(EDIT, "drop", times=50)

        assert (await label_next(ann, card)).message_id == card.message_id


async def broken(url: str, asked: Json) -> NetworkError:
    """The error of a call to this URL."""
    async with TelegramRequest(1, 1.0) as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(f"{url}?{urlencode(asked)}")
    return caught.value
