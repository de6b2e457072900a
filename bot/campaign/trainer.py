"""Fits the model and selects items in threads of their own, beside the event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Final, TypeVar

import numpy as np
from threadpoolctl import ThreadpoolController

from bot.campaign.aggregation import AggregatedLabels, Policy, TrainingLabels, aggregate
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.trained_model import TrainedModel
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.cold_start import is_cold
from bot.learning.features import FEATURES, TextTransformer
from bot.learning.fitting import fit_classifier
from bot.learning.picks import Pick, random_pick, reserve_pick
from bot.learning.pool_scores import PoolScores
from bot.learning.strategies import CAMPAIGN_STRATEGY, STRATEGIES
from bot.pool.local_rows import LocalRows
from bot.pool.pool import Pool, PoolRows, WorkerFigures

T = TypeVar("T")

_NO_ITEMS: Final = LocalRows.none()


@dataclass(frozen=True, eq=False)
class _QueryState:
    """See `bot.learning.strategies.QueryState`."""

    allowed: Mask
    scored: PoolScores | None
    cue_scores: Floats
    turn: int
    spam: Mask
    rng: np.random.Generator


class Trainer:
    """The same labels give the same model, whatever was fitted before."""

    def __init__(
        self,
        balance: str,
        seed: int,
        policy: Policy = "adaptive",
        estimator: Any | None = None,
    ):
        """balance, policy: as in the settings.

        estimator: an unfitted scikit-learn classifier; None for our own model.
        """
        self.seed = seed
        self.policy = policy
        self.balance = balance
        self.model_name = type(estimator).__name__ if estimator is not None else "tapwise"
        self._estimator = estimator
        self._fit_id = 0
        self._pool: Pool | None = None
        self._fitting = ThreadPoolExecutor(1, "fit", initializer=_one_blas_thread)
        # A thread of its own, as fits follow each other without a pause while many people tap.
        self._selecting = ThreadPoolExecutor(1, "select", initializer=_one_blas_thread)

    async def use(self, pool: Pool, fit_id: int) -> None:
        """Use these features from the next fit on; fit_id: their row in the store."""
        await self.run_in_thread(partial(self._use, pool, fit_id))

    async def fit(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        """Aggregate the votes, fit all labels and score the whole pool.

        before: the model of an earlier snapshot, only to save time.
        """
        return await self.run_in_thread(partial(self._timed_fit, snapshot, before))

    async def select(
        self, trained: TrainedModel, allowed: Mask, number: int, cold_starts: int
    ) -> Pick | None:
        """The item that the query strategy asks next; None if no item is allowed.

        allowed: (n_items,). number: of the question, it seeds random draws. cold_starts: questions
        asked in the cold start so far.
        """
        work = partial(self._select, trained, allowed, number, cold_starts)
        return await self.run_beside_fits(work)

    async def score(self, trained: TrainedModel, row: int) -> Pick:
        """An item selected by another rule, with its score."""
        return await self.run_beside_fits(partial(self._with_score, trained, Pick(row)))

    async def draw(self, trained: TrainedModel, allowed: Mask, number: int) -> Pick | None:
        """One of the allowed items, drawn uniformly at random, with its score."""
        return await self.run_beside_fits(partial(self._draw, trained, allowed, number))

    async def draw_exam(
        self,
        trained: TrainedModel,
        available: Mask,
        reserve: Rows,
        flagged: Mask,
        share: float,
        number: int,
    ) -> Pick | None:
        """A message of the exam's reserve, with its score; see `reserve_pick`.

        available: (n_items,); reserve: (n_reserve,) rows.
        """
        work = partial(
            self._draw_exam, trained, available[reserve], reserve, flagged, share, number
        )
        return await self.run_beside_fits(work)

    async def run_in_thread(self, work: Callable[[], T]) -> T:
        """Run other work that is too long for the event loop, after the fits requested before."""
        return await asyncio.get_running_loop().run_in_executor(self._fitting, work)

    async def probe_threads(self) -> None:
        """Return when both threads have done something; errors: RuntimeError if one has ended."""
        loop = asyncio.get_running_loop()
        for threads in (self._fitting, self._selecting):
            await loop.run_in_executor(threads, _do_nothing)

    def workers(self) -> WorkerFigures | None:
        """The workers that hold the pool; None without any."""
        return self._pool.workers() if self._pool else None

    def close(self) -> None:
        """Wait for the threads and end them."""
        for threads in (self._fitting, self._selecting):
            threads.shutdown(wait=True, cancel_futures=True)

    async def run_beside_fits(self, work: Callable[[], T]) -> T:
        """Work on a trained model, which never changes, while the next one is being fitted."""
        return await asyncio.get_running_loop().run_in_executor(self._selecting, work)

    def _use(self, pool: Pool, fit_id: int) -> None:
        self._pool, self._fit_id = pool, fit_id

    def _timed_fit(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        began = time.thread_time()
        trained = self._fit(snapshot, before)
        if self._pool and trained.model and trained.new_labels:
            self._pool.record_step_time(time.thread_time() - began, len(trained.labels.rows))
        return trained

    def _fit(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        # An import may be running: the snapshot has no labels of its items yet.
        pool = self._pool.first(snapshot.pool_size) if self._pool else _NO_ITEMS
        same_pool = before if before is not None and before.pool is pool else None
        aggregated = self._aggregate(snapshot, pool, before)
        labels = aggregated.training
        if same_pool is not None and same_pool.labels.same(labels):
            return replace(
                same_pool, snapshot=snapshot, aggregated=aggregated, flipped=None, new_labels=0
            )
        transformer = self._pool.transformer if self._pool else _no_features()
        trained = TrainedModel(snapshot, aggregated, pool, transformer, self._fit_id)
        if is_cold(labels.spam):
            cue_scores = self._pool.cue_scores(pool.shape[0]) if self._pool else None
            return replace(trained, cue_scores=cue_scores)
        model = self._fit_model(pool, labels, before)
        scored = pool.score(model, np.flatnonzero(snapshot.exam))
        return _with_flips(replace(trained, model=model, scored=scored), before)

    def _aggregate(
        self, snapshot: LabelSnapshot, pool: PoolRows, before: TrainedModel | None
    ) -> AggregatedLabels:
        if before is not None and before.feature_fit_id != self._fit_id:
            before = None  # the features have changed
        if before is not None and before.pool is pool and before.snapshot.same(snapshot):
            return before.aggregated
        models = before.aggregated.models if before else None
        return aggregate(snapshot, pool, self.policy, models)

    def _fit_model(
        self, pool: PoolRows, labels: TrainingLabels, before: TrainedModel | None
    ) -> Classifier:
        if (
            before is not None
            and before.model is not None
            and before.feature_fit_id == self._fit_id
            and before.labels.same(labels)
        ):
            return before.model  # only further messages have come
        same_columns = before is not None and before.pool.shape[1] == pool.shape[1]
        return fit_classifier(
            self._estimator,
            pool,
            labels.rows,
            labels.spam,
            balance=self.balance,
            start=before.model if before and same_columns else None,
            rng=np.random.default_rng([self.seed, len(labels.rows)]),
            sample_weight=labels.weights,
        )

    def _select(
        self, trained: TrainedModel, allowed: Mask, number: int, cold_starts: int
    ) -> Pick | None:
        size = trained.pool.shape[0]
        state = _QueryState(
            allowed[:size],
            trained.scored,
            np.zeros(size) if trained.cue_scores is None else trained.cue_scores,
            cold_starts,
            trained.labels.spam,
            np.random.default_rng([self.seed, number]),
        )
        pick = STRATEGIES[CAMPAIGN_STRATEGY](state)
        return self._with_score(trained, pick) if pick and pick.score is None else pick

    def _draw(self, trained: TrainedModel, allowed: Mask, number: int) -> Pick | None:
        size = trained.pool.shape[0]
        pick = random_pick(allowed[:size], np.random.default_rng([self.seed, number]))
        return pick and self._with_score(trained, pick)

    def _draw_exam(
        self,
        trained: TrainedModel,
        available: Mask,
        reserve: Rows,
        flagged: Mask,
        share: float,
        number: int,
    ) -> Pick | None:
        rng = np.random.default_rng([self.seed, number])
        pick = reserve_pick(reserve, available, flagged, share, rng)
        return pick and self._with_score(trained, pick)

    def _with_score(self, trained: TrainedModel, pick: Pick) -> Pick:
        if trained.model is None:
            return pick
        score = trained.model.proba64(trained.pool[np.array([pick.row])])[0]
        return replace(pick, score=float(score))


def _with_flips(trained: TrainedModel, before: TrainedModel | None) -> TrainedModel:
    """A model with the predictions and labels that it changed."""
    if before is None or before.predictions is None or trained.predictions is None:
        return trained
    flipped, compared = trained.predictions.changes(before.predictions)
    return replace(
        trained,
        flipped=flipped,
        compared=compared,
        new_labels=len(trained.labels.rows) - len(before.labels.rows),
    )


def _do_nothing() -> None:
    """Work that any thread which is alive can do."""


@cache
def _no_features() -> TextTransformer:
    """Of a pool that was not read yet."""
    return FEATURES["words"]().fit([])


def _one_blas_thread() -> None:
    """Two BLAS threads cost 2-11 times the CPU on a busy machine with these small matrices."""
    _arithmetic_libraries().limit(limits=1)


@cache
def _arithmetic_libraries() -> ThreadpoolController:
    """Those of this process; to find them takes longer than a fit of few labels."""
    return ThreadpoolController()
