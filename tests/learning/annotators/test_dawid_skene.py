"""Dawid-Skene estimates the labels and the reliability of the annotators together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from bot.learning.annotators.dawid_skene import (
    Posterior,
    Votes,
    aggregate_votes,
    label_weights,
)
from bot.learning.arrays import Rows
from tests.support.votes import random_votes

RECORDED = json.loads((Path(__file__).parent / "crowd_kit" / "recorded.json").read_text())
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_votes_alone_give_the_estimate_of_crowd_kit(case: dict[str, Any]) -> None:
    votes = Votes(
        np.array(case["items"]), np.array(case["annotators"]), np.array(case["spam"]) == 1
    )

    found = aggregate_votes(
        votes, case["n_items"], case["n_annotators"], prior=(0, 0), class_items=0
    )

    assert np.abs(found.reliability.value - case["skills"]).max() < 1e-3
    assert np.abs(found.posterior[case["answered"]] - case["posterior"]).max() < 1e-3


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
        prior=(0, 0),
        class_items=0,
    )

    reliability = found.reliability
    assert ((found.posterior >= 0) & (found.posterior <= 1)).all()
    assert (reliability.low >= 0).all()
    assert (reliability.low <= reliability.value).all()
    assert (reliability.value <= reliability.high).all()
    assert (reliability.high <= 1).all()


def test_a_saboteur_among_five_is_found_by_the_votes_of_the_others() -> None:
    votes, truth = random_votes(default_rng(1), [0.95, 0.9, 0.9, 0.8, 0.2], 100, 0.6)

    found = aggregate_votes(votes, 100, 5)

    assert found.reliability.value[4] < 0.35
    assert found.reliability.value[:4].min() > 0.7
    assert ((found.posterior > 0.5) == truth).mean() > 0.9


def test_gold_labels_stay_fixed_and_show_who_is_wrong() -> None:
    items, annotators = np.tile(np.arange(30), 2), np.repeat([0, 1], 30)
    votes = Votes(items, annotators, np.repeat([True, False], 30))

    found = aggregate_votes(votes, 30, 2, gold=np.zeros(30))

    assert (found.posterior == 0).all()
    assert found.reliability.value[0] < 0.2 < 0.9 < found.reliability.value[1]


def test_excluded_votes_change_only_the_reliability_of_their_annotator() -> None:
    votes, _ = random_votes(default_rng(2), [0.95, 0.9, 0.9, 0.2], 80, 0.7)
    counted = np.array([True, True, True, False])
    kept = votes.annotators < 3
    without = Votes(votes.items[kept], votes.annotators[kept], votes.spam[kept])

    found = aggregate_votes(votes, 80, 4, counted=counted)

    assert found.posterior == pytest.approx(aggregate_votes(without, 80, 4).posterior, abs=1e-9)
    assert found.reliability.value[3] < 0.4


def test_the_reliability_of_a_single_annotator_stays_unknown() -> None:
    alone = Votes(np.arange(200), np.zeros(200, dtype=np.intp), np.arange(200) % 2 == 0)

    reliability = aggregate_votes(alone, 200, 1).reliability

    assert reliability.value[0] == pytest.approx(0.8, abs=1e-3)
    assert reliability.high[0] - reliability.low[0] > 0.5


def test_the_interval_narrows_with_votes_of_others_on_the_same_items() -> None:
    few, _ = random_votes(default_rng(3), [0.9] * 4, 10, 1.0)
    many, _ = random_votes(default_rng(3), [0.9] * 4, 200, 1.0)

    wide, narrow = (
        aggregate_votes(few, 10, 4).reliability,
        aggregate_votes(many, 200, 4).reliability,
    )

    assert ((narrow.high - narrow.low) < (wide.high - wide.low) / 2).all()


def test_most_intervals_hold_the_true_reliability() -> None:
    people = [0.95, 0.9, 0.8, 0.7, 0.3]
    held: list[bool] = []
    for seed in range(40):
        votes, _ = random_votes(default_rng(seed), people, 120, 0.5)
        found = aggregate_votes(votes, 120, 5).reliability
        held.extend(((found.low <= people) & (people <= found.high)).tolist())

    assert np.mean(held) > 0.88


def test_the_models_score_counts_and_is_outvoted_by_three_annotators() -> None:
    none = np.zeros(0, dtype=np.intp)
    model_score = np.array([0.99, 0.01, np.nan])
    three = Votes(np.zeros(3, dtype=np.intp), np.arange(3), np.zeros(3, dtype=np.bool_))

    without_votes = aggregate_votes(Votes(none, none, none == 1), 3, 3, model_score=model_score)
    voted = aggregate_votes(three, 3, 3, model_score=model_score)

    assert without_votes.posterior[0] > 0.8 > 0.2 > without_votes.posterior[1]
    assert without_votes.posterior[2] == 0.5
    assert voted.posterior[0] < 0.2


def test_a_label_weighs_nothing_at_one_half_and_one_when_certain() -> None:
    assert label_weights(np.array([0.0, 0.25, 0.5, 1.0])) == pytest.approx([1, 0.5, 0, 1])


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
