"""The estimate keeps to the annotators it knows when new ones come."""

from __future__ import annotations

import numpy as np
import pytest

from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.newcomers import NEWCOMER_EVIDENCE, newcomers_limit
from bot.learning.annotators.reliability_estimate import NEWCOMER, ReliabilityEstimate
from bot.learning.annotators.vote_rows import Votes


def estimate_of(rates: list[float]) -> ReliabilityEstimate:
    right = np.array(rates)
    many = np.full(len(rates), 50)
    low, high = 2 * right - 1.2, 2 * right - 0.8
    known = right > 0.8
    return ReliabilityEstimate(
        right, right, 2 * right - 1, low, high, many, known, right, known, 0 * many
    )


def test_newcomers_in_an_earlier_estimate_have_shown_nothing() -> None:
    found = estimate_of([0.9, 0.7]).extended(3)

    assert found.sensitivity.tolist() == pytest.approx([0.9, 0.7, NEWCOMER])
    assert found.votes.tolist() == [50, 50, 0]
    assert found.proven.tolist() == [True, False, False]


def test_a_newcomer_has_the_error_rates_of_an_annotator_without_votes() -> None:
    nothing = Votes(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0, np.bool_))

    found = aggregate_votes(nothing, 1, 1).reliability

    assert found.sensitivity[0] == pytest.approx(NEWCOMER, abs=0.01)


def test_with_an_earlier_estimate_two_camps_of_equal_size_do_not_turn_labels_over() -> None:
    """Two known annotators and two newcomers say the opposite of each other on every item."""
    items, annotators = np.repeat(np.arange(40), 4), np.tile(np.arange(4), 40)
    truth = np.arange(40) % 2 == 0
    votes = Votes(items, annotators, truth[items] ^ (annotators >= 2))
    start = estimate_of([0.9, 0.9]).extended(4)

    found = aggregate_votes(votes, 40, 4, start=start)

    assert ((found.posterior > 0.5) == truth).all()
    assert found.reliability.value[2:].max() < 0


def test_the_votes_of_a_short_record_count_less_beside_a_long_one() -> None:
    """By the square of the number of votes, up to 24, only where people contradict each other."""
    voters = np.repeat([0, 1, 2], [50, 12, 24])

    opposed = newcomers_limit(voters, 4, by_record=True) / NEWCOMER_EVIDENCE
    agreed = newcomers_limit(voters, 4, by_record=False) / NEWCOMER_EVIDENCE

    assert opposed.tolist() == [1, 0.25, 1, 0]
    assert agreed.tolist() == [1, 1, 1, 1]
    assert newcomers_limit(voters[:0], 2, by_record=True).tolist() == [0, 0]
