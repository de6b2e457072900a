"""Ids, labels and rows that the store returns, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

ItemId = NewType("ItemId", int)
AnnotatorId = NewType("AnnotatorId", int)
QuestionId = NewType("QuestionId", int)
AnswerId = NewType("AnswerId", int)
# A random number that stands for a question in buttons.
QuestionToken = NewType("QuestionToken", int)

Label = Literal["spam", "no_spam"]
Choice = Literal["spam", "no_spam", "unsure", "skip"]
Role = Literal["owner", "curator", "annotator"]
NoticeKind = Literal["dominant", "doubtful", "alike"]
Why = Literal["uncertainty", "cold_start", "exam", "undo", "second", "gold", "requested"]

# An item that this many annotators were unsure about is not asked again.
UNSURE_LIMIT = 2

# Seconds by which the clock may be set back without ending claims.
CLOCK_SLACK = 60.0

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class NewItem:
    """A text to import, its label, its place in the file, its other columns as JSON."""

    text: str
    label: Label | None
    where: str
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that was imported with another label than it has; the first label is kept."""

    where: str
    has: Label
    came: Label


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed.

    known: texts of before; repeats: rows that repeat one of it; replaced: labels that were another
    one before.
    """

    new_items: int
    new_labels: int
    known: int
    repeats: int
    conflicts: tuple[Conflict, ...]
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    id: ItemId
    text: str


@dataclass(frozen=True, slots=True)
class GivenLabel:
    """A known label, imported or given by an owner or a curator; None: it was taken back."""

    id: int
    item_id: ItemId
    label: Label | None


@dataclass(frozen=True, slots=True)
class Annotator:
    id: AnnotatorId
    telegram_id: int | None
    role: Role
    paused: bool
    card: int | None
    language: str | None
    quiet: bool
    cheer: bool
    utc_offset: int | None
    remind_hour: int | None
    placeholder: int | None = None
    telegram_language: str | None = None

    @property
    def languages(self) -> tuple[str | None, str | None]:
        """The codes of their language, the preferred one first: the chosen one, Telegram's."""
        return self.language, self.telegram_language


@dataclass(frozen=True, slots=True)
class Invite:
    id: int
    role: Role
    uses: int
    used: int
    expires_at: float


@dataclass(frozen=True, slots=True)
class Group:
    """A Telegram group whose members may label."""

    id: int
    telegram_id: int


@dataclass(frozen=True, slots=True)
class Trust:
    """A decision of the estimate, or of an owner, whether an annotator's answers count."""

    id: int
    annotator_id: AnnotatorId
    counts: bool
    said_by: Literal["estimate", "owner"]
    reliability: float | None
    answers_learnt: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """The aggregated label of an item. posterior: of spam, in [0, 1]; through: newest answer."""

    item_id: ItemId
    label: Label
    posterior: float
    through: AnswerId


@dataclass(frozen=True, slots=True)
class Reliability:
    """How informative an annotator's answers are, estimated from this many of them; in [0, 1].

    estimate: sensitivity + specificity - 1, at least 0; low, high: its 95 % interval. sensitivity,
    specificity: share of spam, and of other items, labelled correctly; None if not estimated.
    errs_alike: the label that they give to one kind of items, as some others do, where everybody
    else gives the opposite; None if they do not.
    """

    annotator_id: AnnotatorId
    estimate: float
    low: float
    high: float
    answers: int
    sensitivity: float | None = None
    specificity: float | None = None
    errs_alike: Label | None = None


@dataclass(frozen=True, slots=True)
class AnnotatorActivity:
    """Counts of one annotator's answers.

    answers: current ones without skips; last_day: those of the last 24 hours; hasty: those given
    within the time asked about; gold, gold_right: answers to items with a known label. access:
    whether they may label, or why not.
    """

    annotator_id: AnnotatorId
    telegram_id: int | None
    role: Role
    answers: int
    last_day: int
    hasty: int
    gold: int
    gold_right: int
    access: Literal["active", "revoked", "forgotten", "left"] = "active"


@dataclass(frozen=True, slots=True)
class SelectedQuestion:
    """A question with everything that decided its selection.

    probability: of drawing this item, where it was drawn at random.
    `…_learnt`: the last fact in the model; `…_known`: the last fact that limited the choice.
    """

    id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    why: Why
    score: float | None
    probability: float | None
    answers_learnt: int
    given_learnt: int
    trust_learnt: int
    feature_fit_id: int
    answers_known: int
    given_known: int
    trust_known: int
    pool_size: int
    rules_version: int
    asked_at: float
    expires_at: float
    closed_at: float | None = None
    withdrawals_known: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """An item put to one annotator; `answer` is the current one, None if there is none."""

    id: QuestionId
    token: QuestionToken
    item_id: ItemId
    text: str
    annotator_id: AnnotatorId
    why: Why
    score: float | None
    asked_at: float
    expires_at: float
    open: bool
    answer: Choice | None


@dataclass(frozen=True, slots=True)
class Claim:
    """An open question: nobody else is asked its item until it is answered or expires."""

    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    expires_at: float
    asked_at: float = 0.0

    def holds(self, now: float) -> bool:
        """Whether it is in force; not one of the future, as the clock was set back for days."""
        return self.asked_at - CLOCK_SLACK <= now < self.expires_at


@dataclass(frozen=True, slots=True)
class CurrentAnswer:
    """The newest revision of the answer to a question, unless it was undone."""

    answer_id: AnswerId
    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    choice: Choice


@dataclass(frozen=True, slots=True)
class AddedAnswer:
    """An added answer; `new` is False when it was there already."""

    answer_id: AnswerId
    new: bool


@dataclass(frozen=True, slots=True)
class UndoneAnswer:
    """An undo: its own id, the question whose answer is undone, and the repeated question.

    question: None when another annotator is being asked the item; new: False for a repeated tap.
    """

    answer_id: AnswerId
    taken: QuestionId
    item_id: ItemId
    question: Question | None
    new: bool


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """An entry of the log: an answer, a revision, or an undo."""

    answer_id: AnswerId
    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    choice: Choice | Literal["undone"]
    answered_at: float
