"""The classifier is one of scikit-learn's, and repeats itself."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.utils.estimator_checks import parametrize_with_checks

from bot.learning.model import SparseLogisticRegression

# Checks that need pandas or another array library are skipped with a warning.
pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")


@parametrize_with_checks([SparseLogisticRegression()])  # type: ignore[untyped-decorator]
def test_it_passes_scikit_learns_checks(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)


@pytest.mark.parametrize("class_weight", ["balanced", None, {"ham": 1.0, "spam": 3.0}])
def test_it_fits_the_same_weights_as_scikit_learn(class_weight: Any) -> None:
    rng = default_rng(1)
    samples, y = rng.random((60, 8)), rng.choice(["ham", "spam"], 60, p=[0.7, 0.3])

    theirs = LogisticRegression(C=10, class_weight=class_weight, tol=1e-10, max_iter=10_000)
    theirs.fit(samples, y)
    ours = SparseLogisticRegression(class_weight=class_weight).fit(samples, y)

    assert ours.coef_ == pytest.approx(theirs.coef_, abs=1e-5)
    assert ours.intercept_ == pytest.approx(theirs.intercept_, abs=1e-5)
    assert ours.predict_proba(samples) == pytest.approx(theirs.predict_proba(samples), abs=1e-6)
    assert ours.predict(samples).tolist() == theirs.predict(samples).tolist()


def test_a_warm_start_begins_at_the_weights_of_the_fit_before() -> None:
    rng = default_rng(2)
    samples, y = rng.random((60, 8)), rng.random(60) < 0.3
    model = SparseLogisticRegression(warm_start=True).fit(samples, y)
    cold, weights = model.n_iter_[0], model.coef_

    model.fit(samples, y)

    assert (model.n_iter_[0], cold > 0) == (0, True)
    assert (model.coef_ == weights).all()


def test_a_warm_start_of_another_width_is_refused() -> None:
    rng = default_rng(3)
    y = np.arange(20) % 2
    model = SparseLogisticRegression(warm_start=True).fit(rng.random((20, 3)), y)

    with pytest.raises(ValueError, match=r"has 3 features and X has 4: .*features have changed"):
        model.fit(rng.random((20, 4)), y)


def test_log_odds_have_the_precision_of_the_features() -> None:
    rng = default_rng(4)
    samples = csr_array(rng.random((30, 5)).astype(np.float32))
    model = SparseLogisticRegression().fit(samples, np.arange(30) % 2)

    assert model.decision_function(samples).dtype == np.float32
    assert model.decision_function(samples.astype(np.float64)).dtype == np.float64
    assert model.decision_function64(samples) == pytest.approx(
        model.decision_function(samples.astype(np.float64)), abs=1e-12
    )


def test_scikit_learn_can_search_its_parameters() -> None:
    rng = default_rng(5)
    samples = rng.random((60, 4))

    search = GridSearchCV(SparseLogisticRegression(), {"C": [0.01, 100.0]}, cv=3)
    search.fit(samples, samples[:, 0] > 0.5)

    assert search.best_params_ == {"C": 100.0}


@pytest.mark.parametrize("n_sparse", [0, 40])
def test_dense_last_columns_change_no_weight(n_sparse: int) -> None:
    rng = default_rng(5)
    sparse = np.where(rng.random((50, n_sparse)) < 0.1, rng.random((50, n_sparse)), 0)
    dense, spam = rng.normal(size=(50, 80)), rng.random(50) < 0.4
    first = np.hstack([dense, sparse, np.zeros((50, 1))])  # no column of it is apart
    last = np.hstack([np.zeros((50, 1)), sparse, dense])

    apart = SparseLogisticRegression().fit(csr_array(last), spam)
    among = SparseLogisticRegression().fit(csr_array(first), spam)

    expected = np.hstack([np.zeros((1, 1)), among.coef_[:, 80:-1], among.coef_[:, :80]])
    assert apart.coef_ == pytest.approx(expected, abs=1e-9)
    assert apart.intercept_ == pytest.approx(among.intercept_, abs=1e-9)


def test_rows_that_store_their_last_columns_in_another_order_get_the_same_weights() -> None:
    rng = default_rng(6)
    rows, spam = csr_array(rng.normal(size=(30, 70))), rng.random(30) < 0.4
    mixed = rows.copy()
    mixed.indices[1:5], mixed.data[1:5] = mixed.indices[4:0:-1].copy(), mixed.data[4:0:-1].copy()
    mixed.has_sorted_indices = False

    ours = [SparseLogisticRegression().fit(each, spam).coef_ for each in (rows, mixed)]

    assert ours[1] == pytest.approx(ours[0], abs=1e-9)
