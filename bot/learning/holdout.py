"""The exam: a random hold-out that measures the model, with 95 % intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from bot.learning.arrays import Floats, Mask

EXAM_EVERY: Final = 10
"""One in n questions is an exam question: drawn at random, and its answer trains nothing."""

RESERVE_SHARE: Final = 0.15
"""Share of a pool that is reserved for the exam."""

RESERVE_MOST: Final = 3_000
"""A reserve has at most this many messages."""

RESERVE_LEAST: Final = 115
"""The reserve of a small pool has this many messages, so that it holds enough spam for a proof."""

SMALL_POOL_SHARE: Final = 0.35
"""But at most this share of a small pool."""

RARE_SPAM: Final = 0.05
"""Where less is spam, a small pool keeps the usual share: the learner needs what spam there is."""

# With fewer answers an interval is wider than 40 points: no measure is given.
MIN_ANSWERS: Final = 20
# Precision, recall and F1 need this many exam items of each class.
MIN_PER_CLASS: Final = 10
_Z: Final = 1.959964  # 95 %, two-sided
_RESAMPLES: Final = 2_000
_ACCURACIES: Final = (np.arange(1_000) + 0.5) / 1_000


def reserve_size(messages: int, spam_share: float | None = None) -> int:
    """The number of messages of a pool that are reserved for the exam.

    messages: of the pool. spam_share: what share of them seems to be spam, in [0, 1]; None where
    that is not known.
    """
    share = RESERVE_SHARE * messages
    if spam_share is None or spam_share >= RARE_SPAM:
        share = max(share, min(RESERVE_LEAST, SMALL_POOL_SHARE * messages))
    return round(min(share, RESERVE_MOST))


@dataclass(frozen=True)
class Measure:
    """A share in [0, 1] and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ExamScore:
    """The measures of a model on the exam; None where there are too few answers.

    answers, right, spam: exam items that count, predicted right, and labelled spam. Where labels
    are uncertain, `right` follows from the estimated accuracy, rounded. unchecked:
    answered exam items that do not count, as nobody who answered them is known to be informative.
    """

    answers: int
    right: int
    spam: int
    accuracy: Measure | None
    precision: Measure | None = None
    recall: Measure | None = None
    f1: Measure | None = None
    unchecked: int = 0


def exam_score(
    predicted_spam: Mask, spam: Mask, certainty: Floats | None = None, unchecked: int = 0
) -> ExamScore:
    """Measure a model on the exam.

    predicted_spam, spam: (n_answers,) the model's predictions, and the annotators' labels.
    certainty: (n_answers,) probability that each label is right, in [.5, 1]; all certain if not
    given. unchecked: answered exam items that no informative annotator has answered.
    Intervals: Wilson's for shares; where labels are uncertain, accuracy is estimated by
    `noisy_accuracy`; for F1 percentiles of 2,000 resamples with a fixed seed.
    Errors: ValueError when the lengths differ.
    Source: Wilson (1927), "Probable Inference"; Efron (1979), "Bootstrap Methods".
    """
    if predicted_spam.shape != spam.shape:
        predictions, labels = len(predicted_spam), len(spam)
        raise ValueError(f"{predictions} predictions for {labels} answers: give one for each.")
    answers, right = len(spam), int((predicted_spam == spam).sum())
    of_spam = int(spam.sum())
    accuracy = None
    if answers >= MIN_ANSWERS:
        if certainty is None or bool((certainty == 1).all()):
            accuracy = wilson(right, answers)
        else:
            accuracy = noisy_accuracy(predicted_spam == spam, certainty)
            right = round(accuracy.value * answers)
    if accuracy is None or min(of_spam, answers - of_spam) < MIN_PER_CLASS:
        return ExamScore(answers, right, of_spam, accuracy, unchecked=unchecked)
    hits, predicted = int((predicted_spam & spam).sum()), int(predicted_spam.sum())
    precision = wilson(hits, predicted) if predicted else None
    recall = wilson(hits, of_spam)
    return ExamScore(
        answers, right, of_spam, accuracy, precision, recall, _f1(predicted_spam, spam), unchecked
    )


def noisy_accuracy(agreed: Mask, certainty: Floats) -> Measure:
    """Accuracy against labels that are themselves right only with some probability.

    agreed: (n_answers,) the prediction is the label; certainty: (n_answers,) in [.5, 1]. With
    accuracy A they agree with probability A c + (1 - A) (1 - c). Jeffreys prior; the value is the
    most likely one, the interval the middle 95 %.
    Source: Gart & Buck (1966), "Comparison of a Screening Test and a Reference Test".
    """
    accuracy = _ACCURACIES[:, None]
    agrees = accuracy * certainty + (1 - accuracy) * (1 - certainty)
    fits = np.log(np.where(agreed, agrees, 1 - agrees)).sum(axis=1)
    value = float(_ACCURACIES[np.argmax(fits)])
    mass = np.exp(fits - fits.max()) / np.sqrt(_ACCURACIES * (1 - _ACCURACIES))
    cumulated = mass.cumsum() / mass.sum()
    low, high = (float(_ACCURACIES[np.searchsorted(cumulated, part)]) for part in (0.025, 0.975))
    return Measure(value, min(low, value), max(high, value))


def wilson(right: int, of: int) -> Measure:
    """A share with its 95 % interval, which is right for few answers and for extreme shares too.

    Errors: ValueError when `of` is 0 or `right` lies outside 0…of.
    """
    if not 0 <= right <= of or of == 0:
        raise ValueError(f"{right} of {of} is no share.")
    share, z2 = right / of, _Z**2 / of
    centre = (share + z2 / 2) / (1 + z2)
    half = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of)) / (1 + z2)
    return Measure(share, max(0.0, centre - half), min(1.0, centre + half))


def _f1(predicted_spam: Mask, spam: Mask) -> Measure:
    hits = int((predicted_spam & spam).sum())
    both = int(predicted_spam.sum() + spam.sum())
    # F1 depends on three counts only, so a resample is one draw of these.
    counts = np.array([hits, both - 2 * hits, len(spam) - both + hits])
    drawn = np.random.default_rng(0).multinomial(len(spam), counts / len(spam), size=_RESAMPLES)
    in_drawn = 2 * drawn[:, 0] + drawn[:, 1]
    shares = np.divide(2 * drawn[:, 0], in_drawn, out=np.zeros(_RESAMPLES), where=in_drawn > 0)
    value = 2 * hits / both
    low, high = np.quantile(shares, [0.025, 0.975])
    return Measure(value, float(low), float(high))
