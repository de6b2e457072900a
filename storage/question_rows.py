"""The rows of questions and answers: their columns, and how they are written."""

from __future__ import annotations

import secrets
from dataclasses import fields
from sqlite3 import Connection
from typing import Any, Final

from storage.connection import require_row
from storage.records import (
    AnnotatorId,
    AnswerId,
    Question,
    QuestionId,
    QuestionToken,
    SelectedQuestion,
)

QUESTION: Final = """
    SELECT question.id, question.token, question.item_id, item.text, question.annotator_id,
           question.why, question.score, question.asked_at, question.expires_at,
           question.closed_at IS NULL,
           (SELECT nullif(choice, 'undone') FROM answer WHERE question_id = question.id
            ORDER BY revision DESC LIMIT 1)
    FROM question JOIN item ON item.id = question.item_id"""

COLUMNS: Final = ", ".join(field.name for field in fields(SelectedQuestion))

_NEW_ANSWER = """
    INSERT INTO answer (question_id, revision, choice, tap, answered_at, guideline)
    SELECT :question, 1 + coalesce(max(revision), 0), :choice, :tap, :now,
           (SELECT max(version) FROM guideline)
    FROM answer WHERE question_id = :question
    RETURNING id"""

# Questions from before there were tokens have their number as the token, which is smaller.
_LEAST_TOKEN: Final = 2**40
_TOKENS: Final = 2**63 - _LEAST_TOKEN


def new_token() -> QuestionToken:
    """A random number for the buttons of a question, which tells nothing about it."""
    return QuestionToken(_LEAST_TOKEN + secrets.randbelow(_TOKENS))


def question_of(row: tuple[Any, ...]) -> Question:
    """A row of `QUESTION`."""
    return Question(*(*row[:-2], bool(row[-2]), row[-1]))


def close_questions_of(connection: Connection, annotator: AnnotatorId, now: float) -> None:
    """End whatever claim this annotator has."""
    connection.execute(
        "UPDATE question SET closed_at = ? WHERE annotator_id = ? AND closed_at IS NULL",
        (now, annotator),
    )


def append_answer(
    connection: Connection, question: QuestionId, choice: str, tap: str | None, now: float
) -> AnswerId:
    """Add an answer, a revision or an undo."""
    values = {"question": question, "choice": choice, "tap": tap, "now": now}
    return AnswerId(require_row(connection.execute(_NEW_ANSWER, values).fetchone())[0])
