"""Databases that tests copy, damage and lose."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage import Store
from storage.records import AnnotatorId, Choice, QuestionId
from tests.support.questions import ask_question

NOW = 1_000.0


async def ask(store: Store, item: int) -> QuestionId:
    return await ask_question(store, item, AnnotatorId(1), asked_at=NOW, expires_at=NOW + 1)


async def answer(store: Store, question: QuestionId, choice: Choice) -> None:
    await store.questions.answer(question, choice, None, NOW)


def answers_of(path: Path) -> list[tuple[object, ...]]:
    return asked_of(path, "SELECT choice FROM answer ORDER BY id")


def beside(path: Path) -> set[str]:
    """What is in the folder of a file."""
    return {file.name for file in path.parent.iterdir()}


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def damage(path: Path) -> None:
    """Two pages in the middle are zeros, as after a bad sector."""
    before = path.read_bytes()
    middle = len(before) // 2 // 4_096 * 4_096
    path.write_bytes(before[:middle] + bytes(8_192) + before[middle + 8_192 :])


def asked_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What SQLite says without any of our code."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()
