"""Votes with items and annotators numbered from 0, as the learner takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.campaign.snapshot import LabelSnapshot
from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.features.pool_matrix import FeatureMatrix


@dataclass(frozen=True, eq=False)
class NumberedVotes:
    """A snapshot with items and annotators numbered from 0."""

    votes: Votes
    items: Rows
    annotators: Rows
    exam: Mask
    gold: Floats
    counted: Mask
    vouched: Mask

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
            "vouched": self.vouched,
        }


def number_votes(snapshot: LabelSnapshot) -> NumberedVotes:
    """The votes of a snapshot, the oldest first, with items and annotators numbered from 0."""
    items = rows_with_labels(snapshot)
    votes = snapshot.votes[np.argsort(snapshot.votes[:, 2], kind="stable")]
    annotators, voters = np.unique(votes[:, 1], return_inverse=True)
    places = np.searchsorted(items, votes[:, 0])
    gold = np.full(len(items), np.nan)
    gold[np.searchsorted(items, snapshot.known)] = snapshot.known_spam
    return NumberedVotes(
        votes=Votes(places, voters, votes[:, 3].astype(np.bool_)),
        items=items,
        annotators=annotators,
        exam=snapshot.exam[items],
        gold=gold,
        counted=~np.isin(annotators, np.array(snapshot.distrusted, dtype=np.intp)),
        vouched=np.isin(annotators, np.array(snapshot.vouched, dtype=np.intp)),
    )


def places_in(snapshot: LabelSnapshot, annotators: Rows) -> Rows:
    """(n_annotators,) the numbers of these annotators in a snapshot; -1 for those without votes."""
    known = np.unique(snapshot.votes[:, 1])
    return np.where(np.isin(annotators, known), np.searchsorted(known, annotators), -1)


def round_down(answers: int) -> int:
    """The largest round number up to `answers`: steps of 5, later of 5 %."""
    number = 0
    while (following := number + max(5, number // 20)) <= answers:
        number = following
    return number


def rows_with_labels(snapshot: LabelSnapshot) -> Rows:
    """The rows with a vote or a known label, rising."""
    return np.union1d(snapshot.votes[:, 0], snapshot.known)
