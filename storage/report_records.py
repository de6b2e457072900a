"""Rows of exports and counts of reports, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import AnnotatorId, Label, Why


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """A row of an export.

    annotator, answered_at: of the newest label; score: the model's before the answer; posterior:
    probability of spam from all answers; inherited: the label of a near-duplicate; columns: those
    that came with the text, as a JSON object.
    """

    text: str
    label: Label | None
    score: float | None
    annotator: AnnotatorId | None
    answered_at: float | None
    posterior: float | None
    inherited: bool = False
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """given: known labels; left: items that may still be asked; answers: current, skips too."""

    items: int
    labels: int
    spam: int
    no_spam: int
    given: int
    left: int
    answers: int
    annotators: int
    open_questions: int


@dataclass(frozen=True, slots=True)
class DeliveredItem:
    """A message of the delivered set.

    source: where its label comes from, and `left_out` without one. score: the model's, before the
    answer where a person gave the label. why, probability: of the question that was answered.
    """

    item: LabelledItem
    source: str
    why: Why | None
    probability: float | None
