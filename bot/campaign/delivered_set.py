"""The delivered set: a label for every message, by people, by files, or by the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.campaign.exam_evidence import uniform_labels
from bot.campaign.numbering import item_of, row_of
from bot.campaign.past_state import state_at
from bot.campaign.proofs import proof_model
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.evaluation.acceptance import Ladder
from bot.learning.evaluation.certain_part import CONFIDENCES, certain_part, confidence_of
from bot.learning.evaluation.certificate_bounds import (
    ALL_KEPT,
    DEFAULT_MAX_ERROR,
    CertificateBounds,
    Uncertified,
    UniformAnswers,
    certificate_bounds,
)
from storage import Store
from storage.exam_log import StoredProof
from storage.exports import AskedItem, LogMarks
from storage.records import Label
from storage.report_records import DeliveredItem, LabelledItem

PERSON, KNOWN, INHERITED, MACHINE, LEFT_OUT, WITHDRAWN = range(6)
SOURCES: Final = ("person", "known", "inherited", "machine", "left_out")
"""Where a label comes from: annotators' answers; a file, an owner or a curator; the label of a
near-duplicate by one of these; the model. Messages that are left out have no label, and those that
were withdrawn with their import are not delivered."""


@dataclass(frozen=True, eq=False)
class DeliveredSet:
    """Labels, and what is proven about those by the machine.

    spam: (n_items,); source: (n_items,) places in `SOURCES`; scores: (n_items,) the model's
    probability of spam, 0.5 without a model; near-duplicates have the score of the oldest. answers,
    left_out, bounds: see there. max_error: what the certificate is about. least_confidence: machine
    labels below it are left out; None if all are. proof: the certificate of this very model, None
    if the model has learnt since or there never was one.
    """

    spam: Mask
    source: Rows
    scores: Floats
    answers: UniformAnswers
    left_out: Uncertified
    bounds: CertificateBounds
    max_error: float
    least_confidence: float | None
    proof: int | None
    labels_learnt: int
    feature_fit: int

    @property
    def is_certified(self) -> bool:
        """Whether it is proven that at most `max_error` of the machine's labels are wrong.

        Only while the model stands still: answers about a model that goes on changing prove
        nothing about the next one, however often one looks.
        """
        return self.proof is not None and self.bounds.certified

    def count(self, source: int, *, spam: bool | None = None) -> int:
        """Messages with labels from a source; all of them, or those labelled so."""
        chosen = self.source == source
        return int((chosen if spam is None else chosen & (self.spam == spam)).sum())


@dataclass(frozen=True)
class Moment:
    """A moment of the log. exam: whether the exam had not ended."""

    marks: LogMarks
    exam: bool

    @classmethod
    async def now(cls, store: Store) -> Moment:
        """The newest moment."""
        ended = (await store.items.campaign()).exam_ended
        return cls(await store.exports.marks(), ended is None)


async def deliver(
    store: Store, trainer: Trainer, moment: Moment, max_error: float | None = None
) -> DeliveredSet:
    """The delivered set at a moment.

    trainer: with the features of that moment. max_error: leave out machine labels until it is
    proven that at most this share of the rest is wrong; None to leave out none.
    """
    marks = moment.marks
    state = await state_at(
        *(store, marks.items, marks.answers, marks.given, marks.trust, marks.questions),
        exam=moment.exam,
    )
    state.withdrawn.update(await store.imports.withdrawals_after(0), marks.withdrawals)
    newest = await trainer.fit(state.snapshot(), None)
    certified = await _certified_model(store, trainer, newest, moment)
    model, proof = certified or (newest, None)
    return await trainer.run_in_thread(lambda: _deliver(newest, model, state, proof, max_error))


async def _certified_model(
    store: Store, trainer: Trainer, newest: TrainedModel, moment: Moment
) -> tuple[TrainedModel, StoredProof] | None:
    """The model of the last certificate and its proof, if nothing was learnt since.

    Answers to questions that were open when the proof began do not count: people give these labels,
    and the certificate is about the rest.
    """
    marks = moment.marks
    proofs = [
        proof
        for proof in await store.exam_log.proofs()
        if proof.begun.kind == "certificate" and proof.id <= marks.proofs
    ]
    if not proofs:
        return None
    begun = proofs[-1].begun
    if (begun.feature_fit_id, begun.pool_size) != (newest.feature_fit_id, marks.items):
        return None
    model = await proof_model(store, trainer, proofs[-1])
    if await store.imports.withdrawn_since(begun.made_at, marks.withdrawals):
        return None  # its answers were drawn from other messages
    late = [
        row_of(answer.item_id)
        for answer in await store.questions.answer_log()
        if answer.answer_id > begun.answers_learnt and answer.question_id <= begun.begun_after
    ]
    rows, spam = newest.labels.rows, newest.labels.spam
    before = ~np.isin(rows, late) | np.isin(rows, model.labels.rows)
    same = np.array_equal(model.labels.rows, rows[before]) and np.array_equal(
        model.labels.spam, spam[before]
    )
    return (model, proofs[-1]) if same else None


def _deliver(
    newest: TrainedModel,
    model: TrainedModel,
    state: PoolState,
    proof: StoredProof | None,
    max_error: float | None,
) -> DeliveredSet:
    groups = state.representatives_of(np.arange(state.size))
    spam, source = _labels_of_people(newest, state, groups)
    scores, present = _scores(model, groups), state.withdrawn.present(state.size)
    by_machine = (source < 0) & present
    spam[by_machine] = (scores > 0.5)[by_machine]
    source[by_machine] = MACHINE if model.scored is not None else LEFT_OUT
    source[~present] = WITHDRAWN
    rows, is_spam = uniform_labels(model, newest.aggregated.exam, state)
    rows, is_spam = rows[present[rows]], is_spam[present[rows]]
    flags, certainty = scores[rows] > 0.5, confidence_of(scores[rows])
    least: float | None = CONFIDENCES[0]
    if max_error is not None:
        is_wrong = flags != is_spam
        least = None if proof is None else certain_part(certainty, is_wrong, max_error)
        source[by_machine & ~_is_kept(confidence_of(scores), least)] = LEFT_OUT
    kept, n_left_out = _is_kept(certainty, least), int((source == LEFT_OUT).sum())
    answers, left_out = _split(flags, is_spam, kept, n_left_out)
    goal = max_error or _goal(proof, answers)
    return DeliveredSet(
        spam=spam,
        source=source,
        scores=scores,
        answers=answers,
        left_out=left_out,
        bounds=_bounds(spam, source, answers, left_out, goal, is_chosen=max_error is not None),
        max_error=goal,
        least_confidence=least,
        proof=proof.id if proof else None,
        labels_learnt=len(model.labels.rows),
        feature_fit=model.feature_fit_id,
    )


def _goal(proof: StoredProof | None, answers: UniformAnswers) -> float:
    """The smaller one of the proof's goal and the default that is proven; else the proof's."""
    goal = (proof.begun.max_error if proof else None) or DEFAULT_MAX_ERROR
    for each in sorted({goal, DEFAULT_MAX_ERROR}):
        if Ladder(each).accepts(answers.answers, answers.errors):
            return each
    return goal


def _is_kept(confidence: Floats, least: float | None) -> Mask:
    return np.asarray(confidence >= (np.inf if least is None else least))


def _bounds(
    spam: Mask,
    source: Rows,
    answers: UniformAnswers,
    left_out: Uncertified,
    max_error: float,
    *,
    is_chosen: bool,
) -> CertificateBounds:
    machine = source == MACHINE
    return certificate_bounds(
        answers,
        machine_spam=int((machine & spam).sum()),
        machine_no_spam=int((machine & ~spam).sum()),
        known_spam=int(((source < MACHINE) & spam).sum()),
        max_error=max_error,
        left_out=left_out,
        choices=len(CONFIDENCES) if is_chosen else 1,
    )


def _labels_of_people(newest: TrainedModel, state: PoolState, groups: Rows) -> tuple[Mask, Rows]:
    """(n_items,) labels, and (n_items,) sources, -1 where nobody has labelled a near-duplicate."""
    aggregated = newest.aggregated
    spam = np.zeros(state.size, dtype=np.bool_)
    source = np.full(state.size, -1, dtype=np.intp)
    spam[aggregated.answered] = aggregated.vote_counts.posterior >= 0.5
    source[aggregated.answered] = PERSON
    known, known_spam = state.known_labels()
    spam[known], source[known] = known_spam, KNOWN
    labelled = np.flatnonzero(source >= 0)
    with_label, place = np.unique(groups[labelled], return_index=True)
    heirs = np.flatnonzero((source < 0) & np.isin(groups, with_label))
    of = labelled[place[np.searchsorted(with_label, groups[heirs])]]
    spam[heirs], source[heirs] = spam[of], INHERITED
    return spam, source


def _scores(model: TrainedModel, groups: Rows) -> Floats:
    """(n_items,) the score of the oldest near-duplicate of each item."""
    if model.scored is None:
        return np.full(len(groups), 0.5)
    scores = 1 / (1 + np.exp(-model.scored.log_odds.astype(np.float64)))
    return np.asarray(scores[groups])


def _split(
    flags: Mask, spam: Mask, kept: Mask, messages: int
) -> tuple[UniformAnswers, Uncertified]:
    wrong = kept & (flags != spam)
    answers = UniformAnswers(
        spam=int((kept & flags).sum()),
        wrong_spam=int((wrong & flags).sum()),
        no_spam=int((kept & ~flags).sum()),
        wrong_no_spam=int((wrong & ~flags).sum()),
    )
    if not messages:
        return answers, ALL_KEPT
    return answers, Uncertified(messages, int((~kept).sum()), int((~kept & spam).sum()))


async def delivered_items(
    store: Store, delivered: DeliveredSet, moment: Moment
) -> list[DeliveredItem]:
    """The messages of a delivered set, in the order of import."""
    marks = moment.marks
    asked = await store.exports.asked_items(marks.answers)
    texts = await store.exports.texts(marks.items)
    return [
        _item(row, item, delivered, asked.get(item_of(row)))
        for row, item in enumerate(texts)
        if delivered.source[row] != WITHDRAWN
    ]


def _item(
    row: int, item: tuple[str, str | None], delivered: DeliveredSet, asked: AskedItem | None
) -> DeliveredItem:
    text, columns = item
    source = int(delivered.source[row])
    by_person = asked if source == PERSON else None
    label: Label | None = "spam" if delivered.spam[row] else "no_spam"
    return DeliveredItem(
        LabelledItem(
            text=text,
            label=None if source == LEFT_OUT else label,
            score=by_person.score if by_person else float(delivered.scores[row]),
            annotator=by_person.annotator if by_person else None,
            answered_at=by_person.answered_at if by_person else None,
            posterior=None,
            inherited=source == INHERITED,
            columns=columns,
        ),
        source=SOURCES[source],
        why=asked.why if asked else None,
        probability=asked.probability if asked else None,
    )
