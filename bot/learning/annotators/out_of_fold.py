"""Out-of-fold models: a model's score of an item from a fit that has not seen its votes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import expit

from bot.learning.annotators.dual_newton import DualLosses, DualModels
from bot.learning.annotators.gram_matrix import GramMatrix
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.features.pool_matrix import FeatureRows
from bot.learning.model import C, balanced_weights

FOLDS: Final = 5
MAX_LABELS: Final = 1_000

_ROUGHLY: Final = 0.1
"""Gradient at which an out-of-fold fit ends: scores were within 6e-4 of the exact ones (SMS, views,
200 to 2,000 labels)."""


@dataclass(frozen=True, eq=False)
class OutOfFoldModels:
    """One model for each fold, fitted on the other folds; none where these lack a class.

    An item's fold follows from its row alone, so more labels leave it where it is.
    rows: (n_labels,) that they learnt from, rising; duals: the models by these rows; weights:
    (n_features, FOLDS) the same as weights of the features, None to save memory; exists: (FOLDS,)
    whether there is one.
    """

    rows: Rows
    duals: DualModels
    weights: Floats | None
    exists: Mask

    @classmethod
    def none(cls) -> OutOfFoldModels:
        """No model at all."""
        nothing = np.zeros((0, FOLDS))
        duals = DualModels(nothing, np.zeros(FOLDS))
        return cls(np.zeros(0, dtype=np.intp), duals, nothing, np.zeros(FOLDS, dtype=np.bool_))

    @classmethod
    def fit(
        cls,
        pool: FeatureRows,
        rows: Rows,
        spam: Mask,
        weights: Floats,
        *,
        start: OutOfFoldModels | None = None,
        gram: GramMatrix | None = None,
        limit: int = MAX_LABELS,
    ) -> OutOfFoldModels:
        """Fit a model for each fold.

        rows: (n_labels,) of the pool, none twice; spam, weights: (n_labels,) as for `fit_model`;
        start: earlier models to begin with; gram: keeps the inner products of rows for the next
        fit; limit: number of labels to learn from, the same ones in any order.
        """
        kept = _lowest(_hashes(rows), limit)
        kept = kept[np.argsort(rows[kept])]
        rows, spam, weights = rows[kept], spam[kept], weights[kept]
        cost = np.zeros((len(rows), FOLDS))
        folds = fold_of(rows)
        for fold in range(FOLDS):
            seen = folds != fold
            if weights[seen & spam].sum() > 0 and weights[seen & ~spam].sum() > 0:
                balance = balanced_weights(spam[seen], weights[seen])
                cost[seen, fold] = C * weights[seen] * balance
        exists = np.asarray(cost.any(axis=0))
        if not exists.any():
            return cls.none()
        features, products = (gram or GramMatrix()).of(pool, rows)
        begin = None if start is None else start._duals_of(rows)
        duals = DualLosses(products, spam, cost).minimize(begin, _ROUGHLY)
        return cls(rows, duals, _weights(features, duals), exists)

    def scores(self, pool: FeatureRows, rows: Rows) -> Floats:
        """(n_rows,) each item's probability of spam in [0, 1], by the model that has not seen it.

        rows: (n_rows,) of the pool. NaN where there is no model.
        """
        found = np.full(len(rows), np.nan)
        weights = self.weights
        if weights is None:
            weights = _weights(csr_array(pool[self.rows]), self.duals)
        folds = fold_of(rows)
        for fold in np.flatnonzero(self.exists):
            in_fold = folds == fold
            if in_fold.any():
                log_odds = pool[rows[in_fold]] @ np.ascontiguousarray(weights[:, fold])
                found[in_fold] = expit(log_odds + self.duals.intercepts[fold])
        return found

    def _duals_of(self, rows: Rows) -> DualModels:
        """These models by other rows, as far as they learnt from the same."""
        coefficients = np.zeros((len(rows), FOLDS))
        _, mine, theirs = np.intersect1d(self.rows, rows, assume_unique=True, return_indices=True)
        coefficients[theirs] = self.duals.coefficients[mine]
        return DualModels(coefficients, self.duals.intercepts)


class ScoreCache:
    """The out-of-fold scores of these models, kept for the items that were scored before."""

    def __init__(self, models: OutOfFoldModels) -> None:
        self.models = models
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._scores: Floats = np.zeros(0)

    def scores(self, pool: FeatureRows, rows: Rows) -> Floats:
        """See `OutOfFoldModels.scores`; the rows are rows of any pool with these items."""
        new = np.setdiff1d(rows, self._rows)
        if len(new):
            all_rows = np.concatenate([self._rows, new])
            order = np.argsort(all_rows)
            scores = np.concatenate([self._scores, self.models.scores(pool, new)])
            self._rows, self._scores = all_rows[order], scores[order]
        return np.asarray(self._scores[np.searchsorted(self._rows, rows)])

    def forget_weights(self) -> None:
        """Save the memory of the weights; they are computed again when another item is scored."""
        self.models = replace(self.models, weights=None)


def fold_of(rows: Rows) -> Rows:
    """(n_rows,) the fold of each row: the model of this number has not seen it."""
    return (_hashes(rows) % np.uint64(FOLDS)).astype(np.intp)


def _weights(features: Matrix, duals: DualModels) -> Floats:
    return np.asarray(features.T @ duals.coefficients)


def _lowest(hashes: NDArray[np.uint64], limit: int) -> Rows:
    """(at most limit,) where the lowest hashes are."""
    if len(hashes) <= limit:
        return np.arange(len(hashes))
    return np.flatnonzero(hashes <= np.partition(hashes, limit - 1)[limit - 1])


def _hashes(rows: Rows) -> NDArray[np.uint64]:
    """A hash of each row number, as neighbours in a file are often similar.

    Source: the finaliser of SplitMix64, Steele et al. (2014), "Fast Splittable Pseudorandom Number
    Generators".
    """
    hashes = rows.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(31))
