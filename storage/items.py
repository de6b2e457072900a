"""Items: the texts of the pool, each once, and the labels that came with files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from storage.connection import require_row
from storage.database import Database
from storage.model_log import RESERVED_ITEMS, CampaignState
from storage.people import IS_ACTIVE
from storage.records import (
    UNSURE_LIMIT,
    AnnotatorId,
    GivenLabel,
    Imported,
    Item,
    ItemId,
    NewItem,
)
from storage.report_records import CampaignCounts, LabelledItem
from storage.staging import add_items, digest

BATCH = 5_000
# A model needs this many labels of each kind, as `bot.learning` says.
LABELS_OF_A_MODEL: Final = 3

_COUNTS: Final = f"""
    WITH labelled AS MATERIALIZED (SELECT item_id, label FROM label),
    copies AS MATERIALIZED (SELECT item_id, label FROM inherited),
    settled AS MATERIALIZED (SELECT * FROM labelled UNION ALL SELECT * FROM copies),
    held_out (item_id) AS MATERIALIZED (
        SELECT item_id FROM ({RESERVED_ITEMS})
        WHERE (SELECT exam_ended IS NULL FROM campaign))
    SELECT (SELECT count(*) FROM item) - (SELECT count(*) FROM withdrawn_item),
           (SELECT count(*) FROM settled),
           (SELECT count(*) FROM labelled) - (SELECT count(*) FROM known_label),
           (SELECT count(*) FROM copies),
           (SELECT count(*) FROM known_label),
           (SELECT count(*) FROM labelled),
           (SELECT count(*) FROM settled WHERE label = 'spam'),
           (SELECT count(*) FROM settled WHERE label = 'no_spam'),
           (SELECT count(*) FROM item WHERE id NOT IN (SELECT item_id FROM settled)
            AND id NOT IN (SELECT item_id FROM withdrawn_item)
            AND id NOT IN (SELECT item_id FROM standing WHERE choice = 'unsure'
                           GROUP BY item_id
                           HAVING count(DISTINCT annotator_id) >= :unsure)),
           (SELECT count(*) FROM standing),
           (SELECT count(*) FROM standing WHERE choice <> 'skip'),
           (SELECT count(*) FROM (
                SELECT DISTINCT item_id, annotator_id FROM standing
                WHERE choice IN ('spam', 'no_spam') AND counts
                  AND item_id NOT IN (SELECT item_id FROM held_out)
                  AND id <= (SELECT coalesce(min(answers_learnt), standing.id) FROM proof
                             WHERE ended_at IS NULL))),
           (SELECT count(*) FROM annotator WHERE {IS_ACTIVE}),
           (SELECT count(*) FROM question WHERE closed_at IS NULL AND expires_at > :now),
           (SELECT sum(label = 'spam') >= :model AND sum(label = 'no_spam') >= :model
            FROM labelled WHERE item_id NOT IN (SELECT item_id FROM held_out))"""


class Items:
    """Items and their labels, and all counts for reports, also of answers by day and annotator."""

    def __init__(self, database: Database):
        self._database = database

    async def add(
        self,
        items: Iterable[NewItem],
        progress: Callable[[int], None] = lambda _: None,
        *,
        files: Sequence[str] = (),
        replace_labels: bool = False,
        dry_run: bool = False,
    ) -> Imported:
        """Insert every new text once, in order; a text keeps its first label.

        Rows are staged in a temporary table first, so the database is locked only for one
        short transaction at the end: an import is complete, or leaves nothing.
        progress: called with the number of rows read so far. files: names for the list of
        imports. replace_labels: the new label replaces another one. dry_run: change nothing.
        """
        async with self._database.own_connection() as connection:
            return await add_items(
                connection,
                items,
                progress,
                files=files,
                replace_labels=replace_labels,
                dry_run=dry_run,
            )

    async def after(self, last: int) -> list[Item]:
        """Items imported after that one, in order."""
        rows = await self._database.fetch_all(
            "SELECT id, text FROM item WHERE id > ? ORDER BY id", (last,)
        )
        return [Item(*row) for row in rows]

    async def newest_id(self) -> int:
        """The id of the newest item, which is also the number of items."""
        return int(
            require_row(await self._database.fetch_one("SELECT coalesce(max(id), 0) FROM item"))[0]
        )

    async def texts_after(self, last: int, limit: int) -> list[str]:
        """The texts of at most `limit` items imported after an item, in order."""
        sql = "SELECT text FROM item WHERE id > ? ORDER BY id LIMIT ?"
        return [text for (text,) in await self._database.fetch_all(sql, (last, limit))]

    async def digest_chain(self, through: int) -> bytes:
        """A digest of 16 bytes of every text up to an item, in order.

        Items are never deleted, and changed only when texts are erased, which drops what is stored;
        so the digest is stored and continued over new texts.
        """
        sql = "SELECT through, digest FROM item_chain WHERE through <= ? ORDER BY through DESC"
        kept, link = await self._database.fetch_one(sql + " LIMIT 1", (through,)) or (0, bytes(16))
        at = kept
        while at < through:
            sql = "SELECT digest FROM item WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
            rows = await self._database.fetch_all(sql, (at, through, BATCH))
            link = require_row(
                await asyncio.to_thread(_extend_digest, link, rows) if rows else None
            )
            at += len(rows)
        if at > kept and not self._database.is_readonly:
            await self._database.execute(
                "INSERT OR IGNORE INTO item_chain (through, digest) VALUES (?, ?)", (at, link)
            )
        return bytes(link)

    async def find(self, text: str) -> ItemId | None:
        """The item with exactly this text."""
        row = await self._database.fetch_one(
            "SELECT id FROM item WHERE digest = ?", (digest(text),)
        )
        return ItemId(row[0]) if row else None

    async def texts(self, items: Sequence[ItemId]) -> list[str]:
        """The texts of these items, in the order asked for."""
        found = [
            await self._database.fetch_one("SELECT text FROM item WHERE id = ?", (item,))
            for item in items
        ]
        return [require_row(row)[0] for row in found]

    async def is_labelled(self, item: ItemId) -> bool:
        return (
            await self._database.fetch_one("SELECT 1 FROM label WHERE item_id = ?", (item,))
            is not None
        )

    async def given_after(self, last: int) -> list[GivenLabel]:
        """Labels that came with files after that one, in order."""
        rows = await self._database.fetch_all(
            "SELECT id, item_id, label FROM given_label WHERE id > ? ORDER BY id", (last,)
        )
        return [GivenLabel(*row) for row in rows]

    async def campaign(self) -> CampaignState:
        row = await self._database.fetch_one("SELECT seed, exam_ended, advised_at FROM campaign")
        seed, exam_ended, advised_at = require_row(row)
        return CampaignState(seed, exam_ended, advised_at is not None)

    async def labelled(self) -> list[LabelledItem]:
        """Every item with its own label or that of a near-duplicate, in the order of import."""
        sql = """
            SELECT item.text, label.label, label.score, label.annotator_id, label.answered_at,
                   label.posterior, 0 AS inherited, columns, item.id
            FROM label JOIN item ON item.id = label.item_id
            LEFT JOIN item_columns ON item_columns.item_id = item.id
            UNION ALL
            SELECT item.text, inherited.label, NULL, NULL, inherited.answered_at,
                   inherited.posterior, 1, columns, item.id
            FROM inherited JOIN item ON item.id = inherited.item_id
            LEFT JOIN item_columns ON item_columns.item_id = item.id
            ORDER BY item.id"""
        rows = await self._database.fetch_report(sql)
        return [
            LabelledItem(text, label, score, who, when, posterior, bool(inherited), columns)
            for text, label, score, who, when, posterior, inherited, columns, _ in rows
        ]

    async def unlabelled(self) -> list[LabelledItem]:
        """Every item without a label, in the order of import."""
        sql = """
            SELECT text, columns FROM item LEFT JOIN item_columns ON item_id = item.id
            WHERE id NOT IN (SELECT item_id FROM label)
              AND id NOT IN (SELECT item_id FROM inherited)
              AND id NOT IN (SELECT item_id FROM withdrawn_item) ORDER BY id"""
        rows = await self._database.fetch_report(sql)
        return [
            LabelledItem(text, None, None, None, None, None, columns=columns)
            for text, columns in rows
        ]

    async def counts(self, now: float) -> CampaignCounts:
        """The record of counts that every report shows, at this moment."""
        values = {"now": now, "unsure": UNSURE_LIMIT, "model": LABELS_OF_A_MODEL}
        [row] = await self._database.fetch_report(_COUNTS, values)
        *counted, has_model = row
        counts = CampaignCounts(*counted)
        return replace(counts, by_machine=counts.items - counts.settled) if has_model else counts

    async def count_labelled_by(self, annotator: AnnotatorId) -> int:
        """The number of items that an annotator gave a label, with their near-duplicates."""
        sql = """
            WITH voted AS MATERIALIZED (
                SELECT DISTINCT standing.item_id, coalesce(leader, standing.item_id) AS leader
                FROM standing LEFT JOIN item_group ON item_group.item_id = standing.item_id
                WHERE annotator_id = ? AND choice IN ('spam', 'no_spam'))
            SELECT count(*) FROM (
                SELECT leader AS item_id FROM voted
                UNION SELECT item_group.item_id FROM item_group JOIN voted USING (leader))
            WHERE item_id NOT IN (SELECT item_id FROM withdrawn_item)"""
        [row] = await self._database.fetch_report(sql, (annotator,))
        return int(row[0])

    async def spam_among_labels(self) -> tuple[int, int]:
        """The number of labels `spam`, and of all labels."""
        sql = "SELECT coalesce(sum(label = 'spam'), 0), count(*) FROM label"
        [row] = await self._database.fetch_report(sql)
        return int(row[0]), int(row[1])

    async def answers_by_day(self) -> list[tuple[str, int]]:
        """Pairs of ISO day (UTC) and number of answers without skips, for days with answers."""
        sql = """
            SELECT date(answered_at, 'unixepoch') AS day, count(*) FROM standing
            WHERE choice <> 'skip' GROUP BY day ORDER BY day"""
        return [(day, count) for day, count in await self._database.fetch_report(sql)]

    async def answers_since(self, moment: float) -> int:
        """The number of current answers without skips since a moment."""
        sql = "SELECT count(*) FROM standing WHERE choice <> 'skip' AND answered_at > ?"
        [row] = await self._database.fetch_report(sql, (moment,))
        return int(row[0])

    async def answers_by_annotator(self) -> list[tuple[AnnotatorId, int]]:
        """Current answers of each annotator without skips, the largest number first."""
        sql = """
            SELECT annotator_id, count(*) AS answers FROM standing WHERE choice <> 'skip'
            GROUP BY annotator_id ORDER BY answers DESC, annotator_id"""
        return [(AnnotatorId(who), count) for who, count in await self._database.fetch_report(sql)]


def _extend_digest(link: bytes, rows: Sequence[tuple[bytes]]) -> bytes:
    for (each,) in rows:
        link = blake2b(link + each, digest_size=16).digest()
    return link
