"""Models fitted to more and more of the votes help Dawid-Skene, and are fitted once."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array

from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.model_chain import ModelChain, VoteTable, chain_parts
from bot.learning.annotators.vote_rows import Posterior, Votes
from bot.learning.arrays import Mask, Matrix
from tests.support.votes import two_topics


def test_models_are_fitted_to_more_and_more_of_the_oldest_votes() -> None:
    assert chain_parts(0) == []
    assert chain_parts(40) == [40]
    assert chain_parts(200) == [50, 75, 112, 168, 200]
    assert chain_parts(210) == [50, 75, 112, 168, 210]


def test_a_few_votes_more_need_no_models_of_their_own() -> None:
    assert chain_parts(168) == [50, 75, 112, 168]
    assert chain_parts(176) == [50, 75, 112, 168]
    assert chain_parts(177) == [50, 75, 112, 168, 177]


def test_with_the_model_one_answer_per_item_reveals_a_saboteur() -> None:
    pool, truth = two_topics(240)
    votes = one_each(default_rng(5), truth, [0.95, 0.9, 0.95, 0.2])

    found = aggregated(votes, pool)
    alone = aggregate_votes(votes, 240, 4)

    assert found.reliability.value[3] < 0.4
    assert found.reliability.value[:3].min() > 0.8
    assert ((found.posterior > 0.5) == truth).mean() > 0.9
    assert ((alone.posterior > 0.5) == truth).mean() < 0.85


def test_the_model_has_no_influence_on_exam_labels() -> None:
    pool, truth = two_topics(120)
    votes = one_each(default_rng(6), truth, [0.9, 0.9])
    exam = np.arange(120) >= 100

    found = aggregated(votes, pool, exam)
    scrambled = pool.toarray()
    scrambled[100:] = scrambled[100:][::-1] * 3
    other = aggregated(votes, csr_array(scrambled), exam)

    assert (found.posterior == other.posterior).all()
    assert ((found.posterior[100:] > 0.5) == votes.spam[100:]).all()


def test_a_chain_may_follow_one_without_votes() -> None:
    nothing = ModelChain.fit(some_votes(240).first(0))

    found = ModelChain.fit(some_votes(240), nothing)

    assert [link.count for link in found.links] == chain_parts(240)


def some_votes(count: int) -> VoteTable:
    pool, truth = two_topics(300)
    rng = default_rng(7)
    items, annotators = rng.integers(0, 300, count), rng.integers(0, 5, count)
    right = rng.random(count) < 0.9
    return table_of(Votes(items, annotators, truth[items] == right), pool, np.arange(300) >= 270)


def without_vote(table: VoteTable, number: int) -> VoteTable:
    votes = table.votes
    kept = np.arange(len(votes.items)) != number
    left = Votes(votes.items[kept], votes.annotators[kept], votes.spam[kept])
    return replace(table, votes=left)


def with_other_vote(table: VoteTable, number: int) -> VoteTable:
    spam = table.votes.spam.copy()
    spam[number] ^= True
    return replace(table, votes=replace(table.votes, spam=spam))


def with_known_label(table: VoteTable) -> VoteTable:
    gold = table.gold.copy()
    gold[10] = 1.0
    return replace(table, gold=gold)


def without_the_first(who: Mask) -> Mask:
    changed = who.copy()
    changed[0] ^= True
    return changed


@pytest.mark.parametrize(
    "changed",
    [
        lambda table: table,
        lambda table: without_vote(table, 60),
        lambda table: without_vote(table, 230),
        lambda table: with_other_vote(table, 10),
        lambda table: with_other_vote(table, 170),
        with_known_label,
        lambda table: replace(table, counted=without_the_first(table.counted)),
        lambda table: replace(table, vouched=without_the_first(table.vouched)),
        lambda table: replace(table, exam=np.arange(300) >= 200),
    ],
    ids=["more", "undone", "undone late", "corrected", "later", "known", "trust", "owner", "exam"],
)
def test_a_chain_with_an_earlier_one_is_the_same_as_without(changed) -> None:  # type: ignore[no-untyped-def]
    before = ModelChain.fit(some_votes(240).first(200))
    table = changed(some_votes(240))

    again, alone = ModelChain.fit(table, before), ModelChain.fit(table)

    one, other = again.aggregate(table), alone.aggregate(table)
    assert [link.count for link in again.links] == [link.count for link in alone.links]
    assert (one.posterior == other.posterior).all()
    assert (one.weights == other.weights).all()
    assert (one.reliability.low == other.reliability.low).all()
    for mine, theirs in zip(again.links, alone.links, strict=True):
        scores = mine.models.models.scores(table.pool, table.rows)
        assert np.array_equal(scores, theirs.models.models.scores(table.pool, table.rows), True)


def test_the_links_of_the_same_votes_are_kept() -> None:
    before = ModelChain.fit(some_votes(240).first(180))
    corrected = with_other_vote(some_votes(240), 100)

    more, less = ModelChain.fit(some_votes(240), before), ModelChain.fit(corrected, before)

    assert [one is other for one, other in zip(more.links, before.links, strict=False)] == [
        *[True] * 4,
        False,
    ]
    assert [one is other for one, other in zip(less.links, before.links, strict=False)] == [
        *[True] * 2,
        *[False] * 3,
    ]


def test_many_short_lived_accounts_do_not_turn_the_labels_over() -> None:
    """One liar with an account for every 12 votes is in the majority first, and 43 % in the end."""
    pool, truth = two_topics(300)
    rng = default_rng(3)
    honest, accounts = np.arange(4), np.arange(4, 30)
    shares = np.where(np.arange(400) < 60, 0.7, 0.43)
    lies = rng.random(400) < shares
    annotators = np.where(lies, accounts[np.cumsum(lies) // 12], rng.choice(honest, 400))
    items = rng.integers(0, 300, 400)
    table = table_of(Votes(items, annotators, truth[items] ^ lies), pool)

    found = ModelChain.fit(table).aggregate(table)

    voted = np.unique(items)
    assert found.reliability.value[honest].min() > 0.5
    assert found.reliability.value[4:].max() < 0.5
    assert ((found.posterior > 0.5) == truth)[voted].mean() > 0.95


def one_each(rng: Generator, truth: Mask, people: list[float]) -> Votes:
    """One answer an item, by people in turns."""
    annotators = np.arange(len(truth)) % len(people)
    right = rng.random(len(truth)) < np.array(people)[annotators]
    return Votes(np.arange(len(truth)), annotators, truth == right)


def table_of(votes: Votes, pool: Matrix, exam: Mask | None = None) -> VoteTable:
    size, people = pool.shape[0], int(votes.annotators.max()) + 1
    nobody = np.zeros(people, dtype=np.bool_)
    exam_items = np.zeros(size, dtype=np.bool_) if exam is None else exam
    unknown = np.full(size, np.nan)
    return VoteTable(votes, people, pool, np.arange(size), exam_items, unknown, ~nobody, nobody)


def aggregated(votes: Votes, pool: Matrix, exam: Mask | None = None) -> Posterior:
    table = table_of(votes, pool, exam)
    return ModelChain.fit(table).aggregate(table)
