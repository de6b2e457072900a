"""Taking back an annotator's newest answer."""

from __future__ import annotations

from dataclasses import fields
from sqlite3 import Connection
from typing import TypeAlias

from storage.connection import require_row
from storage.question_rows import (
    COLUMNS,
    QUESTION,
    append_answer,
    close_questions_of,
    new_token,
    question_of,
)
from storage.records import (
    CLOCK_SLACK,
    AnnotatorId,
    AnswerId,
    ItemId,
    QuestionId,
    SelectedQuestion,
    UndoneAnswer,
)

_UndoneIds: TypeAlias = tuple[AnswerId, QuestionId]


def undo_newest(
    connection: Connection, annotator: AnnotatorId, tap: str | None, now: float, expires_at: float
) -> UndoneAnswer | None:
    """See `Questions.undo`."""
    taken = _earlier_undo(connection, tap)
    new = taken is None
    if taken is None:
        taken = _insert_undo(connection, annotator, tap, now)
        if taken is None:
            return None
        if not _is_claimed_by_other(connection, taken[1], now):
            _insert_repeat(connection, annotator, taken[1], now, expires_at)
    item = _item_of(connection, taken[1])
    row = connection.execute(
        f"{QUESTION} WHERE question.annotator_id = ? AND question.item_id = ?"
        " AND question.why = 'undo' AND (question.closed_at IS NULL OR NOT ?)"
        " ORDER BY question.id DESC LIMIT 1",
        (annotator, item, new),
    ).fetchone()
    return UndoneAnswer(*taken, item, question_of(row) if row else None, new)


def _earlier_undo(connection: Connection, tap: str | None) -> _UndoneIds | None:
    row = connection.execute(
        "SELECT id, question_id FROM answer WHERE tap = ? AND choice = 'undone'", (tap,)
    ).fetchone()
    return (row[0], row[1]) if row else None


def _insert_undo(
    connection: Connection, annotator: AnnotatorId, tap: str | None, now: float
) -> _UndoneIds | None:
    newest = connection.execute(
        "SELECT question_id FROM standing WHERE annotator_id = ? ORDER BY id DESC LIMIT 1",
        (annotator,),
    ).fetchone()
    if newest is None:
        return None
    return append_answer(connection, newest[0], "undone", tap, now), newest[0]


def _is_claimed_by_other(connection: Connection, taken: QuestionId, now: float) -> bool:
    """Whether somebody else is being asked the item of a question."""
    found = connection.execute(
        "SELECT 1 FROM question AS other JOIN question AS mine ON mine.item_id = other.item_id"
        " WHERE mine.id = ? AND other.annotator_id <> mine.annotator_id"
        " AND other.closed_at IS NULL AND other.expires_at > ? AND other.asked_at <= ?",
        (taken, now, now + CLOCK_SLACK),
    )
    return found.fetchone() is not None


def _item_of(connection: Connection, question: QuestionId) -> ItemId:
    found = connection.execute("SELECT item_id FROM question WHERE id = ?", (question,))
    return ItemId(require_row(found.fetchone())[0])


def _insert_repeat(
    connection: Connection,
    annotator: AnnotatorId,
    undone: QuestionId,
    now: float,
    expires_at: float,
) -> None:
    """Ask an item once more by a question of its own, so that the undone one stays as it was."""
    close_questions_of(connection, annotator, now)
    changed = {
        "id": "NULL",
        "why": "'undo'",
        "probability": "NULL",
        "asked_at": ":now",
        "expires_at": ":expires_at",
        "closed_at": "NULL",
    }
    values = ", ".join(changed.get(field.name, field.name) for field in fields(SelectedQuestion))
    connection.execute(
        f"INSERT INTO question ({COLUMNS}, token)"
        f" SELECT {values}, :token FROM question WHERE id = :undone",
        {"now": now, "expires_at": expires_at, "undone": undone, "token": new_token()},
    )
