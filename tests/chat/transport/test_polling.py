"""Polling: no waiting tap is lost, none counts twice, and each person's taps stay in order."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from contextlib import closing

import pytest
from telegram import Update

from benchmarks.support import tap_key_of
from bot.chat.transport.polling import PerUserOrder
from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    LoggedErrors,
    cards_of,
    taps,
)
from tests.support.faults import (
    POLL,
    label_next,
)
from tests.support.polling import CARD_BUTTONS, stored_answers, tap_button

REPEAT = "get_updates"  # the library logs that its last poll failed


async def test_taps_made_while_no_bot_ran_are_kept_in_order(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        people = [await desk.annotator(number) for number in range(2, 5)]
        cards = [await next_card(person) for person in people]
    tapped = [
        [(tap_button(person, card, word), word) for word in CARD_BUTTONS]
        for person, card in zip(people, cards, strict=True)
    ]

    async with desk.bot():
        for person, card in zip(people, cards, strict=True):
            assert (await next_card(person, card)).text not in (None, card.text)

    kept = stored_answers(desk.database)
    assert len(kept) == 12
    for taps_of_one in tapped:
        assert [tap_key_of for tap_key_of in kept if tap_key_of in taps_of_one] == taps_of_one


async def test_taps_that_were_not_acknowledged_come_again_and_are_kept_once(
    closed_desk: Desk, logged_errors: LoggedErrors
) -> None:
    desk = closed_desk
    logged_errors.expect(REPEAT)
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.inject_fault("getUpdates", "drop", times=1_000)
        queries = [
            (ann.tap_data(card.callback_data(word), card.message_id), word) for word in CARD_BUTTONS
        ]
        for query, _ in queries:
            await ann.toast(query)
        before = stored_answers(desk.database)
    assert desk.telegram.pending_updates() == len(CARD_BUTTONS)

    desk.clear_faults()
    async with desk.bot():
        bob = await desk.annotator(3)
        await taps(bob, await next_card(bob), "spam")

    assert desk.telegram.pending_updates() == 0
    assert before == [
        (tap_key_of(query, card.callback_data(word)), word) for query, word in queries
    ]
    assert stored_answers(desk.database)[:-1] == before


async def test_a_tap_repeated_as_a_new_update_is_kept_once(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    query = ann.tap_data(card.callback_data("spam"), card.message_id)
    await ann.toast(query)
    following = await next_card(ann, card)
    await taps(ann, card, "no_spam")

    desk.repeat(
        {
            "callback_query": {
                "id": query,
                "from": ann.user,
                "message": cards_of(ann)[-1],
                "chat_instance": "1",
                "data": card.callback_data("spam"),
            }
        }
    )
    await desk.wait_for_call("answerCallbackQuery", 400)

    assert [choice for _, choice in stored_answers(desk.database)] == ["spam", "no_spam"]
    assert (await next_card(ann)).text == following.text


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "drop"},
        {"kind": "garbage"},
        {"kind": "status", "status": 429, "retry_after": 1},
    ],
    ids=lambda how: f"{how['kind']}{how.get('status', '')}",
)
async def test_a_failed_poll_is_repeated_and_no_tap_is_lost(
    desk: Desk, how: dict[str, int]
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault("getUpdates", **how)

    began = time.monotonic()
    first = ann.tap_data(card.callback_data("spam"), card.message_id)
    await ann.toast(first)
    toast = await taps(ann, card, "no_spam")

    assert toast["text"].startswith("✅ Not spam")
    assert time.monotonic() - began >= how.get("retry_after", 0)
    assert [choice for _, choice in stored_answers(desk.database)] == ["spam", "no_spam"]


async def test_a_tap_that_cannot_be_stored_is_reported_without_file_names(
    desk: Desk, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("could not be stored")
    ann = await desk.annotator()
    card = await next_card(ann)
    with closing(sqlite3.connect(desk.database)) as connection:
        connection.execute("ALTER TABLE answer RENAME TO gone")
        connection.commit()

        toast = await taps(ann, card, "spam")
        assert toast["show_alert"]
        assert toast["text"].startswith("Something went wrong")

        connection.execute("ALTER TABLE gone RENAME TO answer")
        connection.commit()
    assert (await taps(ann, card, "spam"))["text"].startswith("🚫 Spam")


async def test_updates_of_one_person_run_in_order_and_of_two_concurrently() -> None:
    line: list[str] = []
    go_on, last_begun = asyncio.Event(), asyncio.Event()

    async def handler(name: str) -> None:
        line.append(f"{name} begins")
        if name == "b1":
            last_begun.set()
        await go_on.wait()
        line.append(f"{name} ends")

    def update(number: int, user: int) -> Update:
        person = {"id": user, "is_bot": False, "first_name": "x"}
        message = {"message_id": number, "date": 0, "from": person}
        chat = {"id": user, "type": "private"}
        made = Update.de_json({"update_id": number, "message": {**message, "chat": chat}})
        assert isinstance(made, Update)
        return made

    processor = PerUserOrder()
    async with processor, asyncio.TaskGroup() as group:
        for number, (name, user) in enumerate([("a1", 1), ("a2", 1), ("b1", 2)]):
            group.create_task(processor.process_update(update(number, user), handler(name)))
        await last_begun.wait()
        assert line == ["a1 begins", "b1 begins"]
        go_on.set()

    assert line.index("a1 ends") < line.index("a2 begins")


@pytest.mark.parametrize("kind", ["repeated", "reversed", "gap", "unknown", "unreadable"])
async def test_updates_in_any_order_are_each_kept_once(
    closed_desk: Desk, logged_errors: LoggedErrors, kind: str
) -> None:
    desk = closed_desk
    logged_errors.expect("cannot be read and is skipped")
    async with desk.bot():
        people = [await desk.annotator(number) for number in (2, 3)]
        cards = [await next_card(person) for person in people]
    tapped = {tap_button(person, card, "spam") for person, card in zip(people, cards, strict=True)}
    desk.inject_fault(POLL, kind, times=3)

    async with desk.bot():
        for person, card in zip(people, cards, strict=True):
            following = await next_card(person, card)
            await label_next(person, following)

    facts = stored_answers(desk.database)
    assert (len(facts), len({tap for tap, _ in facts})) == (4, 4)
    assert tapped < {tap for tap, _ in facts}
    assert desk.telegram.pending_updates() == 0


async def test_the_log_names_an_unreadable_update_by_its_number_only(
    closed_desk: Desk, logged_errors: LoggedErrors, caplog: pytest.LogCaptureFixture
) -> None:
    logged_errors.expect("cannot be read and is skipped")
    closed_desk.inject_fault(POLL, "unreadable")

    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        await label_next(ann, await next_card(ann))

    assert re.search(r"update \d+ cannot be read", caplog.text)
    assert "a message without sender" not in caplog.text
