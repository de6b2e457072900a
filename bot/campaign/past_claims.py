"""How long each question held its item, from the log."""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import AnnotatorId, AnswerEvent, Claim, QuestionId, SelectedQuestion


class PastClaims:
    """The claims of a campaign's questions.

    An answer, and the annotator's next question, end a claim where they come in the log, not at
    their time: two events can have the same time. Only a release has no other place than its time.
    """

    def __init__(self, asked: Sequence[SelectedQuestion], log: Sequence[AnswerEvent]) -> None:
        # The first answer to each question.
        self._answered_at = {event.question_id: event.answered_at for event in reversed(log)}
        self._replaced_at: dict[QuestionId, float] = {}
        newest: dict[AnnotatorId, QuestionId] = {}
        for question in asked:
            if (before := newest.get(question.annotator_id)) is not None:
                self._replaced_at[before] = question.asked_at
            newest[question.annotator_id] = question.id

    def of(self, question: SelectedQuestion) -> Claim:
        """The claim of this question, until it expired or was released."""
        closed_at, expires_at = question.closed_at, question.expires_at
        others = (self._answered_at.get(question.id), self._replaced_at.get(question.id))
        if closed_at is not None and closed_at not in others:
            expires_at = min(expires_at, closed_at)
        return Claim(
            question.id, question.item_id, question.annotator_id, expires_at, question.asked_at
        )
