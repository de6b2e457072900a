"""Another scikit-learn classifier takes our model's place and repeats its scores."""

from typing import Any

import numpy as np
import pytest
from numpy.random import default_rng
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import LinearSVC

from bot.learning.arrays import Mask, Matrix, Rows
from bot.learning.features import FEATURES
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length
from bot.learning.fitting import fit_classifier, fit_model
from bot.learning.scikit_classifier import ScikitClassifier
from bot.learning.strategies import most_uncertain

TEXTS = [f"win {word} prize now!" for word in ["a", "b", "c", "d", "e", "f"]]
TEXTS += [f"see you {word} later" for word in ["a", "b", "c", "d", "e", "f"]]
OTHERS = [LogisticRegression(), MultinomialNB(), LinearSVC(), RandomForestClassifier(20)]
OTHERS += [KNeighborsClassifier(3)]


@pytest.mark.parametrize("estimator", OTHERS, ids=lambda estimator: type(estimator).__name__)
def test_it_scores_the_pool_and_is_asked_about_what_it_does_not_know(estimator: Any) -> None:
    pool, rows, spam = labelled_pool()

    model = fit_classifier(estimator, pool, rows, spam, rng=default_rng(0))

    scores = model.proba(pool)
    assert scores.dtype == np.float32
    assert scores[spam[np.argsort(rows)].nonzero()[0]].mean() > scores.mean()
    assert model.proba64(pool) == pytest.approx(scores, abs=1e-6)
    pick = most_uncertain(pool, model, model.decision_function(pool), np.ones(len(TEXTS), bool))
    assert pick is not None
    assert pick.score is not None
    assert 0 <= pick.score <= 1


@pytest.mark.parametrize("estimator", OTHERS, ids=lambda estimator: type(estimator).__name__)
def test_the_same_labels_give_the_same_scores_in_any_order(estimator: Any) -> None:
    pool, rows, spam = labelled_pool()
    order = default_rng(1).permutation(len(rows))

    one = fit_classifier(estimator, pool, rows, spam, rng=default_rng(0))
    other = fit_classifier(estimator, pool, rows[order], spam[order], rng=default_rng(0))

    assert (one.proba64(pool) == other.proba64(pool)).all()


def test_scikit_learns_logistic_regression_gives_the_scores_of_ours() -> None:
    pool, rows, spam = labelled_pool()
    estimator = LogisticRegression(C=10, tol=1e-10, max_iter=10_000)

    theirs = fit_classifier(estimator, pool, rows, spam)
    ours = fit_model(pool, rows, spam)

    assert theirs.proba64(pool) == pytest.approx(ours.proba64(pool), abs=1e-5)
    assert theirs.coef_ == pytest.approx(ours.coef_, abs=1e-4)


def test_it_scores_a_pool_sorted_by_length_in_the_order_of_its_items() -> None:
    pool, rows, spam = labelled_pool()
    sorted_pool = LengthSortedMatrix(*sort_by_length(pool))

    model = fit_classifier(MultinomialNB(), sorted_pool, rows, spam)

    assert model.proba(sorted_pool).tolist() == model.proba(pool).tolist()


def test_a_label_of_weight_zero_does_not_train() -> None:
    pool, rows, spam = labelled_pool()
    weight = np.where(np.arange(len(rows)) < 8, 1.0, 0.0)

    weighted = fit_classifier(KNeighborsClassifier(3), pool, rows, spam, sample_weight=weight)
    without = fit_classifier(KNeighborsClassifier(3), pool, rows[:8], spam[:8])

    assert (weighted.proba64(pool) == without.proba64(pool)).all()


def test_certain_scores_stay_finite_and_no_rows_have_no_scores() -> None:
    pool, rows, spam = labelled_pool()

    model = fit_classifier(KNeighborsClassifier(1), pool, rows, spam)

    assert isinstance(model, ScikitClassifier)
    assert model.coef_ is None
    assert np.isfinite(model.decision_function(pool)).all()
    assert model.decision_function64(pool[:0]).tolist() == []


def labelled_pool() -> tuple[Matrix, Rows, Mask]:
    """Twelve texts as five views (which have negative values), all labelled, not in order."""
    rows = default_rng(2).permutation(len(TEXTS))
    return FEATURES["views"]().fit_transform(TEXTS), rows, rows < len(TEXTS) // 2
