"""Policies for second opinions, and the limits of uninformative annotators."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from bot.learning.annotators.reliability_estimate import PROVEN, ReliabilityEstimate
from bot.learning.annotators.second_opinions import (
    MIN_VOTES,
    POLICIES,
    VoteCounts,
    any_doubtful,
    disputed,
    may_ask_second_opinion,
    needs_second_opinion,
    uninformative,
)
from bot.learning.arrays import Floats, Rows

seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize(
    ("policy", "limit", "expected"),
    [
        # none; 1 sure; 1 unsure of; 2:0; 1:1; 5 and open; "unsure" only; 2 labels, 2 unsure
        ("single", 1, [0, 0, 0, 0, 0, 0, 0, 0]),
        ("adaptive", 5, [0, 0, 1, 0, 1, 0, 1, 1]),
        ("majority", 3, [0, 1, 1, 0, 1, 0, 1, 0]),
    ],
)
def test_each_policy_selects_the_items_that_need_another_answer(
    policy: str, limit: int, expected: list[int]
) -> None:
    assert needs_second_opinion(some_items(), policy, limit).astype(int).tolist() == expected


def test_items_that_five_answers_leave_open_are_disputed() -> None:
    assert disputed(some_items()).astype(int).tolist() == [0, 0, 0, 0, 0, 1, 0, 0]


@settings(deadline=None, max_examples=50)
@given(seed=seeds, policy=st.sampled_from(sorted(POLICIES)), limit=st.integers(1, 7))
def test_no_item_is_both_open_and_disputed_or_asked_beyond_the_limit(
    seed: int, policy: str, limit: int
) -> None:
    rng = default_rng(seed)
    counts = VoteCounts(rng.random(50), *rng.integers(0, 4, (3, 50)))

    asked, open_ = needs_second_opinion(counts, policy, limit), disputed(counts, policy, limit)

    assert not (asked & open_).any()
    assert (counts.answers[asked] < limit).all()
    assert (counts.answers[asked] > 0).all()


@pytest.mark.parametrize(("in_doubt", "share"), [(False, 0.25), (True, 0.45)])
def test_second_opinions_keep_to_their_share_of_all_questions(in_doubt: bool, share: float) -> None:
    second_opinions = 0
    for questions in range(1000):
        second_opinions += may_ask_second_opinion(questions, second_opinions, in_doubt)
        assert second_opinions <= share * (questions + 1)

    assert second_opinions == share * 1000


def test_an_annotator_is_uninformative_only_after_enough_votes() -> None:
    high = np.array([0.2, 0.2, 0.4])
    votes = np.array([MIN_VOTES - 1, MIN_VOTES, 500])

    assert uninformative(estimate(high - 0.1, high, votes)).tolist() == [False, True, False]


def test_an_annotator_whose_interval_reaches_the_limit_is_not_uninformative() -> None:
    value, votes = np.array([0.2, 0.0]), np.array([MIN_VOTES, MIN_VOTES])

    assert uninformative(estimate(value, value + 0.2, votes)).tolist() == [False, True]


def test_only_annotators_with_enough_counted_votes_can_be_doubtful() -> None:
    value = np.array([0.1, 0.9, 0.1])
    reliability = estimate(value, value, np.array([9, 9, 0]))

    assert any_doubtful(reliability, np.array([True, True, True]))
    assert not any_doubtful(reliability, np.array([False, True, True]))


def test_a_mediocre_annotator_is_doubtful_once_the_interval_says_so() -> None:
    value, high = np.array([0.5, 0.5, 0.9]), np.array([0.9, 0.7, 0.96])
    reliability = estimate(value, high, np.array([30, 30, 30]))

    assert not any_doubtful(reliability, np.array([True, False, True]))
    assert any_doubtful(reliability, np.array([True, True, True]))


def estimate(value: Floats, high: Floats, votes: Rows) -> ReliabilityEstimate:
    rate = (value + 1) / 2
    return ReliabilityEstimate(
        rate, rate, value, value, high, votes, value > PROVEN, value, value > PROVEN, 0 * votes
    )


def some_items() -> VoteCounts:
    """Eight items that stand as the table of policies says."""
    return VoteCounts(
        posterior=np.array([0.5, 0.95, 0.8, 0.99, 0.52, 0.6, 0.7, 0.99]),
        spam=np.array([0, 1, 1, 2, 1, 3, 0, 2]),
        no_spam=np.array([0, 0, 0, 0, 1, 2, 0, 0]),
        unsure=np.array([0, 0, 0, 0, 0, 0, 1, 2]),
    )
