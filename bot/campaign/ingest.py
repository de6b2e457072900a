"""Items on their way in: from the store into the mind, onto the board, into the exam's reserve."""

from __future__ import annotations

import logging
from itertools import takewhile
from typing import Final

import numpy as np

from bot.campaign.grouping import group
from bot.campaign.state import PoolState, item_of
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.pool.affordable_features import choose_features
from bot.pool.feature_store import FeatureStore
from bot.pool.loading import ensure, sample_texts
from bot.pool.manifest import folder_of
from storage import Store
from storage.model_log import EXAM_ENDING, FeatureFit
from storage.records import ItemId

log = logging.getLogger(__name__)

# Features are fitted anew when the pool has grown by more than this share since the last time.
GROWTH: Final = 0.25
# The exam's reserve: so many items of a large pool, at most this share of what is imported.
RESERVE: Final = 150
RESERVE_SHARE: Final = 0.15


class Ingest:
    """Reads what was imported since the last time; the same imports end in the same state."""

    def __init__(
        self, store: Store, trainer: Trainer, state: PoolState, *, features: str, exam: bool
    ):
        self._store = store
        self._trainer = trainer
        self._state = state
        self._wanted = features
        self._exam = exam
        self._exam_over = False
        self._pool: FeatureStore | None = None
        self.features: FeatureFit | None = None
        self.leaders: Rows = np.zeros(0, dtype=np.intp)  # of near copies, one row an item

    async def refresh(self) -> bool:
        """Bring mind and board up to the store; True when older models no longer fit."""
        before = self.features, self._exam_over
        campaign = await self._store.items.campaign()
        if campaign.exam_ended == EXAM_ENDING:
            await self._store.model_log.record_exam_end()
        self._exam_over = campaign.exam_ended is not None
        size = await self._store.items.newest_id()
        await self._read(size)
        if size > self._state.size:
            self.leaders = await group(self._store, self._trainer, size)
            await self._reserve(size)
            log.info("%d items came, %d in all", size - self._state.size, size)
            self._state.grow(size, self.leaders[self._state.size :])
            reserve = await self._store.model_log.exam_items()
            self._state.reserve(item.item_id for item in reserve)
        if self._exam_over:
            self._state.end_exam()
        given = await self._store.items.given_after(self._state.given)
        # Another import may have come since the items were read: the next refresh has its labels.
        self._state.give(takewhile(lambda label: label.item_id <= self._state.size, given))
        return (self.features, self._exam_over) != before

    async def _read(self, size: int) -> None:
        """Features of new items; made anew when the pool has outgrown them or others are wanted.

        Texts are read in blocks, and none where the features are on disk; until all is done the
        mind goes on with what it has.
        """
        fits = await self._store.model_log.feature_fits()
        current = fits[-1] if fits else None
        if not size or (size == self._state.size and current == self.features):
            return
        if current is None or size > (1 + GROWTH) * current.through:
            current = await self._fit_anew(current, size)
        folder = folder_of(self._store.path)
        self._pool = await ensure(
            self._store, self._trainer.think, folder, current, size, self._pool
        )
        await self._trainer.use(self._pool, current.id)
        self.features = current

    async def _fit_anew(self, before: FeatureFit | None, size: int) -> FeatureFit:
        if before is not None:
            features, why = before.features, f"fitted anew on {size:,} messages"
        elif self._wanted == "auto":
            some = await sample_texts(self._store, size)
            features, why = await self._trainer.think(lambda: choose_features(some, size))
        else:
            features, why = self._wanted, "as TAPWISE_FEATURES says"
        log.info("features: %s, %s", features, why)
        return await self._store.model_log.add_feature_fit(features, item_of(size - 1), why)

    async def _reserve(self, size: int) -> None:
        """Set aside a share of the new items, the same for each, drawn from what nobody has seen.

        Of a first import this is 150 items or 15 %; of later ones the share that 150 would be of
        all that came without a label, so that old and new are examined alike.
        """
        if not self._exam or self._exam_over:
            return
        reserve = await self._store.model_log.exam_items()
        after = max((item.pool_size for item in reserve), default=0)
        fresh = await self._store.model_log.exam_candidates(after, size)
        unlabelled = max(1, await self._store.model_log.count_without_given_label(size))
        count = round(min(RESERVE_SHARE, RESERVE / unlabelled) * len(fresh))
        rng = np.random.default_rng([self._trainer.seed, size])
        drawn = rng.choice(np.array(fresh, dtype=np.int64), count, replace=False)
        await self._store.model_log.reserve_for_exam(
            [ItemId(int(item)) for item in np.sort(drawn)], size
        )
