"""Splits of a labelled set into a pool to label and a test set.

70 % of the items are the pool, 30 % the test set, with the same share of spam. The features are
fitted on the texts of the pool and only applied to those of the test set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator, default_rng

from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.holdout import reserve_size
from bot.learning.simulation.experiment import Experiment

_POOL: Final = 0.7


@dataclass(frozen=True, eq=False)
class Split:
    """A pool, the labels that annotators would give, and the test set.

    pool: (n_items, n_features); oracle_labels: (n_items,) True where the label would be spam;
    cue_scores: (n_items,); reserve: rows of the pool that are the exam's; test: (n_test,
    n_features), truth: (n_test,) True for spam, without noise.
    """

    pool: FeatureMatrix
    oracle_labels: Mask
    cue_scores: Floats
    reserve: Rows
    test: Matrix
    truth: Mask


def make_split(experiment: Experiment, features: str, seed: int) -> Split:
    """The split of this seed, with these features."""
    pool_rows, test_rows = split_rows(experiment.spam, default_rng([seed, 0]))
    rng = default_rng([seed, 1])
    flipped = rng.random(len(pool_rows)) < experiment.noise
    reserved = reserve_size(len(pool_rows)) if experiment.exam_every else 0
    texts = [experiment.texts[row] for row in pool_rows]
    made = FEATURES[features]()
    return Split(
        pool=made.fit_transform(texts),
        oracle_labels=experiment.spam[pool_rows] ^ flipped,
        cue_scores=cue_scores(spam_cues(texts)),
        reserve=rng.permutation(len(pool_rows))[:reserved],
        test=made.transform([experiment.texts[row] for row in test_rows]),
        truth=experiment.spam[test_rows],
    )


def split_rows(spam: Mask, rng: Generator) -> tuple[Rows, Rows]:
    """70 % and 30 % of the rows, each with its share of spam, both in random order.

    Without stratification a test set could lack a rare class.
    """
    order = rng.permutation(len(spam))
    parts = [
        np.split(rows, [round(_POOL * len(rows))])
        for rows in (order[spam[order]], order[~spam[order]])
    ]
    pool, test = (rng.permutation(np.concatenate(part)) for part in zip(*parts, strict=True))
    return pool, test


def thinned(spam: Mask, share: float, rng: Generator) -> Rows:
    """All rows of no_spam, and as many of spam, drawn at random, as make this share.

    share: in (0, 1). Returns rising rows. Errors: ValueError when there is less spam than that.
    """
    rows = np.flatnonzero(spam)
    needed = round(share / (1 - share) * int((~spam).sum()))
    if needed > len(rows):
        raise ValueError(f"Only {spam.mean():.1%} of the items are spam, less than {share:.1%}.")
    return np.sort(np.concatenate([np.flatnonzero(~spam), rng.permutation(rows)[:needed]]))
