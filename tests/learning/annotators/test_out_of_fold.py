"""Out-of-fold models score items without their labels."""

import numpy as np
from numpy.random import default_rng

from bot.learning.annotators.gram_matrix import GramMatrix
from bot.learning.annotators.out_of_fold import (
    FOLDS,
    MAX_LABELS,
    OutOfFoldModels,
    ScoreCache,
    fold_of,
)
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.fitting import fit_model
from tests.support.votes import two_topics


def scores_of(pool: Matrix, rows: Rows, spam: Mask, limit: int = MAX_LABELS) -> Floats:
    return OutOfFoldModels.fit(pool, rows, spam, np.ones(len(rows)), limit=limit).scores(pool, rows)


def test_an_out_of_fold_score_does_not_depend_on_the_items_own_label() -> None:
    pool, truth = two_topics(60)
    rows, spam = np.arange(60), truth.copy()
    spam[7] = ~truth[7]

    before, after = scores_of(pool, rows, truth), scores_of(pool, rows, spam)

    assert ((before > 0.5) == truth).all()
    assert (after[7] > 0.5) == truth[7]
    assert after[7] == before[7]


def test_out_of_fold_scores_do_not_depend_on_the_order_of_the_labels() -> None:
    pool, truth = two_topics(60)
    order = default_rng(4).permutation(60)

    one, other = scores_of(pool, np.arange(60), truth), scores_of(pool, order, truth[order])

    assert (one[order] == other).all()


def test_there_is_no_score_where_the_other_folds_lack_a_class() -> None:
    pool, _ = two_topics(4)

    assert np.isnan(scores_of(pool, np.arange(4), np.ones(4, dtype=np.bool_))).all()


def test_models_of_fewer_answers_score_the_items_answered_since() -> None:
    pool, truth = two_topics(120)
    models = OutOfFoldModels.fit(pool, np.arange(60), truth[:60], np.ones(60))

    found = models.scores(pool, np.arange(60, 120))

    assert ((found > 0.5) == truth[60:]).all()


def test_a_part_of_very_many_labels_is_learnt_and_all_items_are_scored() -> None:
    pool, truth = two_topics(200)

    found = scores_of(pool, np.arange(200), truth, limit=50)

    assert ((found > 0.5) == truth).all()


def test_a_label_of_weight_zero_does_not_train() -> None:
    pool, truth = two_topics(30)
    weight = np.where(np.arange(30) < 20, 1.0, 0.0)

    with_it = OutOfFoldModels.fit(pool, np.arange(30), truth, weight)
    without = OutOfFoldModels.fit(pool, np.arange(20), truth[:20], np.ones(20))

    assert with_it.weights is not None
    assert without.weights is not None
    assert np.abs(with_it.weights - without.weights).max() < 0.01


def test_scores_without_the_weights_are_the_same_to_the_last_digit() -> None:
    pool, truth = two_topics(200)
    models = ScoreCache(OutOfFoldModels.fit(pool, np.arange(60), truth[:60], np.ones(60)))
    expected = models.models.scores(pool, np.arange(200))
    scored_before = models.scores(pool, np.arange(100))

    models.forget_weights()

    assert models.models.weights is None
    assert np.array_equal(scored_before, expected[:100])
    assert np.array_equal(models.scores(pool, np.arange(200)), expected)


def test_the_models_are_those_of_the_solver_for_one_model() -> None:
    pool, truth = two_topics(200)
    spam, weights = truth ^ (default_rng(5).random(200) < 0.1), default_rng(6).uniform(0.2, 1, 200)

    found = OutOfFoldModels.fit(pool, np.arange(200), spam, weights).scores(pool, np.arange(200))

    for fold in range(FOLDS):
        mine = fold_of(np.arange(200)) == fold
        others = np.flatnonzero(~mine)
        model = fit_model(pool, others, spam[others], sample_weight=weights[others])
        alone = model.proba64(pool[np.flatnonzero(mine)])
        assert np.abs(found[mine] - alone).max() < 0.01


def test_a_fit_that_begins_at_earlier_models_ends_at_the_same() -> None:
    pool, truth = two_topics(200)
    rows = np.arange(200)
    spam = truth ^ (default_rng(5).random(200) < 0.1)
    earlier = OutOfFoldModels.fit(pool, rows[:150], ~truth[:150], np.ones(150))

    warm = OutOfFoldModels.fit(pool, rows, spam, np.ones(200), start=earlier)
    cold = OutOfFoldModels.fit(pool, rows, spam, np.ones(200))

    assert np.abs(warm.scores(pool, rows) - cold.scores(pool, rows)).max() < 0.01


def test_products_that_are_kept_are_those_computed_again() -> None:
    pool, _ = two_topics(60)
    kept = GramMatrix()
    kept.of(pool, np.arange(0, 50, 2))

    _, found = kept.of(pool, np.arange(10, 60))

    _, again = GramMatrix().of(pool, np.arange(10, 60))
    rows, part = kept.of(pool, np.arange(10, 60, 7))
    assert (found == again).all()
    assert (part == found[::7, ::7]).all()
    assert abs(rows - pool[10:60:7]).sum() == 0
    assert np.allclose(found, (pool[10:] @ pool[10:].T).toarray())
