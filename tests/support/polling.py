"""A second poller, and what a log says of polling."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from benchmarks.ground import fact
from bot.demo.scripted_annotators import CardButton, ShownCard
from bot.emulator.emulator import Person
from tests.support.desk import TOKEN, Desk

CARD_BUTTONS: tuple[CardButton, ...] = ("spam", "no_spam", "unsure", "skip")


def said(database: Path) -> list[tuple[str, str]]:
    """Every tap that was kept, in order, and what it said."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("SELECT tap, choice FROM answer ORDER BY id"))


def tapped_fact(person: Person, card: ShownCard, word: CardButton) -> str:
    """Tap a button; what the database is to call it."""
    return fact(
        person.tap_data(card.callback_data(word), card.message_id), card.callback_data(word)
    )


async def second_poller(desk: Desk) -> None:
    async with httpx.AsyncClient(base_url=desk.url) as client:
        await client.get(f"/bot{TOKEN}/getUpdates", params={"timeout": 0})
