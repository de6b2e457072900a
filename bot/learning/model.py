"""Logistic regression, refitted on all labels after every label, to the last digits.

scikit-learn's `newton-cg` at tol=1e-10 leaves scores up to 6e-8 off (SMS, 2,000 labels, five
views), enough to ask another item in a large pool, and takes longer than the solver below. That
one goes on until the gradient is 1e-10, so that the same labels give the same next item, warm or
cold. BLAS threads are the caller's to limit, once for the process: nothing here gains from two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from scipy.linalg.blas import daxpy, ddot, dscal
from scipy.sparse import csc_array, csr_array
from scipy.special import expit

from bot.learning.arrays import Floats, LogOdds, Mask, Matrix, Matrix64, Rows, Scores
from bot.learning.features.pool_matrix import FeatureMatrix

Slope = tuple[Floats, Floats, float]

BALANCES: Final = ("weights", "undersample", "none")

C: Final = 10.0
_GRADIENT: Final = 1e-10
"""Norm at which a fit ends. The penalty makes the weights about as close to the optimum's as this,
and so the scores of rows of norm 1."""


@dataclass(frozen=True, eq=False)
class Model:
    """A fitted logistic regression: score = 1 / (1 + exp(-(row · weights + intercept)))."""

    weights: Floats
    intercept: float

    def odds(self, pool: FeatureMatrix) -> LogOdds:
        """(n_items,) log(score / (1 - score)), for the whole pool in one pass; > 0 is spam.

        In float32 from end to end: a float64 vector would make scipy copy the matrix.
        """
        sums = np.asarray(pool @ self.weights.astype(np.float32), dtype=np.float32)
        sums += np.float32(self.intercept)
        return sums

    def scores(self, pool: FeatureMatrix) -> Scores:
        """(n_items,) probability of spam in [0, 1], for the whole pool in one pass.

        Within 1e-6 of `exact_scores` on real pools (measured to 2,000 labels, five views).
        """
        return scores_of(self.odds(pool))

    def exact_scores(self, pool: FeatureMatrix, rows: Rows) -> Floats:
        """(len(rows),) the same for a few rows, in float64."""
        return np.asarray(expit(self.log_odds(pool[rows])), dtype=np.float64)

    def log_odds(self, items: Matrix) -> Floats:
        """(n_items,) log(score / (1 - score)) of a few items, in float64; > 0 is spam."""
        return _product(items.astype(np.float64), self.weights) + self.intercept


def scores_of(odds: LogOdds) -> Scores:
    """(n_items,) probabilities in [0, 1], for log-odds.

    numpy's exp takes a third of the time of scipy's expit in float32.
    """
    with np.errstate(over="ignore"):  # exp of a large number is inf, and the score 0
        found = np.exp(-odds)
    found += np.float32(1)
    return np.asarray(np.reciprocal(found, out=found), dtype=np.float32)


def fit(
    pool: FeatureMatrix,
    rows: Rows,
    spam: Mask,
    *,
    balance: str = "weights",
    start: Model | None = None,
    rng: Generator | None = None,
    sample_weight: Floats | None = None,
    until: float = _GRADIENT,
) -> Model:
    """The model that these labels make, whatever their order and wherever the search starts.

    pool: (n_items, n_features); rows: (n_labels,) labelled rows of it, a row may come twice;
    spam: (n_labels,) True for spam. balance: `weights` gives both classes the same total weight,
    `undersample` draws the larger class down to the smaller by `rng`, `none` leaves them as they
    are. start: an earlier model, to save time only. sample_weight: (n_labels,) trust in each
    label, 1 if not given. until: the norm of the gradient to end at; larger is sooner and rougher.
    Undersampling is literal and ruins a rare class (SMS: F1 .51 against .95 with weights at 500
    labels): it throws away most of what was labelled.

    Raises ValueError when a class is missing, for an unknown balance, for undersampling without
    `rng`, and for a start of another width.
    """
    trust = np.ones(len(rows)) if sample_weight is None else np.asarray(sample_weight, np.float64)
    rows, spam = np.asarray(rows), np.asarray(spam, bool)
    if not (rows[1:] > rows[:-1]).all():  # sorting what is in order takes as long as 5 turns
        order = np.lexsort((trust, spam, rows))
        rows, spam, trust = rows[order], spam[order], trust[order]
    _check(spam, trust, balance, pool, start)
    if balance == "undersample":
        kept = _undersampled(spam, rng)
        rows, spam, trust = rows[kept], spam[kept], trust[kept]
    cost = C * trust * (_class_weights(spam, trust) if balance == "weights" else 1.0)
    labelled, used = _used_columns(pool[rows])
    problem = _Problem(labelled, labelled.T, spam, cost, until)
    found = _optimum(problem, _start(start, used))
    weights = np.zeros(pool.shape[1])
    weights[used] = found[:-1]
    return Model(weights, float(found[-1]))


def _check(
    spam: Mask, trust: Floats, balance: str, pool: FeatureMatrix, start: Model | None
) -> None:
    if balance not in BALANCES:
        raise ValueError(f"Unknown balance {balance!r}: choose one of {', '.join(BALANCES)}.")
    if not (trust[spam].sum() > 0 and trust[~spam].sum() > 0):
        raise ValueError("A fit needs at least one label of each class: ask for more labels first.")
    if start is not None and len(start.weights) != pool.shape[1]:
        raise ValueError(
            f"The model to start from has {len(start.weights)} features and the pool "
            f"{pool.shape[1]}: start without it after the features have changed."
        )


def _undersampled(spam: Mask, rng: Generator | None) -> Rows:
    """Indices of as many labels of the larger class as the smaller has, and all of that."""
    if rng is None:
        raise ValueError("Undersampling draws by chance: pass a random generator as rng.")
    smaller, larger = sorted((np.flatnonzero(spam), np.flatnonzero(~spam)), key=len)
    return np.sort(np.concatenate([smaller, rng.choice(larger, len(smaller), replace=False)]))


def _class_weights(spam: Mask, trust: Floats) -> Floats:
    """scikit-learn's "balanced": each class gets half of the total weight."""
    return np.asarray(trust.sum() / (2 * np.where(spam, trust[spam].sum(), trust[~spam].sum())))


def _used_columns(labelled: Matrix) -> tuple[Matrix64, Rows]:
    """The columns with something in them, and which they are.

    Nothing is lost: the penalty holds every other weight at 0.
    """
    seen = np.zeros(labelled.shape[1], dtype=np.bool_)
    seen[labelled.indices] = True
    used = np.flatnonzero(seen)
    position = np.empty(len(seen), dtype=labelled.indices.dtype)
    position[used] = np.arange(len(used), dtype=position.dtype)
    narrow = csr_array(
        (labelled.data.astype(np.float64), position[labelled.indices], labelled.indptr),
        shape=(labelled.shape[0], len(used)),
    )
    return narrow, used


def _start(model: Model | None, used: Rows) -> Floats | None:
    return None if model is None else np.append(model.weights[used], model.intercept)


@dataclass(frozen=True)
class _Problem:
    """sum(cost * log-loss) + |weights|² / 2, the intercept free, at a point of both."""

    labelled: Matrix64
    columns: Any  # of `labelled`, turned once: scipy takes as long to turn it as to multiply by it
    spam: Mask
    cost: Floats
    until: float

    def slope(self, point: Floats) -> Slope:
        """The gradient, how each label bends the loss, and the gradient's norm."""
        score = expit(_product(self.labelled, point[:-1]) + point[-1])
        pulls = self.cost * (score - self.spam)
        gradient = np.append(point[:-1] + _product(self.columns, pulls), pulls.sum())
        return gradient, self.cost * score * (1 - score), float(np.linalg.norm(gradient))

    def scale(self, bends: Floats) -> Floats:
        """By what each weight's turns shrink: frequent terms bend the loss far more than the rest.

        Those that bend it less than `_PLAIN` keep theirs: rows of rare terms alone are nearly at
        right angles to each other, which turns are quick with, and scaling would spoil.
        """
        squares = csc_array(
            (self.columns.data**2, self.columns.indices, self.columns.indptr), self.columns.shape
        )
        return np.asarray(1 / np.maximum(1, (1 + _product(squares, bends)) / _PLAIN))

    def step(self, gradient: Floats, bends: Floats, steepness: float, scale: Floats) -> Floats:
        """Where the gradient would vanish if the bends stayed; the flatter, the more closely.

        But no closer than the end needs: that saves a sixth of the turns (SMS and 200,000 lines,
        20 to 2,000 labels). Where the intercept goes follows from the weights' step (a Schur
        complement): left to the turns it takes some of its own at each step, a sixth of all with
        thousands of labels and a third with twenty.
        """
        inertia = bends.sum()
        coupling = _product(self.columns, bends)
        if not len(coupling):  # of rows without a term only the intercept learns
            return np.array([gradient[-1] / inertia])

        def bent(direction: Floats) -> Floats:
            sums = _product(self.labelled, direction)
            sums -= ddot(bends, sums) / inertia
            sums *= bends
            return np.asarray(daxpy(direction, _product(self.columns, sums)))

        wanted = gradient[:-1] - coupling * (gradient[-1] / inertia)
        closeness = max(min(0.1, steepness) * steepness, 0.3 * self.until)
        weights = _solution(bent, wanted, scale, closeness)
        return np.append(weights, (gradient[-1] - ddot(coupling, weights)) / inertia)


def _solution(
    bent: Callable[[Floats], Floats], wanted: Floats, scale: Floats, closeness: float
) -> Floats:
    """x with |bent(x) - wanted| <= closeness, for a linear, symmetric, positive `bent`.

    scale: about what undoes `bent`, an element at a time; the better, the fewer turns.
    scipy's `cg` spends as long again on its own bookkeeping at 2,000 labels. BLAS changes vectors
    in place; numpy would make new ones and let go of the interpreter at each, which a busy event
    loop then keeps for a while.
    Source: Hestenes & Stiefel (1952), "Methods of Conjugate Gradients"; Saad (2003), "Iterative
    Methods for Sparse Linear Systems", algorithm 9.1, with Jacobi's preconditioner.
    """
    found, rest = np.zeros_like(wanted), wanted.copy()
    scaled = scale * rest
    direction, size = scaled.copy(), ddot(rest, scaled)
    for _ in range(_TURNS):
        if size <= closeness**2 and ddot(rest, rest) <= closeness**2:  # scale is 1 at most
            break
        pull = bent(direction)
        length = size / ddot(direction, pull)
        daxpy(direction, found, a=length)  # found += length * direction
        daxpy(pull, rest, a=-length)
        np.multiply(scale, rest, out=scaled)
        size, before = ddot(rest, scaled), size
        dscal(size / before, direction)
        daxpy(scaled, direction)
    return found


def _product(matrix: Any, vector: Floats) -> Floats:
    return np.asarray(matrix @ vector, dtype=np.float64)


def _optimum(problem: _Problem, start: Floats | None) -> Floats:
    """The one point without a slope, found from zero, or from a start that is flatter than zero.

    Newton's method with conjugate gradients; a step is halved until the gradient falls. Ends at
    this gradient, or where rounding lets it fall no further (1e-11 at 10,000 labels, 3 spam).
    Source: Eisenstat & Walker (1994), "Globally convergent inexact Newton methods".
    """
    point = np.zeros(problem.labelled.shape[1] + 1)
    here = problem.slope(point)
    if start is not None and (warm := problem.slope(start))[-1] < here[-1]:
        point, here = start, warm
    scale = problem.scale(here[1])
    for _ in range(_TURNS):
        if (
            here[-1] <= problem.until
            or (following := _downhill(problem, point, here, scale)) is None
        ):
            break
        point, here = following
    return point


def _downhill(
    problem: _Problem, point: Floats, here: Slope, scale: Floats
) -> tuple[Floats, Slope] | None:
    """One step, and the slope there; None if no part of the step is flatter."""
    step = problem.step(*here, scale)
    for size in _SIZES:
        there = point - size * step
        if (slope := problem.slope(there))[-1] < here[-1]:
            return there, slope
    return None


_TURNS: Final = 1000
_PLAIN: Final = 3.0
"""Times the penalty. Turns with 20, 2,000 and 10,000 labels (words): 21, 35 and 42 with 1; 11, 33
and 39 with 3; 11, 39 and 50 with 8."""
_SIZES: Final = tuple(0.5**halvings for halvings in range(30))
