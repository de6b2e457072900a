"""Many faults at once: everybody continues, and every tap is kept once."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.cards.buttons import Button, decode
from bot.demo.scripted_annotators import ShownCard, read_card
from bot.emulator.emulator import Person
from tests.support.desk import (
    Desk,
    Json,
)
from tests.support.faults import (
    BROKEN,
    EDIT,
    PAGE,
    POLL,
    SEND,
    STRIP,
    TOAST,
)
from tests.support.polling import CARD_BUTTONS

STORM: list[Json] = [
    *[{"method": method, **how} for method in (EDIT, SEND, TOAST, POLL) for how in BROKEN],
    *[{"method": method, "status": 429, "retry_after": 1} for method in (EDIT, SEND, TOAST)],
    {"method": EDIT, "status": 400, "description": "Bad Request: message to edit not found"},
    {"method": TOAST, "status": 400, "description": "Bad Request: query is too old"},
    *[{"method": POLL, "kind": kind} for kind in ("repeated", "reversed", "gap", "unknown")],
    {"method": EDIT, "kind": "body", "status": 403, "body": PAGE},
    {"method": STRIP, "kind": "timeout_after_success"},
    {"method": "*", "kind": "drop", "times": 5},
]


@pytest.mark.parametrize("seed", range(3))
async def test_many_faults_at_once_lose_and_double_no_answer(hasty_desk: Desk, seed: int) -> None:
    desk, chance = hasty_desk, random.Random(seed)
    people = [await desk.annotator(number) for number in range(2, 6)]
    tapped: dict[tuple[int, int], str] = {}

    async def label(person: Person) -> None:
        seen: set[int] = set()
        for _ in range(6):
            card = await newest_question(person, seen)
            token = button_of(card).target
            seen.add(token)
            for how in chance.sample(STORM, 2):
                desk.inject_fault(**how)
            tapped[person.id, token] = word = chance.choice(CARD_BUTTONS)
            person.tap_data(card.callback_data(word), card.message_id)
        await newest_question(person, seen)

    async with asyncio.TaskGroup() as group:
        for person in people:
            group.create_task(label(person))

    assert sorted(all_answers(desk.database)) == sorted(
        (*key, word) for key, word in tapped.items()
    )
    assert len(tapped) == 24


async def newest_question(person: Person, seen: set[int]) -> ShownCard:
    """The card of another question than these, once it is the last message in the chat."""

    def is_next(message: Json) -> bool:
        card = read_card(message)
        return bool(card and card.text and button_of(card).target not in seen)

    card = read_card(await person.sees(is_next, 30.0))
    assert card is not None
    return card


def button_of(card: ShownCard) -> Button:
    button = decode(card.callback_data("spam"))
    assert button is not None
    return button


def all_answers(database: Path) -> list[tuple[int, int, str]]:
    """Every answer: Telegram id, token of the question, and choice."""
    sql = """SELECT telegram_id, token, choice FROM answer
        JOIN question ON question.id = question_id JOIN annotator ON annotator.id = annotator_id"""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(sql))
