"""Thresholds for a target share of ham flagged."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.stats import beta

from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.thresholds import (
    CONFIDENCE,
    NotSupported,
    Threshold,
    choose_threshold,
    ham_needed,
    least_supported,
)


def exam(ham: int, spam: int, seed: int = 0) -> tuple[Floats, Mask]:
    """Scores of ham are uniform, so the share above a threshold is 1 minus the threshold."""
    rng = default_rng(seed)
    scores = np.concatenate([rng.random(ham), 0.5 + rng.random(spam) / 2])
    labels = np.arange(ham + spam) >= ham
    order = rng.permutation(ham + spam)
    return scores[order], labels[order]


def test_one_percent_needs_230_answers_of_ham_and_five_percent_45() -> None:
    assert [ham_needed(share) for share in (0.01, 0.05, 0.1)] == [230, 45, 22]
    assert (1 - 0.01) ** 230 <= 1 - CONFIDENCE < (1 - 0.01) ** 229


def test_a_target_that_the_exam_cannot_support_says_how_many_answers_are_missing() -> None:
    found = choose_threshold(*exam(ham=41, spam=9), target=0.01)

    assert isinstance(found, NotSupported)
    assert (found.ham, found.needed, found.missing) == (41, 230, 189)
    assert found.supported == pytest.approx(1 - (1 - CONFIDENCE) ** (1 / 41))
    supported = choose_threshold(*exam(ham=41, spam=9), target=found.supported + 1e-9)
    assert isinstance(supported, Threshold)


@pytest.mark.parametrize("target", [0.01, 0.05, 0.2])
def test_exactly_enough_answers_flag_above_the_highest_ham(target: float) -> None:
    scores, spam = exam(ham=ham_needed(target), spam=20)

    found = choose_threshold(scores, spam, target)
    one_less = choose_threshold(*exam(ham=ham_needed(target) - 1, spam=20), target)

    assert isinstance(found, Threshold)
    assert found.flagged == 0
    assert found.value == pytest.approx(scores[~spam].max())
    assert found.at_most <= target
    assert isinstance(one_less, NotSupported)
    assert one_less.missing == 1


@pytest.mark.parametrize("ham", [45, 77, 150, 400])
def test_the_promise_is_broken_in_at_most_a_tenth_of_exams(ham: int) -> None:
    target, broken, runs = 0.05, 0, 2_000
    for seed in range(runs):
        found = choose_threshold(*exam(ham, spam=0, seed=seed), target)
        assert isinstance(found, Threshold)
        broken += 1 - found.value > target

    three_sigma = 3 * (0.1 * 0.9 / runs) ** 0.5
    assert broken / runs <= 1 - CONFIDENCE + three_sigma


def test_more_answers_allow_a_lower_threshold_under_the_same_promise() -> None:
    few, many = (choose_threshold(*exam(ham, spam=300), target=0.1) for ham in (25, 2_500))

    assert isinstance(few, Threshold)
    assert isinstance(many, Threshold)
    assert many.value < few.value
    assert few.at_most < many.at_most <= 0.1


def test_equal_weights_change_nothing() -> None:
    scores, spam = exam(ham=100, spam=30)

    plain = choose_threshold(scores, spam, 0.05)

    assert choose_threshold(scores, spam, 0.05, np.full(130, 7.0)) == plain


def test_answers_that_were_drawn_more_often_count_less() -> None:
    """High scores are drawn four times as often; weighted, the share above is right again."""
    rng, target, broken = default_rng(1), 0.1, 0
    thresholds = []
    for _ in range(500):
        pool = rng.random(4_000)
        often = np.where(pool > 0.8, 0.2, 0.05)
        scores = pool[rng.random(len(pool)) < often]
        weights = 1 / np.where(scores > 0.8, 0.2, 0.05)
        found = choose_threshold(scores, np.zeros(len(scores), np.bool_), target, weights)
        assert isinstance(found, Threshold)
        thresholds.append(found.value)
        broken += (pool >= found.value).mean() > target

    assert broken / 500 <= 0.1 + 3 * (0.1 * 0.9 / 500) ** 0.5
    assert np.mean(thresholds) < 0.96, "unweighted it would lie near 0.975"


def test_without_answers_there_is_nothing_to_support() -> None:
    found = choose_threshold(np.zeros(0), np.zeros(0, np.bool_), 0.05)

    assert found == NotSupported(0.05, 0, 45, 1.0)


@pytest.mark.parametrize("ham", [0, 1, 22, 300])
def test_the_least_share_is_the_border_of_what_is_supported(ham: int) -> None:
    scores, spam = exam(ham, spam=5)

    least = least_supported(scores, spam)

    assert least == pytest.approx(1 - (1 - CONFIDENCE) ** (1 / ham) if ham else 1)
    if ham:
        assert isinstance(choose_threshold(scores, spam, least + 1e-6), Threshold)
    assert isinstance(choose_threshold(scores, spam, least - 1e-6), NotSupported)


def test_equal_scores_are_all_let_through() -> None:
    spam = np.arange(100) >= 80

    found = choose_threshold(np.full(100, 0.7), spam, 0.05)

    assert isinstance(found, Threshold)
    assert found.value > 0.7
    assert found.flagged == 0
    assert found.caught is not None
    assert found.caught.hits == 0


@pytest.mark.parametrize("target", [0.0, 1.0, -0.1, 2.0, float("nan")])
def test_a_target_that_is_no_share_is_an_error(target: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        choose_threshold(*exam(10, 10), target)


def test_the_spam_caught_has_an_exact_interval() -> None:
    scores, spam = exam(ham=100, spam=40)

    found = choose_threshold(scores, spam, 0.2)

    assert isinstance(found, Threshold)
    assert found.caught is not None
    caught = int((scores[spam] >= found.value).sum())
    assert 0 < caught < 40
    assert (found.caught.hits, found.caught.of) == (caught, 40)
    assert found.caught.low == pytest.approx(beta.ppf(0.05, caught, 41 - caught))
    assert found.caught.high == pytest.approx(beta.ppf(0.95, caught + 1, 40 - caught))
