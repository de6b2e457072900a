"""Many annotators' votes aggregated into one label per item, weighted by reliability."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np

from bot.campaign.snapshot import LabelSnapshot
from bot.learning.annotators import second_opinions
from bot.learning.annotators.dawid_skene import ReliabilityEstimate, Votes, label_weights
from bot.learning.annotators.out_of_fold import (
    OutOfFoldModels,
    aggregate_with_model,
    fit_out_of_fold,
)
from bot.learning.annotators.second_opinions import MAX_ANSWERS, VoteCounts
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureMatrix
from storage.records import AnnotatorId

Policy: TypeAlias = Literal["single", "adaptive", "majority"]


@dataclass(frozen=True, eq=False)
class TrainingLabels:
    """The labels of a fit.

    rows: (n_labels,) rising; spam: (n_labels,); weights: (n_labels,) sample weights, None if all
    are equal.
    """

    rows: Rows
    spam: Mask
    weights: Floats | None

    def same(self, other: TrainingLabels) -> bool:
        """Whether both lead to the same fit."""
        if not (np.array_equal(self.rows, other.rows) and np.array_equal(self.spam, other.spam)):
            return False
        if self.weights is None or other.weights is None:
            return self.weights is other.weights
        return np.array_equal(self.weights, other.weights)


@dataclass(frozen=True, eq=False)
class CachedOpinion:
    """Out-of-fold models and the snapshot they were fitted to, used until it changes."""

    snapshot: LabelSnapshot
    models: OutOfFoldModels


@dataclass(frozen=True, eq=False)
class AnnotatorReliability:
    """The annotators with votes, rising, and their estimated accuracy; None while unknown."""

    annotators: tuple[AnnotatorId, ...] = ()
    estimate: ReliabilityEstimate | None = None

    def of(self, annotator: AnnotatorId) -> tuple[float, float, float, int] | None:
        """An annotator's accuracy, its lower and upper bound, and votes; None while unknown."""
        if self.estimate is None or annotator not in self.annotators:
            return None
        at, found = self.annotators.index(annotator), self.estimate
        return (
            float(found.value[at]),
            float(found.low[at]),
            float(found.high[at]),
            int(found.votes[at]),
        )

    def unreliable(self) -> list[AnnotatorId]:
        """The annotators whose accuracy is clearly too low."""
        if self.estimate is None:
            return []
        excluded = second_opinions.unreliable(self.estimate)
        return [one for one, is_out in zip(self.annotators, excluded, strict=True) if is_out]


@dataclass(frozen=True, eq=False)
class AggregatedLabels:
    """The labels of a snapshot, and what they were aggregated from.

    training: without the exam's items. exam: the exam's items, aggregated without the model.
    answered: (n_answered,) rows with a vote that counts, rising. vote_counts, newest_vote, known:
    (n_answered,) their votes, the id of the newest, and whether the label is known anyway.
    in_doubt: an annotator whose votes count is rather often wrong.
    """

    training: TrainingLabels
    exam: TrainingLabels
    reliability: AnnotatorReliability
    answered: Rows
    vote_counts: VoteCounts
    newest_vote: Rows
    known: Mask
    in_doubt: bool
    cached_opinion: CachedOpinion | None = None

    def second_opinions(self, policy: Policy, majority: int) -> Rows:
        """Answered rows that need another answer, the most uncertain first."""
        if self.reliability.estimate is None:
            return np.zeros(0, dtype=np.intp)
        needed = second_opinions.needs_second_opinion(
            self.vote_counts, policy, _most(policy, majority)
        )
        return self._most_uncertain_first(needed)

    def disputes(self, policy: Policy, majority: int) -> Rows:
        """Rows whose label is open after all their answers, the most uncertain first."""
        if self.reliability.estimate is None:
            return np.zeros(0, dtype=np.intp)
        disputed = second_opinions.disputed(self.vote_counts, policy, _most(policy, majority))
        return self._most_uncertain_first(disputed)

    def may_ask_second_opinion(self, policy: Policy, questions: int, asked: int) -> bool:
        """Whether another second opinion is within its share of all questions so far."""
        if policy == "majority":
            return True
        return second_opinions.may_ask_second_opinion(questions, asked, self.in_doubt)

    @cached_property
    def _order(self) -> Rows:
        return np.argsort(self.vote_counts.certainty, kind="stable")

    def _most_uncertain_first(self, mask: Mask) -> Rows:
        order = self._order
        return np.asarray(self.answered[order[(mask & ~self.known)[order]]])


def aggregate(
    snapshot: LabelSnapshot,
    pool: FeatureMatrix,
    policy: Policy = "adaptive",
    before: CachedOpinion | None = None,
) -> AggregatedLabels:
    """One label per item from all its votes; the same snapshot gives the same labels.

    Under the policy `single`, and while one annotator alone has voted on no known label, the newest
    vote of each item is its label. Otherwise votes are weighted by their annotator's reliability.
    before: out-of-fold models of an earlier snapshot of the same pool, only to save time.
    """
    votes = snapshot.votes[_counting(snapshot)]
    answered, start = np.unique(votes[:, 0], return_index=True)
    several = len(np.unique(snapshot.votes[:, 1])) > 1
    reliability, in_doubt, cached_opinion = AnnotatorReliability(), False, None
    if policy != "single" and (several or np.isin(snapshot.votes[:, 0], snapshot.known).any()):
        posterior, reliability, in_doubt, cached_opinion = _weighted(
            snapshot, answered, pool, before
        )
    else:
        newest_first = votes[np.lexsort((-votes[:, 2], votes[:, 0]))]
        posterior = newest_first[start, 3].astype(np.float64)
    known = np.isin(answered, snapshot.known)
    rows = np.concatenate([answered[~known], snapshot.known])
    posteriors = np.concatenate([posterior[~known], snapshot.known_spam.astype(np.float64)])
    order = np.argsort(rows)
    rows, posteriors = rows[order], posteriors[order]
    exam = snapshot.exam[rows]
    equal = reliability.estimate is None
    return AggregatedLabels(
        training=_labels(rows[~exam], posteriors[~exam], equal),
        exam=_labels(rows[exam], posteriors[exam], equal),
        reliability=reliability,
        answered=answered,
        vote_counts=_vote_counts(snapshot, votes, answered, posterior),
        newest_vote=np.maximum.reduceat(votes[:, 2], start) if len(start) else start,
        known=known,
        in_doubt=in_doubt,
        cached_opinion=cached_opinion,
    )


def _most(policy: Policy, majority: int) -> int:
    """The most answers that an item gets."""
    return majority if policy == "majority" else MAX_ANSWERS


def _vote_counts(
    snapshot: LabelSnapshot, votes: Rows, answered: Rows, posterior: Floats
) -> VoteCounts:
    """The votes on the answered rows."""
    places = np.searchsorted(answered, votes[:, 0])
    spam = np.bincount(places, votes[:, 3], len(answered)).astype(np.intp)
    both = np.bincount(places, minlength=len(answered))
    unsure = np.searchsorted(snapshot.unsure, answered, "right") - np.searchsorted(
        snapshot.unsure, answered, "left"
    )
    return VoteCounts(posterior, spam, both - spam, unsure)


def _counting(snapshot: LabelSnapshot) -> Mask:
    """(n_votes,) the votes of trusted annotators."""
    return np.isin(snapshot.votes[:, 1], np.array(snapshot.distrusted, dtype=np.intp), invert=True)


def _labels(rows: Rows, posterior: Floats, equal: bool) -> TrainingLabels:
    """Labels of these rows; a weight grows with the distance of the posterior from 0.5."""
    weights = None if equal else label_weights(posterior)
    return TrainingLabels(rows, posterior >= 0.5, weights)


def _weighted(
    snapshot: LabelSnapshot, answered: Rows, pool: FeatureMatrix, before: CachedOpinion | None
) -> tuple[Floats, AnnotatorReliability, bool, CachedOpinion]:
    """Posteriors of the answered rows, reliability, whether an annotator is in doubt, and models.

    The out-of-fold models are fitted to the answers up to a round number, so that most answers need
    no new ones. The round number follows from the number of answers alone.
    """
    rounded = replace(
        snapshot, votes=snapshot.votes[snapshot.votes[:, 2] <= _round(snapshot.answers)]
    )
    if before is None or not before.snapshot.same(rounded):
        before = CachedOpinion(rounded, fit_out_of_fold(**_numbered(rounded).arguments(pool)))
    numbered = _numbered(snapshot)
    found = aggregate_with_model(**numbered.arguments(pool), models=before.models)
    annotators = tuple(AnnotatorId(int(annotator)) for annotator in numbered.annotators)
    in_doubt = second_opinions.any_doubtful(found.reliability, numbered.counted)
    posterior = found.posterior[np.searchsorted(numbered.items, answered)]
    return posterior, AnnotatorReliability(annotators, found.reliability), in_doubt, before


@dataclass(frozen=True, eq=False)
class _NumberedVotes:
    """A snapshot with items and annotators numbered from 0."""

    votes: Votes
    items: Rows
    annotators: Rows
    exam: Mask
    gold: Floats
    counted: Mask

    def arguments(self, pool: FeatureMatrix) -> dict[str, Any]:
        """The common arguments of `fit_out_of_fold` and `aggregate_with_model`."""
        return {
            "votes": self.votes,
            "n_items": len(self.items),
            "n_annotators": len(self.annotators),
            "pool": pool,
            "rows": self.items,
            "exam": self.exam,
            "gold": self.gold,
            "counted": self.counted,
        }


def _numbered(snapshot: LabelSnapshot) -> _NumberedVotes:
    items = np.union1d(snapshot.votes[:, 0], snapshot.known)
    annotators, voters = np.unique(snapshot.votes[:, 1], return_inverse=True)
    places = np.searchsorted(items, snapshot.votes[:, 0])
    gold = np.full(len(items), np.nan)
    gold[np.searchsorted(items, snapshot.known)] = snapshot.known_spam
    return _NumberedVotes(
        votes=Votes(places, voters, snapshot.votes[:, 3].astype(np.bool_)),
        items=items,
        annotators=annotators,
        exam=snapshot.exam[items],
        gold=gold,
        counted=~np.isin(annotators, np.array(snapshot.distrusted, dtype=np.intp)),
    )


def _round(answers: int) -> int:
    """The largest round number up to `answers`: steps of 5, later of 5 %."""
    number = 0
    while (following := number + max(5, number // 20)) <= answers:
        number = following
    return number
