"""Labels and annotators estimated with out-of-fold models, fitted to more and more of the votes.

With one answer an item Dawid-Skene has nothing to compare; the model's score takes part like the
vote of one more careful annotator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.learning.annotators.contradictions import opposed_camps
from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.gram_matrix import GramMatrix
from bot.learning.annotators.out_of_fold import MAX_LABELS, OutOfFoldModels, ScoreCache
from bot.learning.annotators.reliability_estimate import (
    ESTABLISHED_VOTES,
    PROVEN,
    ReliabilityEstimate,
)
from bot.learning.annotators.shared_errors import SharedErrors, shared_errors
from bot.learning.annotators.vote_rows import Posterior, Votes
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureRows

FEWER_LABELS: Final = 500
"""So many labels are learnt from where the models have to tell only which of two links is right."""
LEAST_MORE: Final = 0.05
"""The last models are fitted to the newest votes when these are more by this share."""
GROWTH: Final = 1.5
MIN_PART: Final = 50
"""One model after another is fitted to the oldest votes, each time to `GROWTH` times as many, from
`MIN_PART` on. Each judges the annotators who came after it, so that the estimate keeps to those it
knows. Without this the accounts of one liar turned all labels over (1 of 5 always lies, taps 3
times as often, and has a new account after every 12 answers: F1 below .07 in 11 of 11 campaigns,
all honest annotators excluded)."""


@dataclass(frozen=True, eq=False)
class VoteTable:
    """The votes and what else is known of their items and annotators: what an estimate depends on.

    votes: see `Votes`, the oldest first. Annotators numbered in the order of their first votes keep
    their numbers when votes are added. pool: (n_rows, n_features); rows: (n_items,) rows of the
    items in it, none twice; exam: (n_items,) the exam's items, which the model neither learns from
    nor scores; gold, counted, vouched: see `aggregate_votes`.
    """

    votes: Votes
    n_annotators: int
    pool: FeatureRows
    rows: Rows
    exam: Mask
    gold: Floats
    counted: Mask
    vouched: Mask

    def first(self, count: int) -> VoteTable:
        """The oldest `count` votes, of the annotators up to the highest number in them."""
        votes = self.votes.first(count)
        known = int(votes.annotators.max(initial=-1)) + 1
        return VoteTable(
            votes,
            known,
            self.pool,
            self.rows,
            self.exam,
            self.gold,
            self.counted[:known],
            self.vouched[:known],
        )

    def aggregate(
        self,
        model_score: Floats,
        start: ReliabilityEstimate | None,
        shared: SharedErrors | None = None,
    ) -> Posterior:
        """`aggregate_votes` with these scores; annotators unknown to `start` are newcomers."""
        ordinary = ~self.exam & np.isnan(self.gold)
        ignored = shared.votes(self.votes, self.pool[self.rows]) if shared else None
        camps = opposed_camps(
            self.votes if ignored is None else self.votes.only(~ignored),
            self.n_annotators,
            ordinary,
            self.counted,
            self.vouched,
        )
        return aggregate_votes(
            self.votes,
            len(self.rows),
            self.n_annotators,
            model_score=model_score,
            gold=self.gold,
            counted=self.counted,
            vouched=self.vouched,
            contradicted=camps.contradicted & ~self.vouched,
            opposed=bool(camps.lighter.any()),
            ignored=ignored,
            start=start and start.extended(self.n_annotators),
        )

    def shared_errors(self, found: Posterior) -> SharedErrors | None:
        """Who makes the same errors on one kind of messages, by this estimate of these votes."""
        able = self.counted & ((found.reliability.value > PROVEN) | self.vouched)
        return shared_errors(self.votes, self.pool[self.rows], found.without, able, self.vouched)

    def scores(self, models: ScoreCache) -> Floats:
        """(n_items,) out-of-fold scores, NaN for the exam's items."""
        found = np.full(len(self.rows), np.nan)
        found[~self.exam] = models.scores(self.pool, self.rows[~self.exam])
        return found

    def same_votes(self, other: VoteTable) -> int:
        """How many of the oldest votes lead to the same estimates in both tables.

        An item is the same by its row, and an annotator by the number.
        """
        gold, before = ~np.isnan(self.gold), ~np.isnan(other.gold)
        if self.pool.shape[1] != other.pool.shape[1] or not (
            np.array_equal(self.rows[gold], other.rows[before])
            and np.array_equal(self.gold[gold], other.gold[before])
            and np.array_equal(self.exam[gold], other.exam[before])
        ):
            return 0
        count = min(len(self.votes.items), len(other.votes.items))
        differs = np.zeros(count, dtype=np.bool_)
        for mine, theirs in zip(self._of_each_vote(count), other._of_each_vote(count), strict=True):
            differs |= mine != theirs
        return int(differs.argmax()) if differs.any() else count

    def _of_each_vote(self, count: int) -> list[Rows | Mask]:
        votes = self.votes.first(count)
        return [
            self.rows[votes.items],
            votes.annotators,
            votes.spam,
            self.exam[votes.items],
            self.counted[votes.annotators],
            self.vouched[votes.annotators],
        ]


@dataclass(frozen=True, eq=False)
class ChainLink:
    """Models fitted to the oldest `count` votes, and the estimate by which these were labelled.

    shared: the errors that some annotators share, by these votes.
    """

    count: int
    models: ScoreCache
    reliability: ReliabilityEstimate
    shared: SharedErrors | None = None


@dataclass(frozen=True, eq=False)
class ModelChain:
    """One link after another, each fitted with the help of the one before, and their votes.

    gram: saves time in the next chain.
    """

    table: VoteTable
    links: tuple[ChainLink, ...]
    gram: GramMatrix

    @classmethod
    def fit(cls, table: VoteTable, before: ModelChain | None = None) -> ModelChain:
        """The chain of these votes.

        before: the chain of other votes on the same features. Its links are kept as far as the
        votes are the same, so the result is the same without it.
        """
        same = before.table.same_votes(table) if before else 0
        kept = {link.count: link for link in before.links if link.count <= same} if before else {}
        gram = before.gram if before else GramMatrix()
        links: list[ChainLink] = []
        for count in chain_parts(len(table.votes.items)):
            link = kept.get(count)
            links.append(link or _fit_link(table.first(count), links[-1] if links else None, gram))
        # 10 MB for 50,000 features in 3,000 votes. The newest link scores each new item, and the
        # link before begins the next newest one.
        for link in links[:-2]:
            link.models.forget_weights()
        return cls(table, tuple(links), gram)

    def aggregate(self, table: VoteTable) -> Posterior:
        """These votes with the scores of the newest models; the annotators are numbered alike."""
        if not self.links:
            return table.aggregate(np.full(len(table.rows), np.nan), None)
        newest = self.links[-1]
        return table.aggregate(table.scores(newest.models), newest.reliability, newest.shared)


def chain_parts(count: int) -> list[int]:
    """The numbers of oldest votes that the links are fitted to, rising to `count` or nearly so.

    All but the last are the same for every count. A few votes more than the last of these need no
    link of their own: the links would take twice the time.
    """
    parts, part = [], MIN_PART
    while part <= count:
        parts.append(part)
        part = int(part * GROWTH)
    enough = parts and count <= parts[-1] * (1 + LEAST_MORE)
    return parts if enough or not count else [*parts, count]


def _fit_link(table: VoteTable, before: ChainLink | None, gram: GramMatrix) -> ChainLink:
    """The next link: from the one before, and until somebody is established also from nothing.

    The estimate has a second solution, in which liars are honest. While everybody is new, the link
    before may be that one; of two links the one is kept in which long records say more.
    """
    if before is None:
        return _fit_alone(table, gram, *_aggregate_alone(table, gram))
    scores = table.scores(before.models)
    found = table.aggregate(scores, before.reliability, before.shared)
    shared = table.shared_errors(found)
    if shared is not None or before.shared is not None:
        found = table.aggregate(scores, before.reliability, shared)
    models = _fit_models(table, found, before.models.models, gram)
    link = ChainLink(len(table.votes.items), models, found.reliability, shared)
    if before.reliability.established.any():
        return link
    alone = _aggregate_alone(table, gram)
    if _support(alone[0].reliability) <= _support(link.reliability):
        return link
    return _fit_alone(table, gram, *alone)


def _aggregate_alone(table: VoteTable, gram: GramMatrix) -> tuple[Posterior, ScoreCache]:
    """An estimate from nothing, by models that it is aggregated once before to fit."""
    found = table.aggregate(np.full(len(table.rows), np.nan), None)
    models = _fit_models(table, found, None, gram, FEWER_LABELS)
    return table.aggregate(table.scores(models), found.reliability), models


def _fit_alone(
    table: VoteTable, gram: GramMatrix, found: Posterior, models: ScoreCache
) -> ChainLink:
    """The link of an estimate from nothing, and of the models that helped with it."""
    models = _fit_models(table, found, models.models, gram, FEWER_LABELS)
    return ChainLink(len(table.votes.items), models, found.reliability)


def _support(found: ReliabilityEstimate) -> float:
    """How informative all are, where an annotator with more votes counts for more.

    The square prefers a few long records to many short ones with as many votes together: accounts
    are cheap, and records are not.
    """
    records = np.minimum(found.votes, ESTABLISHED_VOTES).astype(np.float64) ** 2
    return float(records @ np.maximum(found.value, 0))


def _fit_models(
    table: VoteTable,
    found: Posterior,
    before: OutOfFoldModels | None,
    gram: GramMatrix,
    limit: int = MAX_LABELS,
) -> ScoreCache:
    votes = table.votes
    trains = np.bincount(votes.items, table.counted[votes.annotators], len(table.rows)) > 0
    trains |= ~np.isnan(table.gold)
    trains &= ~table.exam
    spam = found.posterior[trains] >= 0.5
    rows, weights = table.rows[trains], found.weights[trains]
    return ScoreCache(
        OutOfFoldModels.fit(table.pool, rows, spam, weights, start=before, gram=gram, limit=limit)
    )
