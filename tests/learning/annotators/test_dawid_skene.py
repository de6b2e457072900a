"""Dawid-Skene estimates the labels and the error rates of the annotators together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.vote_rows import Posterior, Votes
from bot.learning.arrays import Mask, Rows
from tests.support.votes import random_votes

RECORDED = json.loads((Path(__file__).parent / "crowd_kit" / "recorded.json").read_text())
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_votes_with_gold_labels_give_the_estimate_of_crowd_kit(case: dict[str, Any]) -> None:
    """Flat priors, 40 % spam, 40 gold labels: where both methods must agree.

    Ours judges a vote without that vote itself, so the estimates differ by a few votes.
    """
    votes = Votes(
        np.array(case["items"]), np.array(case["annotators"]), np.array(case["spam"]) == 1
    )
    gold = np.full(case["n_items"], np.nan)
    gold[: len(case["gold"])] = case["gold"]

    found = aggregate_votes(
        votes, case["n_items"], case["n_annotators"], gold=gold, pseudo_votes=0.0
    )

    same = (found.posterior[case["answered"]] > 0.5) == (np.array(case["posterior"]) > 0.5)
    assert same.mean() >= 0.97
    assert np.abs(found.reliability.sensitivity - case["sensitivity"]).max() < 0.07
    assert np.abs(found.reliability.specificity - case["specificity"]).max() < 0.07


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_the_order_of_the_votes_does_not_matter(seed: int) -> None:
    rng = default_rng(seed)
    votes, _ = random_votes(rng, [0.9, 0.8, 0.7, 0.3], 40, 0.5)
    order = rng.permutation(len(votes.items))

    one = aggregate_votes(votes, 40, 4)
    other = aggregate_votes(reordered(votes, order), 40, 4)

    assert np.abs(one.posterior - other.posterior).max() < 1e-9
    assert np.abs(one.reliability.value - other.reliability.value).max() < 1e-9


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_swapping_the_labels_mirrors_the_posteriors(seed: int) -> None:
    votes, _ = random_votes(default_rng(seed), [0.9, 0.8, 0.7, 0.3], 40, 0.5)

    one = aggregate_votes(votes, 40, 4)
    other = aggregate_votes(Votes(votes.items, votes.annotators, ~votes.spam), 40, 4)

    assert np.abs(one.posterior - (1 - other.posterior)).max() < 1e-6
    assert np.abs(one.reliability.value - other.reliability.value).max() < 1e-6
    assert one.reliability.sensitivity == pytest.approx(other.reliability.specificity)


@settings(deadline=None, max_examples=50)
@given(seed=seeds)
def test_every_number_is_a_probability_within_its_interval(seed: int) -> None:
    rng = default_rng(seed)
    people = rng.random(int(rng.integers(1, 6))).tolist()
    votes, truth = random_votes(rng, people, int(rng.integers(1, 30)), rng.random())
    gold = np.where(rng.random(len(truth)) < 0.2, truth, np.nan)
    model_score = np.where(rng.random(len(truth)) < 0.5, rng.random(len(truth)), np.nan)

    found = aggregate_votes(
        votes,
        len(truth),
        len(people),
        model_score=model_score,
        gold=gold,
    )

    reliability = found.reliability
    assert ((found.posterior >= 0) & (found.posterior <= 1)).all()
    assert ((found.weights >= 0) & (found.weights <= 1)).all()
    assert ((reliability.sensitivity > 0) & (reliability.sensitivity < 1)).all()
    assert ((reliability.specificity > 0) & (reliability.specificity < 1)).all()
    assert (reliability.low <= reliability.value).all()
    assert (reliability.value <= reliability.high).all()


def test_a_saboteur_among_five_is_found_by_the_votes_of_the_others() -> None:
    votes, truth = random_votes(default_rng(1), [0.95, 0.9, 0.9, 0.8, 0.2], 100, 0.6)

    found = aggregate_votes(votes, 100, 5)

    assert found.reliability.high[4] < 0
    assert found.reliability.value[:4].min() > 0.5
    assert found.reliability.proven.tolist() == [True] * 4 + [False]
    assert ((found.posterior > 0.5) == truth).mean() > 0.9


def test_gold_labels_stay_fixed_and_show_who_is_wrong() -> None:
    items, annotators = np.tile(np.arange(30), 2), np.repeat([0, 1], 30)
    votes = Votes(items, annotators, np.repeat([True, False], 30))

    found = aggregate_votes(votes, 30, 2, gold=np.zeros(30))

    assert (found.posterior == 0).all()
    assert found.reliability.specificity[0] < 0.1 < 0.9 < found.reliability.specificity[1]


def test_excluded_votes_change_only_the_reliability_of_their_annotator() -> None:
    votes, _ = random_votes(default_rng(2), [0.95, 0.9, 0.9, 0.2], 80, 0.7)
    counted = np.array([True, True, True, False])
    kept = votes.annotators < 3
    without = Votes(votes.items[kept], votes.annotators[kept], votes.spam[kept])

    found = aggregate_votes(votes, 80, 4, counted=counted)

    assert found.posterior == pytest.approx(aggregate_votes(without, 80, 4).posterior, abs=1e-9)
    assert found.reliability.high[3] < 0


def test_votes_that_nothing_can_be_compared_with_prove_nothing() -> None:
    alone = Votes(np.arange(200), np.zeros(200, dtype=np.intp), np.arange(200) % 2 == 0)

    found = aggregate_votes(alone, 200, 1)

    assert found.reliability.votes[0] == 0
    assert not found.reliability.proven[0]
    assert found.posterior[0] == pytest.approx(2 / 3, abs=1e-3)
    assert found.weights[0] == pytest.approx(1 / 3, abs=2e-3)


@pytest.mark.parametrize("known", [0, 10, 40])
def test_an_annotator_who_always_says_not_spam_is_uninformative(known: int) -> None:
    """One coin cannot see it: where 87 % is not spam, such an annotator is right in 87 of 100."""
    votes, truth = votes_with_rates(default_rng(5), [(0.95, 0.95)] * 3 + [(0.0, 1.0)] * 2, 0.13)
    gold = np.full(len(truth), np.nan)
    gold[:known] = truth[:known]

    found = aggregate_votes(votes, len(truth), 5, gold=gold)

    assert np.abs(found.reliability.value[3:]).max() < 0.2
    assert found.reliability.value[:3].min() > 0.3
    assert ((found.posterior > 0.5) == truth).mean() > 0.9


@settings(deadline=None, max_examples=20)
@given(seed=seeds)
def test_all_not_spam_is_no_solution_while_a_majority_is_honest(seed: int) -> None:
    """The second fixed point of a free class share: nothing is spam, and the honest are wrong."""
    rates = [(0.95, 0.95)] * 3 + [(0.0, 1.0)] * 2
    votes, truth = votes_with_rates(default_rng(seed), rates, 0.13, n_items=300)

    found = aggregate_votes(votes, len(truth), 5)

    spam = found.posterior > 0.5
    assert (spam & truth).sum() > 0.6 * truth.sum()


def test_negative_informativeness_is_never_inverted() -> None:
    liar = Votes(np.arange(60), np.zeros(60, dtype=np.intp), np.arange(60) < 30)
    gold = np.where(np.arange(60) < 50, np.arange(60) >= 30, np.nan)

    found = aggregate_votes(liar, 60, 1, gold=gold)

    assert found.reliability.high[0] < 0
    assert found.weights[50:].max() == 0


def test_the_votes_of_a_contradicted_annotator_say_nothing() -> None:
    votes, truth = random_votes(default_rng(2), [0.95, 0.9, 0.9], 60, 0.7)
    contradicted = np.array([True, False, False])

    found = aggregate_votes(votes, len(truth), 3, contradicted=contradicted)

    others = votes.annotators > 0
    without = Votes(votes.items[others], votes.annotators[others], votes.spam[others])
    assert found.posterior == pytest.approx(aggregate_votes(without, 60, 3).posterior, abs=1e-3)
    assert not found.reliability.proven[0]


def test_an_owner_outweighs_two_who_contradict() -> None:
    items = np.tile(np.arange(40), 3)
    spam = np.concatenate([np.arange(40) < 20, np.arange(40) >= 20, np.arange(40) >= 20])
    votes = Votes(items, np.repeat([0, 1, 2], 40), spam)

    found = aggregate_votes(votes, 40, 3, vouched=np.array([True, False, False]))

    assert ((found.posterior > 0.5) == (np.arange(40) < 20)).all()


def test_the_interval_narrows_with_votes_of_others_on_the_same_items() -> None:
    few, _ = random_votes(default_rng(3), [0.9] * 4, 10, 1.0)
    many, _ = random_votes(default_rng(3), [0.9] * 4, 200, 1.0)

    wide, narrow = (
        aggregate_votes(few, 10, 4).reliability,
        aggregate_votes(many, 200, 4).reliability,
    )

    assert ((narrow.high - narrow.low) < (wide.high - wide.low) / 2).all()


def test_most_intervals_hold_the_true_informativeness() -> None:
    rates = [(0.95, 0.95), (0.9, 0.8), (0.7, 0.95), (0.6, 0.6)]
    true = [sensitivity + specificity - 1 for sensitivity, specificity in rates]
    held: list[bool] = []
    for seed in range(40):
        votes, truth = votes_with_rates(default_rng(seed), rates, 0.4, n_items=120)
        found = aggregate_votes(votes, len(truth), 4).reliability
        held.extend(((found.low <= true) & (true <= found.high)).tolist())

    assert np.mean(held) > 0.88


def test_the_models_score_counts_and_is_outvoted_by_three_proven_annotators() -> None:
    none = np.zeros(0, dtype=np.intp)
    model_score = np.array([0.99, 0.01, np.nan])
    three = Votes(np.zeros(3, dtype=np.intp), np.arange(3), np.zeros(3, dtype=np.bool_))

    without_votes = aggregate_votes(Votes(none, none, none == 1), 3, 3, model_score=model_score)
    voted = aggregate_votes(three, 3, 3, model_score=model_score, vouched=np.array([True] * 3))

    assert without_votes.posterior[0] > 0.8 > 0.2 > without_votes.posterior[1]
    assert without_votes.posterior[2] == 0.5
    assert voted.posterior[0] < 0.2


def test_the_models_score_moves_a_label_but_adds_no_weight() -> None:
    one = Votes(np.array([0]), np.array([0]), np.array([True]))

    plain = aggregate_votes(one, 1, 1)
    scored = aggregate_votes(one, 1, 1, model_score=np.array([0.999]))

    assert scored.posterior[0] > plain.posterior[0]
    assert scored.weights[0] <= plain.weights[0] + 1e-3


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda v: aggregate_votes(Votes(v.items, v.annotators, v.spam[1:]), 3, 2), "a label each"),
        (lambda v: aggregate_votes(v, 3, 2, gold=np.zeros(2)), "2 numbers for 3 items"),
    ],
)
def test_arrays_of_different_lengths_raise_a_sentence(
    attempt: Callable[[Votes], Posterior], sentence: str
) -> None:
    votes = Votes(np.array([0, 1, 2]), np.array([0, 1, 1]), np.array([True, False, True]))

    with pytest.raises(ValueError, match=sentence):
        attempt(votes)


def reordered(votes: Votes, order: Rows) -> Votes:
    return Votes(votes.items[order], votes.annotators[order], votes.spam[order])


def votes_with_rates(
    rng: Generator, rates: list[tuple[float, float]], share: float, n_items: int = 400
) -> tuple[Votes, Mask]:
    """Half of all votes: rates are the sensitivity and specificity of each; share is of spam."""
    truth = rng.random(n_items) < share
    items, annotators = np.nonzero(rng.random((n_items, len(rates))) < 0.5)
    by_class = np.array(rates)[annotators, np.where(truth[items], 0, 1)]
    return Votes(items, annotators, truth[items] == (rng.random(len(items)) < by_class)), truth
