"""What the model needs after a restart: feature fits, exam items and checkpoints."""

from __future__ import annotations

import secrets
import time
from array import array
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from sqlite3 import Connection
from typing import Final

from storage.connection import require_row
from storage.database import Database
from storage.records import ItemId

# The exam is to end: the process that asks questions replaces this by the last question id.
EXAM_ENDING = 0
# Why the features of a fit are used if `tapwise features` named them.
CHOSEN_BY_OWNER = "chosen by the owner"
# Items whose numbers are read at a time.
_READ_AT_ONCE: Final = 500_000
# The items of the exam and their near-duplicates.
RESERVED_ITEMS: Final = """
    WITH representative (item_id) AS (
        SELECT coalesce(leader, exam_item.item_id)
        FROM exam_item LEFT JOIN item_group ON item_group.item_id = exam_item.item_id)
    SELECT item_id FROM representative
    UNION SELECT item_id FROM item_group WHERE leader IN (SELECT item_id FROM representative)"""


@dataclass(frozen=True, slots=True)
class CampaignState:
    seed: int
    exam_ended: int | None
    advised: bool


@dataclass(frozen=True, slots=True)
class FeatureFit:
    """The features of the pool, the last item they were fitted on, and why they were chosen.

    meaning_fit: of the rows that tell what items mean; None for features without. instead_of: the
    features that follow once the meaning of all items is known.
    """

    id: int
    features: str
    through: ItemId
    why: str
    meaning_fit: int | None = None
    instead_of: str | None = None

    @property
    def chosen(self) -> str:
        """The features that were chosen, be they in force or not yet."""
        return self.instead_of or self.features


@dataclass(frozen=True, slots=True)
class ExamItem:
    item_id: ItemId
    pool_size: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The model after a number of labels.

    kappa, same: agreement with the previous checkpoint beyond chance, and share of equal
    predictions; None for the first.
    """

    labels: int
    answers_learnt: int
    given_learnt: int
    feature_fit_id: int
    kappa: float | None
    same: float | None
    exam_answers: int
    exam_right: int
    made_at: float


_CHECKPOINT = ", ".join(field.name for field in fields(Checkpoint))


class ModelLog:
    """Facts from which a restart fits the same model again."""

    def __init__(self, database: Database):
        self._database = database

    async def feature_fits(self) -> list[FeatureFit]:
        """Every choice of features; the last one is current."""
        sql = """
            SELECT id, features, through, why, meaning_fit_id, instead_of
            FROM feature_fit ORDER BY id"""
        return [FeatureFit(*row) for row in await self._database.fetch_all(sql)]

    async def add_feature_fit(
        self,
        features: str,
        through: ItemId,
        why: str,
        *,
        meaning_fit: int | None = None,
        instead_of: str | None = None,
    ) -> FeatureFit:
        """Make these features current, fitted on the items up to `through`."""
        number = await self._database.insert(
            "INSERT INTO feature_fit (features, through, why, meaning_fit_id, instead_of, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (features, through, why, meaning_fit, instead_of, time.time()),
        )
        return FeatureFit(number, features, through, why, meaning_fit, instead_of)

    async def exam_items(self) -> list[ExamItem]:
        """The items of the exam, in order."""
        sql = "SELECT item_id, pool_size FROM exam_item ORDER BY item_id"
        return [ExamItem(*row) for row in await self._database.fetch_all(sql)]

    async def reserved_items(self) -> set[ItemId]:
        """The items of the exam and their near-duplicates."""
        return {item for (item,) in await self._database.fetch_all(RESERVED_ITEMS)}

    async def exam_candidates(self, after: int, through: int) -> array[int]:
        """Items in a range that may be drawn for the exam.

        Each is the representative of its near-duplicates, none of which was asked or imported with
        a label. An item that somebody asked others about, or that was chosen from a watched group,
        is no random one. They may be millions: they are read in parts.
        """
        sql = """
            SELECT id FROM item WHERE id > ? AND id <= ?
              AND id NOT IN (SELECT item_id FROM item_group)
              AND id NOT IN (SELECT coalesce(leader, question.item_id) FROM question
                             LEFT JOIN item_group USING (item_id))
              AND id NOT IN (SELECT coalesce(leader, given_label.item_id) FROM given_label
                             LEFT JOIN item_group USING (item_id))
              AND id NOT IN (SELECT item_id FROM item_request)
              AND id NOT IN (SELECT item_id FROM chosen_item)
              AND id NOT IN (SELECT item_id FROM withdrawn_item) ORDER BY id LIMIT ?"""
        found = array("q")
        while rows := await self._database.fetch_all(sql, (after, through, _READ_AT_ONCE)):
            found.extend(item for (item,) in rows)
            after = rows[-1][0]
        return found

    async def reserved_through(self) -> int:
        """The last item of those of which the exam has its share."""
        sql = "SELECT reserved_through FROM campaign"
        return int(require_row(await self._database.fetch_one(sql))[0])

    async def reserve_for_exam(self, items: Iterable[ItemId], pool_size: int) -> None:
        """Reserve these items for the exam; it has its share of the first `pool_size` now."""
        rows = [(item, pool_size) for item in items]

        def work(connection: Connection) -> None:
            connection.executemany("INSERT INTO exam_item (item_id, pool_size) VALUES (?, ?)", rows)
            connection.execute("UPDATE campaign SET reserved_through = ?", (pool_size,))

        await self._database.write(work)

    async def end_exam(self) -> None:
        """Release the exam items for training, for good; a running bot notices it."""
        await self._database.execute(
            "UPDATE campaign SET exam_ended = ? WHERE exam_ended IS NULL", (EXAM_ENDING,)
        )

    async def record_exam_end(self) -> None:
        """Store after which question the exam ended."""
        await self._database.execute(
            "UPDATE campaign SET exam_ended = (SELECT coalesce(max(id), 0) FROM question)"
            " WHERE exam_ended = ?",
            (EXAM_ENDING,),
        )

    async def count_without_given_label(self, through: int) -> int:
        """The number of items up to `through` that came without a label, and not by choice."""
        sql = """
            SELECT count(*) FROM item
            WHERE id <= ? AND id NOT IN (SELECT item_id FROM given_label)
              AND id NOT IN (SELECT item_id FROM chosen_item)
              AND id NOT IN (SELECT item_id FROM withdrawn_item)"""
        return int(require_row(await self._database.fetch_one(sql, (through,)))[0])

    async def record_stop_advice(self, now: float) -> None:
        """Store that the owner was advised to stop, which happens once."""
        await self._database.execute(
            "UPDATE campaign SET advised_at = ? WHERE advised_at IS NULL", (now,)
        )

    async def blind_key(self) -> bytes:
        """The key that decides which questions are gold, exam and tests; created once."""

        def work(connection: Connection) -> bytes:
            connection.execute(
                "UPDATE campaign SET blind_key = ? WHERE blind_key IS NULL",
                (secrets.token_bytes(32),),
            )
            return bytes(require_row(connection.execute(sql).fetchone())[0])

        sql = "SELECT blind_key FROM campaign"
        (key,) = require_row(await self._database.fetch_one(sql))
        return bytes(key) if key else await self._database.write(work)

    async def checkpoints(self) -> list[Checkpoint]:
        """The checkpoints, one every 20 labels, in order."""
        sql = f"SELECT {_CHECKPOINT} FROM checkpoint ORDER BY id"
        return [Checkpoint(*row) for row in await self._database.fetch_all(sql)]

    async def add_checkpoint(self, checkpoint: Checkpoint) -> None:
        places = ", ".join("?" for _ in fields(Checkpoint))
        await self._database.execute(
            f"INSERT INTO checkpoint ({_CHECKPOINT}) VALUES ({places})", astuple(checkpoint)
        )
