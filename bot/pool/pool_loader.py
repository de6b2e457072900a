"""Where a campaign's pool is kept: in files beside the database, or on a Dask cluster."""

from __future__ import annotations

from typing import Final, Protocol

from bot.learning.near_duplicates import NearDuplicateGroups
from bot.pool.feature_store import FeatureStore
from bot.pool.loading import ReadingProgress, RunInThread, ensure, no_progress
from bot.pool.manifest import folder_of
from bot.pool.pool import Pool
from storage import Store
from storage.model_log import FeatureFit


class PoolLoader(Protocol):
    """Loads a campaign's pool, extends it, or makes it again, whichever is needed."""

    async def ensure(
        self,
        store: Store,
        run_in_thread: RunInThread,
        fit: FeatureFit,
        size: int,
        current: Pool | None = None,
        progress: ReadingProgress = no_progress,
    ) -> Pool:
        """The features of the first `size` items.

        current: the pool in use, which stays in use until this returns. Errors: StoreError, and
        TryLaterError when it cannot be reached for now.
        """

    def new_groups(self, store: Store) -> NearDuplicateGroups:
        """Groups of near-duplicates without items; called in the event loop of the store.

        Their methods run in the trainer's threads. Errors of theirs: TryLaterError.
        """


class LocalLoader:
    """`PoolLoader` in the folder beside the database."""

    async def ensure(
        self,
        store: Store,
        run_in_thread: RunInThread,
        fit: FeatureFit,
        size: int,
        current: Pool | None = None,
        progress: ReadingProgress = no_progress,
    ) -> Pool:
        """As `PoolLoader.ensure`."""
        in_use = current if isinstance(current, FeatureStore) else None
        folder = folder_of(store.path)
        return await ensure(store, run_in_thread, folder, fit, size, in_use, progress)

    def new_groups(self, store: Store) -> NearDuplicateGroups:
        """As `PoolLoader.new_groups`."""
        return NearDuplicateGroups()


LOCAL: Final = LocalLoader()
