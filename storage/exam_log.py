"""The exam's draws and looks, the owner's goal, and proofs."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from sqlite3 import Connection
from typing import Literal

from storage.connection import require_row
from storage.database import Database
from storage.records import ItemId, QuestionId

ProofKind = Literal["certificate", "filter"]
ProofOutcome = Literal["stands", "out_of_reach", "stopped", "pool_grew"]


@dataclass(frozen=True, slots=True)
class StoredDraw:
    """How an exam question was drawn.

    proof_id: of the proof that it was asked for, None beside the learning. available,
    available_flagged: items that could be drawn, and those of them that the model flagged, or
    nearly beside the learning.
    flagged_share: probability of drawing among the latter only; among_flagged: whether this one
    was. reserve: items of the reserve; flagged: a bit for each, in order of ids, set where it is
    flagged.
    """

    proof_id: int | None
    available: int
    available_flagged: int
    flagged_share: float
    among_flagged: bool
    reserve: int
    flagged: bytes


@dataclass(frozen=True, slots=True)
class DrawnQuestion:
    """An exam question: its item, and how it was drawn."""

    question_id: QuestionId
    item_id: ItemId
    pool_size: int
    draw: StoredDraw


@dataclass(frozen=True, slots=True)
class StoredLook:
    """The model at an announced number of exam answers. See the table `exam_look`."""

    look: int
    labels: int
    answers_learnt: int
    given_learnt: int
    feature_fit_id: int
    flagged: int
    flagged_spam: int
    unflagged: int
    unflagged_spam: int
    missed: float
    effective: float
    reserve_flagged: int
    reserve_unflagged: int
    made_at: float


@dataclass(frozen=True, slots=True)
class NewProof:
    """A proof that begins.

    max_error: the goal of a certificate; precision, let_through: that of a filter. `…_learnt`: the
    model that it is about. begun_after: the newest question before it.
    """

    kind: ProofKind
    max_error: float | None
    precision: float | None
    let_through: float | None
    answers_learnt: int
    given_learnt: int
    trust_learnt: int
    feature_fit_id: int
    pool_size: int
    begun_after: int
    made_at: float


@dataclass(frozen=True, slots=True)
class StoredProof:
    """A proof, running or ended. evidence: JSON with the counts that its outcome rests on.

    ended_after: the newest question when it ended.
    """

    id: int
    begun: NewProof
    ended_after: int | None
    ended_at: float | None
    outcome: ProofOutcome | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """The owner's goal for a filter; None for the default.

    former_reserve: messages of the exam that an earlier version has reserved.
    """

    precision: float | None
    let_through: float | None
    former_reserve: int


_LOOK = ", ".join(field.name for field in fields(StoredLook))
_PROOF = ", ".join(field.name for field in fields(NewProof))
_DRAW = ", ".join(field.name for field in fields(StoredDraw))


class ExamLog:
    """What the exam's statements rest on."""

    def __init__(self, database: Database):
        self._database = database

    async def draws(self) -> list[DrawnQuestion]:
        """Every exam question in order."""
        sql = f"""
            SELECT question.id, item_id, pool_size, {_DRAW}
            FROM exam_draw JOIN question ON question.id = question_id ORDER BY question.id"""
        return [
            DrawnQuestion(number, item, size, _draw(*draw))
            for number, item, size, *draw in await self._database.fetch_all(sql)
        ]

    async def certificate_questions(self) -> list[QuestionId]:
        """The questions that were drawn for a certificate, from everything unlabelled."""
        sql = """
            SELECT question_id FROM exam_draw JOIN proof ON proof.id = proof_id
            WHERE kind = 'certificate' ORDER BY question_id"""
        return [QuestionId(row[0]) for row in await self._database.fetch_all(sql)]

    async def looks(self) -> list[StoredLook]:
        """The looks so far, in order."""
        sql = f"SELECT {_LOOK} FROM exam_look ORDER BY look"
        return [StoredLook(*row) for row in await self._database.fetch_all(sql)]

    async def add_look(self, look: StoredLook) -> None:
        """Store a look; the first one at a number of answers stays."""
        places = ", ".join("?" for _ in fields(StoredLook))
        await self._database.execute(
            f"INSERT OR IGNORE INTO exam_look ({_LOOK}) VALUES ({places})", astuple(look)
        )

    async def goal(self) -> StoredGoal:
        """The owner's goal."""
        sql = "SELECT goal_precision, goal_let_through, former_reserve FROM campaign"
        return StoredGoal(*require_row(await self._database.fetch_one(sql)))

    async def set_goal(self, precision: float, let_through: float) -> None:
        """Set the goal of later proofs."""
        await self._database.execute(
            "UPDATE campaign SET goal_precision = ?, goal_let_through = ?", (precision, let_through)
        )

    async def proofs(self) -> list[StoredProof]:
        """Every proof in order; the last one may be running."""
        sql = (
            f"SELECT id, ended_after, ended_at, outcome, evidence, {_PROOF} FROM proof ORDER BY id"
        )
        return [
            StoredProof(number, NewProof(*begun), *end)
            for number, end, begun in (
                (row[0], row[1:5], row[5:]) for row in await self._database.fetch_all(sql)
            )
        ]

    async def begin_proof(self, proof: NewProof) -> StoredProof:
        """Begin a proof; errors: IntegrityError while another one is running."""
        places = ", ".join("?" for _ in fields(NewProof))

        def work(connection: Connection) -> int:
            sql = f"INSERT INTO proof ({_PROOF}) VALUES ({places}) RETURNING id"
            return int(require_row(connection.execute(sql, astuple(proof)).fetchone())[0])

        return StoredProof(await self._database.write(work), proof, None, None, None, None)

    async def end_proof(
        self, proof: int, outcome: ProofOutcome, evidence: str, after: int, now: float
    ) -> None:
        """End a proof; one that has ended stays as it is. after: the newest question."""
        await self._database.execute(
            "UPDATE proof SET ended_after = ?, ended_at = ?, outcome = ?, evidence = ?"
            " WHERE id = ? AND ended_at IS NULL",
            (after, now, outcome, evidence, proof),
        )

    async def proof_notices(self) -> set[int]:
        """The proofs of whose end the owners were notified."""
        rows = await self._database.fetch_all("SELECT proof_id FROM proof_notice")
        return {int(row[0]) for row in rows}

    async def record_proof_notice(self, proof: int, now: float) -> None:
        """Store that the owners were notified of a proof's end, so that it happens once."""
        await self._database.execute(
            "INSERT OR IGNORE INTO proof_notice (proof_id, sent_at) VALUES (?, ?)", (proof, now)
        )


def insert_draw(connection: Connection, question: QuestionId, draw: StoredDraw) -> None:
    """Store how a question was drawn, in the transaction that stores the question."""
    places = ", ".join("?" for _ in fields(StoredDraw))
    sql = f"INSERT INTO exam_draw (question_id, {_DRAW}) VALUES (?, {places})"
    connection.execute(sql, (question, *astuple(draw)))


def _draw(*values: object) -> StoredDraw:
    return StoredDraw(*values)  # type: ignore[arg-type]
