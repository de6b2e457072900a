"""Agreement: the numbers of the reference implementations, and words where there is no number."""

import json

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

from bot.learning.agreement import Agreement, pairwise_agreement, team_agreement
from bot.learning.annotators.vote_rows import Votes

AnswerEvent = NDArray[np.float64]


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32 - 1))
def test_alpha_equals_the_reference_implementation(seed: int) -> None:
    said = random_answers(seed)

    found = team_agreement(votes_of(said), said.shape[1], min_shared=1)

    reference = krippendorff.alpha(said, level_of_measurement="nominal")
    assert found.alpha.value == pytest.approx(reference, abs=1e-9)
    assert found.shared == ((~np.isnan(said)).sum(axis=0) > 1).sum()


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32 - 1))
def test_percent_and_kappa_equal_scikit_learn_on_the_shared_items(seed: int) -> None:
    said = random_answers(seed)

    for pair in pairwise_agreement(votes_of(said), said.shape[1], said.shape[0], min_shared=2):
        both = ~np.isnan(said[pair.one]) & ~np.isnan(said[pair.other])
        one, other = said[pair.one, both], said[pair.other, both]
        assert pair.shared == both.sum()
        if pair.kappa.why is None:
            assert pair.percent.value == pytest.approx((one == other).mean(), abs=1e-9)
            assert pair.kappa.value == pytest.approx(cohen_kappa_score(one, other), abs=1e-9)


def test_alpha_equals_the_value_of_krippendorffs_example() -> None:
    # "Computing Krippendorff's Alpha-Reliability" (2011), section A: two observers, ten units.
    said = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], dtype=float)

    found = team_agreement(votes_of(said), 10, min_shared=1)

    assert found.alpha.value == pytest.approx(0.095, abs=5e-4)


def test_there_is_no_measure_below_twenty_shared_items() -> None:
    said = np.tile([1.0, 0.0], (2, 10))
    said[1, 19] = np.nan

    [pair] = pairwise_agreement(votes_of(said), 20, 2)

    few = Agreement(None, "too_few")
    assert (pair.shared, pair.percent, pair.kappa) == (19, few, few)
    assert team_agreement(votes_of(said), 20).alpha == few


def test_there_is_a_measure_with_twenty_shared_items() -> None:
    said = np.tile([1.0, 0.0], (2, 10))

    [pair] = pairwise_agreement(votes_of(said), 20, 2)

    assert (pair.percent.value, pair.kappa.value) == (1.0, 1.0)
    assert team_agreement(votes_of(said), 20).alpha.value == 1.0


def test_one_class_only_is_given_as_the_reason_instead_of_nan() -> None:
    for label in (0.0, 1.0):
        votes = votes_of(np.full((3, 30), label))

        first, *_ = pairwise_agreement(votes, 30, 3)

        assert first.percent.value == 1.0
        assert first.kappa == team_agreement(votes, 30).alpha == Agreement(None, "one_class")


def test_two_constant_and_opposite_annotators_have_kappa_zero() -> None:
    said = np.array([np.ones(25), np.zeros(25)])

    [pair] = pairwise_agreement(votes_of(said), 25, 2)

    assert (pair.percent.value, pair.kappa.value) == (0.0, 0.0)


def test_annotators_without_shared_items_are_no_pair() -> None:
    said = np.array([[1.0, np.nan], [np.nan, 1.0]])

    assert pairwise_agreement(votes_of(said), 2, 2) == []
    assert team_agreement(votes_of(said), 2).shared == 0


def test_two_votes_of_one_annotator_on_one_item_are_rejected() -> None:
    twice = np.zeros(2, dtype=np.intp)

    with pytest.raises(ValueError, match="two votes on one item"):
        pairwise_agreement(Votes(twice, twice, np.array([True, False])), 1, 1)


def test_every_measure_can_be_written_as_json() -> None:
    said = random_answers(3)

    measures = [
        pair.kappa.value
        for pair in pairwise_agreement(votes_of(said), said.shape[1], said.shape[0])
    ]

    assert json.dumps(measures, allow_nan=False)


def votes_of(said: AnswerEvent) -> Votes:
    """(n_annotators, n_items) with 1, 0, and NaN for no answer, as votes."""
    annotators, items = np.nonzero(~np.isnan(said))
    return Votes(items, annotators, said[annotators, items] == 1)


def random_answers(seed: int) -> AnswerEvent:
    """A few people on many items, with gaps; both labels are there among the shared."""
    rng = np.random.default_rng(seed)
    shape = int(rng.integers(2, 7)), int(rng.integers(20, 120))
    truth = rng.random(shape[1]) < rng.uniform(0.1, 0.9)
    said = (truth ^ (rng.random(shape) < rng.uniform(0, 0.4, (shape[0], 1)))).astype(float)
    said[rng.random(shape) < 0.4] = np.nan
    said[:2, 0], said[:2, 1] = 1, 0
    return said
