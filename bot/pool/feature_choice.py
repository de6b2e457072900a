"""Which features this machine can afford for this pool: measured, not guessed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.learning.strategies import looks_like_spam

T = TypeVar("T")

RICHEST_FIRST: Final = ("views", "chars", "words")
STEP_SECONDS: Final = 0.3
MEMORY_SHARE: Final = 0.25
# Measured on this many texts, drawn evenly, with labels as many as a campaign often has.
SAMPLE: Final = 1_000
LABELS: Final = 200


@dataclass(frozen=True)
class Cost:
    """What some features would cost for the whole pool: bytes in memory, seconds for a step."""

    features: str
    memory: float
    step: float

    def affordable(self, machine: float) -> bool:
        return self.step <= STEP_SECONDS and self.memory <= MEMORY_SHARE * machine

    def __str__(self) -> str:
        return (
            f"{self.features} need {self.memory / 2**20:,.0f} MB, {1000 * self.step:,.0f} ms a step"
        )


def choose_features(
    texts: Sequence[str], items: int | None = None, machine: float | None = None
) -> tuple[str, str]:
    """The richest features that keep a step and the pool within their limits, and why these.

    texts: of the pool, or some of its `items` drawn evenly. machine: its memory in bytes; measured
    when not given.
    """
    items = len(texts) if items is None else items
    machine = machine_memory() if machine is None else machine
    told: list[str] = []
    for features in RICHEST_FIRST:
        cost = measure(features, texts, items)
        told.append(str(cost))
        if cost.affordable(machine):
            break
    why = f"measured for {items:,} messages: {'; '.join(told)}"
    return (
        features,
        f"{why} (limits {MEMORY_SHARE * machine / 2**20:,.0f} MB, {1000 * STEP_SECONDS:.0f} ms)",
    )


def measure(features: str, texts: Sequence[str], items: int | None = None) -> Cost:
    """Make the features of a sample, fit and score it, and multiply the part that grows.

    items: how many the texts stand for; as many as they are when not given.
    """
    sample = [texts[i] for i in np.linspace(0, len(texts) - 1, min(SAMPLE, len(texts)), dtype=int)]
    pool = FEATURES[features]().fit_transform(sample)
    times = (len(texts) if items is None else items) / max(1, len(sample))
    rows = np.arange(min(LABELS, len(sample)))
    if len(rows) < 2:
        return Cost(features, 0.0, 0.0)
    suspicion = looks_like_spam(sample)[rows]
    likely = suspicion > np.median(suspicion)  # a stand-in for labels: about as easy to learn
    if likely.all() or not likely.any():
        likely = rows % 2 == 0
    model, fitting = _timed(lambda: fit_model(pool, rows, likely))
    scoring = min(_timed(lambda: model.proba(pool))[1] for _ in range(3))
    memory = pool.data.nbytes + pool.indices.nbytes + pool.indptr.nbytes
    return Cost(features, memory * times, fitting + scoring * times)


def machine_memory() -> float:
    """This machine's memory in bytes; 4 GiB where the system does not tell."""
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        return 4.0 * 2**30


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """CPU time of this thread, which other work on a busy machine does not change."""
    started = time.thread_time()
    result = work()
    return result, time.thread_time() - started
