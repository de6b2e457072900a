"""What tests ask of a database file, and do to it."""

import sqlite3
from pathlib import Path

from storage import Store
from storage.records import AnnotatorId, ItemId, NewItem, QuestionId
from tests.support.questions import ask_question

NOW = 1_000.0


async def a_question(store: Store) -> QuestionId:
    await store.items.add([NewItem("ours", None, "here")])
    await store.people.set_owners([100], NOW)
    await store.model_log.add_feature_fit("chars", ItemId(1), "a test")
    return await ask_question(store, 1, AnnotatorId(1), asked_at=NOW, expires_at=NOW + 1)


def asked_of(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What SQLite says without any of our code."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql).fetchall()
    finally:
        connection.close()
