"""What a fit learns from: votes, known labels and trust at one moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.learning.arrays import Floats, Mask, Rows
from storage.records import AnnotatorId


@dataclass(frozen=True, eq=False)
class ExamChances:
    """With which probability messages were drawn for the exam.

    reserve: (n_reserve,) rows, rising; inclusion: (n_reserve,) the probability, in [0, 1], that
    each was drawn by now. uniform: (n_uniform,) rows that were drawn uniformly.
    """

    reserve: Rows
    inclusion: Floats
    uniform: Rows

    def same(self, other: ExamChances) -> bool:
        """Whether both are the same chances of the same messages."""
        return (
            np.array_equal(self.reserve, other.reserve)
            and np.array_equal(self.inclusion, other.inclusion)
            and np.array_equal(self.uniform, other.uniform)
        )

    def inclusion_of(self, rows: Rows) -> Floats:
        """(n_rows,) of these rows; 0 for those that could not be drawn."""
        found = np.zeros(len(rows))
        known = np.isin(rows, self.reserve)
        found[known] = self.inclusion[np.searchsorted(self.reserve, rows[known])]
        return found


@dataclass(frozen=True, eq=False)
class LabelSnapshot:
    """All votes and known labels, and the newest facts among them.

    votes: (n_votes, 4) row, annotator, answer and 1 for spam: the newest label that each annotator
    gave to each item, ordered by row and annotator. unsure: (n_unsure,) rows, one for each
    annotator who is unsure of it. known: (n_known,) rows with a known label, rising, and
    known_spam: (n_known,) those labels; they override votes. exam: (n_items,) the exam's items.
    distrusted: annotators whose votes are ignored; vouched: owners, and annotators whom an owner
    trusts. answers, given, trust, pool_size: the newest
    answer, known label and trust decision, and the number of items. chances: of the exam's
    messages; None where all were drawn alike.
    """

    votes: Rows
    unsure: Rows
    known: Rows
    known_spam: Mask
    exam: Mask
    distrusted: tuple[AnnotatorId, ...]
    vouched: tuple[AnnotatorId, ...]
    answers: int
    given: int
    trust: int
    pool_size: int
    chances: ExamChances | None = None

    def rounded_votes(self) -> int:
        """How many of the votes are among the answers up to a round number of them.

        An undone answer, a skip or a doubt can raise the round number and leave all votes the same.
        """
        return int((self.votes[:, 2] <= round_down(self.answers)).sum())

    def same(self, other: LabelSnapshot) -> bool:
        """Whether both lead to the same fit, and to the same labels of the exam."""
        return (
            np.array_equal(self.votes, other.votes)
            and np.array_equal(self.unsure, other.unsure)
            and np.array_equal(self.known, other.known)
            and np.array_equal(self.known_spam, other.known_spam)
            and (self.exam is other.exam or np.array_equal(self.exam, other.exam))
            and self.distrusted == other.distrusted
            and self.vouched == other.vouched
            and self.rounded_votes() == other.rounded_votes()
            and _same_chances(self.chances, other.chances)
        )


def round_down(answers: int) -> int:
    """The largest round number up to `answers`: steps of 5, later of 5 %."""
    number = 0
    while (following := number + max(5, number // 20)) <= answers:
        number = following
    return number


def _same_chances(one: ExamChances | None, other: ExamChances | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.same(other)
