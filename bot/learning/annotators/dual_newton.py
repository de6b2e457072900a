"""Several logistic regressions on the same rows at once, as the out-of-fold models are.

The weights of a logistic regression with an L2 penalty are a combination of its rows, and a fit
needs of the rows only their inner products, the Gram matrix. It is the same for all folds, so that
one product serves all of them, and for the next fit it is known but for the new rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from bot.learning.arrays import Floats, Mask

_NEWTON_ITERATIONS: Final = 50
_CG_ITERATIONS: Final = 200
_HALVINGS: Final = 20


@dataclass(frozen=True, eq=False)
class DualModels:
    """Models by their rows. coefficients: (n_rows, n_models); intercepts: (n_models,).

    A model's weights are the sum of the rows, each times its coefficient.
    """

    coefficients: Floats
    intercepts: Floats


class _Point(NamedTuple):
    """Models, what follows from them, and the norm of each one's gradient.

    coefficients, products: (n_rows, n_models), the second the Gram matrix times the first;
    intercepts, norm, in_intercept: (n_models,), the last the gradient in the intercept; gradient:
    (n_rows, n_models) the coefficients of the gradient in the weights; curvature: of the loss.
    """

    coefficients: Floats
    products: Floats
    intercepts: Floats
    gradient: Floats
    in_intercept: Floats
    curvature: Floats
    norm: Floats


@dataclass(frozen=True, eq=False)
class DualLosses:
    """For each model, sum(cost * log-loss) + |weights|² / 2, the intercept without penalty.

    gram: (n_rows, n_rows) inner products of the rows, in float32: gradients of less than 1e-4 are
    rounding; spam: (n_rows,); cost: (n_rows, n_models), 0
    for rows that a model has not seen; every model has a cost above 0 in both classes, or none.
    """

    gram: NDArray[np.float32]
    spam: Mask
    cost: Floats

    def minimize(self, start: DualModels | None, tolerance: float) -> DualModels:
        """The models whose gradients have at most this norm; from zero, or a start that is better.

        Source: Eisenstat & Walker (1994), "Globally convergent inexact Newton methods".
        """
        zeros = np.zeros_like(self.cost)
        at = self._at(zeros, zeros, np.zeros(self.cost.shape[1]))
        if start is not None:
            kept = np.where(self.cost > 0, start.coefficients, 0.0)
            warm = self._at(kept, self._product(kept), start.intercepts)
            at = _chosen(warm.norm < at.norm, warm, at)
        for _ in range(_NEWTON_ITERATIONS):
            moving = at.norm > tolerance
            if not moving.any():
                break
            moved = self._line_search(at, moving, *self._newton_step(at, moving, tolerance))
            if moved is None:
                break
            at = moved
        return DualModels(at.coefficients, at.intercepts)

    def _at(self, coefficients: Floats, products: Floats, intercepts: Floats) -> _Point:
        score = expit(products + intercepts)
        residual = self.cost * (score - self.spam[:, None])
        gradient, in_intercept = coefficients + residual, residual.sum(axis=0)
        squares = _dots(gradient, products + self._product(residual)) + in_intercept**2
        curvature = self.cost * score * (1 - score)
        norm = np.sqrt(np.maximum(squares, 0))
        return _Point(coefficients, products, intercepts, gradient, in_intercept, curvature, norm)

    def _product(self, values: Floats) -> Floats:
        return np.asarray(self.gram @ values.astype(np.float32), dtype=np.float64)

    def _newton_step(
        self, at: _Point, moving: Mask, tolerance: float
    ) -> tuple[Floats, Floats, Floats]:
        """The step in the coefficients, the Gram matrix times it, and the step in the intercepts.

        Conjugate gradients on the weights, which are here by their coefficients; the intercept's
        step follows from the weights' (a Schur complement), as in `LogisticLoss.newton_step`.
        """
        total = np.maximum(at.curvature.sum(axis=0), np.finfo(np.float64).tiny)

        def centred(values: Floats) -> Floats:
            return np.asarray(at.curvature * (values - _dots(at.curvature, values) / total))

        residual = at.gradient - at.curvature * (at.in_intercept / total)
        of_residual = self._product(residual)
        direction, of_direction = residual, of_residual
        step, of_step = np.zeros_like(residual), np.zeros_like(residual)
        squares = _dots(residual, of_residual)
        goal = np.maximum(np.minimum(0.1, at.norm) * at.norm, 0.3 * tolerance) ** 2
        for _ in range(_CG_ITERATIONS):
            going = moving & (squares > goal)
            if not going.any():
                break
            curved = centred(of_direction)
            image, of_image = direction + curved, of_direction + self._product(curved)
            length = _ratio(squares, _dots(direction, of_image), going)
            step, of_step = step + length * direction, of_step + length * of_direction
            residual, of_residual = residual - length * image, of_residual - length * of_image
            squares, before = _dots(residual, of_residual), squares
            turn = _ratio(squares, before, going)
            direction, of_direction = residual + turn * direction, of_residual + turn * of_direction
        return step, of_step, (at.in_intercept - _dots(at.curvature, of_step)) / total

    def _line_search(
        self, at: _Point, moving: Mask, step: Floats, of_step: Floats, in_intercept: Floats
    ) -> _Point | None:
        """Along each step the first point with a smaller gradient; None where no model has one."""
        size = np.where(moving, 1.0, 0.0)
        best, open_models = at, moving
        for _ in range(_HALVINGS):
            candidate = self._at(
                at.coefficients - size * step,
                at.products - size * of_step,
                at.intercepts - size * in_intercept,
            )
            better = open_models & (candidate.norm < at.norm)
            best, open_models = _chosen(better, candidate, best), open_models & ~better
            if not open_models.any():
                break
            size = size / 2
        return None if (open_models == moving).all() else best


def _dots(one: Floats, other: Floats) -> Floats:
    """(n_models,) the inner product of each pair of columns."""
    return np.asarray((one * other).sum(axis=0))


def _ratio(numerator: Floats, denominator: Floats, going: Mask) -> Floats:
    """(n_models,) the quotient; 0 for models that have arrived."""
    return np.asarray(np.where(going, numerator / np.where(denominator > 0, denominator, 1.0), 0.0))


def _chosen(first: Mask, one: _Point, other: _Point) -> _Point:
    """Each model from one of two points."""
    return _Point(*(np.where(first, a, b) for a, b in zip(one, other, strict=True)))
