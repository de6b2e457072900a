"""The exam in memory: its reserve, how its questions were drawn, and the proof that is running."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.campaign.numbering import row_of
from bot.campaign.snapshot import ExamChances
from bot.campaign.trained_model import TrainedModel
from bot.learning.arrays import Floats, Rows
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.evaluation.exam_draws import ExamDraw, inclusion_probabilities
from bot.learning.evaluation.filter_proof import FilterGoal
from storage.exam_log import DrawnQuestion, StoredDraw
from storage.records import QuestionId, SelectedQuestion


@dataclass(frozen=True, eq=False)
class RunningProof:
    """A proof while its questions are asked. Learning pauses: it is about one model.

    number: its row in the store. model: what it is about.
    """

    number: int
    model: TrainedModel
    goal: FilterGoal | CertificateGoal


class ExamState:
    """What follows from the exam's questions; the same questions give the same state.

    reserve: (n_reserve,) rows of the exam's messages, rising; each stands for its near-duplicates.
    proof: the one that is running. certificate_questions: those drawn from everything unlabelled.
    first_chosen: the first item that the model chose from a watched group; from this pool size on
    the reserve is no random sample of the pool.
    """

    def __init__(self) -> None:
        self.reserve: Rows = np.zeros(0, dtype=np.intp)
        self.proof: RunningProof | None = None
        self.certificate_questions: set[QuestionId] = set()
        self.first_chosen = math.inf
        self._inclusion: Floats | None = None  # cached, as most snapshots follow other answers
        self._drawn: dict[QuestionId, tuple[DrawnQuestion, ExamDraw]] = {}

    def add(self, question: SelectedQuestion, draw: ExamDraw) -> StoredDraw:
        """Count a question that is being asked. Returns the draw as it is to be stored."""
        if self.proof is not None and isinstance(self.proof.goal, CertificateGoal):
            self.certificate_questions.add(question.id)
        stored = packed(draw, self.proof)
        self.record(DrawnQuestion(question.id, question.item_id, question.pool_size, stored))
        return stored

    def record(self, drawn: DrawnQuestion) -> None:
        """Count a question that was drawn."""
        self._drawn[drawn.question_id] = drawn, unpacked(drawn.draw)
        self._inclusion = None

    def discard(self, question: QuestionId) -> None:
        """Forget a question that could not be written."""
        self._drawn.pop(question, None)
        self._inclusion = None
        self.certificate_questions.discard(question)

    def end(self) -> None:
        """The exam has ended: its messages are like all others."""
        self.reserve = np.zeros(0, dtype=np.intp)

    def inclusion(self) -> Floats:
        """(n_reserve,) the probability that each message of the reserve was drawn by now."""
        if self._inclusion is None or len(self._inclusion) != len(self.reserve):
            draws = (draw for _, draw in self._drawn.values())
            self._inclusion = inclusion_probabilities(draws, len(self.reserve))
        return self._inclusion

    def chances(self) -> ExamChances | None:
        """With which probability messages were drawn by now; None before the first was."""
        if not self._drawn:
            return None
        return ExamChances(self.reserve, self.inclusion(), np.unique(self.uniform_rows()))

    def drawn_rows(self) -> Rows:
        """(n_questions,) the rows that were drawn, those for certificates too."""
        return self._rows(drawn for drawn, _ in self._drawn.values())

    def uniform_rows(self, pool_size: int | None = None) -> Rows:
        """Rows that were drawn uniformly; with a size, from the whole pool while it had it."""
        only_certificates = pool_size is not None and pool_size >= self.first_chosen
        return self._rows(
            drawn
            for number, (drawn, draw) in self._drawn.items()
            if not draw.among_flagged
            and pool_size in (None, drawn.pool_size)
            and (number in self.certificate_questions or not only_certificates)
        )

    def _rows(self, questions: Iterator[DrawnQuestion]) -> Rows:
        return np.array([row_of(drawn.item_id) for drawn in questions], dtype=np.intp)


def packed(draw: ExamDraw, proof: RunningProof | None) -> StoredDraw:
    """A draw as it is stored; no bits where nothing is flagged."""
    return StoredDraw(
        proof_id=proof.number if proof else None,
        available=draw.available,
        available_flagged=draw.available_flagged,
        flagged_share=draw.flagged_share,
        among_flagged=draw.among_flagged,
        reserve=len(draw.flagged),
        flagged=np.packbits(draw.flagged).tobytes() if draw.flagged.any() else b"",
    )


def unpacked(stored: StoredDraw) -> ExamDraw:
    """A draw as it was before it was stored."""
    bits = np.unpackbits(np.frombuffer(stored.flagged, np.uint8))[: stored.reserve]
    flagged = np.zeros(stored.reserve, dtype=np.bool_)
    flagged[: len(bits)] = bits > 0
    return ExamDraw(
        flagged,
        stored.available,
        stored.available_flagged,
        stored.flagged_share,
        bool(stored.among_flagged),
    )
