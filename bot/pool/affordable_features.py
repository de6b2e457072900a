"""The richest features that this machine can afford for a pool, by measurement."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from bot.learning.arrays import Mask
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES, TextTransformer
from bot.learning.features.meaning import MeaningVectorizer, ViewsAndMeaning
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length
from bot.learning.features.sentence_encoder import is_installed
from bot.learning.fitting import fit_model
from bot.pool.machine_memory import machine_memory

T = TypeVar("T")

RICHEST_FIRST: Final = ("views+meaning", "views", "chars", "words")
MAX_STEP_SECONDS: Final = 0.3
# Of CPU, from the import until the features are those chosen: some minutes.
MAX_READING_SECONDS: Final = 300.0
# The meaning of so many texts is read, to measure how long it takes.
SAMPLE_READ: Final = 100
MAX_MEMORY_SHARE: Final = 0.25
# Costs are measured on this many texts, drawn evenly, with a usual number of labels.
SAMPLE_SIZE: Final = 1_000
SAMPLE_LABELS: Final = 200


@dataclass(frozen=True)
class FeatureCost:
    """What features cost for a whole pool: memory in bytes, CPU seconds of a fit and rescoring.

    reading: CPU seconds to read what all texts mean; 0 for features without.
    """

    features: str
    memory: float
    step: float
    reading: float = 0.0

    def affordable(self, machine: float) -> bool:
        """Whether all are within their limits; machine: its memory in bytes."""
        return (
            self.step <= MAX_STEP_SECONDS
            and self.memory <= MAX_MEMORY_SHARE * machine
            and self.reading <= MAX_READING_SECONDS
        )

    def __str__(self) -> str:
        reading = f", {self.reading:,.0f} s to read what they mean" if self.reading else ""
        return (
            f"{self.features} need {self.memory / 2**20:,.0f} MB, "
            f"{1000 * self.step:,.0f} ms a step{reading}"
        )


def choose_features(
    texts: Sequence[str], items: int | None = None, machine: float | None = None
) -> tuple[str, str]:
    """The richest features that are affordable, else the cheapest; and the reason, for a person.

    texts: of the pool, or some of its `items` drawn evenly. machine: its memory in bytes; measured
    when not given.
    """
    items = len(texts) if items is None else items
    machine = machine_memory() if machine is None else machine
    costs: list[str] = []
    for features in filter(is_available, RICHEST_FIRST):
        cost = measure_cost(features, texts, items)
        costs.append(str(cost))
        if cost.affordable(machine):
            break
    why = f"measured for {items:,} messages: {'; '.join(costs)}"
    memory, step = MAX_MEMORY_SHARE * machine / 2**20, 1000 * MAX_STEP_SECONDS
    reading = f", {MAX_READING_SECONDS:.0f} s" if " s to read" in why else ""
    return features, f"{why} (limits {memory:,.0f} MB, {step:.0f} ms{reading})"


def is_available(features: str) -> bool:
    """Whether the package that these features need is installed, if they need one."""
    return is_installed() or not FEATURES[features]().n_dense


def measure_cost(features: str, texts: Sequence[str], items: int | None = None) -> FeatureCost:
    """Transform, fit and score a sample; what grows with the pool is multiplied.

    items: the size of the pool that the texts were drawn from; their number when not given.
    """
    drawn = np.linspace(0, len(texts) - 1, min(SAMPLE_SIZE, len(texts)), dtype=int)
    sample = [texts[row] for row in drawn]
    pool, reading = _sample_pool(FEATURES[features](), sample)
    growth = (len(texts) if items is None else items) / max(1, len(sample))
    rows = np.arange(min(SAMPLE_LABELS, len(sample)))
    if len(rows) < 2:
        return FeatureCost(features, 0.0, 0.0)
    spam = _substitute_labels(sample, len(rows))
    model, fitting = _timed(lambda: fit_model(pool, rows, spam))
    scoring = min(_timed(lambda: model.proba(pool))[1] for _ in range(3))
    memory, step = pool.nbytes * growth, fitting + scoring * growth
    return FeatureCost(features, memory, step, reading * growth)


def _sample_pool(
    transformer: TextTransformer, sample: Sequence[str]
) -> tuple[LengthSortedMatrix, float]:
    """The features of a sample, and the CPU seconds to read what its texts mean.

    That is measured on a few of them, whose meaning stands for that of the others.
    """
    encoded, reading = None, 0.0
    if isinstance(transformer, ViewsAndMeaning):
        few = sample[:SAMPLE_READ]
        meaning = MeaningVectorizer().fit(few)
        rows, seconds = _timed(lambda: meaning.encode(few))
        encoded = rows[np.arange(len(sample)) % max(1, len(few))]
        reading = seconds * len(sample) / max(1, len(few))
        transformer.use_meaning(meaning.get_state())
    sparse, dense = transformer.fit(sample).transform_parts(sample, encoded)
    return LengthSortedMatrix(*sort_by_length(sparse), dense=dense), reading


def _substitute_labels(sample: Sequence[str], count: int) -> Mask:
    """(count,) of both classes, about as easy to learn as labels that people give."""
    scores = cue_scores(spam_cues(sample))[:count]
    spam = scores > np.median(scores)
    if spam.all() or not spam.any():
        spam = np.arange(count) % 2 == 0
    return np.asarray(spam, dtype=np.bool_)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """A result and its CPU seconds in this thread, which a busy machine does not change."""
    started = time.thread_time()
    result = work()
    return result, time.thread_time() - started
