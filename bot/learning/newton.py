"""The solver: Newton's method with preconditioned conjugate gradients, to the last digits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from scipy.linalg.blas import daxpy, ddot, dscal
from scipy.sparse import csr_array
from scipy.special import expit

from bot.learning.arrays import Floats, Mask, Matrix64

_CG_ITERATIONS: Final = 1000
_CURVATURE_FLOOR: Final = 3.0
"""Times the penalty. Iterations with 20, 2,000 and 10,000 labels (words): 21, 35 and 42 with 1; 11,
33 and 39 with 3; 11, 39 and 50 with 8."""
_LABELS_AT_ONCE: Final = 200
"""Labels whose features are squared at once: all of 2,400 would need 8 MB for a moment."""
_STEP_SIZES: Final = tuple(0.5**halvings for halvings in range(30))


class Derivatives(NamedTuple):
    """At one point: the gradient, the curvature of the loss at each label, the gradient's norm."""

    gradient: Floats
    curvature: Floats
    norm: float


class Solution(NamedTuple):
    """The minimum, (n_features + 1,) with the intercept last, and the iterations it took."""

    point: Floats
    iterations: int


@dataclass(frozen=True)
class LogisticLoss:
    """sum(cost * log-loss) + |weights|² / 2, the intercept without penalty.

    rows: (n_labels, n_features); columns: its transpose, made once, as scipy takes as long to
    transpose as to multiply; spam, cost: (n_labels,). dense: (n_labels, n_dense) the last columns,
    which `rows` then lacks, because BLAS multiplies them in a quarter of the time; None for none.
    """

    rows: Matrix64
    columns: Any
    spam: Mask
    cost: Floats
    dense: Floats | None = None

    def derivatives(self, point: Floats) -> Derivatives:
        """At (n_features + 1,) weights and intercept."""
        score = expit(self.row_products(point[:-1]) + point[-1])
        residual = self.cost * (score - self.spam)
        gradient = np.append(point[:-1] + self.column_products(residual), residual.sum())
        curvature = self.cost * score * (1 - score)
        return Derivatives(gradient, curvature, float(np.linalg.norm(gradient)))

    def preconditioner(self, curvature: Floats) -> Floats:
        """(n_features,) Jacobi's: the inverse diagonal of the Hessian, at most 1.

        Frequent terms have far more curvature than the rest. Columns below `_CURVATURE_FLOOR` are
        not scaled: rows of rare terms only are nearly orthogonal, which conjugate gradients solve
        fast, and scaling would spoil that.
        """
        diagonal = np.ones(self.rows.shape[1])
        for start in range(0, len(curvature), _LABELS_AT_ONCE):
            some = slice(start, start + _LABELS_AT_ONCE)
            rows = self.rows[some]
            squares = csr_array((rows.data**2, rows.indices, rows.indptr), rows.shape)
            diagonal += _product(squares.T, curvature[some])
        if self.dense is not None:
            diagonal[-self.dense.shape[1] :] += curvature @ self.dense**2
        return np.asarray(1 / np.maximum(1, diagonal / _CURVATURE_FLOOR))

    def newton_step(self, at: Derivatives, preconditioner: Floats, tolerance: float) -> Floats:
        """(n_features + 1,) the step to the minimum of the quadratic model; exact near the end.

        It is solved no more exactly than `tolerance` needs, which saves a sixth of the iterations
        (SMS and 200,000 lines, 20 to 2,000 labels). The intercept's step follows from the weights'
        (a Schur complement): within the conjugate gradients it takes iterations of its own, a sixth
        of all with thousands of labels and a third with twenty.
        """
        gradient, curvature, norm = at
        total = curvature.sum()
        coupling = self.column_products(curvature)
        if not len(coupling):  # rows without a term: only the intercept is fitted
            return np.array([gradient[-1] / total])

        def hessian_product(direction: Floats) -> Floats:
            sums = self.row_products(direction)
            sums -= ddot(curvature, sums) / total
            sums *= curvature
            return np.asarray(daxpy(direction, self.column_products(sums)))

        target = gradient[:-1] - coupling * (gradient[-1] / total)
        cg_tolerance = max(min(0.1, norm) * norm, 0.3 * tolerance)
        weights = conjugate_gradients(hessian_product, target, preconditioner, cg_tolerance)
        return np.append(weights, (gradient[-1] - ddot(coupling, weights)) / total)

    def row_products(self, weights: Floats) -> Floats:
        """(n_labels,) of each row with (n_features,) weights."""
        sums = _product(self.rows, weights)
        if self.dense is not None:
            sums += self.dense @ weights[-self.dense.shape[1] :]
        return sums

    def column_products(self, weights: Floats) -> Floats:
        """(n_features,) of each column with (n_labels,) weights."""
        sums = _product(self.columns, weights)
        if self.dense is not None:
            sums[-self.dense.shape[1] :] = weights @ self.dense
        return sums


def minimize(
    loss: LogisticLoss, start: Floats | None, tolerance: float, max_iterations: int
) -> Solution:
    """The minimum, found from zero, or from a start whose gradient is smaller than at zero.

    start: (n_features + 1,). A step is halved until the norm of the gradient falls. Ends at this
    norm, or where rounding lets it fall no further (1e-11 at 10,000 labels, 3 of them spam).
    Source: Eisenstat & Walker (1994), "Globally convergent inexact Newton methods".
    """
    point = np.zeros(loss.rows.shape[1] + 1)
    at = loss.derivatives(point)
    if start is not None and (warm := loss.derivatives(start)).norm < at.norm:
        point, at = start, warm
    preconditioner = loss.preconditioner(at.curvature)
    for iteration in range(max_iterations):
        if at.norm <= tolerance:
            return Solution(point, iteration)
        step = loss.newton_step(at, preconditioner, tolerance)
        moved = _line_search(loss, point, at, step)
        if moved is None:
            return Solution(point, iteration)
        point, at = moved
    return Solution(point, max_iterations)


def _line_search(
    loss: LogisticLoss, point: Floats, at: Derivatives, step: Floats
) -> tuple[Floats, Derivatives] | None:
    """The first point along the step with a smaller gradient; None where there is none."""
    for size in _STEP_SIZES:
        candidate = point - size * step
        if (derivatives := loss.derivatives(candidate)).norm < at.norm:
            return candidate, derivatives
    return None


def conjugate_gradients(
    operator: Callable[[Floats], Floats], target: Floats, preconditioner: Floats, tolerance: float
) -> Floats:
    """x with |operator(x) - target| <= tolerance, for a symmetric positive definite operator.

    preconditioner: (n,) about the inverse of the operator's diagonal, at most 1.
    scipy's `cg` takes twice as long at 2,000 labels, by its own bookkeeping. BLAS changes vectors
    in place; numpy would allocate new ones and release the interpreter lock at each, which a busy
    event loop then holds for a while.
    Source: Hestenes & Stiefel (1952), "Methods of Conjugate Gradients"; Saad (2003), "Iterative
    Methods for Sparse Linear Systems", algorithm 9.1.
    """
    solution, residual = np.zeros_like(target), target.copy()
    scaled = preconditioner * residual
    direction, product = scaled.copy(), ddot(residual, scaled)
    for _ in range(_CG_ITERATIONS):
        if product <= tolerance**2 and ddot(residual, residual) <= tolerance**2:
            break
        image = operator(direction)
        length = product / ddot(direction, image)
        daxpy(direction, solution, a=length)  # solution += length * direction
        daxpy(image, residual, a=-length)
        np.multiply(preconditioner, residual, out=scaled)
        product, previous = ddot(residual, scaled), product
        dscal(product / previous, direction)
        daxpy(scaled, direction)
    return solution


def _product(matrix: Any, vector: Floats) -> Floats:
    return np.asarray(matrix @ vector, dtype=np.float64)
