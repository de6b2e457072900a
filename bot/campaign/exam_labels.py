"""The exam's labels that a score may rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.campaign.annotator_estimates import AnnotatorReliability
from bot.campaign.snapshot import LabelSnapshot
from bot.learning.arrays import Floats, Mask, Rows

# A label counts when it is this certain.
EXAM_CERTAINTY: Final = 0.75
# One in so many exam items is answered by two annotators, whatever the first one said.
TWICE_EVERY: Final = 5
# Exam items get another answer until they count, up to this many.
MAX_EXAM_ANSWERS: Final = 3


@dataclass(frozen=True, eq=False)
class ExamLabels:
    """The exam's labels that count, and the answered items that do not count yet.

    rows: (n_labels,) rising; spam: (n_labels,); certainty: (n_labels,) probability that the label
    is right, in [.5, 1]. unchecked: (n_unchecked,) rows, rising, answered by one annotator who is
    not known to be informative, or with answers that disagree; need_answer: those of them that
    another answer can settle, and items whose answers are all ignored. planned: those that count by
    one answer and are to get a second one, see `is_planned_twice`. inclusion: (n_labels,)
    probability, in [0, 1], that the message was drawn; 0 if it is known from elsewhere. uniform:
    (n_labels,) whether it was drawn uniformly.
    """

    rows: Rows
    spam: Mask
    certainty: Floats
    unchecked: Rows
    need_answer: Rows
    planned: Rows
    inclusion: Floats
    uniform: Mask


def exam_labels(
    snapshot: LabelSnapshot,
    answered: Rows,
    by_votes: Floats,
    votes: Rows,
    reliability: AnnotatorReliability,
) -> ExamLabels:
    """The exam items that somebody proven, or two informative annotators, have answered clearly.

    answered: (n_answered,) rows with a vote; by_votes: (n_answered,) probability of spam by the
    votes alone; votes: (n_votes, 4) as in the snapshot, of annotators whose votes count.
    """
    exam = np.flatnonzero(snapshot.exam[answered] & ~np.isin(answered, snapshot.known))
    certainty = np.maximum(by_votes, 1 - by_votes)[exam]
    checked = np.ones(len(exam), dtype=np.bool_)
    places = np.searchsorted(answered, votes[:, 0])
    all_votes = np.bincount(places, minlength=len(answered))[exam]
    if reliability.estimate is not None:
        by_proven = np.isin(votes[:, 1], np.array(reliability.proven(), dtype=np.intp))
        proven_votes = np.bincount(places, by_proven, len(answered))[exam]
        by_informative = np.isin(votes[:, 1], np.array(reliability.informative(), dtype=np.intp))
        several = np.bincount(places, by_informative, len(answered))[exam] > 1
        checked = (certainty > EXAM_CERTAINTY) & ((proven_votes > 0) | several)
    known = snapshot.exam[snapshot.known]
    rows = np.concatenate([answered[exam[checked]], snapshot.known[known]])
    spam = np.concatenate([by_votes[exam[checked]] >= 0.5, snapshot.known_spam[known]])
    certainty = np.concatenate([certainty[checked], np.ones(int(known.sum()))])
    order = np.argsort(rows)
    unchecked = answered[exam[~checked]]
    need_answer = unchecked[all_votes[~checked] < MAX_EXAM_ANSWERS]
    need_answer = np.concatenate([need_answer, _ignored(snapshot, answered)])
    once = answered[exam[checked & (all_votes == 1)]]
    planned = once[is_planned_twice(once)]
    rows, chances = rows[order], snapshot.chances
    inclusion = np.ones(len(rows)) if chances is None else chances.inclusion_of(rows)
    uniform = np.ones(len(rows), np.bool_) if chances is None else np.isin(rows, chances.uniform)
    return ExamLabels(
        *(rows, spam[order], certainty[order], unchecked, need_answer, planned, inclusion, uniform)
    )


def _ignored(snapshot: LabelSnapshot, answered: Rows) -> Rows:
    """The exam items that were answered by annotators alone whose answers are ignored.

    Fast people have had many of the exam's questions before their answers are ignored; the
    others would not be asked these otherwise.
    """
    rows = np.unique(snapshot.votes[:, 0])
    labelled = np.isin(rows, answered) | np.isin(rows, snapshot.known)
    return np.asarray(rows[snapshot.exam[rows] & ~labelled])


def is_planned_twice(rows: Rows) -> Mask:
    """Which exam items two annotators are to answer: one in `TWICE_EVERY`, by the row alone.

    rows: (n_rows,). Neither a text nor an answer decides, so the agreement on these items is that
    of ordinary messages. Source of the multiplier: Knuth, TAOCP 3, section 6.4 (multiplicative
    hashing).
    """
    return np.asarray((rows.astype(np.uint64) * 2_654_435_761 % 2**32) % TWICE_EVERY == 0)
