"""The exam counts answers of annotators who are known to be informative, or of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array

from bot.campaign.aggregation import aggregate
from bot.campaign.snapshot import LabelSnapshot
from bot.learning.arrays import Matrix, Rows
from storage.records import AnnotatorId

N_ITEMS = 60
EXAM = np.arange(N_ITEMS) >= 40
ANN, BOB, EVE = AnnotatorId(1), AnnotatorId(2), AnnotatorId(3)


def test_an_exam_answer_of_a_newcomer_does_not_count() -> None:
    votes = [(row, EVE, row % 2) for row in range(40, 50)]
    votes += [(row, ANN, row % 2) for row in range(2)]

    exam = aggregate(snapshot(votes), pool()).exam

    assert exam.rows.tolist() == []
    assert exam.unchecked.tolist() == list(range(40, 50))


def test_an_exam_answer_of_a_proven_annotator_counts_with_its_certainty() -> None:
    votes = [(row, who, row % 2) for row in range(40) for who in (ANN, BOB)]
    votes += [(row, ANN, row % 2) for row in range(40, 50)]

    exam = aggregate(snapshot(votes), pool()).exam

    assert exam.rows.tolist() == list(range(40, 50))
    assert exam.spam.astype(int).tolist() == [row % 2 for row in range(40, 50)]
    assert ((exam.certainty > 0.75) & (exam.certainty < 1)).all()
    assert exam.unchecked.tolist() == []


def test_two_newcomers_who_have_shown_something_count_together() -> None:
    shown = [(row, who, row % 2) for row in range(8) for who in (ANN, BOB)]
    votes = [(row, who, row % 2) for row in range(40, 44) for who in (ANN, BOB)]
    votes += [(44, ANN, 1), (44, BOB, 0), (45, ANN, 1)]

    exam = aggregate(snapshot(shown + votes), pool()).exam

    assert exam.rows.tolist() == [40, 41, 42, 43]
    assert exam.unchecked.tolist() == [44, 45]


def test_two_newcomers_who_agree_on_one_class_only_have_shown_nothing() -> None:
    votes = [(row, who, 0) for row in range(30, 50) for who in (ANN, BOB)]

    exam = aggregate(snapshot(votes), pool()).exam

    assert exam.rows.tolist() == []
    assert exam.unchecked.tolist() == list(range(40, 50))


def test_an_exam_answer_of_one_who_always_says_not_spam_does_not_count() -> None:
    votes = [(row, who, row % 2) for row in range(40) for who in (ANN, BOB)]
    votes += [(row, EVE, 0) for row in range(50)]

    exam = aggregate(snapshot(votes), pool()).exam

    assert exam.rows.tolist() == []
    assert exam.unchecked.tolist() == list(range(40, 50))


def test_exam_items_with_ignored_answers_alone_are_to_be_answered_again() -> None:
    votes = [(row, who, row % 2) for row in range(40) for who in (ANN, BOB)]
    votes += [(row, EVE, row % 2) for row in range(38, 48)] + [(47, ANN, 1)]

    exam = aggregate(replace(snapshot(votes), distrusted=(EVE,)), pool()).exam

    assert exam.rows.tolist() == [47]
    assert exam.unchecked.tolist() == []
    assert exam.need_answer.tolist() == list(range(40, 47))


def test_an_owners_exam_answer_counts_from_the_first() -> None:
    votes = [(row, ANN, row % 2) for row in range(40, 50)]
    votes += [(row, BOB, row % 2) for row in range(2)]
    by_owner = replace(snapshot(votes), vouched=(ANN,))

    assert len(aggregate(by_owner, pool()).exam.rows) == 10


def test_nobodys_single_votes_outweigh_all_other_labels() -> None:
    """One annotator gives 30 of 34 votes; the weights of those add up to what the rest weighs."""
    votes = [(row, EVE, row % 2) for row in range(30)]
    votes += [(row, who, row % 2) for row in range(30, 40) for who in (ANN, BOB)]

    trained = aggregate(snapshot(votes), pool()).training
    by_owner = aggregate(replace(snapshot(votes), vouched=(EVE,)), pool()).training

    assert trained.weights is not None
    assert by_owner.weights is not None
    single, others = trained.weights[:30].sum(), trained.weights[30:].sum()
    assert single <= max(others, 0.2 * 30) + 1e-9
    assert by_owner.weights[:30].sum() > by_owner.weights[30:].sum()


def test_a_vote_that_weighs_nothing_is_no_label() -> None:
    """Otherwise a class may have labels, but no weight, and there is nothing to fit."""
    known = np.arange(20)
    votes = [(row, EVE, 1 - row % 2) for row in range(30)] + [(30, ANN, 0)]
    liar = replace(snapshot(votes), known=known, known_spam=known % 2 == 1)

    trained = aggregate(liar, pool()).training

    assert trained.rows.tolist() == [*range(20), 30]


def test_one_newcomers_word_is_no_label_once_somebody_is_established() -> None:
    new = [(row, EVE, row % 2) for row in range(30, 36)] + [(30, ANN, 0)]
    before = [(row, who, row % 2) for row in range(4) for who in (ANN, BOB)]
    established = [(row, who, row % 2) for row in range(30) for who in (ANN, BOB)]

    early = aggregate(snapshot(before + new), pool()).training
    late = aggregate(snapshot(established + new), pool()).training

    assert early.rows.tolist() == [0, 1, 2, 3, *range(30, 36)]
    assert late.rows.tolist() == [*range(31)]


def snapshot(votes: Sequence[tuple[int, int, int]]) -> LabelSnapshot:
    """Votes of (row, annotator, spam) in this order; the last twenty items are the exam's."""
    numbered = [(row, who, answer, spam) for answer, (row, who, spam) in enumerate(votes, start=1)]
    table: Rows = np.array(sorted(numbered), dtype=np.intp).reshape(-1, 4)
    none = np.zeros(0, dtype=np.intp)
    return LabelSnapshot(
        votes=table,
        unsure=none,
        known=none,
        known_spam=none == 1,
        exam=EXAM,
        distrusted=(),
        vouched=(),
        answers=len(votes),
        given=0,
        trust=0,
        pool_size=N_ITEMS,
    )


def pool() -> Matrix:
    """Odd rows are spam and have a term that even rows lack."""
    rows = np.zeros((N_ITEMS, 3), dtype=np.float32)
    rows[:, 0] = 1
    rows[1::2, 1] = 1
    rows[::2, 2] = 1
    matrix: Matrix = csr_array(rows / np.sqrt(2).astype(np.float32))
    return matrix
