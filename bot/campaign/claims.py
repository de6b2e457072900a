"""Open questions in memory: each annotator holds at most one item."""

from __future__ import annotations

from bot.campaign.numbering import row_of
from storage.records import AnnotatorId, Claim, QuestionId


class Claims:
    """The newest claim of each annotator, expired ones included."""

    def __init__(self) -> None:
        self._claims: dict[AnnotatorId, Claim] = {}

    def add(self, claim: Claim) -> None:
        """Record a claim; it replaces the annotator's older one."""
        self._claims[claim.annotator_id] = claim

    def of(self, annotator: AnnotatorId, now: float) -> Claim | None:
        """What this annotator is being asked now; None if nothing, or if the claim expired."""
        claim = self._claims.get(annotator)
        return claim if claim and claim.holds(now) else None

    def release(self, annotator: AnnotatorId) -> None:
        """End the claim of this annotator."""
        self._claims.pop(annotator, None)

    def close(self, question: QuestionId) -> None:
        """End the claim on this question, as it was answered."""
        remaining = (c for c in self._claims.values() if c.question_id != question)
        self._claims = {claim.annotator_id: claim for claim in remaining}

    def keep_only(self, questions: set[QuestionId]) -> None:
        """End all claims but those on these questions."""
        remaining = (c for c in self._claims.values() if c.question_id in questions)
        self._claims = {claim.annotator_id: claim for claim in remaining}

    def rows_of_others(self, annotator: AnnotatorId, now: float) -> list[int]:
        """The rows that other annotators are being asked now."""
        claims = self._claims.values()
        return [row_of(c.item_id) for c in claims if c.holds(now) and c.annotator_id != annotator]

    def holders(self, now: float) -> list[AnnotatorId]:
        """The annotators who are being asked something."""
        return [who for who, claim in self._claims.items() if claim.holds(now)]
