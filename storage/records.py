"""What the store gives back: frozen facts, never cursors or rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

ItemId = NewType("ItemId", int)
AnnotatorId = NewType("AnnotatorId", int)
QuestionId = NewType("QuestionId", int)
AnswerId = NewType("AnswerId", int)

Label = Literal["spam", "no_spam"]
Choice = Literal["spam", "no_spam", "unsure", "skip"]
Role = Literal["owner", "curator", "annotator"]
Why = Literal["uncertainty", "cold_start", "exam", "undo", "second", "gold"]

# A message that this many people were unsure of tells nobody anything: it is set aside.
UNSURE_LIMIT = 2

# A clock may be put back by so many seconds, as it is set right now and then, without consequence.
CLOCK_SLACK = 60.0

# Seconds.
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class NewItem:
    """A text to be kept, with the label that came with it, and where it stood."""

    text: str
    label: Label | None
    where: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that came with another label than the one it already has; the first one stays."""

    where: str
    has: Label
    came: Label


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed."""

    new_items: int
    new_labels: int
    known: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Item:
    id: ItemId
    text: str


@dataclass(frozen=True, slots=True)
class GivenLabel:
    """A known label: it came with a file, or an owner or a curator said so."""

    id: int
    item_id: ItemId
    label: Label


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
    """A word on whether somebody's answers count: of the estimate, or of an owner."""

    id: int
    annotator_id: AnnotatorId
    counts: bool
    said_by: Literal["estimate", "owner"]
    reliability: float | None
    answers_learnt: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """What an item's answers say together; through: the newest of them."""

    item_id: ItemId
    label: Label
    posterior: float
    through: AnswerId


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often somebody is right, with its interval, each in [0, 1], from so many answers."""

    annotator_id: AnnotatorId
    estimate: float
    low: float
    high: float
    answers: int


@dataclass(frozen=True, slots=True)
class AnnotatorActivity:
    """What the memory knows of one annotator's work.

    answers: standing, skips apart; last_day: of the last 24 hours; hasty: given faster than the
    time asked about; gold: known messages answered, and how many of them rightly.
    """

    annotator_id: AnnotatorId
    telegram_id: int | None
    role: Role
    answers: int
    last_day: int
    hasty: int
    gold: int
    gold_right: int


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


@dataclass(frozen=True, slots=True)
class Question:
    """An item put to one annotator; `answer` is what stands, None when nothing does."""

    id: QuestionId
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
    """An open question: the item is with this annotator until then."""

    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    expires_at: float
    asked_at: float = 0.0

    def holds(self, now: float) -> bool:
        """Whether it is in force.

        One from the future is not: the clock was put back, and it might last for days.
        """
        return self.asked_at - CLOCK_SLACK <= now < self.expires_at


@dataclass(frozen=True, slots=True)
class CurrentAnswer:
    """An answer that stands: the newest revision of its question, not taken back."""

    answer_id: AnswerId
    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    choice: Choice


@dataclass(frozen=True, slots=True)
class AddedAnswer:
    """What adding an answer did; `new` is False when the fact was already there."""

    answer_id: AnswerId
    new: bool


@dataclass(frozen=True, slots=True)
class UndoneAnswer:
    """The fact that takes an answer back, whose answer that was, and the question asked again.

    question is None when the item is with somebody else by now; new is False when the same tap
    came before.
    """

    answer_id: AnswerId
    taken: QuestionId
    item_id: ItemId
    question: Question | None
    new: bool


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One fact of the log: an answer, a revision, or the undoing of one."""

    answer_id: AnswerId
    question_id: QuestionId
    item_id: ItemId
    annotator_id: AnnotatorId
    choice: Choice | Literal["undone"]
    answered_at: float


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """A row of an export: the label that stands, who said so last and when, the frozen score,
    and what all answers together make the probability of spam."""

    text: str
    label: Label | None
    score: float | None
    annotator: AnnotatorId | None
    answered_at: float | None
    posterior: float | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """Where the campaign stands; `left` may still be asked, the rest is labelled or set aside."""

    items: int
    labels: int
    spam: int
    no_spam: int
    given: int
    left: int
    answers: int
    annotators: int
    open_questions: int
