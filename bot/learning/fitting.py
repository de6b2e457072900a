"""One fit on labelled rows of a pool: the order of the labels, their balance and the warm start."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.features.pool_matrix import FeatureRows
from bot.learning.model import TOLERANCE, SparseLogisticRegression, balanced_weights
from bot.learning.scikit_classifier import ScikitClassifier

BALANCES: Final = ("weights", "undersample", "none")


def fit_model(
    pool: FeatureRows,
    rows: Rows,
    spam: Mask,
    *,
    balance: str = "weights",
    start: Classifier | None = None,
    rng: Generator | None = None,
    sample_weight: Floats | None = None,
    tol: float = TOLERANCE,
) -> SparseLogisticRegression:
    """The model of these labels, whatever their order and wherever the solver starts.

    pool: (n_items, n_features); rows: (n_labels,) labelled rows of it, a row may come twice;
    spam: (n_labels,) True for spam. balance: `weights` gives both classes the same total weight,
    `undersample` draws the larger class down to the smaller by `rng`, `none` leaves them as they
    are. start: an earlier model, to save time only; it is not changed. sample_weight: (n_labels,)
    how much each label counts, 1 if not given. tol: norm of the gradient at which the fit ends;
    larger is faster and less exact.
    Undersampling is a literal 1:1 and ruins a rare class (SMS: F1 .51 against .95 with weights at
    500 labels): it discards most of the labels.

    Errors: ValueError when a class is missing, for an unknown balance, for undersampling without
    `rng`, and for a start of another width.
    """
    rows, spam, weight = _training_set(rows, spam, sample_weight, balance, rng)
    model = SparseLogisticRegression(
        class_weight="balanced" if balance == "weights" else None, tol=tol
    )
    if isinstance(start, SparseLogisticRegression):
        model.warm_start = True
        model.coef_, model.intercept_ = start.coef_, start.intercept_
    return model.fit_unchecked(pool[rows], spam, weight)


def fit_classifier(
    estimator: Any | None,
    pool: FeatureRows,
    rows: Rows,
    spam: Mask,
    *,
    balance: str = "weights",
    start: Classifier | None = None,
    rng: Generator | None = None,
    sample_weight: Floats | None = None,
) -> Classifier:
    """`fit_model`, or the same with another scikit-learn classifier.

    estimator: the classifier to clone and fit; None for `fit_model`. It always begins without a
    `start`, and the balance `weights` reaches it as sample weights. The other arguments are those
    of `fit_model`.
    """
    if estimator is None:
        return fit_model(
            pool, rows, spam, balance=balance, start=start, rng=rng, sample_weight=sample_weight
        )
    rows, spam, weight = _training_set(rows, spam, sample_weight, balance, rng)
    if balance == "weights":
        weight = weight * balanced_weights(spam, weight)
    return ScikitClassifier.fit(estimator, pool[rows], spam, weight, rng)


def _training_set(
    rows: Rows, spam: Mask, sample_weight: Floats | None, balance: str, rng: Generator | None
) -> tuple[Rows, Mask, Floats]:
    """The labels in an order of their own, undersampled where the balance says so."""
    if balance not in BALANCES:
        raise ValueError(f"Unknown balance {balance!r}: choose one of {', '.join(BALANCES)}.")
    weight = np.ones(len(rows)) if sample_weight is None else np.asarray(sample_weight, np.float64)
    rows, spam = np.asarray(rows), np.asarray(spam, bool)
    if not (rows[1:] > rows[:-1]).all():  # sorting what is in order takes as long as 5 iterations
        order = np.lexsort((weight, spam, rows))
        rows, spam, weight = rows[order], spam[order], weight[order]
    if balance == "undersample":
        drawn = _undersample(spam, rng)
        rows, spam, weight = rows[drawn], spam[drawn], weight[drawn]
    return rows, spam, weight


def _undersample(spam: Mask, rng: Generator | None) -> Rows:
    """Indices of all labels of the smaller class, and of as many drawn from the larger."""
    if rng is None:
        raise ValueError("Undersampling draws at random: pass a random generator as rng.")
    smaller, larger = sorted((np.flatnonzero(spam), np.flatnonzero(~spam)), key=len)
    return np.sort(np.concatenate([smaller, rng.choice(larger, len(smaller), replace=False)]))
