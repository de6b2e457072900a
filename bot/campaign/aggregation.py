"""Many people's answers made into labels: what each item is, how surely, and who is often right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np

from bot.campaign.snapshot import LabelSnapshot
from bot.learning.annotators import dawid_skene as crowd
from bot.learning.annotators.dawid_skene import (
    MOST,
    OutOfFoldModels,
    ReliabilityEstimate,
    VoteCounts,
    Votes,
    unreliable,
)
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureMatrix
from storage.records import AnnotatorId

Policy: TypeAlias = Literal["single", "adaptive", "majority"]


@dataclass(frozen=True, eq=False)
class TrainingLabels:
    """What a fit learns from, rows in rising order.

    rows, spam: (n_labels,); weights: (n_labels,) how much each label counts, None when all count
    alike.
    """

    rows: Rows
    spam: Mask
    weights: Floats | None

    def same(self, other: TrainingLabels) -> bool:
        """Whether the same fit follows from both."""
        if not (np.array_equal(self.rows, other.rows) and np.array_equal(self.spam, other.spam)):
            return False
        if self.weights is None or other.weights is None:
            return self.weights is other.weights
        return np.array_equal(self.weights, other.weights)


@dataclass(frozen=True, eq=False)
class CachedOpinion:
    """What a witness learnt from, and the witness: made anew only when the former is another."""

    snapshot: LabelSnapshot
    witness: OutOfFoldModels


@dataclass(frozen=True, eq=False)
class AnnotatorReliability:
    """Who is how often right: annotators, in the order of their numbers, and their reliability."""

    annotators: tuple[AnnotatorId, ...] = ()
    reliability: ReliabilityEstimate | None = None

    def of(self, annotator: AnnotatorId) -> tuple[float, float, float, int] | None:
        """Estimate, lower and upper end of its interval, and votes; None for whom there is none."""
        if self.reliability is None or annotator not in self.annotators:
            return None
        at, found = self.annotators.index(annotator), self.reliability
        return (
            float(found.value[at]),
            float(found.low[at]),
            float(found.high[at]),
            int(found.votes[at]),
        )

    def unreliable(self) -> list[AnnotatorId]:
        """Whom the estimate would not let count."""
        if self.reliability is None:
            return []
        bad = unreliable(self.reliability)
        return [who for who, is_bad in zip(self.annotators, bad, strict=True) if is_bad]


@dataclass(frozen=True, eq=False)
class AggregatedLabels:
    """What was heard, weighed. exam: the same of the exam's items, without the model's opinion.

    answered: (n_answered,) rows with a vote that counts, in order, and how they stand; newest:
    (n_answered,) the id of the newest of those votes; settled: (n_answered,) whether the label is
    known anyway. in_doubt: somebody who counts is wrong rather often.
    """

    learnt: TrainingLabels
    exam: TrainingLabels
    people: AnnotatorReliability
    answered: Rows
    standing: VoteCounts
    newest: Rows
    settled: Mask
    in_doubt: bool
    cached_opinion: CachedOpinion | None = None

    def wanted(self, policy: Policy, majority: int) -> Rows:
        """Answered items of which another answer is wanted, the least sure first."""
        if self.people.reliability is None:
            return np.zeros(0, dtype=np.intp)
        return self._in_need(crowd.wanted(self.standing, policy, _most(policy, majority)))

    def disputes(self, policy: Policy, majority: int) -> Rows:
        """What all its answers have left open, for the curators; the least sure first."""
        if self.people.reliability is None:
            return np.zeros(0, dtype=np.intp)
        return self._in_need(crowd.disputed(self.standing, policy, _most(policy, majority)))

    def may_ask_again(self, policy: Policy, questions: int, again: int) -> bool:
        """Whether the next question may be a second opinion, after so many, again of them such."""
        return policy == "majority" or crowd.may_ask_again(questions, again, self.in_doubt)

    @cached_property
    def _least_sure_first(self) -> Rows:
        return np.argsort(self.standing.certainty, kind="stable")

    def _in_need(self, mask: Mask) -> Rows:
        order = self._least_sure_first
        return np.asarray(self.answered[order[(mask & ~self.settled)[order]]])


def aggregate(
    snapshot: LabelSnapshot,
    pool: FeatureMatrix,
    policy: Policy = "adaptive",
    before: CachedOpinion | None = None,
) -> AggregatedLabels:
    """Labels from everything that was heard; the same words give the same labels.

    One person's answers are taken as they are, the newest of each item: there is nobody to compare
    them with; under the policy `single` everybody's are. With two people or more, or with known
    answers among those given, each is weighed by who gave it.
    before: the lesson of an earlier time on the same pool, to save time only.
    """
    votes = snapshot.votes[_counting(snapshot)]
    answered, start = np.unique(votes[:, 0], return_index=True)
    several = len(np.unique(snapshot.votes[:, 1])) > 1
    people, in_doubt, cached_opinion = AnnotatorReliability(), False, None
    if policy != "single" and (several or np.isin(snapshot.votes[:, 0], snapshot.known).any()):
        posterior, people, in_doubt, cached_opinion = _together(snapshot, answered, pool, before)
    else:
        newest_first = votes[np.lexsort((-votes[:, 2], votes[:, 0]))]
        posterior = newest_first[start, 3].astype(np.float64)
    settled = np.isin(answered, snapshot.known)
    rows = np.concatenate([answered[~settled], snapshot.known])
    chances = np.concatenate([posterior[~settled], snapshot.known_spam.astype(np.float64)])
    order = np.argsort(rows)
    rows, chances = rows[order], chances[order]
    exam = snapshot.exam[rows]
    plain = people.reliability is None
    return AggregatedLabels(
        learnt=_labels(rows[~exam], chances[~exam], plain),
        exam=_labels(rows[exam], chances[exam], plain),
        people=people,
        answered=answered,
        standing=_standing(snapshot, votes, answered, posterior),
        newest=np.maximum.reduceat(votes[:, 2], start) if len(start) else start,
        settled=settled,
        in_doubt=in_doubt,
        cached_opinion=cached_opinion,
    )


def _most(policy: Policy, majority: int) -> int:
    """Answers that an item gets."""
    return majority if policy == "majority" else MOST


def _standing(
    snapshot: LabelSnapshot, votes: Rows, answered: Rows, posterior: Floats
) -> VoteCounts:
    """How the answered rows stand."""
    places = np.searchsorted(answered, votes[:, 0])
    spam = np.bincount(places, votes[:, 3], len(answered)).astype(np.intp)
    both = np.bincount(places, minlength=len(answered))
    unsure = np.searchsorted(snapshot.unsure, answered, "right") - np.searchsorted(
        snapshot.unsure, answered, "left"
    )
    return VoteCounts(posterior, spam, both - spam, unsure)


def _counting(snapshot: LabelSnapshot) -> Mask:
    """(n_votes,) the votes of those whose answers count."""
    return np.isin(snapshot.votes[:, 1], np.array(snapshot.distrusted, dtype=np.intp), invert=True)


def _labels(rows: Rows, posterior: Floats, plain: bool) -> TrainingLabels:
    """Labels of these rows; each weighs as much as its posterior is far from a toss of a coin."""
    weights = None if plain else crowd.weights(posterior)
    return TrainingLabels(rows, posterior >= 0.5, weights)


def _together(
    snapshot: LabelSnapshot, answered: Rows, pool: FeatureMatrix, before: CachedOpinion | None
) -> tuple[Floats, AnnotatorReliability, bool, CachedOpinion]:
    """Posteriors of the answered rows, who is how often right, and whether one is to be doubted.

    The model's opinion comes from a witness who learnt the answers up to a round number, so that
    most answers need none made anew; which numbers follows from nothing but how many there were.
    """
    taught = replace(
        snapshot, votes=snapshot.votes[snapshot.votes[:, 2] <= _round(snapshot.answers)]
    )
    if before is None or not before.snapshot.same(taught):
        before = CachedOpinion(taught, crowd.instruct(**_table(taught).arguments(pool)))
    table = _table(snapshot)
    found = crowd.judge(**table.arguments(pool), witness=before.witness)
    who = tuple(AnnotatorId(int(person)) for person in table.people)
    in_doubt = crowd.doubtful(found.reliability, table.counted)
    posterior = found.posterior[np.searchsorted(table.items, answered)]
    return posterior, AnnotatorReliability(who, found.reliability), in_doubt, before


@dataclass(frozen=True, eq=False)
class _Table:
    """What was heard with items and people numbered from 0."""

    votes: Votes
    items: Rows
    people: Rows
    blind: Mask
    gold: Floats
    counted: Mask

    def arguments(self, pool: FeatureMatrix) -> dict[str, Any]:
        """As `judge` and `instruct` want them."""
        return {
            "votes": self.votes,
            "n_items": len(self.items),
            "n_annotators": len(self.people),
            "pool": pool,
            "rows": self.items,
            "blind": self.blind,
            "gold": self.gold,
            "counted": self.counted,
        }


def _table(snapshot: LabelSnapshot) -> _Table:
    items = np.union1d(snapshot.votes[:, 0], snapshot.known)
    people, voters = np.unique(snapshot.votes[:, 1], return_inverse=True)
    places = np.searchsorted(items, snapshot.votes[:, 0])
    gold = np.full(len(items), np.nan)
    gold[np.searchsorted(items, snapshot.known)] = snapshot.known_spam
    return _Table(
        votes=Votes(places, voters, snapshot.votes[:, 3].astype(np.bool_)),
        items=items,
        people=people,
        blind=snapshot.exam[items],
        gold=gold,
        counted=~np.isin(people, np.array(snapshot.distrusted, dtype=np.intp)),
    )


def _round(answers: int) -> int:
    """The round number up to which a witness learns: every fifth, then steps of 5 %."""
    number = 0
    while (following := number + max(5, number // 20)) <= answers:
        number = following
    return number
