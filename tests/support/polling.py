"""A second poller, and the answers that a database holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from benchmarks.support import tap_key_of
from bot.demo.scripted_annotators import CardButton, ShownCard
from bot.emulator.emulator import Person
from tests.support.desk import TOKEN, Desk

CARD_BUTTONS: tuple[CardButton, ...] = ("spam", "no_spam", "unsure", "skip")


def stored_answers(database: Path) -> list[tuple[str, str]]:
    """The name of every tap that was kept, and its choice, in order."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("SELECT tap, choice FROM answer ORDER BY id"))


def tap_button(person: Person, card: ShownCard, word: CardButton) -> str:
    """Tap a button; the name that the database gives to this tap."""
    return tap_key_of(
        person.tap_data(card.callback_data(word), card.message_id), card.callback_data(word)
    )


async def poll_once_more(desk: Desk) -> None:
    """Poll as a second bot with the same token does, while the bot waits for updates."""
    await desk.telegram.polled()
    async with httpx.AsyncClient(base_url=desk.url) as client:
        await client.get(f"/bot{TOKEN}/getUpdates", params={"timeout": 0})
