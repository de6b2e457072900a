"""The exam's answers as counts: for a look, for a proof for a filter, and for a certificate."""

from __future__ import annotations

import numpy as np

from bot.campaign.exam_labels import ExamLabels
from bot.campaign.exam_state import RunningProof
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.learning.arrays import Mask, Rows
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.certificate_proof import CertificateProof
from bot.learning.evaluation.exam_measures import ExamCounts, count_answers
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, FilterProof
from bot.learning.evaluation.foretold import AnyProof


def counted_answers(labels: ExamLabels, state: PoolState) -> int:
    """Answers that a score may rest on: to messages of the reserve that were drawn."""
    return len(_of_reserve(labels, state, state.exam.drawn_rows())[0])


def look_counts(trained: TrainedModel, state: PoolState) -> ExamCounts:
    """What the answers say about this model."""
    exam, known = state.exam, _known_to(trained, state)
    places, spam = _of_reserve(trained.aggregated.exam, state, exam.drawn_rows())
    inclusion = exam.inclusion()
    counts = (known & (inclusion > 0))[places]
    flags = trained.flags(exam.reserve)
    places, spam = places[counts], spam[counts]
    return count_answers(spam, flags[places], inclusion[places], flags[known])


def evaluate(running: RunningProof, labels: ExamLabels, state: PoolState) -> AnyProof:
    """A proof with the answers so far. labels: those of the newest model."""
    if isinstance(running.goal, FilterGoal):
        return FilterProof(running.goal, _filter_counts(running.model, labels, state))
    size = running.model.snapshot.pool_size
    left = int(state.unlabelled(with_exam=True)[:size].sum())
    return CertificateProof(running.goal, uniform_answers(running.model, labels, state), left)


def uniform_answers(model: TrainedModel, labels: ExamLabels, state: PoolState) -> UniformAnswers:
    """The answers to messages that were drawn uniformly from this pool, beside the model's labels.

    Those of the exam's reserve count too: its messages are harder than the rest, from which people
    took the hard ones out.
    """
    rows, spam = uniform_labels(model, labels, state)
    flags = model.flags(rows)
    return UniformAnswers(
        spam=int(flags.sum()),
        wrong_spam=int((flags & ~spam).sum()),
        no_spam=int((~flags).sum()),
        wrong_no_spam=int((~flags & spam).sum()),
    )


def uniform_labels(model: TrainedModel, labels: ExamLabels, state: PoolState) -> tuple[Rows, Mask]:
    """Rows that were drawn uniformly from this pool and have a label, and whether it is spam."""
    rows = state.exam.uniform_rows(model.snapshot.pool_size)
    answered = np.isin(labels.rows, rows)
    return labels.rows[answered], labels.spam[answered]


def _filter_counts(model: TrainedModel, labels: ExamLabels, state: PoolState) -> FilterCounts:
    exam = state.exam
    flags, left = model.flags(exam.reserve), state.unlabelled(with_exam=True)[exam.reserve]
    places, spam = _of_reserve(labels, state, exam.drawn_rows())
    uniform, uniform_spam = _of_reserve(labels, state, exam.uniform_rows())
    flagged, let_through = flags[places], ~flags[uniform]
    return FilterCounts(
        flagged=int(flagged.sum()),
        flagged_wrong=int((flagged & ~spam).sum()),
        unflagged=int(let_through.sum()),
        unflagged_spam=int((let_through & uniform_spam).sum()),
        flagged_left=int((left & flags).sum()),
        unflagged_left=int((left & ~flags).sum()),
        reserve_flagged=int(flags.sum()),
        reserve_unflagged=int((~flags).sum()),
    )


def _of_reserve(labels: ExamLabels, state: PoolState, drawn: Rows) -> tuple[Rows, Mask]:
    """Places in the reserve of its drawn messages that have a label, and whether it is spam."""
    reserve = state.exam.reserve
    groups = state.representatives_of(labels.rows)
    rows, first = np.unique(groups, return_index=True)
    counts = np.isin(rows, reserve) & np.isin(rows, state.representatives_of(drawn))
    return np.searchsorted(reserve, rows[counts]), labels.spam[first[counts]]


def _known_to(trained: TrainedModel, state: PoolState) -> Mask:
    """(n_reserve,) the messages that the model has scored; an import may be newer than it."""
    return state.exam.reserve < trained.snapshot.pool_size
