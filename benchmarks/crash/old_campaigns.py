"""Made-up messages, and a campaign as the first Tapwise would have left it."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from storage import Store
from storage.database import open_database
from storage.migrate import migrations

OLD_ITEMS, OLD_ANSWERS = 20_000, 5_000
LATER_ANSWER: Final = (
    "INSERT INTO answer (question_id, revision, choice, answered_at) VALUES (1, 2, 'no_spam', 2)"
)


async def opened_again(path: Path) -> None:
    async with await Store.open(path):
        pass


def old_content(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Schema, items, answers."""
    [(schema,)] = connection.execute("PRAGMA user_version")
    [(items, answers)] = connection.execute(
        "SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM answer)"
    )
    return schema, items, answers


def make_old(path: Path) -> None:
    """A campaign as the first Tapwise would have left it."""

    async def empty() -> None:
        await (await open_database(path, steps=migrations()[:1])).close()

    asyncio.run(empty())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO item (text, digest, imported_at) VALUES (?, randomblob(16), 0)",
            [(text,) for text in messages(OLD_ITEMS)],
        )
        connection.execute(
            "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (1, 'owner', 0)"
        )
        connection.execute(
            "INSERT INTO feature_fit VALUES (1, 'words', ?, 'made', 0)", (OLD_ITEMS,)
        )
        numbers = [(i,) for i in range(1, OLD_ANSWERS + 1)]
        connection.executemany(
            "INSERT INTO question (item_id, annotator_id, why, answers_learnt, given_learnt,"
            " feature_fit_id, answers_known, given_known, pool_size, asked_at, expires_at,"
            " closed_at) VALUES (?, 1, 'cold_start', 0, 0, 1, 0, 0, 1, 0, 1, 1)",
            numbers,
        )
        connection.executemany(
            "INSERT INTO answer (question_id, revision, choice, answered_at)"
            " VALUES (?, 1, 'spam', 1)",
            numbers,
        )


def messages(number: int) -> list[str]:
    """Made-up messages, half of them about a prize; no two near copies: each has its own word."""
    chance = random.Random(0)
    words = ["lunch", "train", "garden", "river", "blue", "seven", "market", "song", "paper"]
    made = []
    for i in range(number):
        some = " ".join(chance.choices(words, k=chance.randint(3, 9)))
        own = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        made.append(f"your {own} prize waits, {some}" if i % 2 else f"{some} at {own}")
    return made
