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
    """Counts of items and of answers, in the words of every report.

    items: all messages. settled: those with a label; spam, no_spam: of these. They are answered,
    inherited (near-duplicates of a labelled one), or known (given: by a file, an owner or a
    curator); labels: answered or known. by_machine: the others, once a model can label them in an
    export of every message. left: items that may still be asked. answers: current ones, skips too;
    answers_given: without skips; answers_learnt: labels that a fit learns from, so neither the
    exam's nor those of annotators who are ignored.
    """

    items: int
    settled: int
    answered: int
    inherited: int
    given: int
    labels: int
    spam: int
    no_spam: int
    left: int
    answers: int
    answers_given: int
    answers_learnt: int
    annotators: int
    open_questions: int
    by_machine: int = 0


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
