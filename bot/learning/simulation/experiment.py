"""What labelling would have cost: a labelled set asked again, question by question.

70 % of the items are the pool, 30 % test what was learnt from the labels given so far; each class
is divided alike. The pool's features are fitted on the pool's texts and only applied to the test's.
The measure is F1 of spam, and what it is measured against the F1 that plain characters reach on
the same test with every label of the pool.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from bot.learning.arrays import Floats, Mask, Matrix, Rows, Scores
from bot.learning.classifier import Classifier
from bot.learning.cold_start import cue_scores, is_cold, spam_cues
from bot.learning.features import FEATURES
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.fitting import fit_classifier, fit_model
from bot.learning.holdout import EXAM_ITEMS, EXAM_SHARE
from bot.learning.picks import Pick
from bot.learning.strategies import STRATEGIES, Scored

STEADY: Final = 3
"""A goal is reached where F1 is there and stays for so many measurements in a row: one lucky
label is no result."""

_POOL: Final = 0.7
_CLOSELY, _STRIDE = 200, 5
_REFERENCE: Final = "chars"


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

    texts, spam: (n_items,) no text twice; budget: labels to give; exam_every: each so many-th
    question is an exam item, which counts as a label and trains nothing (0 for none); noise: the
    chance that a label is given wrongly, in [0, 1].
    """

    texts: Sequence[str]
    spam: Mask
    budget: int
    exam_every: int = 0
    noise: float = 0.0


@dataclass(frozen=True, eq=False)
class Curve:
    """What one loop reached on one split.

    labels: (n,) labels given, rising, exam items included; f1, precision: (n,) F1 and average
    precision of spam on the test; asked: (n_trained,) rows of the pool whose labels were learnt,
    in their order, and given: (n_trained,) how many labels had been given by then.
    both_classes_at: labels given when both classes had been seen, infinite if never.
    """

    labels: Rows
    f1: Floats
    precision: Floats
    asked: Rows
    given: Rows
    both_classes_at: float


@dataclass(frozen=True, eq=False)
class Split:
    """A split as arrays: what can be asked, what would be answered, and the test.

    pool: (n_items, n_features); told: (n_items,) True where annotators would say spam; cue_scores:
    (n_items,); reserve: rows of the pool kept for the exam; test, truth: as pool, without noise.
    """

    pool: FeatureMatrix
    told: Mask
    cue_scores: Floats
    reserve: Rows
    test: Matrix
    truth: Mask


def run(plan: Experiment, loop: LearnerConfig, seed: int) -> Curve:
    """One loop on the split of this seed; other loops meet the same split, noise and reserve."""
    ground = make_ground(plan, loop.features, seed)
    return replay(ground, loop, plan.budget, plan.exam_every, default_rng([seed, 2]))


def full_f1(plan: Experiment, seed: int) -> float:
    """F1 on the split of this seed when plain characters learn every true label of the pool."""
    pool_rows, _ = split(plan.spam, default_rng([seed, 0]))
    ground = make_ground(plan, _REFERENCE, seed)
    model = fit_model(ground.pool, np.arange(len(pool_rows)), plan.spam[pool_rows])
    return f1(model.proba(ground.test), ground.truth)


def make_ground(plan: Experiment, features: str, seed: int) -> Split:
    """The split of this seed, seen through these features."""
    pool_rows, test_rows = split(plan.spam, default_rng([seed, 0]))
    chance = default_rng([seed, 1])
    flipped = chance.random(len(pool_rows)) < plan.noise
    reserved = min(EXAM_ITEMS, int(EXAM_SHARE * len(pool_rows))) if plan.exam_every else 0
    texts = [plan.texts[row] for row in pool_rows]
    made = FEATURES[features]()
    return Split(
        pool=made.fit_transform(texts),
        told=plan.spam[pool_rows] ^ flipped,
        cue_scores=cue_scores(spam_cues(texts)),
        reserve=chance.permutation(len(pool_rows))[:reserved],
        test=made.transform([plan.texts[row] for row in test_rows]),
        truth=plan.spam[test_rows],
    )


def split(spam: Mask, rng: Generator) -> tuple[Rows, Rows]:
    """70 % and 30 % of the rows, each with its share of spam, both in random order.

    A plain split could leave a test without any of a rare class.
    """
    order = rng.permutation(len(spam))
    parts = [
        np.split(rows, [round(_POOL * len(rows))])
        for rows in (order[spam[order]], order[~spam[order]])
    ]
    pool, test = (rng.permutation(np.concatenate(part)) for part in zip(*parts, strict=True))
    return pool, test


def thinned(spam: Mask, share: float, rng: Generator) -> Rows:
    """Rows that hold all no_spam and so much of the spam, drawn by chance, that it is this share.

    share: in (0, 1). Rising rows. Raises ValueError when there is less spam than that.
    """
    rows = np.flatnonzero(spam)
    wanted = round(share / (1 - share) * int((~spam).sum()))
    if wanted > len(rows):
        raise ValueError(f"Only {spam.mean():.1%} of the items are spam, less than {share:.1%}.")
    return np.sort(np.concatenate([np.flatnonzero(~spam), rng.permutation(rows)[:wanted]]))


def replay(
    ground: Split, loop: LearnerConfig, budget: int, exam_every: int, rng: Generator
) -> Curve:
    """Ask, be told, learn, until the budget or the pool is spent; measure on the way.

    F1 is measured after each of the first 200 labels, then after every fifth.
    """
    scene = LoopState(ground, loop.balance, rng, loop.estimator)
    ask = STRATEGIES[loop.strategy]
    exam = iter(ground.reserve)
    measured: list[tuple[int, float, float]] = []
    for number in range(1, budget + 1):
        is_exam = exam_every and number % exam_every == 0 and next(exam, None) is not None
        if not is_exam and not scene.learn(ask(scene), number):
            break
        if number <= _CLOSELY or number % _STRIDE == 0:
            measured.append((number, *scene.quality()))
    labels, f1s, precisions = zip(*measured, strict=True) if measured else ((), (), ())
    return Curve(
        labels=np.array(labels, dtype=np.intp),
        f1=np.array(f1s),
        precision=np.array(precisions),
        asked=np.array(scene.rows, dtype=np.intp),
        given=np.array(scene.given, dtype=np.intp),
        both_classes_at=scene.both_classes_at,
    )


class LoopState:
    """Where a loop stands: what a strategy may look at before it asks.

    pool, cue_scores: of all items; allowed: (n_items,) what may be asked; rows, spam, given: the
    labels learnt, and how many had been given by each.
    """

    def __init__(
        self, ground: Split, balance: str, rng: Generator, estimator: Any | None = None
    ) -> None:
        self.pool = ground.pool
        self.cue_scores = ground.cue_scores
        self.rng = rng
        self.allowed: Mask = np.ones(ground.pool.shape[0], dtype=np.bool_)
        self.allowed[ground.reserve] = False
        self.rows: list[int] = []
        self.spam: list[bool] = []
        self.given: list[int] = []
        self.both_classes_at = np.inf
        self._ground = ground
        self._balance = balance
        self._estimator = estimator
        self._model: Classifier | None = None
        self._quality: tuple[float, float] | None = None
        self._learnt = 0

    @property
    def turn(self) -> int:
        """Number of questions asked; all that are asked in the cold start come first."""
        return len(self.rows)

    @property
    def scored(self) -> Scored | None:
        """The model of all labels so far and its log-odds on the pool; None in the cold start."""
        if is_cold(np.array(self.spam, dtype=np.bool_)):
            return None
        model = self.model()
        return Scored(model, model.decision_function(self.pool))

    def model(self) -> Classifier:
        """Fitted on all labels so far, when it is wanted; both classes must have been seen."""
        if self._model is None or self._learnt < len(self.rows):
            rows, spam = np.array(self.rows, dtype=np.intp), np.array(self.spam)
            self._model = fit_classifier(
                self._estimator,
                self.pool,
                rows,
                spam,
                balance=self._balance,
                start=self._model,
                rng=self.rng,
            )
            self._learnt = len(self.rows)
        return self._model

    def learn(self, pick: Pick | None, number: int) -> bool:
        """Be told the label of what was picked; False when there was nothing left."""
        if pick is None:
            return False
        self.allowed[pick.row] = False
        self.rows.append(pick.row)
        self.spam.append(bool(self._ground.told[pick.row]))
        self.given.append(number)
        if not np.isfinite(self.both_classes_at) and len(set(self.spam)) > 1:
            self.both_classes_at = number
        self._quality = None
        return True

    def quality(self) -> tuple[float, float]:
        """F1 and average precision on the test; before both classes are seen, those of no idea."""
        if self._quality is None:
            self._quality = self._measure()
        return self._quality

    def _measure(self) -> tuple[float, float]:
        # Half a second to load, which the demo's panel, in need of `f1` only, does not spend.
        from sklearn.metrics import average_precision_score

        truth = self._ground.truth
        if len(set(self.spam)) < 2:
            return 0.0, float(truth.mean())
        scores = self.model().proba(self._ground.test)
        return f1(scores, truth), float(average_precision_score(truth, scores))


def f1(scores: Scores, truth: Mask) -> float:
    """Harmonic mean of precision and recall of spam, in [0, 1]; spam is a score of .5 or more."""
    said = scores >= np.float32(0.5)
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))


def labels_to(curves: Sequence[Curve], full: Sequence[float], share: float) -> float | None:
    """The median, over splits, of the labels by which F1 reached this share of the full pool's.

    Reached is where it stays for `STEADY` measurements. None when the median split never gets
    there; a split that does not counts as infinitely many labels.
    """
    needed = [_reached(curve, share * goal) for curve, goal in zip(curves, full, strict=True)]
    return _finite_median(needed)


def both_classes_at(curves: Sequence[Curve]) -> float | None:
    """The median of the labels given when both classes had been seen; None for never."""
    return _finite_median([curve.both_classes_at for curve in curves])


def mean_at(curves: Sequence[Curve], measure: str, labels: int) -> float | None:
    """The mean, over splits, of `f1` or `precision` after so many labels; None if not measured."""
    places = [np.flatnonzero(curve.labels == labels) for curve in curves]
    if not all(len(place) for place in places):
        return None
    found = [getattr(curve, measure)[place[0]] for curve, place in zip(curves, places, strict=True)]
    return float(np.mean(found))


def quartiles(curves: Sequence[Curve]) -> tuple[Rows, NDArray[np.float64]]:
    """(n,) labels, and (3, n) lower quartile, median and upper quartile of F1 over splits."""
    shortest = min((curve.labels for curve in curves), key=len)
    table = np.array([curve.f1[: len(shortest)] for curve in curves])
    return shortest, np.asarray(np.percentile(table, (25, 50, 75), axis=0))


def _reached(curve: Curve, goal: float) -> float:
    if len(curve.f1) < STEADY:
        return np.inf
    stays = (sliding_window_view(curve.f1, STEADY) >= goal).all(axis=1)
    return float(curve.labels[np.argmax(stays)]) if stays.any() else np.inf


def _finite_median(values: Sequence[float]) -> float | None:
    low, high = np.sort(values)[[(len(values) - 1) // 2, len(values) // 2]]
    return float(low + high) / 2 if np.isfinite(high) else None
