"""Annotators who make the same errors on one kind of messages are found, and nobody else is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.sparse import csr_array
from scipy.special import xlogy

from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.model_chain import ModelChain, VoteTable
from bot.learning.annotators.shared_errors import (
    MIN_GAP,
    MIN_RATIO,
    STRENGTH,
    SharedErrors,
    shared_errors,
)
from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Floats, Mask, Matrix, Rows

N_ITEMS, N_FEATURES, KIND = 1_000, 60, 7


def messages() -> tuple[Matrix, Mask, Mask]:
    """Rows with some of 60 features, which of them are spam, and the spam with feature 7."""
    rng = default_rng(1)
    has = rng.random((N_ITEMS, N_FEATURES)) < 0.1
    truth = rng.random(N_ITEMS) < 0.4
    has[:, KIND] = truth & (rng.random(N_ITEMS) < 0.4)
    return csr_array(has.astype(np.float32)), truth, truth & has[:, KIND]


def votes_of(rates: list[float], pact: list[int], seed: int, count: int = 2_000) -> Votes:
    """Annotators with these accuracies, of whom a pact calls all spam with feature 7 harmless."""
    _, truth, kind = messages()
    rng = default_rng(seed)
    pairs = rng.permutation(N_ITEMS * len(rates))[:count]
    items, annotators = pairs // len(rates), pairs % len(rates)
    right = rng.random(count) < np.array(rates)[annotators]
    said = truth[items] == right
    return Votes(items, annotators, said & ~(np.isin(annotators, pact) & kind[items]))


def found_in(
    votes: Votes, people: int, able: Rows | None = None, vouched: Rows | None = None
) -> SharedErrors | None:
    features, _, _ = messages()
    without = aggregate_votes(votes, N_ITEMS, people).without
    everybody, who = np.arange(people), np.arange(0) if vouched is None else vouched
    return shared_errors(
        votes,
        features,
        without,
        np.isin(everybody, everybody if able is None else able),
        np.isin(everybody, who),
    )


@pytest.mark.parametrize("seed", range(5))
def test_three_of_eight_who_call_one_kind_of_spam_harmless_are_found(seed: int) -> None:
    votes = votes_of([0.95] * 8, [0, 3, 5], seed)
    features, _, kind = messages()

    found = found_in(votes, 8)

    assert found is not None
    assert np.flatnonzero(found.members).tolist() == [0, 3, 5]
    assert (found.feature, found.spam) == (KIND, False)
    ignored = found.votes(votes, features)
    assert set(votes.annotators[ignored]) == {0, 3, 5}
    assert kind[votes.items[ignored]].all()
    assert not votes.spam[ignored].any()


@pytest.mark.parametrize("rates", [[0.95] * 8, [0.98, 0.95, 0.9, 0.8, 0.7], [1.0] * 6])
def test_in_honest_crowds_nobody_is_found(rates: list[float]) -> None:
    for seed in range(40):
        assert found_in(votes_of(rates, [], seed), len(rates)) is None


def test_a_kind_that_misleads_everybody_accuses_nobody() -> None:
    votes = votes_of([0.95] * 6, list(range(6)), 1)

    assert found_in(votes, 6) is None


def test_one_person_half_of_the_people_or_those_whom_an_owner_trusts_are_not_found() -> None:
    one, half, pact = (votes_of([0.95] * 6, who, 2) for who in ([0], [0, 1, 2], [0, 1]))

    assert found_in(one, 6) is None
    assert found_in(half, 6) is None
    assert found_in(pact, 6) is not None
    assert found_in(pact, 6, vouched=np.arange(2)) is None


def test_who_cannot_be_compared_is_neither_found_nor_a_reason() -> None:
    votes = votes_of([0.95] * 7, [0, 1], 3)

    without_one = found_in(votes, 7, able=np.array([0, 2, 3, 4, 5, 6]))

    assert without_one is None
    assert found_in(votes, 7, able=np.arange(4)) is None


def test_the_answers_of_a_pact_on_its_kind_are_ignored_by_the_estimate() -> None:
    features, truth, kind = messages()
    votes = votes_of([0.95] * 8, [0, 3, 5], 4)
    nothing: Floats = np.full(N_ITEMS, np.nan)
    everybody, nobody = np.ones(8, dtype=np.bool_), np.zeros(8, dtype=np.bool_)
    rows, exam = np.arange(N_ITEMS), np.zeros(N_ITEMS, dtype=np.bool_)
    table = VoteTable(votes, 8, features, rows, exam, nothing, everybody, nobody)

    chain = ModelChain.fit(table)
    found = chain.aggregate(table)

    shared = chain.links[-1].shared
    assert shared is not None
    assert np.flatnonzero(shared.members).tolist() == [0, 3, 5]
    voted = kind & np.isin(rows, votes.items[~np.isin(votes.annotators, [0, 3, 5])])
    assert ((found.posterior > 0.5) == truth)[voted].mean() > 0.95
    assert found.reliability.value.min() > 0.7


def test_the_same_errors_are_found_as_by_a_plain_look_at_each_kind() -> None:
    features, _, _ = messages()
    everybody = np.ones(8, dtype=np.bool_)
    found = 0
    for seed in range(20):
        pact = [0, 3, 5][: seed % 4]
        votes = votes_of([0.95, 0.9, 0.8, 0.95, 1.0, 0.95, 0.7, 0.95], pact, seed, 300 + 100 * seed)
        without = aggregate_votes(votes, N_ITEMS, 8).without
        may = np.arange(8) != seed % 8

        shared = shared_errors(votes, features, without, everybody, ~may)

        expected = plainly_shared_errors(votes, features.toarray() > 0, without, may)
        assert (shared is None) == (expected is None)
        if shared is not None and expected is not None:
            found += 1
            assert shared.members.tolist() == expected.members.tolist()
            assert (shared.feature, shared.spam) == (expected.feature, expected.spam)
            assert shared.strength == pytest.approx(expected.strength)
    assert 0 < found < 20


def plainly_shared_errors(
    votes: Votes, has: Mask, without: Floats, may: Mask
) -> SharedErrors | None:
    """`shared_errors` by its formulas, one label and kind after the other, where all can vote."""
    found = None
    for spam in (False, True):
        chances = 1 - without if spam else without
        errors = chances * (votes.spam == spam)
        usual = errors.sum() / chances.sum()
        for feature in range(has.shape[1]):
            on = has[votes.items, feature]
            if not 12 <= on.sum() <= 0.6 * len(on) or (errors - usual * chances)[on].sum() < 3:
                continue
            of, wrong, of_elsewhere, wrong_elsewhere = (
                np.bincount(votes.annotators, values * where, len(may)).astype(np.float64)
                for where in (on, ~on)
                for values in (chances, errors)
            )
            rate = (wrong_elsewhere + 1) / (of_elsewhere + 10)
            members, strength = plain_members(of, wrong, rate, may)
            if strength > (found.strength if found else STRENGTH):
                found = SharedErrors(members, feature, spam, strength)
    return found


def plain_members(of: Floats, wrong: Floats, elsewhere: Floats, may: Mask) -> tuple[Mask, float]:
    """Who shares the errors on one kind, and how surely, one annotator after the other."""
    members = np.zeros(len(may), dtype=np.bool_)
    for _ in range(4):
        ratio = np.zeros(len(may))
        for who in np.flatnonzero(may):
            others = ~members & (np.arange(len(may)) != who)
            n_others = of[others].sum()
            more = elsewhere[who] - (elsewhere * of)[others].sum() / max(n_others, 1e-9)
            rate = (wrong[others].sum() + 0.5) / (n_others + 1) + max(more, 0)
            expected = min(max(rate, 0.005), 0.995)
            if wrong[who] / max(of[who], 1e-9) - expected > MIN_GAP:
                pairs = [(wrong[who], of[who]), (expected * n_others, n_others)]
                apart = sum(likelihood(hits, votes) for hits, votes in pairs)
                together = likelihood(wrong[who] + expected * n_others, of[who] + n_others)
                ratio[who] = 2 * (apart - together)
        members = ratio > MIN_RATIO
    size = members.sum()
    if size < 2 or 2 * size >= len(may) or 2 * of[members].sum() >= of.sum():
        return members, 0.0
    return members, float(ratio[members].sum() - 2 * np.log(len(may)) * size)


def likelihood(hits: float, of: float) -> float:
    """The logarithm of the likelihood of so many hits, at the rate that makes it greatest."""
    return float(xlogy(hits, hits / of) + xlogy(of - hits, 1 - hits / of))
