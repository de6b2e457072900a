"""Questions and answers."""

from __future__ import annotations

from dataclasses import astuple, fields
from sqlite3 import Connection
from typing import Any, TypeAlias

from storage.connection import require_row
from storage.database import Database
from storage.records import (
    CLOCK_SLACK,
    AddedAnswer,
    AnnotatorId,
    AnswerEvent,
    AnswerId,
    Choice,
    Claim,
    CurrentAnswer,
    ItemId,
    Question,
    QuestionId,
    SelectedQuestion,
    UndoneAnswer,
    Why,
)

_QUESTION = """
    SELECT question.id, question.item_id, item.text, question.annotator_id, question.why,
           question.score, question.asked_at, question.expires_at,
           question.closed_at IS NULL,
           (SELECT nullif(choice, 'undone') FROM answer WHERE question_id = question.id
            ORDER BY revision DESC LIMIT 1)
    FROM question JOIN item ON item.id = question.item_id"""
# To join the view `standing` on the left would go through all answers for each question.
_ANSWERED = f"{_QUESTION} JOIN standing ON standing.question_id = question.id"

_UndoneIds: TypeAlias = tuple[AnswerId, QuestionId]

_COLUMNS = ", ".join(field.name for field in fields(SelectedQuestion))
_PLACES = ", ".join("?" for _ in fields(SelectedQuestion))

_NEW_ANSWER = """
    INSERT INTO answer (question_id, revision, choice, tap, answered_at)
    SELECT :question, 1 + coalesce(max(revision), 0), :choice, :tap, :now
    FROM answer WHERE question_id = :question
    RETURNING id"""


class Questions:
    """Questions are claims that expire; answers are only ever added."""

    def __init__(self, database: Database):
        self._database = database

    async def insert(self, question: SelectedQuestion) -> Question:
        """Claim an item for an annotator and close whatever was open for them before.

        question: its id has to be higher than every one before.
        """

        def work(connection: Connection) -> Question:
            _close_questions_of(connection, question.annotator_id, question.asked_at)
            connection.execute(
                f"INSERT INTO question ({_COLUMNS}) VALUES ({_PLACES})", astuple(question)
            )
            inserted = connection.execute(f"{_QUESTION} WHERE question.id = ?", (question.id,))
            return _question(require_row(inserted.fetchone()))

        return await self._database.write(work)

    async def get(self, question: QuestionId) -> Question | None:
        row = await self._database.fetch_one(f"{_QUESTION} WHERE question.id = ?", (question,))
        return _question(row) if row else None

    async def last_answered(self, annotator: AnnotatorId) -> Question | None:
        """The question whose current answer is the newest of this annotator."""
        row = await self._database.fetch_one(
            f"{_ANSWERED} WHERE standing.annotator_id = ? ORDER BY standing.id DESC LIMIT 1",
            (annotator,),
        )
        return _question(row) if row else None

    async def answer(
        self, question: QuestionId, choice: Choice, tap: str | None, now: float
    ) -> AddedAnswer:
        """Add an answer. The same tap, or the same choice again, adds nothing."""
        return await self._database.write(
            lambda connection: _insert_answer(connection, question, choice, tap, now)
        )

    async def undo(
        self, annotator: AnnotatorId, tap: str | None, now: float, expires_at: float
    ) -> UndoneAnswer | None:
        """Take back this annotator's newest answer and ask it again; None when there is none.

        The same tap returns the same result again.
        """
        return await self._database.write(
            lambda connection: _undo(connection, annotator, tap, now, expires_at)
        )

    async def release(self, question: QuestionId, now: float) -> None:
        """End a claim; a later answer to the question is still accepted."""
        await self._database.write(lambda connection: _close_question(connection, question, now))

    async def claims(self, now: float) -> list[Claim]:
        """Every open question that has not expired."""
        sql = """
            SELECT id, item_id, annotator_id, expires_at, asked_at FROM question
            WHERE closed_at IS NULL AND expires_at > ? ORDER BY id"""
        open_ones = [Claim(*row) for row in await self._database.fetch_all(sql, (now,))]
        return [claim for claim in open_ones if claim.holds(now)]

    async def current_answers(self) -> list[CurrentAnswer]:
        """Every current answer, in the order in which they were given."""
        sql = "SELECT id, question_id, item_id, annotator_id, choice FROM standing ORDER BY id"
        return [CurrentAnswer(*row) for row in await self._database.fetch_all(sql)]

    async def answer_log(self) -> list[AnswerEvent]:
        """Every answer, revision and undo, in order."""
        sql = """
            SELECT answer.id, question_id, item_id, annotator_id, choice, answered_at
            FROM answer JOIN question ON question.id = answer.question_id ORDER BY answer.id"""
        return [AnswerEvent(*row) for row in await self._database.fetch_all(sql)]

    async def asked(self) -> list[SelectedQuestion]:
        """Every question as it was selected, in order."""
        rows = await self._database.fetch_all(f"SELECT {_COLUMNS} FROM question ORDER BY id")
        return [SelectedQuestion(*row) for row in rows]

    async def last_answer_id(self) -> int:
        """The id of the newest answer, revision or undo; 0 if there is none."""
        row = await self._database.fetch_one("SELECT coalesce(max(id), 0) FROM answer")
        return int(require_row(row)[0])

    async def last_id(self) -> int:
        """The highest id ever given to a question, 0 if there is none; a restore skips some ids."""
        sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'question'"
        row = await self._database.fetch_one(sql)
        return int(require_row(row)[0])

    async def counts_by_reason(self) -> dict[Why, int]:
        """The number of questions for each reason."""
        sql = "SELECT why, count(*) FROM question GROUP BY why"
        return dict(await self._database.fetch_all(sql))

    async def counts_by_annotator(self) -> dict[AnnotatorId, int]:
        """The number of questions of each annotator, without those repeated after an undo."""
        sql = (
            "SELECT annotator_id, count(*) FROM question WHERE why <> 'undo' GROUP BY annotator_id"
        )
        return dict(await self._database.fetch_all(sql))

    async def recently_answered(
        self, annotator: AnnotatorId, count: int, skip: int = 0
    ) -> list[Question]:
        """Questions with a current answer of this annotator, the newest answer first."""
        rows = await self._database.fetch_all(
            f"{_ANSWERED} WHERE standing.annotator_id = ?"
            " ORDER BY standing.id DESC LIMIT ? OFFSET ?",
            (annotator, count, skip),
        )
        return [_question(row) for row in rows]

    async def annotators_without_question(self) -> list[AnnotatorId]:
        """Annotators whose last question is answered and who have no next one."""
        sql = """
            SELECT annotator.id FROM annotator
            WHERE revoked_at IS NULL AND paused_at IS NULL AND card IS NOT NULL
              AND (SELECT id FROM question WHERE annotator_id = annotator.id
                   ORDER BY id DESC LIMIT 1) IN (SELECT question_id FROM answer)"""
        return [AnnotatorId(row[0]) for row in await self._database.fetch_all(sql)]


def _close_questions_of(connection: Connection, annotator: AnnotatorId, now: float) -> None:
    connection.execute(
        "UPDATE question SET closed_at = ? WHERE annotator_id = ? AND closed_at IS NULL",
        (now, annotator),
    )


def _insert_answer(
    connection: Connection, question: QuestionId, choice: Choice, tap: str | None, now: float
) -> AddedAnswer:
    known = connection.execute(
        "SELECT id FROM answer WHERE tap = ? UNION ALL"
        " SELECT id FROM standing WHERE question_id = ? AND choice = ?",
        (tap, question, choice),
    ).fetchone()
    if known:
        return AddedAnswer(AnswerId(known[0]), new=False)
    _close_question(connection, question, now)
    return AddedAnswer(_append_answer(connection, question, choice, tap, now), new=True)


def _append_answer(
    connection: Connection, question: QuestionId, choice: str, tap: str | None, now: float
) -> AnswerId:
    values = {"question": question, "choice": choice, "tap": tap, "now": now}
    return AnswerId(require_row(connection.execute(_NEW_ANSWER, values).fetchone())[0])


def _undo(
    connection: Connection, annotator: AnnotatorId, tap: str | None, now: float, expires_at: float
) -> UndoneAnswer | None:
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
        f"{_QUESTION} WHERE question.annotator_id = ? AND question.item_id = ?"
        " AND question.why = 'undo' AND (question.closed_at IS NULL OR NOT ?)"
        " ORDER BY question.id DESC LIMIT 1",
        (annotator, item, new),
    ).fetchone()
    return UndoneAnswer(*taken, item, _question(row) if row else None, new)


def _close_question(connection: Connection, question: QuestionId, now: float) -> None:
    connection.execute(
        "UPDATE question SET closed_at = ? WHERE id = ? AND closed_at IS NULL", (now, question)
    )


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
    return _append_answer(connection, newest[0], "undone", tap, now), newest[0]


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
    _close_questions_of(connection, annotator, now)
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
        f"INSERT INTO question ({_COLUMNS}) SELECT {values} FROM question WHERE id = :undone",
        {"now": now, "expires_at": expires_at, "undone": undone},
    )


def _question(row: tuple[Any, ...]) -> Question:
    return Question(*(*row[:-2], bool(row[-2]), row[-1]))
