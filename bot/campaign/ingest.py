"""New items: their features, near-duplicates and share of the exam's reserve."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Final

import numpy as np

from bot.campaign.duplicate_index import DuplicateIndex
from bot.campaign.feature_choice import FeatureChoice
from bot.campaign.numbering import item_of
from bot.campaign.state import PoolState
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.learning.holdout import reserve_size
from bot.pool.feature_store import FeatureStore
from bot.pool.loading import ensure
from bot.pool.manifest import folder_of
from bot.pool.meaning_reader import MeaningReader
from storage import Store
from storage.imports import Withdrawal
from storage.model_log import EXAM_ENDING, FeatureFit
from storage.records import ItemId

log = logging.getLogger(__name__)

# The share of spam is estimated from this many labels on.
ENOUGH_LABELS: Final = 40
# The exam's part of fewer new items is rounded at random: groups bring them one by one.
FEW_ITEMS: Final = 50
# Texts read from the store at a time to find near-duplicates.
DUPLICATE_BLOCK: Final = 2_000
# Near-duplicates are written after this many items: an import that is interrupted continues there.
DUPLICATES_STORED_EVERY: Final = 100_000


@dataclass(frozen=True)
class StoredPool:
    """The pool as it is stored at one moment: what a refresh brings the memory to.

    size: number of items; usable: how many of them have their features, or can have them at once.
    fits: of the features, the oldest first. withdrawals: those that the memory does not know yet.
    """

    size: int
    usable: int
    fits: list[FeatureFit]
    withdrawals: list[Withdrawal]


class Ingest:
    """Reads what was imported since the last call; the same imports give the same state."""

    def __init__(
        self, store: Store, trainer: Trainer, state: PoolState, *, features: str, exam: bool
    ):
        self._store = store
        self._trainer = trainer
        self._state = state
        self._choice = FeatureChoice(store, trainer, features)
        self._exam = exam
        self._exam_over = False
        self.duplicates = DuplicateIndex()
        self._pool: FeatureStore | None = None
        self.features: FeatureFit | None = None
        self._representatives: Rows = np.zeros(0, dtype=np.intp)

    async def stored_pool(self) -> StoredPool:
        """The pool as it is stored now; its size is read last, so that it has all the rest."""
        withdrawals = await self._store.imports.withdrawals_after(self._state.withdrawn.newest)
        fits = await self._store.model_log.feature_fits()
        size = await self._store.items.newest_id()
        usable = await self._choice.usable(fits, size, self._state.size)
        return StoredPool(size, usable, fits, withdrawals)

    def is_behind(self, stored: StoredPool) -> bool:
        """Whether messages came or were withdrawn, or features changed, since the last refresh."""
        return (
            stored.usable > self._state.size
            or self._choice.is_ready(stored.size)
            or bool(stored.withdrawals)
            or (stored.fits[-1] if stored.fits else None) != self.features
        )

    async def refresh(self, stored: StoredPool) -> bool:
        """Bring trainer and state up to this moment; True if existing models no longer fit.

        What is imported meanwhile is left to the next refresh.
        """
        before = self.features, self._exam_over
        campaign = await self._store.items.campaign()
        if campaign.exam_ended == EXAM_ENDING:
            await self._store.model_log.record_exam_end()
        self._exam_over = campaign.exam_ended is not None
        self.duplicates.clear()
        if self.duplicates.is_kept:
            rows = self._representatives[: self._state.size]
            await _add_known(self._store, self._trainer, self.duplicates, rows)
            await self._trainer.run_in_thread(self.duplicates.prepare)
        size = await self._read(stored.size, stored.fits)
        if size > self._state.size:
            self._representatives = await group_near_duplicates(
                self._store, self._trainer, size, self.duplicates
            )
            await self._reserve(size)
            log.info("%d new items, %d in all", size - self._state.size, size)
            self._state.add_items(size, self._representatives[self._state.size :])
            reserve = await self._store.model_log.exam_items()
            self._state.reserve(item.item_id for item in reserve)
            self._state.exam.first_chosen = await self._store.watched.first_chosen()
        if self._exam_over:
            self._state.end_exam()
        given = await self._store.items.given_after(self._state.given)
        # Labels of an import since the items were read are added by the next refresh.
        self._state.add_known_labels(
            takewhile(lambda label: label.item_id <= self._state.size, given)
        )
        self._state.withdrawn.update(stored.withdrawals)
        requests = await self._store.requests.after(self._state.requested.newest)
        self._state.requested.update(takewhile(lambda each: each.item_id <= size, requests))
        return (self.features, self._exam_over) != before

    async def _read(self, newest: int, fits: list[FeatureFit]) -> int:
        """Compute the features of new items; returns how many of the first items can be used.

        Texts are read in blocks, and none whose features are on disk; meanwhile the trainer goes on
        with the features it has.
        """
        self.reader.has_news = False
        if not newest:
            return 0
        current = await self._choice.in_force(fits, newest)
        size = await self._choice.usable([current], newest, self._state.size)
        if size == self._state.size and current == self.features:
            return size
        folder = folder_of(self._store.path)
        # A new fit reads the folder again, whose content tells whether texts were erased.
        in_use = self._pool if current == self.features else None
        self._pool = await ensure(
            self._store, self._trainer.run_in_thread, folder, current, size, in_use
        )
        await self._trainer.use(self._pool, current.id)
        self.features = current
        return size

    @property
    def reader(self) -> MeaningReader:
        """What reads the meaning of messages in the background."""
        return self._choice.reader

    def meaning_progress(self) -> int | None:
        """How many messages are read while features wait for it; None if none wait."""
        return self._choice.progress()

    def has_news(self) -> bool:
        """Whether the meaning of new messages is read; goes on reading after a full disk."""
        self.reader.resume()
        return self.reader.has_news

    async def _reserve(self, size: int) -> None:
        """Reserve a random share of the new items that nobody has seen for the exam.

        Of later imports it is the share that `reserve_size` reserves of all items imported without
        a label, so that old and new items are sampled alike. Items of watched groups that the
        model chose are not counted: the exam is about those that came at random.
        """
        if not self._exam or self._exam_over:
            return
        after = await self._store.model_log.reserved_through()
        fresh = await self._store.model_log.exam_candidates(after, size)
        unlabelled = max(1, await self._store.model_log.count_without_given_label(size))
        share = reserve_size(unlabelled, await self._spam_share()) / unlabelled
        part = 0.5
        if len(fresh) < FEW_ITEMS:
            part = float(np.random.default_rng([self._trainer.seed, size, 1]).random())
        count = math.floor(share * len(fresh) + part)
        rng = np.random.default_rng([self._trainer.seed, size])
        drawn = rng.choice(np.array(fresh, dtype=np.int64), count, replace=False)
        await self._store.model_log.reserve_for_exam(
            [ItemId(int(item)) for item in np.sort(drawn)], size
        )

    async def _spam_share(self) -> float | None:
        """The share of spam among the labels so far; None while there are few.

        Spam is asked about more than its share, so that what seems rare is rare.
        """
        spam, labels = await self._store.items.spam_among_labels()
        return spam / labels if labels >= ENOUGH_LABELS else None


async def group_near_duplicates(
    store: Store, trainer: Trainer, size: int, index: DuplicateIndex | None = None
) -> Rows:
    """Find the near-duplicates among new items and store them.

    index: with items of before, if it keeps them. Returns (size,) the row of each item's
    representative, the oldest of its near-duplicates; its own row if it has none. Older texts are
    read again only if there are new ones.
    """
    known = min(await store.duplicate_groups.grouped_through(), size)
    rows = await representatives(store, size)
    if known < size:
        await _group_new_items(store, trainer, index or DuplicateIndex(), rows, known)
        duplicates = int((rows != np.arange(size)).sum())
        log.info("%d of %d items are near-duplicates of an older one", duplicates, size)
    return rows


async def representatives(store: Store, size: int) -> Rows:
    """(size,) the representatives that `group_near_duplicates` has stored."""
    rows = np.arange(size)
    last = 0
    while members := await store.duplicate_groups.members_after(last):
        last = members[-1][0]
        pairs = [pair for pair in members if pair[0] <= size]
        items = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        rows[items[:, 0] - 1] = items[:, 1] - 1
    return rows


async def _group_new_items(
    store: Store, trainer: Trainer, index: DuplicateIndex, rows: Rows, known: int
) -> None:
    """Set the representatives of the rows from `known` on."""
    await _add_known(store, trainer, index, rows[:known])
    stored = known
    for start in range(known, len(rows), DUPLICATE_BLOCK):
        texts = await store.items.texts_after(start, min(DUPLICATE_BLOCK, len(rows) - start))
        end = start + len(texts)
        rows[start:end] = await trainer.run_in_thread(partial(index.add, texts))
        if end == len(rows) or end - stored >= DUPLICATES_STORED_EVERY:
            await _store_duplicates(store, rows, stored, end)
            stored = end
    index.clear()


async def _add_known(store: Store, trainer: Trainer, index: DuplicateIndex, rows: Rows) -> None:
    """Add the items that the index lacks. rows: (n_items,) the representatives."""
    while (start := index.n_items) < len(rows):
        count = min(DUPLICATE_BLOCK, len(rows) - start)
        texts = await store.items.texts_after(start, count)
        await trainer.run_in_thread(
            partial(index.add_known, texts, rows[start : start + len(texts)])
        )


async def _store_duplicates(store: Store, rows: Rows, start: int, end: int) -> None:
    new = np.arange(start, end)
    duplicates = new[rows[start:end] != new].tolist()
    pairs = [(item_of(row), item_of(int(rows[row]))) for row in duplicates]
    await store.duplicate_groups.add(pairs, end)
