"""Annotators whom several peers contradict on ordinary items are found."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.annotators.contradictions import contradicted_annotators
from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Mask

HONEST, LIAR = 0.95, 0.0


def test_a_liar_who_is_honest_on_test_items_is_found_by_the_others() -> None:
    votes, _ = votes_of([HONEST] * 4 + [LIAR], 60, seed=1)
    ordinary = np.ones(60, dtype=np.bool_)
    ordinary[:20] = False
    honest_on_tests = votes.spam ^ ((votes.annotators == 4) & (votes.items < 20))

    found = contradicted_annotators(
        Votes(votes.items, votes.annotators, honest_on_tests), 5, ordinary
    )

    assert found.tolist() == [False] * 4 + [True]


@pytest.mark.parametrize("rates", [[HONEST] * 5, [HONEST, 0.9, 0.8, 0.7, 0.7], [1.0] * 3])
def test_honest_annotators_who_err_are_not_accused(rates: list[float]) -> None:
    for seed in range(50):
        votes, everything = votes_of(rates, 80, seed)

        assert not contradicted_annotators(votes, len(rates), everything).any()


def test_who_disagrees_only_with_the_liar_is_not_accused() -> None:
    """Each honest annotator shares items with the liar alone."""
    items = np.concatenate([np.arange(40), np.arange(40)])
    annotators = np.concatenate([np.full(40, 4), np.repeat(np.arange(4), 10)])
    spam = np.concatenate([np.arange(40) % 2 == 0, np.arange(40) % 2 == 1])

    found = contradicted_annotators(Votes(items, annotators, spam), 5, np.ones(40, dtype=np.bool_))

    assert found.tolist() == [False] * 4 + [True]


def test_one_against_one_decides_nothing() -> None:
    votes, everything = votes_of([1.0, LIAR], 80, seed=3)

    assert not contradicted_annotators(votes, 2, everything).any()


def test_gold_and_exam_items_do_not_count() -> None:
    votes, everything = votes_of([HONEST] * 4 + [LIAR], 60, seed=1)

    assert not contradicted_annotators(votes, 5, ~everything).any()


def votes_of(rates: list[float], n_items: int, seed: int) -> tuple[Votes, Mask]:
    """Half of all votes; each annotator is right at their rate."""
    rng = default_rng(seed)
    truth = rng.random(n_items) < 0.4
    items, annotators = np.nonzero(rng.random((n_items, len(rates))) < 0.5)
    right = rng.random(len(items)) < np.array(rates)[annotators]
    return Votes(items, annotators, truth[items] == right), np.ones(n_items, dtype=np.bool_)


def test_the_many_accounts_of_one_liar_do_not_outnumber_the_others() -> None:
    """Four honest annotators share five items; fourteen accounts answer the same items as they."""
    rng = default_rng(5)
    votes = [(70 * who + item, who) for who in range(4) for item in range(70)]
    votes += [(280 + item, who) for who in range(4) for item in range(5)]
    votes += [(item, who) for who in range(4, 18) for item in rng.choice(280, 12, replace=False)]
    items, annotators = np.array(votes).T
    spam = (items % 2 == 0) ^ (annotators >= 4)
    everything = np.ones(285, dtype=np.bool_)

    assert not contradicted_annotators(Votes(items, annotators, spam), 18, everything)[:4].any()


def test_who_does_not_count_contradicts_nobody() -> None:
    votes, everything = votes_of([HONEST] * 2 + [LIAR], 80, seed=4)
    counted = np.array([False, False, True])

    assert contradicted_annotators(votes, 3, everything).tolist() == [False, False, True]
    assert not contradicted_annotators(votes, 3, everything, counted).any()
