"""What an undo did, and which cards have undone an answer already."""

from __future__ import annotations

from dataclasses import dataclass

from storage import Store
from storage.records import AnnotatorId, Claim, Question, QuestionToken


@dataclass(frozen=True)
class Undo:
    """What an undo did.

    taken: whether an answer was taken back, now or by the same card before. question: the open
    question after it; None if there is none.
    """

    taken: bool
    question: Question | None


class UsedUndoButtons:
    """The last card of each annotator whose button has undone an answer."""

    def __init__(self, store: Store):
        self._store = store
        self._used: dict[AnnotatorId, int] = {}

    def add(self, annotator: AnnotatorId, shown: int | None) -> None:
        """The card with this token has undone an answer; None for a command."""
        if shown is not None:
            self._used[annotator] = shown

    def discard(self, annotator: AnnotatorId) -> None:
        """The annotator has given an answer, which the same card may undo."""
        self._used.pop(annotator, None)

    async def has(self, annotator: AnnotatorId, shown: int | None, claim: Claim | None) -> bool:
        """Whether the card with this token has undone the last answer.

        After a restart this follows from the database: the card's question is unanswered, although
        another one is open.
        """
        if shown is None:
            return False
        if self._used.get(annotator) == shown:
            return True
        if claim is None:
            return False
        stored = await self._store.questions.with_token(QuestionToken(shown))
        return stored is None or (stored.id != claim.question_id and stored.answer is None)
