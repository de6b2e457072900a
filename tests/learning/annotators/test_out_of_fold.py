"""Out-of-fold models score items without their labels."""

import numpy as np
from numpy.random import default_rng

from bot.learning.annotators.out_of_fold import MAX_LABELS, OutOfFoldModels
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

    with_it = fit_model(pool, np.arange(30), truth, sample_weight=weight)
    without = fit_model(pool, np.arange(20), truth[:20])

    assert np.abs(with_it.coef_[0] - without.coef_[0]).max() < 1e-9
