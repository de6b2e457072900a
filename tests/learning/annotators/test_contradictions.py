"""Annotators whom several peers contradict on ordinary items are found."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.annotators.contradictions import opposed_camps
from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Mask

HONEST, LIAR = 0.95, 0.0


def test_a_liar_who_is_honest_on_test_items_is_found_by_the_others() -> None:
    votes, _ = votes_of([HONEST] * 4 + [LIAR], 60, seed=1)
    ordinary = np.ones(60, dtype=np.bool_)
    ordinary[:20] = False
    honest_on_tests = votes.spam ^ ((votes.annotators == 4) & (votes.items < 20))

    found = opposed_camps(
        Votes(votes.items, votes.annotators, honest_on_tests), 5, ordinary
    ).contradicted

    assert found.tolist() == [False] * 4 + [True]


@pytest.mark.parametrize("rates", [[HONEST] * 5, [HONEST, 0.9, 0.8, 0.7, 0.7], [1.0] * 3])
def test_honest_annotators_who_err_are_not_accused(rates: list[float]) -> None:
    for seed in range(50):
        votes, everything = votes_of(rates, 80, seed)

        assert not opposed_camps(votes, len(rates), everything).contradicted.any()


def test_who_disagrees_only_with_the_liar_is_not_accused() -> None:
    """Each honest annotator shares items with the liar alone."""
    items = np.concatenate([np.arange(40), np.arange(40)])
    annotators = np.concatenate([np.full(40, 4), np.repeat(np.arange(4), 10)])
    spam = np.concatenate([np.arange(40) % 2 == 0, np.arange(40) % 2 == 1])

    found = opposed_camps(
        Votes(items, annotators, spam), 5, np.ones(40, dtype=np.bool_)
    ).contradicted

    assert found.tolist() == [False] * 4 + [True]


def test_one_against_one_decides_nothing() -> None:
    votes, everything = votes_of([1.0, LIAR], 80, seed=3)

    assert not opposed_camps(votes, 2, everything).contradicted.any()


def test_gold_and_exam_items_do_not_count() -> None:
    votes, everything = votes_of([HONEST] * 4 + [LIAR], 60, seed=1)

    assert not opposed_camps(votes, 5, ~everything).contradicted.any()


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

    assert not opposed_camps(Votes(items, annotators, spam), 18, everything).contradicted[:4].any()


def test_who_does_not_count_contradicts_nobody() -> None:
    votes, everything = votes_of([HONEST] * 2 + [LIAR], 80, seed=4)
    counted = np.array([False, False, True])

    assert opposed_camps(votes, 3, everything).contradicted.tolist() == [False, False, True]
    assert not opposed_camps(votes, 3, everything, counted).contradicted.any()


def test_people_with_long_records_who_share_items_only_with_accounts_of_a_liar_are_right() -> None:
    """Four who agree with nobody, as they share no items; six accounts contradict all of them."""
    rng = default_rng(6)
    votes = [(28 * who + item, who) for who in range(4) for item in range(28)]
    votes += [(item, who) for who in range(4, 10) for item in rng.choice(112, 12, replace=False)]
    items, annotators = np.array(votes).T
    spam = (items % 2 == 0) ^ (annotators >= 4)

    found = opposed_camps(
        Votes(items, annotators, spam), 10, np.ones(112, dtype=np.bool_)
    ).contradicted

    assert found.tolist() == [False] * 4 + [True] * 6


def test_who_differs_on_three_of_five_shared_items_is_not_accused() -> None:
    """People share the items on which they differ: second opinions are asked about those."""
    items, annotators = np.repeat(np.arange(100), 8), np.tile(np.arange(8), 100)
    differs = (annotators < 3) & (items % 5 < 3)
    votes = Votes(items, annotators, (items % 2 == 0) ^ differs)

    assert not opposed_camps(votes, 8, np.ones(100, dtype=np.bool_)).contradicted.any()


def test_where_all_agree_nobody_is_in_the_lighter_camp() -> None:
    votes, everything = votes_of([1.0] * 5, 60, seed=2)

    assert not opposed_camps(votes, 5, everything).lighter.any()


def test_members_of_the_lighter_camp_are_known_before_they_are_contradicted() -> None:
    items, annotators = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 0, 2, 1, 2])
    votes = Votes(items, annotators, np.array([True, True, True, False, True, False]))

    camps = opposed_camps(votes, 3, np.ones(3, dtype=np.bool_))

    assert camps.lighter.tolist() == [False, False, True]
    assert not camps.contradicted.any()


def test_the_camp_of_an_owner_is_right_however_short_its_records() -> None:
    """Two, of whom one is an owner, against three who agree and have answered more."""
    items = np.concatenate([np.tile(np.arange(10), 2), np.tile(np.arange(30), 3)])
    annotators = np.concatenate([np.repeat([0, 1], 10), np.repeat([2, 3, 4], 30)])
    votes = Votes(items, annotators, (items % 2 == 0) ^ (annotators >= 2))
    everything, owner = np.ones(30, dtype=np.bool_), np.arange(5) == 0

    without = opposed_camps(votes, 5, everything).contradicted
    found = opposed_camps(votes, 5, everything, vouched=owner).contradicted

    assert without.tolist() == [True, True, False, False, False]
    assert found.tolist() == [False, False, True, True, True]
