"""Faults while a file is sent or received: it arrives once, and nobody else waits."""

from __future__ import annotations

import pytest

from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from tests.support.desk import Desk, Json, says
from tests.support.faults import fault_id, label_next
from tests.support.steps import import_file

PASSING: list[Json] = [{"status": 429, "retry_after": 1}, {"status": 500}, {"status": 502}]
BROKEN: list[Json] = [{"kind": "drop"}, {"kind": "timeout"}, {"kind": "garbage"}]
LOST: list[Json] = [{"kind": "drop_after_success"}, {"kind": "garbage_after_success"}]
# Command, method that it calls, and field of the message that it sends.
SENT = [("/export", "sendDocument", "document"), ("/stats", "sendPhoto", "photo")]
FILES = {"document": 2, "photo": 1}  # labels.csv and spam.txt, or the picture


async def owner_who_labelled(desk: Desk) -> Person:
    owner = await desk.owner()
    await label_next(owner, await next_card(owner))
    return owner


def files_of(person: Person, kind: str) -> int:
    return sum(kind in message for message in person.messages)


@pytest.mark.parametrize("how", [*PASSING, *BROKEN], ids=fault_id)
async def test_a_file_is_downloaded_despite_errors(hasty_desk: Desk, how: Json) -> None:
    desk = hasty_desk
    owner = await desk.owner()
    desk.inject_fault("getFile", **how)

    result = await import_file(owner, "dataset.txt", b"one more message\n")

    assert "1 new message, 0 new labels" in result["text"]


async def test_a_limit_on_a_file_delays_nobody_else(desk: Desk) -> None:
    owner, bob = await owner_who_labelled(desk), await desk.annotator()
    methods = ("getFile", "sendDocument", "sendPhoto")
    for method in methods:
        desk.inject_fault(method, status=429, retry_after=600)

    owner.send_file("dataset.txt", b"one more message\n")
    for command, *_ in SENT:
        owner.send(command)
    for method in methods:
        await desk.wait_for_call(method, 429)

    card = await label_next(bob, await next_card(bob))
    await label_next(bob, card)


@pytest.mark.parametrize("how", PASSING, ids=fault_id)
@pytest.mark.parametrize(("command", "method", "kind"), SENT)
async def test_a_file_that_telegram_did_not_send_is_sent_again(
    desk: Desk, command: str, method: str, kind: str, how: Json
) -> None:
    owner = await owner_who_labelled(desk)
    desk.inject_fault(method, **how)

    owner.send(command)

    await owner.sees(lambda _: files_of(owner, kind) == FILES[kind])
    assert [call.status for call in desk.calls(method, owner)][:2] == [how["status"], 200]


@pytest.mark.parametrize("how", LOST, ids=fault_id)
@pytest.mark.parametrize(("command", "method", "kind"), SENT)
async def test_a_file_whose_response_was_lost_is_not_sent_again(
    closed_desk: Desk, command: str, method: str, kind: str, how: Json
) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await owner_who_labelled(desk)
        card = await next_card(owner)
        desk.inject_fault(method, **how)

        owner.send(command)
        await owner.sees(lambda _: files_of(owner, kind) == FILES[kind])
        owner.send(command)
        await owner.sees(lambda _: files_of(owner, kind) >= 2 * FILES[kind])
        if kind == "document":
            await says(owner, "Telegram did not accept labels.csv, or did not confirm it")
        await label_next(owner, card)

    assert len(desk.calls(method, owner)) == 2 * FILES[kind]


@pytest.mark.parametrize(
    ("how", "statuses"), [(PASSING[1], [500, 200]), (LOST[0], [0])], ids=["refused", "lost"]
)
async def test_a_long_text_is_sent_again_only_if_it_certainly_was_not_sent(
    desk_without_messages: Desk, how: Json, statuses: list[int]
) -> None:
    desk = desk_without_messages
    await desk.add_items(["lorem ipsum " * 1_000])
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.0)):
        ann = await desk.annotator()
        desk.inject_fault("sendDocument", **how)

        card = await next_card(ann)
        await ann.toast(ann.tap_data(card.buttons[0], card.message_id))
        await ann.sees(lambda _: files_of(ann, "document") == 1)
        ann.send("/help")
        await says(ann, "I show a message")

    assert [call.status for call in desk.calls("sendDocument", ann)] == statuses
