"""A JSON response in another form than Telegram's is only a network error."""

from __future__ import annotations

import asyncio
import json

import pytest
from telegram.ext import ApplicationBuilder

from bot.chat.transport.polling import PollingBot
from bot.chat.transport.response_check import is_answer
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.errors import TelegramError
from tests.support.desk import TOKEN, Desk, Json, cards_of
from tests.support.faults import EDIT, POLL, SEND, TOAST, label_next, question_cards


def done(result: object) -> Json:
    return {"kind": "body", "status": 200, "body": json.dumps({"ok": True, "result": result})}


def refused(status: int, **more: object) -> Json:
    return {"kind": "body", "status": status, "body": json.dumps({"ok": False, **more})}


NO_MESSAGES: list[object] = [{}, True, [], "done", 7, {"message_id": 1}]
MISSHAPEN = [done(result) for result in NO_MESSAGES]
MISSHAPEN += [
    refused(429, parameters={"retry_after": "soon"}),
    refused(429, parameters={"retry_after": 10**30}),
    refused(429, parameters=["soon"]),
    refused(400, parameters={"migrate_to_chat_id": "there"}),
    refused(403, description=7),
]
NO_NUMBERS: list[object] = ["1", None, 1.5, True, -1, 2**40]
NO_UPDATES = [done([{"update_id": number, "message": {}}]) for number in NO_NUMBERS]
NO_UPDATES += [done({}), done(True), done([7]), done([[]])]


def body(how: Json) -> str:
    return str(how["body"])[:60]


@pytest.mark.parametrize(
    ("method", "how"),
    [(EDIT, how) for how in MISSHAPEN] + [(TOAST, how) for how in MISSHAPEN if how != done(True)],
    ids=lambda given: given if isinstance(given, str) else body(given),
)
async def test_a_malformed_response_loses_no_answer_and_no_card(
    desk: Desk, method: str, how: Json
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(method, **how)

    following = await label_next(ann, card)
    await label_next(ann, following)

    assert len(cards_of(ann)) == 1


@pytest.mark.parametrize("how", MISSHAPEN, ids=body)
async def test_a_new_card_comes_once_after_a_malformed_response(desk: Desk, how: Json) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.inject_fault(SEND, chat_id=ann.id, **how)

    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)

    assert len(question_cards(ann)) == 1
    await label_next(ann, await next_card(ann))


@pytest.mark.parametrize("how", NO_UPDATES, ids=body)
async def test_polling_continues_after_malformed_updates(desk: Desk, how: Json) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault(POLL, **how)

    following = await label_next(ann, card)
    await label_next(ann, following)


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setMyCommands"])
async def test_the_start_is_repeated_after_a_malformed_response(
    closed_desk: Desk, method: str
) -> None:
    closed_desk.inject_fault(method, **done({"id": "me"}))

    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        await label_next(ann, await next_card(ann))
    assert len(closed_desk.calls(method)) > 1


async def test_a_bot_whose_polling_task_died_ends_with_a_sentence(
    closed_desk: Desk,
) -> None:
    retry_policy, queue = RetryPolicy(stall_timeout=0.05), asyncio.Queue[object]()
    made = PollingBot(TOKEN, closed_desk.url, queue, connections=1, retry_policy=retry_policy)
    async with made as bot:
        assert await bot.get_updates(timeout=0) == ()

        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="fetches updates has stopped"):
                await bot.failure


def test_deeply_nested_json_is_not_an_answer() -> None:
    assert not is_answer(SEND, 200, b"[" * 100_000)


async def test_the_repr_of_the_bot_hides_the_token(closed_desk: Desk) -> None:
    async with closed_desk.bot() as bot:
        application = ApplicationBuilder().bot(bot).build()
        for shown in (repr(bot), str(bot), repr(application)):
            assert TOKEN.partition(":")[2] not in shown
        assert repr(bot) == "PollingBot[id=1000000001]"
