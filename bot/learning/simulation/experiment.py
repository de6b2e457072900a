"""A simulation: what it labels, how, and the curve that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from bot.learning.arrays import Floats, Mask, Rows


@dataclass(frozen=True)
class LearnerConfig:
    """One way to label: features, query strategy, balance of the classes, model.

    estimator: an unfitted scikit-learn classifier; None for our own model.
    """

    features: str
    strategy: str
    balance: str
    estimator: Any | None = None


@dataclass(frozen=True, eq=False)
class Experiment:
    """What all loops of a simulation have in common.

    texts, spam: (n_items,) distinct texts; budget: number of labels; exam_every: every n-th
    question is an exam question, which counts as a label and trains nothing (0 for none); noise:
    probability that a label is wrong, in [0, 1].
    """

    texts: Sequence[str]
    spam: Mask
    budget: int
    exam_every: int = 0
    noise: float = 0.0


@dataclass(frozen=True)
class StatementTaps:
    """Answers, those of the exam included, until a statement is true; infinite if it never is.

    settled: further labels change little. certified, proven: learning pauses when the model has
    settled, and only exam questions are asked; with the default goals.
    """

    settled: float = inf
    certified: float = inf
    proven: float = inf


@dataclass(frozen=True, eq=False)
class Curve:
    """The quality of one loop on one split.

    labels: (n,) number of labels, rising, exam items included; f1, precision: (n,) F1 and average
    precision of spam on the test set; asked: (n_trained,) labelled rows of the pool that train, in
    their order, and labels_given: (n_trained,) number of labels by then. both_classes_at: number of
    labels when both classes had been seen, infinite if never. statements: of a loop with an exam.
    """

    labels: Rows
    f1: Floats
    precision: Floats
    asked: Rows
    labels_given: Rows
    both_classes_at: float
    statements: StatementTaps = StatementTaps()
