"""Questions and answers."""

from __future__ import annotations

from dataclasses import astuple, fields
from sqlite3 import Connection

from storage.connection import require_row
from storage.database import Database
from storage.errors import WithdrawnError
from storage.exam_log import StoredDraw, insert_draw
from storage.question_rows import (
    COLUMNS,
    QUESTION,
    append_answer,
    close_questions_of,
    new_token,
    question_of,
)
from storage.records import (
    AddedAnswer,
    AnnotatorId,
    AnswerEvent,
    AnswerId,
    Choice,
    Claim,
    CurrentAnswer,
    Question,
    QuestionId,
    QuestionToken,
    SelectedQuestion,
    UndoneAnswer,
    Why,
)
from storage.undo import undo_newest

# To join the view `standing` on the left would go through all answers for each question.
_ANSWERED = f"{QUESTION} JOIN standing ON standing.question_id = question.id"

_PLACES = ", ".join("?" for _ in (*fields(SelectedQuestion), "token"))


class Questions:
    """Questions are claims that expire; answers are only ever added."""

    def __init__(self, database: Database):
        self._database = database

    async def insert(self, question: SelectedQuestion, draw: StoredDraw | None = None) -> Question:
        """Claim an item for an annotator and close whatever was open for them before.

        question: its id has to be higher than every one before. draw: of an exam question.
        """

        def work(connection: Connection) -> Question:
            close_questions_of(connection, question.annotator_id, question.asked_at)
            connection.execute(
                f"INSERT INTO question ({COLUMNS}, token) VALUES ({_PLACES})",
                (*astuple(question), new_token()),
            )
            if draw is not None:
                insert_draw(connection, question.id, draw)
            inserted = connection.execute(f"{QUESTION} WHERE question.id = ?", (question.id,))
            return question_of(require_row(inserted.fetchone()))

        return await self._database.write(work)

    async def get(self, question: QuestionId) -> Question | None:
        row = await self._database.fetch_one(f"{QUESTION} WHERE question.id = ?", (question,))
        return question_of(row) if row else None

    async def with_token(self, token: QuestionToken) -> Question | None:
        """The question whose buttons carry this token."""
        row = await self._database.fetch_one(f"{QUESTION} WHERE question.token = ?", (token,))
        return question_of(row) if row else None

    async def last_answered(self, annotator: AnnotatorId) -> Question | None:
        """The question whose current answer is the newest of this annotator."""
        row = await self._database.fetch_one(
            f"{_ANSWERED} WHERE standing.annotator_id = ? ORDER BY standing.id DESC LIMIT 1",
            (annotator,),
        )
        return question_of(row) if row else None

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
            lambda connection: undo_newest(connection, annotator, tap, now, expires_at)
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
        rows = await self._database.fetch_all(f"SELECT {COLUMNS} FROM question ORDER BY id")
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
        return [question_of(row) for row in rows]

    async def newest(self, count: int) -> list[Question]:
        """The questions that were asked last, of anybody, the newest first."""
        rows = await self._database.fetch_all(
            f"{QUESTION} ORDER BY question.id DESC LIMIT ?", (count,)
        )
        return [question_of(row) for row in rows]

    async def annotators_without_question(self) -> list[AnnotatorId]:
        """Annotators whose last question is answered and who have no next one."""
        sql = """
            SELECT annotator.id FROM annotator
            WHERE revoked_at IS NULL AND paused_at IS NULL AND card IS NOT NULL
              AND (SELECT id FROM question WHERE annotator_id = annotator.id
                   ORDER BY id DESC LIMIT 1) IN (SELECT question_id FROM answer)"""
        return [AnnotatorId(row[0]) for row in await self._database.fetch_all(sql)]


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
    _require_present(connection, question)
    _close_question(connection, question, now)
    return AddedAnswer(append_answer(connection, question, choice, tap, now), new=True)


def _require_present(connection: Connection, question: QuestionId) -> None:
    """Errors: WithdrawnError if the import that the message came with was undone."""
    sql = """
        SELECT withdrawn FROM withdrawal
        WHERE item_id = (SELECT item_id FROM question WHERE id = ?) ORDER BY id DESC LIMIT 1"""
    row = connection.execute(sql, (question,)).fetchone()
    if row is not None and row[0]:
        raise WithdrawnError("This message was taken back, so the answer was not stored. /label")


def _close_question(connection: Connection, question: QuestionId, now: float) -> None:
    connection.execute(
        "UPDATE question SET closed_at = ? WHERE id = ? AND closed_at IS NULL", (now, question)
    )
