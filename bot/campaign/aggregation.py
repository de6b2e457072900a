"""Many annotators' votes aggregated into one label per item, weighted by reliability."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

import numpy as np

from bot.campaign.annotator_estimates import AnnotatorReliability
from bot.campaign.exam_labels import ExamLabels, exam_labels
from bot.campaign.numbered_votes import number_votes, rows_with_labels
from bot.campaign.snapshot import LabelSnapshot
from bot.learning.annotators import second_opinions
from bot.learning.annotators.model_chain import ModelChain
from bot.learning.annotators.second_opinions import MAX_ANSWERS, VoteCounts
from bot.learning.annotators.vote_rows import Posterior
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureRows
from storage.records import AnnotatorId

Policy: TypeAlias = Literal["single", "adaptive", "majority"]

# A label may test another annotator when it is this certain.
TEST_CERTAINTY: Final = 0.5
# The labels that rest on one annotator's vote alone weigh together at most as much as all others,
# but each at least this share of its weight. Owners, and annotators whom they trust, are exempt.
LEAST_SHARE: Final = 0.2


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
class AggregatedLabels:
    """The labels of a snapshot, and what they were aggregated from.

    training: without the exam's items. exam: the exam's items, aggregated without the model.
    answered: (n_answered,) rows with a vote that counts, rising. vote_counts, newest_vote, known:
    (n_answered,) their votes, the id of the newest, and whether the label is known anyway.
    weights, in_exam: (n_answered,) how certain each label is in a fit, and the exam's items.
    in_doubt: an annotator whose votes count is rather often wrong. models: the out-of-fold models.
    """

    training: TrainingLabels
    exam: ExamLabels
    reliability: AnnotatorReliability
    answered: Rows
    vote_counts: VoteCounts
    newest_vote: Rows
    known: Mask
    weights: Floats
    in_exam: Mask
    in_doubt: bool
    models: ModelChain | None = None

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

    def test_items(self, *, spam: bool) -> Rows:
        """Rows that can test another annotator: certain labels of this class, the surest first."""
        counts = self.vote_counts
        usable = (counts.posterior >= 0.5) == spam
        usable &= (self.weights > TEST_CERTAINTY) & (counts.answers < MAX_ANSWERS)
        usable &= ~self.known & ~self.in_exam
        order = np.argsort(-self.weights, kind="stable")
        return np.asarray(self.answered[order[usable[order]]])

    @cached_property
    def _order(self) -> Rows:
        return np.argsort(self.vote_counts.certainty, kind="stable")

    def _most_uncertain_first(self, mask: Mask) -> Rows:
        order = self._order
        return np.asarray(self.answered[order[(mask & ~self.known)[order]]])


def aggregate(
    snapshot: LabelSnapshot,
    pool: FeatureRows,
    policy: Policy = "adaptive",
    before: ModelChain | None = None,
) -> AggregatedLabels:
    """One label per item from all its votes; the same snapshot gives the same labels.

    Under the policy `single`, and while one annotator alone has voted on no known label, the newest
    vote of each item is its label. Otherwise votes are weighted by their annotator's reliability.
    before: the models of an earlier snapshot with the same features, only to save time.
    """
    votes = snapshot.votes[_counting(snapshot)]
    answered, start = np.unique(votes[:, 0], return_index=True)
    several = len(np.unique(snapshot.votes[:, 1])) > 1
    reliability, in_doubt, models = AnnotatorReliability(), False, None
    if policy != "single" and (several or np.isin(snapshot.votes[:, 0], snapshot.known).any()):
        found, reliability, in_doubt, models = _weighted(snapshot, pool, before)
        at = np.searchsorted(rows_with_labels(snapshot), answered)
        posterior, weights = found.posterior[at], found.weights[at]
        by_votes = found.vote_posterior[at]
        weights = _capped(weights, answered, votes, snapshot)
    else:
        newest_first = votes[np.lexsort((-votes[:, 2], votes[:, 0]))]
        posterior = newest_first[start, 3].astype(np.float64)
        weights, by_votes = np.ones(len(answered)), posterior
    in_exam = snapshot.exam[answered]
    known = np.isin(answered, snapshot.known)
    return AggregatedLabels(
        training=_training_labels(snapshot, answered, posterior, weights, reliability),
        exam=exam_labels(snapshot, answered, by_votes, votes, reliability),
        reliability=reliability,
        answered=answered,
        vote_counts=_vote_counts(snapshot, votes, answered, posterior),
        newest_vote=np.maximum.reduceat(votes[:, 2], start) if len(start) else start,
        known=known,
        weights=weights,
        in_exam=in_exam,
        in_doubt=in_doubt,
        models=models,
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


def _training_labels(
    snapshot: LabelSnapshot,
    answered: Rows,
    posterior: Floats,
    weights: Floats,
    reliability: AnnotatorReliability,
) -> TrainingLabels:
    """The known labels and those of votes, without the exam's; known labels have weight 1.

    Labels of weight 0 are no labels: a fit of one class alone, beside them, is none.
    """
    votes_only = ~np.isin(answered, snapshot.known) & (weights > 0)
    rows = np.concatenate([answered[votes_only], snapshot.known])
    spam = np.concatenate([posterior[votes_only] >= 0.5, snapshot.known_spam])
    weights = np.concatenate([weights[votes_only], np.ones(len(snapshot.known))])
    order = np.argsort(rows)
    order = order[~snapshot.exam[rows[order]]]
    equal = reliability.estimate is None
    return TrainingLabels(rows[order], spam[order], None if equal else weights[order])


def _capped(weights: Floats, answered: Rows, votes: Rows, snapshot: LabelSnapshot) -> Floats:
    """Weights in which nobody's labels that rest on one vote outweigh everything else."""
    places = np.searchsorted(answered, votes[:, 0])
    alone = np.bincount(places, minlength=len(answered)) == 1
    alone &= ~np.isin(answered, snapshot.known) & ~snapshot.exam[answered]
    voter = np.zeros(len(answered), dtype=np.intp)
    voter[places] = votes[:, 1]
    total = float(weights[~snapshot.exam[answered]].sum()) + len(snapshot.known)
    for annotator in np.setdiff1d(voter[alone], np.array(snapshot.vouched, dtype=np.intp)):
        own = alone & (voter == annotator)
        share = float(weights[own].sum())
        if 2 * share > total:
            weights = np.where(own, weights * max((total - share) / share, LEAST_SHARE), weights)
            break  # at most one annotator has more than half
    return weights


def _weighted(
    snapshot: LabelSnapshot, pool: FeatureRows, before: ModelChain | None
) -> tuple[Posterior, AnnotatorReliability, bool, ModelChain]:
    """Posteriors of `rows_with_labels`, reliability, whether an annotator is in doubt, and models.

    The out-of-fold models are fitted to the answers up to a round number, so that most answers need
    no new ones. The round number follows from the number of answers alone.
    """
    table, numbers = number_votes(snapshot, pool)
    models = ModelChain.fit(table.first(snapshot.rounded_votes()), before)
    found = models.aggregate(table)
    annotators = tuple(AnnotatorId(int(annotator)) for annotator in numbers)
    in_doubt = second_opinions.any_doubtful(found.reliability, table.counted)
    shared = models.links[-1].shared if models.links else None
    return found, AnnotatorReliability(annotators, found.reliability, shared), in_doubt, models
