"""The model that a bot has now, fitted beside it without disturbing it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from bot.campaign.past_state import state_at
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.pool.loading import ReadingProgress, no_progress, open_readonly
from bot.pool.manifest import folder_of, read_manifest
from bot.pool.private_files import DamagedError
from storage import Store
from storage.heartbeat_log import read_heartbeat
from storage.model_log import FeatureFit

BINS: Final = 20
_EVERYTHING: Final = 2**62
# A bot that is well writes a heartbeat every 15 s.
_SILENT_SECONDS: Final = 60.0


class PanelModel:
    """The features, the state of the pool and the model of one campaign.

    spare: a folder for features that the bot has not computed yet. pool: the features that are
    loaded, and of how many items; None before `load`. before: the model before the newest fit.
    waits: whether a bot that is reading new items is waited for.
    """

    def __init__(self, store: Store, trainer: Trainer, spare: Path, *, waits: bool = False) -> None:
        self.store = store
        self.trainer = trainer
        self._spare = spare
        self._waits = waits
        self.pool: tuple[FeatureFit, int] | None = None
        self.before: TrainedModel | None = None
        self._trained: TrainedModel | None = None

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, store: Store, trainer: Trainer, *, waits: bool = False
    ) -> AsyncIterator["PanelModel"]:
        """A model whose spare features are deleted at the end, when the trainer ends too."""
        with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as spare:
            try:
                yield cls(store, trainer, Path(spare), waits=waits)
            finally:
                trainer.close()

    async def load(self, progress: ReadingProgress = no_progress) -> bool:
        """Load new features; False until the bot has computed some, and while it reads new items.

        Where no bot is at it, they are computed here, which takes long for many items.
        """
        fits = await self.store.model_log.feature_fits()
        if not fits:
            return False
        wanted = fits[-1], int(await self.store.items.newest_id())
        if wanted != self.pool:
            fit, size = wanted
            if self._waits and (read := await self._read_so_far(size)):
                progress("the bot is reading messages", read, size)
                return False
            run_in_thread = self.trainer.run_in_thread
            pool = await open_readonly(self.store, run_in_thread, fit, size, self._spare, progress)
            await self.trainer.use(pool, fit.id)
            self.pool, self._trained = wanted, None
        return True

    async def _read_so_far(self, size: int) -> int:
        return await asyncio.to_thread(items_read_so_far, self.store.path, size)

    async def fit(self) -> tuple[PoolState, LabelSnapshot, TrainedModel]:
        """Everything that is known now, and the model that has learnt it. First call `load`."""
        assert self.pool is not None  # noqa: S101  `load` returned True
        state = await state_at(self.store, self.pool[1], _EVERYTHING, _EVERYTHING)
        state.withdrawn.update(await self.store.imports.withdrawals_after(0))
        snapshot = state.snapshot()
        self.before = self._trained
        self._trained = await self.trainer.fit(snapshot, self.before)
        return state, snapshot, self._trained

    @property
    def trained(self) -> TrainedModel | None:
        """The model of the newest fit."""
        return self._trained


def items_read_so_far(database: Path, size: int) -> int:
    """How many of this many items a running bot has read, if it is still reading; else 0."""
    beat, _ = read_heartbeat(database)
    if beat is None or time.time() - beat.written_at > _SILENT_SECONDS:
        return 0
    try:
        manifest = read_manifest(folder_of(database))
    except DamagedError:
        return 0
    return manifest.items if manifest is not None and manifest.items < size else 0


def score_counts(state: PoolState, trained: TrainedModel) -> list[int] | None:
    """How many unlabelled messages have a score in each of `BINS` equal parts of [0, 1]."""
    if trained.scores is None:
        return None
    waiting = trained.scores[state.unlabelled()[: len(trained.scores)]]
    counts, _ = np.histogram(waiting, bins=BINS, range=(0, 1))
    return [int(count) for count in counts]
