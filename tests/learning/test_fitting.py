"""A fit on labelled rows: the same labels give the same model to the last digits."""

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
from bot.learning.fitting import BALANCES, fit_model
from bot.learning.model import C, SparseLogisticRegression
from tests.support.models import fitted

seeds = st.integers(0, 2**32 - 1)


@settings(deadline=None, max_examples=50)
@given(seed=seeds, balance=st.sampled_from(["weights", "none"]))
def test_a_fit_ends_where_the_gradient_is_zero(seed: int, balance: str) -> None:
    pool, rows, spam = random_labels(default_rng(seed))

    model = fit_model(pool, rows, spam, balance=balance)

    shares = np.where(spam, spam.mean(), 1 - spam.mean())
    cost = C * (1 / (2 * shares) if balance == "weights" else np.ones(len(rows)))
    labelled = pool.toarray()[rows].astype(np.float64)
    residual = cost * (expit(labelled @ model.coef_[0] + model.intercept_[0]) - spam)
    assert np.linalg.norm(labelled.T @ residual + model.coef_[0]) < 1e-9
    assert abs(residual.sum()) < 1e-9


@settings(deadline=None, max_examples=25)
@given(seed=seeds, spread=st.sampled_from([0.01, 1.0, 1e3, 1e8]))
def test_warm_cold_and_shuffled_fits_give_the_same_model(seed: int, spread: float) -> None:
    rng = default_rng(seed)
    pool, rows, spam = random_labels(rng)
    start = fitted(rng.normal(size=pool.shape[1]) * spread, float(rng.normal() * spread))
    order = rng.permutation(len(rows))

    cold = fit_model(pool, rows, spam)
    warm = fit_model(pool, rows[order], spam[order], start=start)

    assert np.abs(cold.proba64(pool) - warm.proba64(pool)).max() < 1e-10


def test_the_balances_are_scikit_learns_class_weights() -> None:
    pool, rows, spam = random_labels(default_rng(1))

    for balance, class_weight in (("weights", "balanced"), ("none", None)):
        theirs = LogisticRegression(C=C, class_weight=class_weight, tol=1e-10, max_iter=10_000)
        theirs.fit(pool.astype(np.float64)[rows], spam)
        ours = fit_model(pool, rows, spam, balance=balance)

        assert np.abs(ours.coef_[0] - theirs.coef_[0]).max() < 1e-5
        assert ours.intercept_[0] == pytest.approx(theirs.intercept_[0], abs=1e-5)


def test_a_feature_without_labelled_items_gets_weight_zero() -> None:
    pool = csr_array(np.eye(4, dtype=np.float32))

    model = fit_model(pool, np.array([0, 2]), np.array([True, False]))

    assert model.coef_[0][0] > 0 > model.coef_[0][2]
    assert model.coef_[0][1] == model.coef_[0][3] == 0


@pytest.mark.parametrize(("balance", "odds"), [("weights", 0.0), ("none", np.log(1 / 3))])
def test_rows_without_a_term_only_fit_the_intercept(balance: str, odds: float) -> None:
    empty: Matrix = csr_array(np.zeros((4, 5), dtype=np.float32))
    spam = np.array([True, False, False, False])

    model = fit_model(empty, np.arange(4), spam, balance=balance)

    assert not model.coef_[0].any()
    assert model.intercept_[0] == pytest.approx(odds, abs=1e-10)


def test_contradicting_labels_of_one_item_both_count() -> None:
    pool = csr_array(np.eye(2, dtype=np.float32))

    model = fit_model(pool, np.array([0, 0]), np.array([True, False]))

    assert model.proba64(pool) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("balance", ["weights", "none"])
def test_a_label_with_weight_two_counts_as_two_labels(balance: str) -> None:
    pool, rows, spam = random_labels(default_rng(2))
    weight = np.where(np.arange(len(rows)) % 3 == 0, 2.0, 1.0)
    twice = np.repeat(np.arange(len(rows)), weight.astype(int))

    weighted = fit_model(pool, rows, spam, balance=balance, sample_weight=weight)
    repeated = fit_model(pool, rows[twice], spam[twice], balance=balance)

    assert np.abs(weighted.coef_[0] - repeated.coef_[0]).max() < 1e-9


def test_undersampling_trains_on_equally_many_of_each_class() -> None:
    pool = csr_array(np.eye(20, dtype=np.float32))
    rows, spam = np.arange(20), np.arange(20) < 3

    model = fit_model(pool, rows, spam, balance="undersample", rng=default_rng(3))
    shuffled = fit_model(pool, rows[::-1], spam[::-1], balance="undersample", rng=default_rng(3))

    assert (model.coef_[0] > 0).sum() == (model.coef_[0] < 0).sum() == 3
    assert (model.coef_[0] == shuffled.coef_[0]).all()


def test_float32_scores_are_close_to_the_float64_scores() -> None:
    pool, rows, spam = random_labels(default_rng(4))

    model = fit_model(pool, rows, spam)

    scores = model.proba(pool)
    assert scores.dtype == np.float32
    assert np.abs(scores - model.proba64(pool)).max() < 1e-6


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda p, r, s: fit_model(p, r, s | True), "at least one label of each class"),
        (lambda p, r, s: fit_model(p, r[:0], s[:0]), "at least one label of each class"),
        (
            lambda p, r, s: fit_model(p, r, s, balance="magic"),
            f"choose one of {', '.join(BALANCES)}",
        ),
        (lambda p, r, s: fit_model(p, r, s, balance="undersample"), "pass a random generator"),
        (
            lambda p, r, s: fit_model(p, r, s, start=fitted(np.zeros(1), 0.0)),
            "features have changed",
        ),
    ],
)
def test_a_fit_that_is_impossible_raises_a_sentence(
    attempt: Callable[[Matrix, Rows, Mask], SparseLogisticRegression], sentence: str
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
