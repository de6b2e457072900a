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
from bot.campaign.duplicate_rows import add_known, group_near_duplicates
from bot.campaign.feature_choice import GROWTH, FeatureChoice
from bot.campaign.state import PoolState
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.learning.holdout import reserve_size
from bot.pool.loading import ReadingProgress, no_progress
from bot.pool.meaning_reader import MeaningReader
from bot.pool.pool import Pool
from bot.pool.pool_loader import LOCAL, PoolLoader
from storage import Store
from storage.imports import Withdrawal
from storage.model_log import EXAM_ENDING, FeatureFit
from storage.records import ItemId

__all__ = [
    "FIRST_PORTION",
    "LOCAL",
    "Ingest",
    "PoolLoader",
    "Reading",
    "ReadingProgress",
    "no_progress",
    "prepare",
]

log = logging.getLogger(__name__)

# The share of spam is estimated from this many labels on.
ENOUGH_LABELS: Final = 40
# The exam's part of fewer new items is rounded at random: groups bring them one by one.
FEW_ITEMS: Final = 50
# A bot that starts on new items takes in so many at first: seconds until the first card.
FIRST_PORTION: Final = 4_000


@dataclass(frozen=True)
class StoredPool:
    """The pool as it is stored at one moment, and what a refresh brings the memory to.

    newest: number of items; usable: how many of them have their features, or can have them at
    once. fits: of the features, the oldest first. withdrawals: those that the memory does not know
    yet.
    """

    newest: int
    usable: int
    fits: list[FeatureFit]
    withdrawals: list[Withdrawal]


@dataclass(frozen=True)
class Reading:
    """How new items are read.

    portion: so many at first, then as many again as are known already, so that the first can soon
    be asked; None: all at once. progress: called with what is done, to how many items, and of how
    many. loader: of the pool. encoder_wait: seconds until what messages mean is read; loading the
    encoder would hold up the first cards.
    """

    portion: int | None = None
    progress: ReadingProgress = no_progress
    loader: PoolLoader = LOCAL
    encoder_wait: float = 0.0


class Ingest:
    """Reads what was imported since the last call; the same imports give the same state.

    has_more: the next call reads further items at once. is_complete: there are no further items.
    """

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        state: PoolState,
        features: str,
        *,
        exam: bool,
        reading: Reading = Reading(),
    ):
        self._store = store
        self._reading = reading
        self.has_more = False
        self.is_complete = True
        self._trainer = trainer
        self._state = state
        self._choice = FeatureChoice(store, trainer, features, reading.encoder_wait)
        self._exam = exam
        self._exam_over = False
        self.duplicates = DuplicateIndex(partial(reading.loader.new_groups, store))
        self._pool: Pool | None = None
        self.features: FeatureFit | None = None

    async def stored_pool(self) -> StoredPool:
        """The pool as it is stored now; its size is read last, so that it has all the rest."""
        withdrawals = await self._store.imports.withdrawals_after(self._state.withdrawn.newest)
        fits = await self._store.model_log.feature_fits()
        newest = await self._store.items.newest_id()
        usable = await self._choice.usable(fits, newest, self._state.size)
        return StoredPool(newest, usable, fits, withdrawals)

    def is_behind(self, stored: StoredPool) -> bool:
        """Whether messages came or were withdrawn, or features changed, since the last refresh."""
        return (
            stored.usable > self._state.size
            or self._choice.is_ready(stored.newest)
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
            rows = self._state.representatives_of(np.arange(self._state.size))
            await add_known(self._store, self._trainer, self.duplicates, rows)
            await self._trainer.run_in_thread(self.duplicates.prepare)
        size = await self._read(stored)
        if size > self._state.size:
            representatives = await self._group(size)
            await self._reserve(size, stored.newest)
            log.info("%d new items, %d in all", size - self._state.size, size)
            self._state.add_items(size, representatives[self._state.size :])
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
        self.is_complete = size == stored.newest
        return (self.features, self._exam_over) != before

    async def prepare(self) -> None:
        """Compute features and near-duplicates of all items, and take none of them in."""
        try:
            await self._group(await self._read(await self.stored_pool()))
        finally:
            await self.reader.stop()  # the bot goes on where it ended

    async def _portion_of(self, newest: int) -> int:
        """To which item to read now.

        What an earlier process has read is read at once, as it may have been asked. The pool at
        least doubles with each portion, so that fitting the features again costs little.
        """
        portion, size = self._reading.portion, self._state.size
        if portion is None or newest - size <= portion:
            return newest
        known = max(size, await self._store.duplicate_groups.grouped_through())
        if newest <= (1 + GROWTH) * known:
            return newest
        return min(newest, max(portion, known if known > size else 2 * size))

    async def _group(self, size: int) -> Rows:
        return await group_near_duplicates(
            self._store, self._trainer, size, self.duplicates, self._reading.progress
        )

    async def _read(self, stored: StoredPool) -> int:
        """Compute the features of new items; returns how many of the first items can be used.

        Texts are read in blocks, and none whose features are on disk; meanwhile the trainer goes on
        with the features it has.
        """
        self.reader.has_news = self.has_more = False
        newest = stored.newest
        if not newest:
            return 0
        portion = await self._portion_of(newest)
        current = await self._choice.in_force(stored.fits, portion, newest)
        usable = await self._choice.usable([current], newest, self._state.size)
        size = min(portion, usable)
        self.has_more = size < usable
        if size == self._state.size and current == self.features:
            return size
        # A new fit reads the folder again, whose content tells whether texts were erased.
        in_use = self._pool if current == self.features else None
        run, ensure = self._trainer.run_in_thread, self._reading.loader.ensure
        progress = self._reading.progress
        self._pool = await ensure(self._store, run, current, size, in_use, progress)
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
        """Whether there is more to read by now; goes on reading meanings after a full disk."""
        self.reader.resume()
        return self.has_more or self.reader.has_news

    async def _reserve(self, size: int, newest: int) -> None:
        """Reserve a random share of the new items that nobody has seen for the exam.

        Of later imports it is the share that `reserve_size` reserves of all items imported without
        a label, also of those of later portions, so that old and new items are sampled alike.
        Items of watched groups that the model chose are not counted: the exam is about those that
        came at random.
        """
        if not self._exam or self._exam_over:
            return
        after = await self._store.model_log.reserved_through()
        fresh = await self._store.model_log.exam_candidates(after, size)
        unlabelled = max(1, await self._store.model_log.count_without_given_label(newest))
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


async def prepare(
    store: Store, features: str, progress: ReadingProgress, loader: PoolLoader = LOCAL
) -> None:
    """Compute the features and near-duplicates of all items, so that the bot can begin at once.

    features: as in the settings. loader: of the pool. Errors: StoreError.
    """
    trainer = Trainer("weights", (await store.items.campaign()).seed)
    try:
        reading = Reading(progress=progress, loader=loader)
        ingest = Ingest(store, trainer, PoolState(), features, exam=False, reading=reading)
        await ingest.prepare()
    finally:
        trainer.close()
