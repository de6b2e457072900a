"""A campaign's pool on a Dask cluster."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.near_duplicates import NearDuplicateGroups
from bot.pool.cluster.cluster_pool import ClusterPool
from bot.pool.cluster.cluster_representatives import ClusterRepresentatives, ReadSomeTexts
from bot.pool.cluster.dask_cluster import (
    START_SECONDS,
    ClusterAwayError,
    DaskCluster,
    Hosts,
)
from bot.pool.cluster.duplicate_host import DuplicateHost
from bot.pool.cluster.shard_map import ReadTexts
from bot.pool.feature_store import recipe
from bot.pool.loading import (
    ReadingProgress,
    RunInThread,
    check_texts,
    extended,
    fitted,
    no_progress,
    what_changed,
)
from bot.pool.manifest import Manifest, folder_of, read_manifest
from bot.pool.meaning_rows import rows_of, state_of
from bot.pool.pool import Pool
from bot.pool.private_files import DamagedError
from storage import Store
from storage.model_log import FeatureFit

log = logging.getLogger(__name__)

# Reading some texts of the database again takes less, unless the disk hangs.
READ_SECONDS: Final = 60.0


class ClusterLoader:
    """`PoolLoader` on a cluster; what the bot itself needs stays beside the database."""

    def __init__(self, cluster: DaskCluster, shard_folder: Path | None = None):
        """shard_folder: as the workers see it; None for the folder beside the database."""
        self.cluster = cluster
        self._shard_folder = shard_folder

    async def ensure(
        self,
        store: Store,
        run_in_thread: RunInThread,
        fit: FeatureFit,
        size: int,
        current: Pool | None = None,
        progress: ReadingProgress = no_progress,
    ) -> ClusterPool:
        """As `PoolLoader.ensure`."""
        meaning = await state_of(store, fit)
        made = recipe(fit.features, fit.through, meaning)
        if isinstance(current, ClusterPool) and current.recipe == made:
            return await extended(store, run_in_thread, current, fit, size, progress)
        folder, read_texts = self._folder(store), _reader(store, fit)
        hosts = Hosts(self.cluster)
        await run_in_thread(partial(hosts.live, START_SECONDS))
        where = hosts, folder, self._shard_folder or folder
        manifest = await run_in_thread(partial(_manifest, folder))
        found = await self._load(store, run_in_thread, manifest, made, size, (*where, read_texts))
        if found is None:
            new = partial(
                ClusterPool.new,
                *where,
                made,
                read_texts,
                size=size,
                former=manifest.name if manifest else "",
                meaning=meaning,
            )
            found = await fitted(store, run_in_thread, await run_in_thread(new), fit, progress)
        return await extended(store, run_in_thread, found, fit, size, progress)

    def new_groups(self, store: Store) -> NearDuplicateGroups:
        """As `PoolLoader.new_groups`."""
        hosts = Hosts(self.cluster, DuplicateHost)
        return NearDuplicateGroups(ClusterRepresentatives(hosts, _text_reader(store)))

    def close(self) -> None:
        """End the connection, and the workers that were started here."""
        self.cluster.close()

    @staticmethod
    def _folder(store: Store) -> Path:
        return folder_of(store.path) / "cluster"

    @staticmethod
    async def _load(
        store: Store,
        run_in_thread: RunInThread,
        manifest: Manifest | None,
        made: dict[str, Any],
        size: int,
        parts: tuple[Hosts, Path, Path, ReadTexts],
    ) -> ClusterPool | None:
        """The pool of the manifest; None when it is not of this fit and these texts."""
        hosts, folder, shard_folder, read_texts = parts
        if manifest is None:
            return None
        try:
            if (before := manifest.made.get("recipe", {})) != made:
                log.info("the shards are made again: %s", what_changed(before, made))
                return None
            await check_texts(store, manifest, size)
            return await run_in_thread(
                partial(
                    ClusterPool.from_manifest, hosts, folder, shard_folder, manifest, read_texts
                )
            )
        except DamagedError as error:
            log.warning("the shards are not used and made again: %s", error)
            return None


def _manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except DamagedError:
        return None


def _reader(store: Store, fit: FeatureFit) -> ReadTexts:
    """Reads texts from a thread while the event loop, which this is called in, goes on."""
    loop = asyncio.get_running_loop()

    async def read(start: int, count: int) -> tuple[Sequence[str], QuantisedRows | None]:
        texts = await store.items.texts_after(start, count)
        return texts, await rows_of(store, fit, start, count)

    def read_texts(start: int, count: int) -> tuple[Sequence[str], QuantisedRows | None]:
        if _is_running(loop):
            raise ClusterAwayError("A shard is made again: its scores can be read in a while.")
        return asyncio.run_coroutine_threadsafe(read(start, count), loop).result(READ_SECONDS)

    return read_texts


def _text_reader(store: Store) -> ReadSomeTexts:
    """As `_reader`, of texts alone."""
    loop = asyncio.get_running_loop()

    def read_texts(start: int, count: int) -> Sequence[str]:
        reading = store.items.texts_after(start, count)
        return asyncio.run_coroutine_threadsafe(reading, loop).result(READ_SECONDS)

    return read_texts


def _is_running(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether this thread is the one of the loop."""
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
