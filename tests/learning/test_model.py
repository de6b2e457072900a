"""The fit: the same labels make the same model, to the last digits, from wherever it starts."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.model import BALANCES, C, Model, fit

seeds = st.integers(0, 2**32 - 1)


@settings(deadline=None, max_examples=50)
@given(seed=seeds, balance=st.sampled_from(["weights", "none"]))
def test_a_fit_ends_where_the_loss_has_no_slope(seed: int, balance: str) -> None:
    pool, rows, spam = random_labels(default_rng(seed))

    model = fit(pool, rows, spam, balance=balance)

    shares = np.where(spam, spam.mean(), 1 - spam.mean())
    cost = C * (1 / (2 * shares) if balance == "weights" else np.ones(len(rows)))
    labelled = pool.toarray()[rows].astype(np.float64)
    residual = cost * (expit(labelled @ model.weights + model.intercept) - spam)
    assert np.linalg.norm(labelled.T @ residual + model.weights) < 1e-9
    assert abs(residual.sum()) < 1e-9


@settings(deadline=None, max_examples=25)
@given(seed=seeds, spread=st.sampled_from([0.01, 1.0, 1e3, 1e8]))
def test_warm_or_cold_and_in_any_order_it_is_the_same_model(seed: int, spread: float) -> None:
    rng = default_rng(seed)
    pool, rows, spam = random_labels(rng)
    anywhere = Model(rng.normal(size=pool.shape[1]) * spread, float(rng.normal() * spread))
    order = rng.permutation(len(rows))

    cold = fit(pool, rows, spam)
    warm = fit(pool, rows[order], spam[order], start=anywhere)

    every = np.arange(pool.shape[0])
    assert np.abs(cold.exact_scores(pool, every) - warm.exact_scores(pool, every)).max() < 1e-10


def test_it_is_scikit_learns_model() -> None:
    pool, rows, spam = random_labels(default_rng(1))

    for balance, class_weight in (("weights", "balanced"), ("none", None)):
        theirs = LogisticRegression(C=C, class_weight=class_weight, tol=1e-10, max_iter=10_000)
        theirs.fit(pool.astype(np.float64)[rows], spam)
        ours = fit(pool, rows, spam, balance=balance)

        assert np.abs(ours.weights - theirs.coef_[0]).max() < 1e-5
        assert ours.intercept == pytest.approx(theirs.intercept_[0], abs=1e-5)


def test_features_without_a_label_weigh_nothing() -> None:
    pool = csr_array(np.eye(4, dtype=np.float32))

    model = fit(pool, np.array([0, 2]), np.array([True, False]))

    assert model.weights[0] > 0 > model.weights[2]
    assert model.weights[1] == model.weights[3] == 0


@pytest.mark.parametrize(("balance", "odds"), [("weights", 0.0), ("none", np.log(1 / 3))])
def test_of_rows_without_a_term_only_the_shares_are_learnt(balance: str, odds: float) -> None:
    nothing: Matrix = csr_array(np.zeros((4, 5), dtype=np.float32))
    spam = np.array([True, False, False, False])

    model = fit(nothing, np.arange(4), spam, balance=balance)

    assert not model.weights.any()
    assert model.intercept == pytest.approx(odds, abs=1e-10)


def test_an_item_labelled_both_ways_counts_both_ways() -> None:
    pool = csr_array(np.eye(2, dtype=np.float32))

    model = fit(pool, np.array([0, 0]), np.array([True, False]))

    assert model.exact_scores(pool, np.array([0, 1])) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("balance", ["weights", "none"])
def test_a_label_of_twice_the_trust_is_two_labels(balance: str) -> None:
    pool, rows, spam = random_labels(default_rng(2))
    trust = np.where(np.arange(len(rows)) % 3 == 0, 2.0, 1.0)
    twice = np.repeat(np.arange(len(rows)), trust.astype(int))

    trusted = fit(pool, rows, spam, balance=balance, sample_weight=trust)
    repeated = fit(pool, rows[twice], spam[twice], balance=balance)

    assert np.abs(trusted.weights - repeated.weights).max() < 1e-9


def test_undersampling_keeps_as_many_of_each_class() -> None:
    pool = csr_array(np.eye(20, dtype=np.float32))
    rows, spam = np.arange(20), np.arange(20) < 3

    model = fit(pool, rows, spam, balance="undersample", rng=default_rng(3))
    again = fit(pool, rows[::-1], spam[::-1], balance="undersample", rng=default_rng(3))

    assert (model.weights > 0).sum() == (model.weights < 0).sum() == 3
    assert (model.weights == again.weights).all()


def test_scores_of_the_pool_are_close_to_the_exact_ones() -> None:
    pool, rows, spam = random_labels(default_rng(4))

    model = fit(pool, rows, spam)

    scores = model.scores(pool)
    assert scores.dtype == np.float32
    assert np.abs(scores - model.exact_scores(pool, np.arange(pool.shape[0]))).max() < 1e-6


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda p, r, s: fit(p, r, s | True), "at least one label of each class"),
        (lambda p, r, s: fit(p, r[:0], s[:0]), "at least one label of each class"),
        (lambda p, r, s: fit(p, r, s, balance="magic"), f"choose one of {', '.join(BALANCES)}"),
        (lambda p, r, s: fit(p, r, s, balance="undersample"), "pass a random generator"),
        (lambda p, r, s: fit(p, r, s, start=Model(np.zeros(1), 0.0)), "features have changed"),
    ],
)
def test_what_cannot_be_fitted_is_said(
    attempt: Callable[[Matrix, Rows, Mask], Model], sentence: str
) -> None:
    pool, rows, spam = random_labels(default_rng(5))

    with pytest.raises(ValueError, match=sentence):
        attempt(pool, rows, spam)


def random_labels(rng: Generator) -> tuple[Matrix, Rows, Mask]:
    """A small sparse pool of rows of norm 1, and labels of both classes, some rows twice."""
    dense: Floats = rng.random((40, 15)) * (rng.random((40, 15)) < 0.4)
    dense /= np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-9)
    rows = rng.integers(0, 40, size=int(rng.integers(2, 60)))
    spam = rng.random(len(rows)) < rng.uniform(0.05, 0.95)
    spam[:2] = True, False
    return csr_array(dense.astype(np.float32)), rows, spam
