"""The mind at work: the pool's features, the newest fit, and the thread in which it thinks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, Final, ParamSpec, TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from bot.campaign.aggregation import AggregatedLabels, Policy, TrainingLabels, aggregate
from bot.campaign.snapshot import LabelSnapshot
from bot.learning import strategies as query
from bot.learning.arrays import Floats, LogOdds, Mask, Scores
from bot.learning.classifier import Classifier
from bot.learning.features import FEATURES, TextTransformer
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.fitting import fit_classifier
from bot.learning.model import scores_of
from bot.pool.feature_store import FeatureStore

P = ParamSpec("P")
T = TypeVar("T")

_NO_FEATURES: Final = FEATURES["words"]().fit([])
_NO_ITEMS: Final = _NO_FEATURES.transform([])

# Fewer labels of a class than this, and no model is claimed.
COLD_START = 3


@dataclass(frozen=True)
class TrainedModel:
    """What one fit left behind: what it heard, the labels it made of it, and every item's score.

    model and odds are None in the cold start; odds: (n_items,) log(score / (1 - score)).
    suspicion: (n_items,) what the first questions go by, in the cold start only.
    features: what made the columns, for use in the mind's thread.
    feature_fit: which row of the store the pool's columns belong to.
    moved: how many items the newest labels put on the other side of 0.5; None without a model
    before. news: how many labels more (or less) than before.
    """

    snapshot: LabelSnapshot
    aggregated: AggregatedLabels
    pool: FeatureMatrix
    features: TextTransformer
    feature_fit: int
    model: Classifier | None = None
    odds: LogOdds | None = None
    moved: int | None = None
    news: int = 0
    suspicion: Floats | None = None

    @property
    def labels(self) -> TrainingLabels:
        """What was learnt; the exam's items are not among it."""
        return self.aggregated.learnt

    @cached_property
    def scores(self) -> Scores | None:
        """(n_items,) in [0, 1]; None in the cold start."""
        return None if self.odds is None else scores_of(self.odds)

    @property
    def sides(self) -> Mask | None:
        """(n_items,) True for what is rather spam; None in the cold start."""
        return None if self.odds is None else self.odds > 0


class Trainer:
    """Learns off the event loop; the same labels give the same knowledge."""

    def __init__(
        self,
        balance: str,
        seed: int,
        policy: Policy = "adaptive",
        estimator: Any | None = None,
    ):
        """estimator: an unfitted scikit-learn classifier; None for our own model."""
        self.seed = seed
        self._policy = policy
        self._balance = balance
        self._estimator = estimator
        self._fit_id = 0
        self._pool: FeatureStore | None = None
        self._fitting_thread = ThreadPoolExecutor(1, "mind", initializer=_one_blas_thread)
        # While many people tap, one fit follows the other: who chooses does not wait for the next.
        self._choosing_thread_thread = ThreadPoolExecutor(1, "choice", initializer=_one_blas_thread)

    async def use(self, pool: FeatureStore, fit_id: int) -> None:
        """From the next fit on the pool has these columns, of this row of the store."""
        await self._run_fitting(self._use, pool, fit_id)

    async def learn(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        """Weigh what was heard, refit on all labels and rescore the whole pool."""
        return await self._run_fitting(self._step, snapshot, before)

    async def choose(
        self, trained: TrainedModel, allowed: Mask, number: int, turn: int
    ) -> query.Pick | None:
        """The item to ask about next; None when none is allowed.

        number: of the question, which seeds the draw where chance decides.
        turn: how many questions were asked in the cold start before.
        """
        return await self._run_choosing(self._choose, trained, allowed, number, turn)

    async def score(self, trained: TrainedModel, row: int) -> query.Pick:
        """One item, chosen by other rules, and its score at this moment."""
        return await self._run_choosing(self._scored, trained, query.Pick(row))

    async def draw(self, trained: TrainedModel, allowed: Mask, number: int) -> query.Pick | None:
        """One of these items, any with the same chance, and its score at this moment."""
        return await self._run_choosing(self._draw, trained, allowed, number)

    async def run_in_thread(self, work: Callable[[], T]) -> T:
        """Run other work that is too long for the event loop, after the fits requested before."""
        return await self._run_fitting(work)

    def close(self) -> None:
        for threads in (self._fitting_thread, self._choosing_thread_thread):
            threads.shutdown(wait=True, cancel_futures=True)

    async def _run_fitting(
        self, function: Callable[P, T], /, *arguments: P.args, **options: P.kwargs
    ) -> T:
        work = partial(function, *arguments, **options)
        return await asyncio.get_running_loop().run_in_executor(self._fitting_thread, work)

    async def _run_choosing(
        self, function: Callable[P, T], /, *arguments: P.args, **options: P.kwargs
    ) -> T:
        """Work on what never changes (a fit's knowledge), whatever is being thought meanwhile."""
        work = partial(function, *arguments, **options)
        return await asyncio.get_running_loop().run_in_executor(self._choosing_thread_thread, work)

    def _use(self, pool: FeatureStore, fit_id: int) -> None:
        self._pool, self._fit_id = pool, fit_id

    def _step(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        began = time.thread_time()
        trained = self._learn(snapshot, before)
        if self._pool and trained.model and trained.news:
            self._pool.record_step_time(time.thread_time() - began, len(trained.labels.rows))
        return trained

    def _learn(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        made = self._pool.transformer if self._pool else _NO_FEATURES
        # Items may be coming in just now: of those the labels know nothing yet.
        pool = self._pool.first(snapshot.pool_size) if self._pool else _NO_ITEMS
        here = before is not None and before.pool is pool
        aggregated = (
            before.aggregated if before and here and before.snapshot.same(snapshot) else None
        )
        if aggregated is None:
            cached_opinion = before.aggregated.cached_opinion if before and here else None
            aggregated = aggregate(snapshot, pool, self._policy, cached_opinion)
        labels = aggregated.learnt
        if before is not None and here and before.labels.same(labels):
            return replace(before, snapshot=snapshot, aggregated=aggregated, moved=None, news=0)
        spam = int(labels.spam.sum())
        if min(spam, len(labels.spam) - spam) < COLD_START:
            suspicion = self._pool.cue_scores(pool.shape[0]) if self._pool else None
            return TrainedModel(snapshot, aggregated, pool, made, self._fit_id, suspicion=suspicion)
        warm = before is not None and before.pool.shape[1] == pool.shape[1]
        model = fit_classifier(
            self._estimator,
            pool,
            labels.rows,
            labels.spam,
            balance=self._balance,
            start=before.model if before and warm else None,
            rng=np.random.default_rng([self.seed, len(labels.rows)]),
            sample_weight=labels.weights,
        )
        odds = model.decision_function(pool)
        difference = _difference(before, labels, odds)
        return TrainedModel(
            snapshot, aggregated, pool, made, self._fit_id, model, odds, *difference
        )

    def _choose(
        self, trained: TrainedModel, allowed: Mask, number: int, turn: int
    ) -> query.Pick | None:
        known = trained.pool.shape[0]
        if trained.model is None or trained.odds is None:
            rng = np.random.default_rng([self.seed, number])
            suspicion = np.zeros(known) if trained.suspicion is None else trained.suspicion
            return query.cold_start(suspicion, allowed[:known], turn, rng)
        return query.most_uncertain(trained.pool, trained.model, trained.odds, allowed[:known])

    def _draw(self, trained: TrainedModel, allowed: Mask, number: int) -> query.Pick | None:
        known = trained.pool.shape[0]
        rng = np.random.default_rng([self.seed, number])
        pick = query.random_pick(allowed[:known], rng)
        return pick and self._scored(trained, pick)

    def _scored(self, trained: TrainedModel, pick: query.Pick) -> query.Pick:
        if trained.model is None:
            return pick
        score = trained.model.proba64(trained.pool[np.array([pick.row])])[0]
        return replace(pick, score=float(score))


def _difference(
    before: TrainedModel | None, labels: TrainingLabels, odds: LogOdds
) -> tuple[int | None, int]:
    """How many items changed sides, and how many labels more there are."""
    if before is None or before.odds is None:
        return None, 0
    common = min(len(odds), len(before.odds))
    moved = int(((odds[:common] > 0) != (before.odds[:common] > 0)).sum())
    return moved, len(labels.rows) - len(before.labels.rows)


def _one_blas_thread() -> None:
    """Two BLAS threads cost 2-11 times the CPU on a busy machine with these small matrices."""
    threadpool_limits(1)
