"""Out-of-fold models: a model's score of an item from a fit that has not seen its votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureRows
from bot.learning.fitting import fit_model
from bot.learning.model import SparseLogisticRegression

FOLDS: Final = 5
MAX_LABELS: Final = 1_000

_ROUGHLY: Final = 0.1
"""Gradient at which an out-of-fold fit ends: scores were within 6e-4 of the exact ones (SMS, views,
200 to 2,000 labels)."""


@dataclass(frozen=True, eq=False)
class OutOfFoldModels:
    """One model for each fold, fitted on the other folds; None where these lack a class.

    An item's fold follows from its row alone, so more labels leave it where it is.
    """

    models: tuple[SparseLogisticRegression | None, ...] = (None,) * FOLDS

    @classmethod
    def fit(
        cls,
        pool: FeatureRows,
        rows: Rows,
        spam: Mask,
        weights: Floats,
        *,
        start: OutOfFoldModels | None = None,
        limit: int = MAX_LABELS,
    ) -> OutOfFoldModels:
        """Fit a model for each fold.

        rows: (n_labels,) of the pool, none twice; spam, weights: (n_labels,) as for `fit_model`;
        start: earlier models to begin with; limit: number of labels to learn from, the same ones in
        any order.
        """
        hashes = _hashes(rows)
        trains = (
            hashes <= np.partition(hashes, limit - 1)[limit - 1]
            if len(rows) > limit
            else hashes >= 0
        )
        models: list[SparseLogisticRegression | None] = []
        for fold in range(FOLDS):
            kept = trains & (hashes % np.uint64(FOLDS) != fold)
            can = weights[kept & spam].sum() > 0 and weights[kept & ~spam].sum() > 0
            models.append(
                fit_model(
                    pool,
                    rows[kept],
                    spam[kept],
                    start=start.models[fold] if start else None,
                    sample_weight=weights[kept],
                    tol=_ROUGHLY,
                )
                if can
                else None
            )
        return cls(tuple(models))

    def scores(self, pool: FeatureRows, rows: Rows) -> Floats:
        """(n_rows,) each item's probability of spam in [0, 1], by the model that has not seen it.

        rows: (n_rows,) of the pool. NaN where there is no model.
        """
        found = np.full(len(rows), np.nan)
        folds = _hashes(rows) % np.uint64(FOLDS)
        for fold, model in enumerate(self.models):
            in_fold = folds == fold
            if model is not None and in_fold.any():
                found[in_fold] = model.proba64(pool[rows[in_fold]])
        return found


class ScoreCache:
    """The out-of-fold scores of these models, kept for the items that were scored before."""

    def __init__(self, models: OutOfFoldModels) -> None:
        self._models = models
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._scores: Floats = np.zeros(0)

    def scores(self, pool: FeatureRows, rows: Rows) -> Floats:
        """See `OutOfFoldModels.scores`; the rows are rows of any pool with these items."""
        new = np.setdiff1d(rows, self._rows)
        if len(new):
            all_rows = np.concatenate([self._rows, new])
            order = np.argsort(all_rows)
            scores = np.concatenate([self._scores, self._models.scores(pool, new)])
            self._rows, self._scores = all_rows[order], scores[order]
        return np.asarray(self._scores[np.searchsorted(self._rows, rows)])


def _hashes(rows: Rows) -> NDArray[np.uint64]:
    """A hash of each row number, as neighbours in a file are often similar.

    Source: the finaliser of SplitMix64, Steele et al. (2014), "Fast Splittable Pseudorandom Number
    Generators".
    """
    hashes = rows.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(31))
