"""One loop of a simulation: ask, label, fit, measure.

The measure is F1 of spam on the test set; its reference is the F1 of plain characters with every
label of the pool.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.random import Generator, default_rng

from bot.learning.arrays import Mask, Scores
from bot.learning.classifier import Classifier
from bot.learning.cold_start import is_cold
from bot.learning.fitting import fit_classifier, fit_model
from bot.learning.picks import Pick
from bot.learning.simulation.experiment import Curve, Experiment, LearnerConfig
from bot.learning.simulation.splits import Split, make_split
from bot.learning.simulation.statements import SimulatedExam
from bot.learning.strategies import STRATEGIES, LocalScores, Strategy

_EVERY_LABEL, _STRIDE = 200, 5
_REFERENCE: Final = "chars"


def run(experiment: Experiment, config: LearnerConfig, seed: int) -> Curve:
    """One loop on the split of this seed; all loops have the same split, noise and reserve."""
    split = make_split(experiment, config.features, seed)
    rng = default_rng([seed, 2])
    return run_loop(split, config, experiment.budget, experiment.exam_every, rng)


def full_f1(experiment: Experiment, seed: int) -> float:
    """F1 on the split of this seed, of plain characters with every true label of the pool."""
    without_noise = Experiment(experiment.texts, experiment.spam, experiment.budget)
    split = make_split(without_noise, _REFERENCE, seed)
    model = fit_model(split.pool, np.arange(split.pool.shape[0]), split.oracle_labels)
    return f1(model.proba(split.test), split.truth)


def run_loop(
    split: Split, config: LearnerConfig, budget: int, exam_every: int, rng: Generator
) -> Curve:
    """Label until the budget or the pool is used up.

    F1 is measured after each of the first 200 labels, then after every fifth.
    """
    state = LoopState(split, config.balance, rng, config.estimator)
    measured = []
    for number in label_pool(state, STRATEGIES[config.strategy], budget, exam_every):
        state.exam.watch(state, number)
        if number <= _EVERY_LABEL or number % _STRIDE == 0:
            measured.append((number, *state.quality()))
    labels, f1s, precisions = zip(*measured, strict=True) if measured else ((), (), ())
    return Curve(
        labels=np.array(labels, dtype=np.intp),
        f1=np.array(f1s),
        precision=np.array(precisions),
        asked=np.array(state.rows, dtype=np.intp),
        labels_given=np.array(state.labels_given, dtype=np.intp),
        both_classes_at=state.both_classes_at,
        statements=state.exam.taps,
    )


def label_pool(state: LoopState, strategy: Strategy, budget: int, exam_every: int) -> Iterator[int]:
    """Label items one by one; gives the number of labels after each.

    Every `exam_every`-th label is of the exam while its reserve lasts, and trains nothing.
    """
    for number in range(1, budget + 1):
        is_exam = exam_every and number % exam_every == 0 and state.exam.answer(state)
        if not is_exam and not state.label(strategy(state), number):
            return
        yield number


class LoopState:
    """The state of a loop; a `QueryState` for its strategy.

    rows, labels_given: of the labels that train, and the number of labels given by then.
    """

    def __init__(
        self, split: Split, balance: str, rng: Generator, estimator: Any | None = None
    ) -> None:
        self.pool = split.pool
        self.cue_scores = split.cue_scores
        self.rng = rng
        # A generator of its own: the exam's draws leave the strategy's as they are.
        self.exam = SimulatedExam(split.reserve, split.oracle_labels, rng.spawn(1)[0])
        self.allowed: Mask = np.ones(split.pool.shape[0], dtype=np.bool_)
        self.allowed[split.reserve] = False
        self.rows: list[int] = []
        self._spam: list[bool] = []
        self.labels_given: list[int] = []
        self.both_classes_at = np.inf
        self._split = split
        self._balance = balance
        self._estimator = estimator
        self._model: Classifier | None = None
        self._quality: tuple[float, float] | None = None
        self._fitted_labels = 0

    @property
    def turn(self) -> int:
        """Number of questions asked; all that are asked in the cold start come first."""
        return len(self.rows)

    @property
    def spam(self) -> Mask:
        """(n_labels,) the labels that train, True for spam."""
        return np.array(self._spam, dtype=np.bool_)

    @property
    def scored(self) -> LocalScores | None:
        """The pool's scores by the model of all labels so far; None in the cold start."""
        if is_cold(self.spam):
            return None
        return LocalScores.by(self.model(), self.pool)

    def model(self) -> Classifier:
        """The model of all labels so far, fitted when it is needed; both classes must be known."""
        if self._model is None or self._fitted_labels < len(self.rows):
            rows, spam = np.array(self.rows, dtype=np.intp), self.spam
            self._model = fit_classifier(
                self._estimator,
                self.pool,
                rows,
                spam,
                balance=self._balance,
                start=self._model,
                rng=self.rng,
            )
            self._fitted_labels = len(self.rows)
        return self._model

    def label(self, pick: Pick | None, number: int) -> bool:
        """Label the item that was picked; False if none was left."""
        if pick is None:
            return False
        self.allowed[pick.row] = False
        self.rows.append(pick.row)
        self._spam.append(bool(self._split.oracle_labels[pick.row]))
        self.labels_given.append(number)
        if not np.isfinite(self.both_classes_at) and len(set(self._spam)) > 1:
            self.both_classes_at = number
        self._quality = None
        return True

    def quality(self) -> tuple[float, float]:
        """F1 and average precision on the test set; those of a constant score without a model."""
        if self._quality is None:
            self._quality = self._measure()
        return self._quality

    def _measure(self) -> tuple[float, float]:
        # Takes half a second to load; the demo's panel needs only `f1`.
        from sklearn.metrics import average_precision_score

        truth = self._split.truth
        if len(set(self._spam)) < 2:
            return 0.0, float(truth.mean())
        scores = self.model().proba(self._split.test)
        return f1(scores, truth), float(average_precision_score(truth, scores))


def f1(scores: Scores, truth: Mask) -> float:
    """Harmonic mean of precision and recall of spam, in [0, 1]; spam is a score of .5 or more."""
    predicted = scores >= np.float32(0.5)
    return float(2 * (predicted & truth).sum() / max(predicted.sum() + truth.sum(), 1))
