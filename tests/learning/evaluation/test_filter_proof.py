"""Proofs for a filter, certificates of a delivered set, and how long both take."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.evaluation.certificate_bounds import (
    UniformAnswers,
    certificate_bounds,
    certificate_numbers,
)
from bot.learning.evaluation.certificate_proof import CertificateGoal, CertificateProof
from bot.learning.evaluation.filter_proof import (
    FilterCounts,
    FilterGoal,
    FilterProof,
    OutOfReach,
)
from bot.learning.evaluation.foretold import foretell, next_draw

# A reserve of 540 messages of which the model flags 70.
START = FilterCounts(2, 0, 6, 0, 68, 464, 70, 470)


def test_both_ladders_have_to_hold() -> None:
    flagged_only = FilterProof(FilterGoal(), replace(START, flagged=17))
    both = FilterProof(FilterGoal(), replace(START, flagged=17, unflagged=60))

    assert not FilterProof(FilterGoal(), START).stands
    assert (flagged_only.precision_holds, flagged_only.stands) == (True, False)
    assert both.stands


def test_flagged_messages_are_drawn_until_precision_holds() -> None:
    found = [
        next_draw(FilterProof(FilterGoal(), counts))
        for counts in (START, replace(START, flagged=17), replace(START, flagged=17, unflagged=60))
    ]

    assert found == [0.4, 0.0, None]


def test_where_both_ladders_bounds_hold_at_most_half_of_the_spam_is_let_through() -> None:
    proof = FilterProof(FilterGoal(), START)
    flagged = 70 / 540

    found, lost = 0.8 * flagged, proof.most_missed * (1 - flagged)

    assert lost / (found + lost) == pytest.approx(0.5)


@pytest.mark.parametrize("spam", [0.01, 0.02, 0.13])
def test_a_model_that_finds_a_fifth_of_the_spam_is_not_proven(spam: float) -> None:
    reserve = 3_000
    flagged = round(reserve * spam / 5)
    share_missed = (reserve * spam - flagged) / (reserve - flagged)
    rng, proven = default_rng(0), 0
    for _ in range(100):
        missed = (rng.random(400) < share_missed).cumsum()
        proven += any(
            FilterProof(
                FilterGoal(),
                FilterCounts(40, 0, n, int(missed[n - 1]), 0, reserve, flagged, reserve - flagged),
            ).stands
            for n in range(5, 401, 5)
        )

    assert proven <= 5


def test_a_model_that_flags_nothing_is_out_of_reach_whatever_the_pool() -> None:
    proof = FilterProof(FilterGoal(), FilterCounts(0, 0, 30, 0, 0, 450, 0, 480))

    reason = proof.out_of_reach()

    assert not proof.stands
    assert reason is not None
    assert (reason.why, reason.has, reason.needs, reason.pool) == ("few_flagged", 0, 17, None)


def test_at_rare_spam_it_is_out_of_reach_and_a_larger_pool_could() -> None:
    proof = FilterProof(FilterGoal(), FilterCounts(1, 0, 20, 0, 8, 450, 9, 470))

    reason = next_draw(proof)

    assert isinstance(reason, OutOfReach)
    assert (reason.why, reason.has) == ("few_flagged", 9)
    assert reason.pool == pytest.approx(24 / (9 / 479) / 0.15, abs=1)


def test_a_reserve_with_too_few_messages_that_are_let_through_is_out_of_reach() -> None:
    goal = FilterGoal(0.8, 0.05)
    proof = FilterProof(goal, FilterCounts(20, 0, 10, 0, 20, 80, 40, 90))

    reason = proof.out_of_reach()

    assert reason is not None
    assert reason.why == "few_unflagged"
    assert reason.has == 90 < reason.needs
    assert reason.pool is not None


def test_a_reserve_with_enough_spam_is_within_reach() -> None:
    assert FilterProof(FilterGoal(), START).out_of_reach() is None


@pytest.mark.parametrize(("precision", "let_through"), [(0.0, 0.5), (1.0, 0.5), (0.8, 1.0)])
def test_a_goal_is_a_share(precision: float, let_through: float) -> None:
    with pytest.raises(ValueError, match="above 0 and below 1"):
        FilterGoal(precision, let_through)


def test_a_certificate_says_what_share_of_each_label_is_wrong_and_of_spam_found() -> None:
    bounds = certificate_bounds(
        UniformAnswers(8, 0, 50, 0), machine_spam=380, machine_no_spam=2_700, known_spam=60
    )

    assert bounds.certified
    assert bounds.most_wrong == pytest.approx(0.05, abs=1e-3)
    assert bounds.most_wrong_spam == pytest.approx(0.308, abs=1e-3)
    assert bounds.most_wrong_no_spam == pytest.approx(0.0572, abs=1e-3)
    assert bounds.least_found == pytest.approx(0.6136, abs=1e-3)


def test_the_certificate_of_a_constant_model_says_how_little_spam_it_finds() -> None:
    bounds = certificate_bounds(
        UniformAnswers(0, 0, 58, 0), machine_spam=0, machine_no_spam=2_700, known_spam=6
    )

    assert certificate_numbers(bounds)["certified"]
    assert bounds.most_wrong_spam == 0.0
    assert bounds.least_found is not None
    assert bounds.least_found < 0.05


def test_without_any_spam_no_share_of_it_is_found() -> None:
    bounds = certificate_bounds(
        UniformAnswers(0, 0, 10, 0), machine_spam=0, machine_no_spam=90, known_spam=0
    )

    assert (bounds.certified, bounds.least_found) == (False, None)


def test_what_a_certificate_takes_is_a_range_that_jumps_with_an_error() -> None:
    foretold = foretell(CertificateProof(CertificateGoal(), UniformAnswers(2, 0, 5, 0), 3_000))

    assert (foretold.without_error, foretold.with_one, foretold.low) == (51, 95, 51)
    assert foretold.high >= 95


def test_a_certificate_is_given_up_where_more_is_wrong_than_its_goal_allows() -> None:
    wrong = CertificateProof(CertificateGoal(), UniformAnswers(5, 2, 25, 5), 3_000)
    right = CertificateProof(CertificateGoal(), UniformAnswers(8, 0, 50, 0), 3_000)
    some = CertificateProof(CertificateGoal(), UniformAnswers(8, 0, 22, 2), 3_000)

    reason = next_draw(wrong)

    assert isinstance(reason, OutOfReach)
    assert (reason.why, reason.has, reason.needs) == ("too_many_wrong", 7, 30)
    assert (next_draw(right), next_draw(some)) == (None, 0.0)


def test_nothing_is_wrong_where_nothing_is_left_for_the_machine() -> None:
    assert CertificateProof(CertificateGoal(), UniformAnswers(2, 2, 3, 0), 0).stands


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_goal_of_a_certificate_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="above 0 and below 1"):
        CertificateGoal(share)


def test_what_a_proof_takes_lies_within_the_range_for_a_usual_model() -> None:
    foretold = foretell(FilterProof(FilterGoal(), START))
    rng = default_rng(5)

    taken = np.array([answers_of_a_proof(rng) for _ in range(200)])

    inside = (taken >= foretold.low) & (taken <= foretold.high)
    assert foretold.low < foretold.without_error < foretold.with_one < foretold.high
    assert inside.mean() >= 0.8


def test_a_proof_of_a_model_that_flags_nothing_is_never_reached() -> None:
    proof = FilterProof(FilterGoal(), FilterCounts(0, 0, 30, 0, 0, 450, 0, 480))

    assert foretell(proof).reached == 0.0


def answers_of_a_proof(rng: np.random.Generator) -> int:
    """Answers until the proof stands, with 4 % of the flagged and 0.7 % of the rest wrong."""
    counts, taken = START, 0
    while not (proof := FilterProof(FilterGoal(), counts)).stands:
        taken += 1
        share = counts.flagged_left / (counts.flagged_left + counts.unflagged_left)
        of_flagged = rng.random() < proof.next_flagged_share
        if of_flagged or rng.random() < share:
            wrong = counts.flagged_wrong + (rng.random() < 0.04)
            counts = replace(counts, flagged=counts.flagged + 1, flagged_wrong=wrong)
        else:
            spam = counts.unflagged_spam + (rng.random() < 0.007)
            counts = replace(counts, unflagged=counts.unflagged + 1, unflagged_spam=spam)
    return taken
