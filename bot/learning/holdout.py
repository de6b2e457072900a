"""The honest score: what the exam's answers say of the model, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from bot.learning.arrays import Mask

EXAM_EVERY: Final = 10
"""Every n-th question is an exam question: drawn at random, and its answer trains nothing."""

EXAM_ITEMS, EXAM_SHARE = 150, 0.15
"""Items of the exam: this many, or this share of a smaller pool."""

# Below so many answers an interval is wider than 40 points: no number is shown.
ENOUGH: Final = 20
# Precision, recall and F1 need this many exam items of each class.
ENOUGH_OF_EACH: Final = 10
_Z: Final = 1.959964  # 95 %, two-sided
_DRAWS: Final = 2_000


@dataclass(frozen=True)
class Measure:
    """A share in [0, 1] and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ExamScore:
    """What is known of a model; a measure is None where the answers are too few for one.

    answers, right: exam items answered, and those the model has on the right side.
    """

    answers: int
    right: int
    spam: int
    accuracy: Measure | None
    precision: Measure | None = None
    recall: Measure | None = None
    f1: Measure | None = None


def exam_score(said_spam: Mask, spam: Mask) -> ExamScore:
    """Measure a model on the exam.

    said_spam, spam: (n_answers,) what the model says, and what the annotators said.
    Intervals: Wilson's for shares; for F1 percentiles of 2,000 resamples with a fixed seed.
    Errors: ValueError when the lengths differ.
    Source: Wilson (1927), "Probable Inference"; Efron (1979), "Bootstrap Methods".
    """
    if said_spam.shape != spam.shape:
        raise ValueError(f"{len(said_spam)} opinions on {len(spam)} answers: give one for each.")
    answers, right = len(spam), int((said_spam == spam).sum())
    of_spam = int(spam.sum())
    accuracy = wilson(right, answers) if answers >= ENOUGH else None
    if accuracy is None or min(of_spam, answers - of_spam) < ENOUGH_OF_EACH:
        return ExamScore(answers, right, of_spam, accuracy)
    hits, said = int((said_spam & spam).sum()), int(said_spam.sum())
    precision = wilson(hits, said) if said else None
    recall = wilson(hits, of_spam)
    return ExamScore(answers, right, of_spam, accuracy, precision, recall, _f1(said_spam, spam))


def wilson(right: int, of: int) -> Measure:
    """A share and the 95 % interval that holds the true one, good for few and for extreme counts.

    Errors: ValueError when `of` is 0 or `right` lies outside 0…of.
    """
    if not 0 <= right <= of or of == 0:
        raise ValueError(f"{right} of {of} is no share.")
    share, z2 = right / of, _Z**2 / of
    centre = (share + z2 / 2) / (1 + z2)
    half = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of)) / (1 + z2)
    return Measure(share, max(0.0, centre - half), min(1.0, centre + half))


def _f1(said_spam: Mask, spam: Mask) -> Measure:
    hits = int((said_spam & spam).sum())
    both = int(said_spam.sum() + spam.sum())
    # A resample is how often it has each of three kinds; which items they are makes no difference.
    kinds = np.array([hits, both - 2 * hits, len(spam) - both + hits])
    drawn = np.random.default_rng(0).multinomial(len(spam), kinds / len(spam), size=_DRAWS)
    in_drawn = 2 * drawn[:, 0] + drawn[:, 1]
    shares = np.divide(2 * drawn[:, 0], in_drawn, out=np.zeros(_DRAWS), where=in_drawn > 0)
    value = 2 * hits / both
    low, high = np.quantile(shares, [0.025, 0.975])
    return Measure(value, float(low), float(high))
