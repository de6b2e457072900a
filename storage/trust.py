"""Trust in annotators, known labels, and caches of the estimates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from sqlite3 import Connection
from typing import Final, Literal

from storage.connection import require_row
from storage.database import Database
from storage.people import IS_ACTIVE
from storage.records import (
    DAY,
    AnnotatorActivity,
    AnnotatorId,
    Consensus,
    GivenLabel,
    Item,
    ItemId,
    Label,
    NoticeKind,
    Reliability,
    Trust,
)

# In the order of `Reliability`.
_RELIABILITY: Final = (
    "annotator_id, estimate, low, high, answers, sensitivity, specificity, errs_alike"
)


class TrustLog:
    """Trust and known labels are facts; consensus and reliability are caches."""

    def __init__(self, database: Database):
        self._database = database

    async def trust_after(self, last: int) -> list[Trust]:
        """Every decision on trust after an id, in order."""
        sql = """
            SELECT id, annotator_id, counts, said_by, reliability, answers_learnt
            FROM trust WHERE id > ? ORDER BY id"""
        rows = await self._database.fetch_all(sql, (last,))
        return [Trust(row[0], row[1], bool(row[2]), *row[3:]) for row in rows]

    async def set_trust(
        self,
        annotator: AnnotatorId,
        *,
        counts: bool,
        said_by: Literal["estimate", "owner"],
        reliability: float | None,
        answers_learnt: int,
        now: float,
    ) -> Trust:
        """Decide whether an annotator's answers count from now on."""
        number = await self._database.insert(
            "INSERT INTO trust (annotator_id, counts, said_by, reliability, answers_learnt,"
            " said_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (annotator, counts, said_by, reliability, answers_learnt, now),
        )
        return Trust(number, annotator, counts, said_by, reliability, answers_learnt)

    async def notices_sent(self) -> set[tuple[NoticeKind, AnnotatorId]]:
        """The notices about annotators that the owners have received."""
        sql = "SELECT kind, annotator_id FROM owner_notice"
        return {(kind, annotator) for kind, annotator in await self._database.fetch_all(sql)}

    async def record_notice(self, kind: NoticeKind, annotator: AnnotatorId, now: float) -> None:
        """Store that the owners have received a notice, so that it is not sent again."""
        await self._database.execute(
            "INSERT OR IGNORE INTO owner_notice (kind, annotator_id, sent_at) VALUES (?, ?, ?)",
            (kind, annotator, now),
        )

    async def exclusions_to_notify(self) -> list[AnnotatorId]:
        """The annotators excluded by an estimate of whom the owners do not know yet, in order."""
        sql = """
            SELECT annotator_id FROM trust
            WHERE id IN (SELECT max(id) FROM trust GROUP BY annotator_id)
              AND said_by = 'estimate' AND counts = 0 AND notified_at IS NULL
            ORDER BY id"""
        return [annotator for (annotator,) in await self._database.fetch_all(sql)]

    async def record_exclusion_notice(self, annotator: AnnotatorId, now: float) -> None:
        """Store that the owners have received the notice of an annotator's exclusion."""
        await self._database.execute(
            "UPDATE trust SET notified_at = ? WHERE annotator_id = ? AND notified_at IS NULL",
            (now, annotator),
        )

    async def add_given_label(
        self, item: ItemId, label: Label, given_by: AnnotatorId, now: float
    ) -> GivenLabel:
        """Store a label by an owner or a curator, which overrides all answers."""
        number = await self._database.insert(
            "INSERT INTO given_label (item_id, label, imported_at, given_by)"
            " VALUES (?, ?, ?, ?) RETURNING id",
            (item, label, now, given_by),
        )
        return GivenLabel(number, item, label)

    async def take_back_given_label(
        self, given: int, by: AnnotatorId, now: float
    ) -> GivenLabel | None:
        """Let what was known of an item before a label be known again.

        None if that label is not by this annotator, or no longer in force. The earlier label comes
        again as a new row, as the log is only added to.
        """
        sql = """
            INSERT INTO given_label (item_id, label, imported_at, given_by, import_id)
            SELECT newest.item_id, former.label, :now,
                   CASE WHEN former.label IS NULL THEN :by ELSE former.given_by END,
                   former.import_id
            FROM known_label AS newest LEFT JOIN given_label AS former ON former.id = (
                SELECT max(id) FROM given_label AS other
                WHERE other.item_id = newest.item_id AND other.id < newest.id)
            WHERE newest.id = :given AND newest.given_by = :by
            RETURNING id, item_id, label"""
        values = {"given": given, "by": by, "now": now}
        rows = await self._database.write(lambda c: c.execute(sql, values).fetchall())
        return GivenLabel(*rows[0]) if rows else None

    async def cache_estimates(
        self, consensus: Iterable[Consensus], people: Iterable[Reliability]
    ) -> None:
        """Store the aggregated labels of items and the reliability of annotators."""

        def work(connection: Connection) -> None:
            connection.executemany(
                "INSERT INTO consensus (item_id, label, posterior, through) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (item_id) DO UPDATE SET label = excluded.label,"
                " posterior = excluded.posterior, through = excluded.through",
                [(c.item_id, c.label, c.posterior, c.through) for c in consensus],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO reliability"
                f" ({_RELIABILITY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [astuple(reliability) for reliability in people],
            )

        await self._database.write(work)

    async def reliabilities(self) -> dict[AnnotatorId, Reliability]:
        """The last estimate of each annotator that has one."""
        sql = f"SELECT {_RELIABILITY} FROM reliability"
        rows = [Reliability(*row) for row in await self._database.fetch_all(sql)]
        return {row.annotator_id: row for row in rows}

    async def annotator_activity(self, now: float, hasty_seconds: float) -> list[AnnotatorActivity]:
        """Counts for everyone who may label, has answered or was revoked, in order of joining."""
        sql = f"""
            SELECT annotator.id, telegram_id, role,
                   count(standing.id) FILTER (WHERE standing.choice <> 'skip'),
                   count(standing.id) FILTER (WHERE standing.choice <> 'skip'
                                              AND standing.answered_at > :since),
                   count(standing.id) FILTER (WHERE standing.answered_at - question.asked_at
                                              < :hasty),
                   count(known.label) FILTER (WHERE standing.choice IN ('spam', 'no_spam')),
                   count(*) FILTER (WHERE standing.choice = known.label),
                   CASE WHEN {IS_ACTIVE} THEN 'active'
                        WHEN forgotten_at IS NOT NULL THEN 'forgotten'
                        WHEN revoked_at IS NOT NULL THEN 'revoked' ELSE 'left' END
            FROM annotator
            LEFT JOIN standing ON standing.annotator_id = annotator.id
            LEFT JOIN question ON question.id = standing.question_id
            LEFT JOIN given_label AS known ON known.item_id = standing.item_id
             AND known.given_by IS NOT annotator.id
             AND known.id = (SELECT max(id) FROM given_label WHERE item_id = standing.item_id)
            GROUP BY annotator.id
            HAVING {IS_ACTIVE} OR count(standing.id)
                OR (revoked_at IS NOT NULL AND telegram_id IS NOT NULL)
            ORDER BY annotator.id"""
        values = {"since": now - DAY, "hasty": hasty_seconds}
        return [AnnotatorActivity(*row) for row in await self._database.fetch_report(sql, values)]

    async def items(self, items: Iterable[ItemId]) -> list[Item]:
        """These items with their texts, in the order asked for."""
        found = [
            await self._database.fetch_one("SELECT id, text FROM item WHERE id = ?", (item,))
            for item in items
        ]
        return [Item(*require_row(row)) for row in found]
