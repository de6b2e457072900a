"""A simulation asks as the campaign asks, measures on what nobody labelled, and counts honestly."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from bot.learning.cold_start import is_cold
from bot.learning.fitting import fit_model
from bot.learning.holdout import reserve_size
from bot.learning.simulation.experiment import Curve, Experiment, LearnerConfig
from bot.learning.simulation.loop import f1, full_f1, run, run_loop
from bot.learning.simulation.splits import make_split, split_rows, thinned
from bot.learning.simulation.summary import both_classes_at, labels_to, mean_at, quartiles
from bot.learning.simulation.transfer import TRANSFER_MODELS, score_transfer_models, verdict
from bot.learning.strategies import STRATEGIES, most_uncertain

CHAT = "see you later ok what time dinner home mum bus late work soon thanks tomorrow"
AD = "win free prize call now cash urgent claim £1000 http://a.example txt bonus"
ACTIVE = LearnerConfig("words", "uncertainty", "weights")
RANDOM = LearnerConfig("words", "random", "weights")


@pytest.mark.parametrize("name", STRATEGIES)
@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 1000), exam=st.sampled_from([0, 3]))
def test_every_strategy_asks_each_item_once_except_the_reserve(
    name: str, seed: int, exam: int
) -> None:
    experiment = an_experiment(items=40, share=0.4, exam_every=exam)
    split = make_split(experiment, "words", seed)

    curve = run_loop(split, LearnerConfig("words", name, "weights"), 100, exam, default_rng(seed))

    free = np.setdiff1d(np.arange(split.pool.shape[0]), split.reserve)
    assert sorted(curve.asked) == free.tolist()
    assert (np.diff(curve.labels_given) > 0).all()


@pytest.mark.parametrize("name", STRATEGIES)
@pytest.mark.parametrize("balance", ["weights", "undersample", "none"])
def test_the_same_seed_makes_the_same_curve(name: str, balance: str) -> None:
    experiment, loop = an_experiment(budget=30), LearnerConfig("words", name, balance)

    first, second, other = (
        run(experiment, loop, 1),
        run(experiment, loop, 1),
        run(experiment, loop, 2),
    )

    assert first.asked.tolist() == second.asked.tolist()
    assert first.f1.tolist() == second.f1.tolist()
    assert first.asked.tolist() != other.asked.tolist()


def test_all_loops_of_a_seed_have_the_same_split_noise_and_reserve() -> None:
    experiment = an_experiment(noise=0.2, exam_every=5)

    words, chars = make_split(experiment, "words", 3), make_split(experiment, "chars", 3)

    assert words.oracle_labels.tolist() == chars.oracle_labels.tolist()
    assert words.truth.tolist() == chars.truth.tolist()
    assert words.reserve.tolist() == chars.reserve.tolist()


def test_after_the_cold_start_the_most_uncertain_item_is_asked() -> None:
    experiment = an_experiment(budget=60)
    split = make_split(experiment, "words", 4)

    asked = run(experiment, ACTIVE, 4).asked

    warm = [at for at in range(len(asked)) if not is_cold(split.oracle_labels[asked[:at]])]
    for at in warm:
        model = fit_model(split.pool, asked[:at], split.oracle_labels[asked[:at]])
        allowed = ~np.isin(np.arange(split.pool.shape[0]), asked[:at])
        pick = most_uncertain(split.pool, model, model.decision_function(split.pool), allowed)
        assert pick is not None
        assert pick.row == asked[at]


def test_relevance_sampling_finds_more_spam_than_random_sampling() -> None:
    experiment = an_experiment(budget=40)

    relevance = run(experiment, LearnerConfig("words", "relevance", "weights"), 0)

    oracle_labels = make_split(experiment, "words", 0).oracle_labels
    assert (
        oracle_labels[relevance.asked].sum()
        > 1.5 * oracle_labels[run(experiment, RANDOM, 0).asked].sum()
    )


def test_uncertainty_sampling_needs_fewer_labels_than_random_if_spam_is_rare() -> None:
    experiment = an_experiment(items=600, share=0.05, budget=100)
    full = [full_f1(experiment, seed) for seed in range(4)]

    active, chance = (
        [run(experiment, loop, seed) for seed in range(4)] for loop in (ACTIVE, RANDOM)
    )

    needed = labels_to(active, full, 0.9)
    at_random = labels_to(chance, full, 0.9)
    assert needed is not None
    assert at_random is None or needed < at_random


def test_a_split_divides_both_classes_seventy_to_thirty() -> None:
    spam = default_rng(0).random(1000) < 0.02

    pool, test = split_rows(spam, default_rng(1))

    assert sorted([*pool, *test]) == list(range(1000))
    assert len(pool) == pytest.approx(700, abs=1)
    assert spam[pool].sum() == round(0.7 * spam.sum())
    assert np.abs(np.diff(pool)).mean() > 100


def test_thinning_keeps_all_no_spam_and_draws_from_the_spam() -> None:
    spam = np.arange(1000) % 2 == 0

    rows = thinned(spam, 0.02, default_rng(0))

    assert (~spam[rows]).sum() == 500
    assert spam[rows].mean() == pytest.approx(0.02, abs=0.001)
    assert rows.tolist() == thinned(spam, 0.02, default_rng(0)).tolist()
    assert rows.tolist() != thinned(spam, 0.02, default_rng(1)).tolist()
    with pytest.raises(ValueError, match="less than 60"):
        thinned(spam, 0.6, default_rng(0))


def test_an_exam_question_counts_as_a_label_and_trains_nothing() -> None:
    experiment = an_experiment(items=200, budget=90, exam_every=5)
    split = make_split(experiment, "words", 5)

    curve = run(experiment, ACTIVE, 5)

    assert len(split.reserve) == reserve_size(split.pool.shape[0])
    assert curve.labels[-1] == 90
    assert len(curve.asked) == 90 - 18
    assert not (curve.labels_given % 5 == 0).any()
    assert not np.isin(curve.asked, split.reserve).any()
    assert curve.f1[9] == curve.f1[8]


def test_no_exam_questions_follow_once_the_reserve_is_used_up() -> None:
    experiment = an_experiment(items=40, budget=24, exam_every=2)
    reserved = len(make_split(experiment, "words", 6).reserve)

    curve = run(experiment, RANDOM, 6)

    assert reserved == 10
    assert len(curve.asked) == 24 - reserved


def test_noise_flips_the_oracle_labels_but_not_the_test_set_or_the_reference() -> None:
    clean, noisy, wrong = (an_experiment(items=2000, noise=noise) for noise in (0, 0.1, 1))

    oracle_labels = [
        make_split(experiment, "words", 7).oracle_labels for experiment in (clean, noisy, wrong)
    ]

    assert (oracle_labels[0] != oracle_labels[1]).mean() == pytest.approx(0.1, abs=0.02)
    assert (oracle_labels[0] != oracle_labels[2]).all()
    truths = [make_split(experiment, "words", 7).truth.tolist() for experiment in (clean, wrong)]
    assert truths[0] == truths[1]
    assert full_f1(clean, 7) == full_f1(wrong, 7)


def test_f1_is_measured_after_each_of_200_labels_and_then_every_fifth() -> None:
    curve = run(an_experiment(items=400, budget=214), RANDOM, 8)

    assert curve.labels.tolist() == [*range(1, 201), 205, 210]


def test_f1_is_zero_until_both_classes_are_known() -> None:
    experiment = an_experiment(items=400, share=0.05, budget=100)

    curve = run(experiment, RANDOM, 9)

    truth = make_split(experiment, "words", 9).truth
    before = curve.labels < curve.both_classes_at
    assert before.any()
    assert set(curve.f1[before]) == {0.0}
    assert set(curve.precision[before]) == {truth.mean()}
    assert curve.precision[-1] > truth.mean()


def test_f1_is_the_f1_of_the_spam_class() -> None:
    truth = np.array([True, True, True, False, False])

    assert f1(np.array([0.5, 0.9, 0.1, 0.8, 0.2], dtype=np.float32), truth) == pytest.approx(4 / 6)
    assert f1(np.zeros(5, dtype=np.float32), truth) == 0
    assert f1(np.zeros(5, dtype=np.float32), np.zeros(5, dtype=bool)) == 0


def test_a_goal_is_reached_where_it_holds_for_three_measurements() -> None:
    lucky = a_curve([0.1, 0.9, 0.1, 0.9, 0.9, 0.8, 0.9, 0.9, 0.9])

    assert labels_to([lucky], [1.0], 0.9) == 7
    assert labels_to([lucky], [0.5], 0.9) == 4
    assert labels_to([a_curve([0.1, 0.9, 0.9])], [1.0], 0.9) is None
    assert labels_to([a_curve([0.9])], [1.0], 0.9) is None


def test_a_split_that_never_reaches_the_goal_counts_in_the_median() -> None:
    soon, late, never = a_curve([0.9] * 4), a_curve([0.1] + [0.9] * 3), a_curve([0.1] * 4)

    assert labels_to([soon, late], [1.0] * 2, 0.9) == 1.5
    assert labels_to([soon, late, never], [1.0] * 3, 0.9) == 2
    assert labels_to([soon, never, never], [1.0] * 3, 0.9) is None
    assert labels_to([soon, never], [1.0] * 2, 0.9) is None
    assert both_classes_at([soon, late, never]) == 2


def test_there_is_a_mean_only_if_all_splits_were_measured() -> None:
    long, short = a_curve([0.2, 0.4, 0.6]), a_curve([0.4, 0.8])

    assert mean_at([long, short], "f1", 2) == pytest.approx(0.6)
    assert mean_at([long, short], "f1", 3) is None


def test_quartiles_end_with_the_shortest_split() -> None:
    curves = [a_curve([0.1 * level] * (3 + level)) for level in range(5)]

    labels, bands = quartiles(curves)

    assert labels.tolist() == [1, 2, 3]
    assert bands[:, 0] == pytest.approx([0.1, 0.2, 0.3])


def test_transfer_models_train_on_the_labels_given_by_each_point() -> None:
    experiment = an_experiment(items=300, share=0.2, budget=60)
    curve = run(experiment, RANDOM, 1)
    alone = int(curve.both_classes_at) - 1

    found = score_transfer_models(experiment, curve, [alone, 60], 1)

    assert list(found) == list(TRANSFER_MODELS)
    assert {scores[0] for scores in found.values()} == {0.0}
    assert min(scores[1] for scores in found.values()) > 0.5
    again = score_transfer_models(experiment, curve, [60], 1)
    assert all(again[name][0] == scores[1] for name, scores in found.items())


@pytest.mark.parametrize(
    ("gain", "expected"), [(0.1, "persists"), (-0.1, "is lost"), (0.0, "is unclear")]
)
def test_a_benefit_is_clear_beyond_two_standard_errors(gain: float, expected: str) -> None:
    chance = default_rng(0).uniform(0.7, 0.8, (10, 3))
    wobble = default_rng(1).normal(0, 0.02, (10, 3))

    assert verdict(chance + wobble - wobble.mean() + gain, chance) == expected
    assert verdict(chance[:1] + 0.1, chance[:1]).startswith("cannot be judged by one split")


@cache
def texts_and_labels(items: int, share: float) -> tuple[tuple[str, ...], np.ndarray]:
    """Short chat and short spam that share some words; no text twice."""
    rng = default_rng(items)
    spam = np.zeros(items, dtype=bool)
    spam[: round(share * items)] = True
    both_words = f"{CHAT} {AD}".split()
    texts = [
        " ".join(
            [
                *rng.choice((AD if is_spam else CHAT).split(), 5),
                *rng.choice(both_words, 3),
                f"n{row}",
            ]
        )
        for row, is_spam in enumerate(spam)
    ]
    return tuple(texts), spam


def an_experiment(
    items: int = 150,
    share: float = 0.3,
    budget: int = 50,
    exam_every: int = 0,
    noise: float = 0.0,
) -> Experiment:
    texts, spam = texts_and_labels(items, share)
    return Experiment(texts, spam, budget, exam_every, noise)


def a_curve(f1s: list[float]) -> Curve:
    labels = np.arange(1, len(f1s) + 1)
    reached = np.flatnonzero(np.array(f1s) >= 0.9)
    seen = float(reached[0]) + 1 if len(reached) else np.inf
    return Curve(labels, np.array(f1s), np.array(f1s), labels - 1, labels, seen)
