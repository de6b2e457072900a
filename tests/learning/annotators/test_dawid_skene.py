"""A crowd: who is how often right, what an item is then, and when one more answer pays."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array

from bot.learning.annotators.dawid_skene import (
    ENOUGH,
    LEARN_FROM,
    POLICIES,
    OutOfFoldModels,
    Posterior,
    ReliabilityEstimate,
    VoteCounts,
    Votes,
    consensus,
    disputed,
    doubtful,
    is_crowd,
    judge,
    least_sure,
    may_ask_again,
    unreliable,
    wanted,
    weights,
)
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.fitting import fit_model

RECORDED = json.loads((Path(__file__).parent / "crowd_kit" / "recorded.json").read_text())
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_on_votes_alone_it_is_crowd_kits_one_coin_dawid_skene(case: dict[str, Any]) -> None:
    votes = Votes(
        np.array(case["items"]), np.array(case["annotators"]), np.array(case["spam"]) == 1
    )

    found = consensus(votes, case["n_items"], case["n_annotators"], prior=(0, 0), classes=0)

    assert np.abs(found.reliability.value - case["skills"]).max() < 1e-3
    assert np.abs(found.posterior[case["answered"]] - case["posterior"]).max() < 1e-3


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_the_order_of_the_votes_says_nothing(seed: int) -> None:
    rng = default_rng(seed)
    votes, _ = random_votes(rng, [0.9, 0.8, 0.7, 0.3], 40, 0.5)
    order = rng.permutation(len(votes.items))

    one = consensus(votes, 40, 4)
    other = consensus(reordered(votes, order), 40, 4)

    assert np.abs(one.posterior - other.posterior).max() < 1e-9
    assert np.abs(one.reliability.value - other.reliability.value).max() < 1e-9


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_spam_and_no_spam_are_mirrors(seed: int) -> None:
    votes, _ = random_votes(default_rng(seed), [0.9, 0.8, 0.7, 0.3], 40, 0.5)

    one = consensus(votes, 40, 4)
    other = consensus(Votes(votes.items, votes.annotators, ~votes.spam), 40, 4)

    assert np.abs(one.posterior - (1 - other.posterior)).max() < 1e-6
    assert np.abs(one.reliability.value - other.reliability.value).max() < 1e-6


@settings(deadline=None, max_examples=50)
@given(seed=seeds)
def test_every_number_is_a_probability_within_its_interval(seed: int) -> None:
    rng = default_rng(seed)
    people = rng.random(int(rng.integers(1, 6))).tolist()
    votes, truth = random_votes(rng, people, int(rng.integers(1, 30)), rng.random())
    gold = np.where(rng.random(len(truth)) < 0.2, truth, np.nan)
    opinion = np.where(rng.random(len(truth)) < 0.5, rng.random(len(truth)), np.nan)

    found = consensus(
        votes, len(truth), len(people), opinion=opinion, gold=gold, prior=(0, 0), classes=0
    )

    reliability = found.reliability
    assert ((found.posterior >= 0) & (found.posterior <= 1)).all()
    assert (reliability.low >= 0).all()
    assert (reliability.low <= reliability.value).all()
    assert (reliability.value <= reliability.high).all()
    assert (reliability.high <= 1).all()


def test_a_saboteur_among_five_is_found_by_what_the_others_say() -> None:
    votes, truth = random_votes(default_rng(1), [0.95, 0.9, 0.9, 0.8, 0.2], 100, 0.6)

    found = consensus(votes, 100, 5)

    assert found.reliability.value[4] < 0.35
    assert found.reliability.value[:4].min() > 0.7
    assert ((found.posterior > 0.5) == truth).mean() > 0.9


def test_known_answers_are_never_overruled_and_tell_who_is_wrong() -> None:
    items, annotators = np.tile(np.arange(30), 2), np.repeat([0, 1], 30)
    votes = Votes(items, annotators, np.repeat([True, False], 30))

    found = consensus(votes, 30, 2, gold=np.zeros(30))

    assert (found.posterior == 0).all()
    assert found.reliability.value[0] < 0.2 < 0.9 < found.reliability.value[1]


def test_votes_that_do_not_count_move_no_posterior_but_their_givers_estimate() -> None:
    votes, _ = random_votes(default_rng(2), [0.95, 0.9, 0.9, 0.2], 80, 0.7)
    counted = np.array([True, True, True, False])
    kept = votes.annotators < 3
    without = Votes(votes.items[kept], votes.annotators[kept], votes.spam[kept])

    found = consensus(votes, 80, 4, counted=counted)

    assert found.posterior == pytest.approx(consensus(without, 80, 4).posterior, abs=1e-9)
    assert found.reliability.value[3] < 0.4


def test_alone_nobody_is_known_to_be_good_or_bad() -> None:
    alone = Votes(np.arange(200), np.zeros(200, dtype=np.intp), np.arange(200) % 2 == 0)

    reliability = consensus(alone, 200, 1).reliability

    assert reliability.value[0] == pytest.approx(0.8, abs=1e-3)
    assert reliability.high[0] - reliability.low[0] > 0.5


def test_the_interval_narrows_with_what_others_said_of_the_same_items() -> None:
    few, _ = random_votes(default_rng(3), [0.9] * 4, 10, 1.0)
    many, _ = random_votes(default_rng(3), [0.9] * 4, 200, 1.0)

    wide, narrow = consensus(few, 10, 4).reliability, consensus(many, 200, 4).reliability

    assert ((narrow.high - narrow.low) < (wide.high - wide.low) / 2).all()


def test_most_intervals_hold_the_true_reliability() -> None:
    people = [0.95, 0.9, 0.8, 0.7, 0.3]
    held: list[bool] = []
    for seed in range(40):
        votes, _ = random_votes(default_rng(seed), people, 120, 0.5)
        found = consensus(votes, 120, 5).reliability
        held.extend(((found.low <= people) & (people <= found.high)).tolist())

    assert np.mean(held) > 0.88


def test_the_model_is_heard_where_it_has_an_opinion_and_outvoted_where_people_agree() -> None:
    nothing = np.zeros(0, dtype=np.intp)
    opinion = np.array([0.99, 0.01, np.nan])
    three = Votes(np.zeros(3, dtype=np.intp), np.arange(3), np.zeros(3, dtype=np.bool_))

    silent = consensus(Votes(nothing, nothing, nothing == 1), 3, 3, opinion=opinion)
    spoken = consensus(three, 3, 3, opinion=opinion)

    assert silent.posterior[0] > 0.8 > 0.2 > silent.posterior[1]
    assert silent.posterior[2] == 0.5
    assert spoken.posterior[0] < 0.2


def opinions(pool: Matrix, rows: Rows, spam: Mask, most: int = LEARN_FROM) -> Floats:
    return OutOfFoldModels.of(pool, rows, spam, np.ones(len(rows)), most=most).opinions(pool, rows)


def test_an_opinion_comes_from_a_model_that_has_not_seen_the_items_label() -> None:
    pool, truth = two_topics(60)
    rows, spam = np.arange(60), truth.copy()
    spam[7] = ~truth[7]

    before, after = opinions(pool, rows, truth), opinions(pool, rows, spam)

    assert ((before > 0.5) == truth).all()
    assert (after[7] > 0.5) == truth[7]
    assert after[7] == before[7]


def test_opinions_depend_on_the_labels_alone() -> None:
    pool, truth = two_topics(60)
    order = default_rng(4).permutation(60)

    one, other = opinions(pool, np.arange(60), truth), opinions(pool, order, truth[order])

    assert (one[order] == other).all()


def test_where_the_others_lack_a_class_there_is_no_opinion() -> None:
    pool, _ = two_topics(4)

    assert np.isnan(opinions(pool, np.arange(4), np.ones(4, dtype=np.bool_))).all()


def test_a_witness_of_fewer_answers_has_an_opinion_of_those_that_came_after() -> None:
    pool, truth = two_topics(120)
    witness = OutOfFoldModels.of(pool, np.arange(60), truth[:60], np.ones(60))

    found = witness.opinions(pool, np.arange(60, 120))

    assert ((found > 0.5) == truth[60:]).all()


def test_of_very_many_labels_a_part_teaches_and_all_get_an_opinion() -> None:
    pool, truth = two_topics(200)

    found = opinions(pool, np.arange(200), truth, most=50)

    assert ((found > 0.5) == truth).all()


def test_one_answer_an_item_is_enough_to_find_a_saboteur_when_the_model_helps() -> None:
    pool, truth = two_topics(240)
    votes = one_each(default_rng(5), truth, [0.95, 0.9, 0.95, 0.2])

    found = judged(votes, 240, 4, pool)
    alone = consensus(votes, 240, 4)

    assert found.reliability.value[3] < 0.4
    assert found.reliability.value[:3].min() > 0.8
    assert ((found.posterior > 0.5) == truth).mean() > 0.9
    assert ((alone.posterior > 0.5) == truth).mean() < 0.85


def test_an_exams_labels_are_people_and_nobody_elses() -> None:
    pool, truth = two_topics(120)
    votes = one_each(default_rng(6), truth, [0.9, 0.9])
    blind = np.arange(120) >= 100

    found = judged(votes, 120, 2, pool, blind)
    scrambled = pool.toarray()
    scrambled[100:] = scrambled[100:][::-1] * 3
    other = judged(votes, 120, 2, csr_array(scrambled), blind)

    assert (found.posterior == other.posterior).all()
    assert ((found.posterior[100:] > 0.5) == votes.spam[100:]).all()


def test_one_person_is_no_crowd_until_an_answer_is_known() -> None:
    alone = Votes(np.arange(3), np.zeros(3, dtype=np.intp), np.array([True, False, True]))
    two = Votes(alone.items, np.array([0, 1, 0]), alone.spam)

    assert not is_crowd(alone)
    assert not is_crowd(alone, np.full(3, np.nan))
    assert is_crowd(alone, np.array([np.nan, 1.0, np.nan]))
    assert is_crowd(two)


def test_a_coins_toss_weighs_nothing_and_certainty_one() -> None:
    assert weights(np.array([0.0, 0.25, 0.5, 1.0])) == pytest.approx([1, 0.5, 0, 1])


def test_what_weighs_nothing_could_as_well_not_be_there() -> None:
    pool, truth = two_topics(30)
    trust = np.where(np.arange(30) < 20, 1.0, 0.0)

    with_it = fit_model(pool, np.arange(30), truth, sample_weight=trust)
    without = fit_model(pool, np.arange(20), truth[:20])

    assert np.abs(with_it.coef_[0] - without.coef_[0]).max() < 1e-9


@pytest.mark.parametrize(
    ("policy", "most", "expected"),
    [
        # nothing; 1 sure; 1 unsure of; 2:0; 1:1; 5 and open; told "unsure" only; 2 labels, 2 unsure
        ("single", 1, [0, 0, 0, 0, 0, 0, 0, 0]),
        ("adaptive", 5, [0, 0, 1, 0, 1, 0, 1, 1]),
        ("majority", 3, [0, 1, 1, 0, 1, 0, 1, 0]),
    ],
)
def test_a_policy_wants_another_answer_where_it_says(
    policy: str, most: int, expected: list[int]
) -> None:
    assert wanted(some_items(), policy, most).astype(int).tolist() == expected


def test_what_five_answers_leave_open_is_disputed() -> None:
    assert disputed(some_items()).astype(int).tolist() == [0, 0, 0, 0, 0, 1, 0, 0]


@settings(deadline=None, max_examples=50)
@given(seed=seeds, policy=st.sampled_from(sorted(POLICIES)), most=st.integers(1, 7))
def test_nothing_is_wanted_and_disputed_or_wanted_beyond_the_limit(
    seed: int, policy: str, most: int
) -> None:
    rng = default_rng(seed)
    standing = VoteCounts(rng.random(50), *rng.integers(0, 4, (3, 50)))

    asked, open_ = wanted(standing, policy, most), disputed(standing, policy, most)

    assert not (asked & open_).any()
    assert (standing.answers[asked] < most).all()
    assert (standing.answers[asked] > 0).all()


@pytest.mark.parametrize(("in_doubt", "share"), [(False, 0.25), (True, 0.5)])
def test_second_opinions_keep_to_their_share_of_all_questions(in_doubt: bool, share: float) -> None:
    again = 0
    for questions in range(1000):
        again += may_ask_again(questions, again, in_doubt)
        assert again <= share * (questions + 1)

    assert again == share * 1000


def test_the_least_sure_is_asked_first_and_the_oldest_of_equals() -> None:
    standing = some_items()
    every = np.ones(8, dtype=np.bool_)

    assert least_sure(standing, every) == 0
    assert least_sure(standing, standing.answers > 0) == 4
    assert least_sure(standing, ~every) is None


def test_who_errs_too_often_is_named_only_after_enough_answers() -> None:
    value = np.array([0.6, 0.6, 0.66])
    votes = np.array([ENOUGH - 1, ENOUGH, 500])

    assert unreliable(ReliabilityEstimate(value, value, value, votes)).tolist() == [
        False,
        True,
        False,
    ]


def test_who_may_well_be_good_enough_is_not_named_whatever_the_estimate() -> None:
    value, votes = np.array([0.6, 0.3]), np.array([ENOUGH, ENOUGH])
    low, high = value - 0.2, value + 0.2

    assert unreliable(ReliabilityEstimate(value, low, high, votes)).tolist() == [False, True]


def test_only_who_counts_and_has_answered_can_be_in_doubt() -> None:
    value = np.array([0.5, 0.9, 0.3])
    reliability = ReliabilityEstimate(value, value, value, np.array([9, 9, 0]))

    assert doubtful(reliability, np.array([True, True, True]))
    assert not doubtful(reliability, np.array([False, True, True]))


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda v: consensus(Votes(v.items, v.annotators, v.spam[1:]), 3, 2), "a label each"),
        (lambda v: consensus(v, 3, 2, gold=np.zeros(2)), "2 numbers for 3 items"),
    ],
)
def test_what_does_not_fit_together_is_said(
    attempt: Callable[[Votes], Posterior], sentence: str
) -> None:
    votes = Votes(np.array([0, 1, 2]), np.array([0, 1, 1]), np.array([True, False, True]))

    with pytest.raises(ValueError, match=sentence):
        attempt(votes)


def some_items() -> VoteCounts:
    """Eight items that stand as the table of policies says."""
    return VoteCounts(
        posterior=np.array([0.5, 0.95, 0.8, 0.99, 0.52, 0.6, 0.7, 0.99]),
        spam=np.array([0, 1, 1, 2, 1, 3, 0, 2]),
        no_spam=np.array([0, 0, 0, 0, 1, 2, 0, 0]),
        unsure=np.array([0, 0, 0, 0, 0, 0, 1, 2]),
    )


def random_votes(
    rng: Generator, people: list[float], n_items: int, chance: float
) -> tuple[Votes, Mask]:
    """People who are right so often, each on any item with this chance; and the truth."""
    truth = rng.random(n_items) < 0.5
    items, annotators = np.nonzero(rng.random((n_items, len(people))) < chance)
    right = rng.random(len(items)) < np.array(people)[annotators]
    return Votes(items, annotators, truth[items] == right), truth


def one_each(rng: Generator, truth: Mask, people: list[float]) -> Votes:
    """One answer an item, by people in turns."""
    annotators = np.arange(len(truth)) % len(people)
    right = rng.random(len(truth)) < np.array(people)[annotators]
    return Votes(np.arange(len(truth)), annotators, truth == right)


def judged(
    votes: Votes, n_items: int, n_annotators: int, pool: Matrix, blind: Mask | None = None
) -> Posterior:
    seeing = np.zeros(n_items, dtype=np.bool_) if blind is None else blind
    rows = np.arange(n_items)
    return judge(votes, n_items, n_annotators, pool=pool, rows=rows, blind=seeing)


def two_topics(n_items: int) -> tuple[Matrix, Mask]:
    """Rows of norm 1 in two topics that share some terms, and which of them is spam."""
    rng = default_rng(0)
    truth = rng.random(n_items) < 0.5
    truth[:2] = True, False
    terms = rng.random((n_items, 12)) * (rng.random((n_items, 12)) < 0.5)
    terms[:, :4] += truth[:, None]
    terms[:, 4:8] += ~truth[:, None]
    terms /= np.linalg.norm(terms, axis=1, keepdims=True)
    return csr_array(terms.astype(np.float32)), truth


def reordered(votes: Votes, order: Rows) -> Votes:
    return Votes(votes.items[order], votes.annotators[order], votes.spam[order])
