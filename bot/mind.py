"""The mind at work: the pool's features, the newest fit, and the thread in which it thinks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import ParamSpec, TypeVar

import numpy as np
from scipy.sparse import csr_array, vstack
from threadpoolctl import threadpool_limits

from bot.board import Heard, Mask
from bot.crowd import Labels, Policy, Weighed, weigh
from bot.learning import query
from bot.learning.features import FEATURES, Features, Matrix
from bot.learning.model import Model, Scores, fit
from storage.records import FeatureFit

P = ParamSpec("P")
T = TypeVar("T")

# Fewer labels of a class than this, and no model is claimed.
COLD_START = 3


@dataclass(frozen=True)
class Knowledge:
    """What one fit left behind: what it heard, the labels it made of it, and every item's score.

    model and scores are None in the cold start; scores: (n_items,) in [0, 1].
    features: what made the columns, for use in the mind's thread.
    feature_fit: which row of the store the pool's columns belong to.
    moved: how many items the newest labels put on the other side of 0.5; None without a model
    before. news: how many labels more (or less) than before.
    """

    heard: Heard
    weighed: Weighed
    pool: Matrix
    features: Features
    feature_fit: int
    model: Model | None = None
    scores: Scores | None = None
    moved: int | None = None
    news: int = 0

    @property
    def labels(self) -> Labels:
        """What was learnt; the exam's items are not among it."""
        return self.weighed.learnt


class Mind:
    """Learns off the event loop; the same labels give the same knowledge."""

    def __init__(self, balance: str, seed: int, policy: Policy = "adaptive"):
        self.seed = seed
        self._policy = policy
        self._balance = balance
        self._fit_id = 0
        self._made: Features = FEATURES["words"]()
        self._pool: Matrix = self._made.fit_transform([])
        self._suspicion = np.zeros(0)
        self._texts: list[str] = []
        self._threads = ThreadPoolExecutor(1, "mind", initializer=_one_blas_thread)
        # While many people tap, one fit follows the other: who chooses does not wait for the next.
        self._choosing = ThreadPoolExecutor(1, "choice", initializer=_one_blas_thread)

    async def read(self, fit: FeatureFit, texts: Sequence[str]) -> None:
        """Make the pool's features anew: fitted on the first texts, the rest as they come later."""
        await self._think(self._read, fit, texts)

    async def read_more(self, texts: Sequence[str], after: int) -> None:
        """Items that came after so many; what was read of them before is not read again."""
        await self._think(lambda: self._read_more(texts[len(self._texts) - after :]))

    async def learn(self, heard: Heard, before: Knowledge | None) -> Knowledge:
        """Weigh what was heard, refit on all labels and rescore the whole pool."""
        return await self._think(self._learn, heard, before)

    async def choose(
        self, knowledge: Knowledge, allowed: Mask, number: int, turn: int
    ) -> query.Pick | None:
        """The item to ask about next; None when none is allowed.

        number: of the question, which seeds the draw where chance decides.
        turn: how many questions were asked in the cold start before.
        """
        return await self._beside(self._choose, knowledge, allowed, number, turn)

    async def score(self, knowledge: Knowledge, row: int) -> query.Pick:
        """One item, chosen by other rules, and its score at this moment."""
        return await self._beside(self._scored, knowledge, query.Pick(row))

    async def draw(self, knowledge: Knowledge, allowed: Mask, number: int) -> query.Pick | None:
        """One of these items, any with the same chance, and its score at this moment."""
        return await self._beside(self._draw, knowledge, allowed, number)

    async def think(self, work: Callable[[], T]) -> T:
        """Other work that is too long for the event loop, after what was asked for before."""
        return await self._think(work)

    def close(self) -> None:
        for threads in (self._threads, self._choosing):
            threads.shutdown(wait=True, cancel_futures=True)

    async def _think(
        self, function: Callable[P, T], /, *arguments: P.args, **options: P.kwargs
    ) -> T:
        work = partial(function, *arguments, **options)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _beside(
        self, function: Callable[P, T], /, *arguments: P.args, **options: P.kwargs
    ) -> T:
        """Work on what never changes (a fit's knowledge), whatever is being thought meanwhile."""
        work = partial(function, *arguments, **options)
        return await asyncio.get_running_loop().run_in_executor(self._choosing, work)

    def _read(self, fit: FeatureFit, texts: Sequence[str]) -> None:
        self._fit_id = fit.id
        self._made = FEATURES[fit.features]()
        self._texts = []
        self._pool = self._made.fit_transform(texts[: fit.through])
        self._read_more(texts[fit.through :])
        self._texts = list(texts)
        self._suspicion = query.looks_like_spam(self._texts)

    def _read_more(self, texts: Sequence[str]) -> None:
        if texts:
            self._pool = csr_array(vstack([self._pool, self._made.transform(texts)], format="csr"))
            self._texts.extend(texts)
            self._suspicion = query.looks_like_spam(self._texts)

    def _learn(self, heard: Heard, before: Knowledge | None) -> Knowledge:
        pool = self._pool
        if heard.pool_size < pool.shape[0]:  # items are coming in just now
            pool = pool[: heard.pool_size]
        here = before is not None and before.pool is pool
        weighed = before.weighed if before and here and before.heard.same(heard) else None
        if weighed is None:
            weighed = weigh(heard, pool, self._policy)
        labels = weighed.learnt
        if before is not None and here and before.labels.same(labels):
            return replace(before, heard=heard, weighed=weighed, moved=None, news=0)
        spam = int(labels.spam.sum())
        if min(spam, len(labels.spam) - spam) < COLD_START:
            return Knowledge(heard, weighed, pool, self._made, self._fit_id)
        warm = before is not None and before.pool.shape[1] == pool.shape[1]
        model = fit(
            pool,
            labels.rows,
            labels.spam,
            balance=self._balance,
            start=before.model if before and warm else None,
            rng=np.random.default_rng([self.seed, len(labels.rows)]),
            sample_weight=labels.weights,
        )
        scores = model.scores(pool)
        difference = _difference(before, labels, scores)
        return Knowledge(heard, weighed, pool, self._made, self._fit_id, model, scores, *difference)

    def _choose(
        self, knowledge: Knowledge, allowed: Mask, number: int, turn: int
    ) -> query.Pick | None:
        known = knowledge.pool.shape[0]
        if knowledge.model is None or knowledge.scores is None:
            rng = np.random.default_rng([self.seed, number])
            return query.cold_start(self._suspicion[:known], allowed[:known], turn, rng)
        return query.most_uncertain(
            knowledge.pool, knowledge.model, knowledge.scores, allowed[:known]
        )

    def _draw(self, knowledge: Knowledge, allowed: Mask, number: int) -> query.Pick | None:
        known = knowledge.pool.shape[0]
        rng = np.random.default_rng([self.seed, number])
        pick = query.random_pick(allowed[:known], rng)
        return pick and self._scored(knowledge, pick)

    def _scored(self, knowledge: Knowledge, pick: query.Pick) -> query.Pick:
        if knowledge.model is None:
            return pick
        score = knowledge.model.exact_scores(knowledge.pool, np.array([pick.row]))[0]
        return replace(pick, score=float(score))


def _difference(before: Knowledge | None, labels: Labels, scores: Scores) -> tuple[int | None, int]:
    """How many items changed sides, and how many labels more there are."""
    if before is None or before.scores is None:
        return None, 0
    common = min(len(scores), len(before.scores))
    moved = int(((scores[:common] > 0.5) != (before.scores[:common] > 0.5)).sum())
    return moved, len(labels.rows) - len(before.labels.rows)


def _one_blas_thread() -> None:
    """Two BLAS threads cost 2-11 times the CPU on a busy machine with these small matrices."""
    threadpool_limits(1)
