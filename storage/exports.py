"""What exports of everything hold: questions, every answer, and a digest of the log."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from storage.connection import require_row
from storage.database import Database
from storage.records import AnnotatorId, ItemId, Label, Why

# A question that repeats another after an undo was asked for the reason of that one.
_ASKED: Final = """
    SELECT question.item_id, question.annotator_id, standing.answered_at, question.score,
           asked.why, asked.probability
    FROM standing JOIN question ON question.id = standing.question_id
    JOIN question AS asked ON asked.id = (
        SELECT max(id) FROM question AS first
        WHERE first.item_id = question.item_id AND first.annotator_id = question.annotator_id
          AND first.id <= question.id AND (first.why <> 'undo' OR first.id = question.id)
          AND (question.why = 'undo' OR first.id = question.id))
    WHERE standing.choice IN ('spam', 'no_spam') AND standing.counts AND standing.id <= ?
    ORDER BY standing.id"""

_LOG: Final = {
    "answers": "SELECT id, question_id, revision, choice, answered_at FROM answer",
    "questions": "SELECT id, item_id, annotator_id, why, score, probability, answers_learnt,"
    " given_learnt, trust_learnt, feature_fit_id, pool_size, asked_at FROM question",
    "given": "SELECT id, item_id, label, given_by FROM given_label",
    "trust": "SELECT id, annotator_id, counts, said_by FROM trust",
    "withdrawals": "SELECT id, item_id, withdrawn FROM withdrawal",
}


@dataclass(frozen=True, slots=True)
class AskedItem:
    """The newest answer that counts to an item, and the question that it answers.

    score: the model's before the answer. probability: of drawing the item, where chance decided.
    """

    item_id: ItemId
    annotator: AnnotatorId
    answered_at: float
    score: float | None
    why: Why
    probability: float | None


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item of the pool.

    columns: those that came with the text, as a JSON object. representative: the oldest of its
    near-duplicates, itself without any. exam: it or its representative is reserved for the exam.
    withdrawn: its import was undone.
    """

    item_id: ItemId
    text: str
    columns: str | None
    imported_at: float
    representative: ItemId
    exam: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class StoredLabel:
    """The label of an item.

    source: as `bot.campaign.delivered_set.SOURCES`. annotator, labelled_at: of the newest answer
    that counts, or of the known label; None where a file or a near-duplicate gave it.
    """

    item_id: ItemId
    label: Label
    source: Literal["person", "known", "inherited"]
    annotator: AnnotatorId | None
    labelled_at: float
    score: float | None
    posterior: float | None


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One entry of the log: an answer, a revision or an undo, and the question behind it.

    `…_learnt`: the model that selected the question: the newest facts that it had learnt.
    guideline: the version under which it was given, None without one.
    """

    item_id: ItemId
    text: str
    annotator: AnnotatorId
    choice: str
    answered_at: float
    question: int
    revision: int
    asked_at: float
    why: Why
    probability: float | None
    score: float | None
    answers_learnt: int
    given_learnt: int
    trust_learnt: int
    feature_fit: int
    guideline: int | None


@dataclass(frozen=True, slots=True)
class LogMarks:
    """How far a log goes: the newest answer, question, known label and so on."""

    answers: int
    questions: int
    given: int
    trust: int
    withdrawals: int
    items: int
    proofs: int


class Exports:
    """Reads only; all of these take long and delay no other read."""

    def __init__(self, database: Database):
        self._database = database

    async def asked_items(self, answers: int) -> dict[ItemId, AskedItem]:
        """Every item with an answer that counts. answers: the newest one that is looked at."""
        rows = await self._database.fetch_report(_ASKED, (answers,))
        return {row[0]: AskedItem(*row) for row in rows}

    async def texts(self, through: int) -> list[tuple[str, str | None]]:
        """The texts and other columns of the first items, in order."""
        sql = """
            SELECT text, columns FROM item LEFT JOIN item_columns ON item_id = item.id
            WHERE id <= ? ORDER BY id"""
        return [(text, more) for text, more in await self._database.fetch_report(sql, (through,))]

    async def every_item(self) -> list[StoredItem]:
        """All items in the order of import; their ids count from 1 without a gap."""
        sql = """
            SELECT item.id, text, columns, imported_at, coalesce(leader, item.id),
                   coalesce(leader, item.id) IN (
                       SELECT coalesce(leader, exam_item.item_id)
                       FROM exam_item LEFT JOIN item_group USING (item_id)),
                   item.id IN (SELECT item_id FROM withdrawn_item)
            FROM item LEFT JOIN item_columns ON item_columns.item_id = item.id
            LEFT JOIN item_group ON item_group.item_id = item.id ORDER BY item.id"""
        rows = await self._database.fetch_report(sql)
        return [
            StoredItem(item, text, columns, came, first, bool(exam), bool(gone))
            for item, text, columns, came, first, exam, gone in rows
        ]

    async def every_label(self) -> list[StoredLabel]:
        """The label of each item that has one, in the order of import."""
        sql = """
            SELECT item_id, label, CASE WHEN item_id IN (SELECT item_id FROM known_label)
                                   THEN 'known' ELSE 'person' END,
                   annotator_id, answered_at, score, posterior FROM label
            UNION ALL
            SELECT item_id, label, 'inherited', NULL, answered_at, NULL, posterior FROM inherited
            ORDER BY item_id"""
        return [StoredLabel(*row) for row in await self._database.fetch_report(sql)]

    async def every_answer(self) -> list[GivenAnswer]:
        """The whole log of answers, in order: skips, doubts, revisions and undos too."""
        sql = """
            SELECT item.id, item.text, question.annotator_id, choice, answered_at, question.id,
                   revision, asked_at, why, probability, score, answers_learnt, given_learnt,
                   trust_learnt, feature_fit_id, guideline
            FROM answer JOIN question ON question.id = question_id
            JOIN item ON item.id = question.item_id ORDER BY answer.id"""
        return [GivenAnswer(*row) for row in await self._database.fetch_report(sql)]

    async def marks(self) -> LogMarks:
        """How far the log goes now."""
        sql = """
            SELECT (SELECT coalesce(max(id), 0) FROM answer),
                   (SELECT coalesce(max(id), 0) FROM question),
                   (SELECT coalesce(max(id), 0) FROM given_label),
                   (SELECT coalesce(max(id), 0) FROM trust),
                   (SELECT coalesce(max(id), 0) FROM withdrawal),
                   (SELECT coalesce(max(id), 0) FROM item),
                   (SELECT coalesce(max(id), 0) FROM proof)"""
        return LogMarks(*require_row(await self._database.fetch_one(sql)))

    async def log_digest(self, marks: LogMarks, items: bytes, features: int) -> str:
        """SHA-256 of everything up to these marks.

        items: the digest of the items' texts. features: the feature fit that is in use.
        """
        digest = sha256(items + f" features {features}".encode())
        until = {
            "answers": marks.answers,
            "questions": marks.questions,
            "given": marks.given,
            "trust": marks.trust,
            "withdrawals": marks.withdrawals,
        }
        for name, table in _LOG.items():
            sql = f"{table} WHERE id <= ? ORDER BY id"
            rows = await self._database.fetch_report(sql, (until[name],))
            digest.update(f"{name} {until[name]} {rows!r}".encode())
        return digest.hexdigest()

    async def answered_at(self, answer: int) -> float | None:
        """When an answer was given; None if there is no such answer."""
        sql = "SELECT answered_at FROM answer WHERE id = ?"
        row = await self._database.fetch_one(sql, (answer,))
        return None if row is None else float(row[0])
