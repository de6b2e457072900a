"""Out-of-fold models: a model's score of an item from a fit that has not seen its votes.

With one answer an item Dawid-Skene has nothing to compare; the model's score takes part like the
vote of one more careful annotator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.annotators.contradictions import contradicted_annotators
from bot.learning.annotators.dawid_skene import (
    Posterior,
    ReliabilityEstimate,
    Votes,
    aggregate_votes,
)
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.fitting import fit_model
from bot.learning.model import SparseLogisticRegression

FOLDS: Final = 5
MAX_LABELS: Final = 1_000
GROWTH: Final = 1.5
MIN_PART: Final = 50
"""One model after another is fitted to the oldest votes, each time to `GROWTH` times as many, from
at least `MIN_PART` on. Each judges the annotators who came after it, so that the estimate keeps to
those it knows. Without this the accounts of one liar turned all labels over (1 of 5 always lies,
taps 3 times as often, and has a new account after every 12 answers: F1 below .07 in 11 of 11
campaigns, all honest annotators excluded)."""

_ROUGHLY: Final = 0.1
"""Gradient at which an out-of-fold fit ends: scores were within 6e-4 of the exact ones (SMS, views,
200 to 2,000 labels)."""


def aggregate_with_model(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    pool: FeatureMatrix,
    rows: Rows,
    exam: Mask,
    gold: Floats | None = None,
    counted: Mask | None = None,
    vouched: Mask | None = None,
    models: OutOfFoldModels | None = None,
    start: ReliabilityEstimate | None = None,
) -> Posterior:
    """`aggregate_votes` with the out-of-fold scores of a model.

    Not for a single annotator without gold labels: there is nothing to compare with.

    pool: (n_rows, n_features); rows: (n_items,) rows of the items in it, none twice; exam:
    (n_items,) the exam's items, which the model neither learns from nor scores. models: fitted on
    some of these votes; fitted here on all of them if not given. start: see `aggregate_votes`.
    With models given it takes 3, 8 and 19 ms of CPU at 200, 1,000 and 3,000 labels, and 25 ms at
    3,000 labels by 140 people (SMS, views, one thread).
    """
    if models is None:
        models = fit_out_of_fold(
            votes,
            n_items,
            n_annotators,
            pool=pool,
            rows=rows,
            exam=exam,
            gold=gold,
            counted=counted,
            vouched=vouched,
        )
        start = models.reliability
    model_score = np.full(n_items, np.nan)
    model_score[~exam] = models.out_of_fold(pool, rows[~exam])
    return _aggregate(
        votes, n_items, n_annotators, model_score, exam, gold, counted, vouched, start
    )


def fit_out_of_fold(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    pool: FeatureMatrix,
    rows: Rows,
    exam: Mask,
    gold: Floats | None = None,
    counted: Mask | None = None,
    vouched: Mask | None = None,
) -> OutOfFoldModels:
    """Models fitted on these votes; the arguments are those of `aggregate_with_model`.

    Takes 86, 604 and 1,100 ms of CPU at 200, 1,000 and 3,000 labels (SMS, views, one thread).
    Models fitted on fewer votes serve as well for the items answered since, as they have not seen
    those.
    """
    model_score, models = np.full(n_items, np.nan), OutOfFoldModels(())
    start: ReliabilityEstimate | None = None
    for count in _parts(len(votes.items)):
        older = votes.first(count)
        found = _aggregate(
            older, n_items, n_annotators, model_score, exam, gold, counted, vouched, start
        )
        start = found.reliability
        counted_votes = np.ones(count) if counted is None else counted[older.annotators]
        trains = np.bincount(older.items, counted_votes, n_items) > 0
        if gold is not None:
            trains |= ~np.isnan(gold)
        trains &= ~exam
        spam = found.posterior[trains] >= 0.5
        models = OutOfFoldModels.fit(pool, rows[trains], spam, found.weights[trains])
        model_score[~exam] = models.out_of_fold(pool, rows[~exam])
    return replace(models, reliability=start)


def _parts(count: int) -> list[int]:
    """The numbers of oldest votes that one model after another is fitted to, rising to `count`."""
    parts = [count]
    while (older := int(parts[0] / GROWTH)) >= MIN_PART:
        parts.insert(0, older)
    return [parts[0], *parts]


def _aggregate(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    model_score: Floats,
    exam: Mask,
    gold: Floats | None,
    counted: Mask | None,
    vouched: Mask | None,
    start: ReliabilityEstimate | None = None,
) -> Posterior:
    ordinary = ~exam if gold is None else ~exam & np.isnan(gold)
    contradicted = contradicted_annotators(votes, n_annotators, ordinary, counted)
    if vouched is not None:
        contradicted &= ~vouched
    return aggregate_votes(
        votes,
        n_items,
        n_annotators,
        model_score=model_score,
        gold=gold,
        counted=counted,
        vouched=vouched,
        contradicted=contradicted,
        start=start,
    )


@dataclass(frozen=True, eq=False)
class OutOfFoldModels:
    """One model for each fold, fitted on the other folds; None where these lack a class.

    An item's fold follows from its row alone, so more labels leave it where it is. reliability: the
    estimate of the annotators by which the labels were aggregated.
    """

    models: tuple[SparseLogisticRegression | None, ...]
    reliability: ReliabilityEstimate | None = None

    @classmethod
    def fit(
        cls,
        pool: FeatureMatrix,
        rows: Rows,
        spam: Mask,
        weights: Floats,
        *,
        limit: int = MAX_LABELS,
    ) -> OutOfFoldModels:
        """Fit a model for each fold.

        rows: (n_labels,) of the pool, none twice; spam, weights: (n_labels,) as for `fit_model`;
        limit: number of labels to learn from, the same ones in any order.
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
                fit_model(pool, rows[kept], spam[kept], sample_weight=weights[kept], tol=_ROUGHLY)
                if can
                else None
            )
        return cls(tuple(models))

    def out_of_fold(self, pool: FeatureMatrix, rows: Rows) -> Floats:
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


def _hashes(rows: Rows) -> NDArray[np.uint64]:
    """A hash of each row number, as neighbours in a file are often similar.

    Source: the finaliser of SplitMix64, Steele et al. (2014), "Fast Splittable Pseudorandom Number
    Generators".
    """
    hashes = rows.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(31))
