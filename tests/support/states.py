"""Pool states for tests: three annotators, and answers as the log has them."""

from typing import Final, Literal, TypeAlias

import numpy as np

from bot.campaign.state import PoolState
from bot.learning.arrays import Mask
from storage.records import (
    AnnotatorId,
    AnswerEvent,
    AnswerId,
    Choice,
    ItemId,
    QuestionId,
)

ANN, BOB, CYD = (AnnotatorId(number) for number in (1, 2, 3))

EVERYONE = (ANN, BOB, CYD)

NOW = 1_000.0

CLAIM = 10.0


Event: TypeAlias = Choice | Literal["undone"]

CHOICES: Final[list[Choice]] = ["spam", "no_spam", "unsure", "skip"]

EVENTS: Final[list[Event]] = [*CHOICES, "undone"]


def state_of(size: int) -> PoolState:
    state = PoolState()
    state.add_items(size)
    return state


def answer_event(
    answer: int, *, question: int, item: int, choice: Event, annotator: AnnotatorId = ANN
) -> AnswerEvent:
    return AnswerEvent(AnswerId(answer), QuestionId(question), ItemId(item), annotator, choice, NOW)


def rows(mask: Mask) -> list[int]:
    return [int(row) for row in np.flatnonzero(mask)]


def labels(state: PoolState) -> dict[int, bool]:
    """The current label of each labelled row, True for spam."""
    return dict(sorted(state.labels.items()))


def everything_in(state: PoolState, now: float) -> list[object]:
    """Everything that a state says, now and after every claim has expired."""
    moments = (now, now + CLAIM / 2, now + CLAIM)
    return [
        (state.size, state.answers, state.given, labels(state), rows(state.unlabelled())),
        [rows(state.allowed(person, moment)) for person in EVERYONE for moment in moments],
        [state.answer_counts[person] for person in EVERYONE],
        [state.claims.of(person, moment) for person in EVERYONE for moment in moments],
        [state.why_nothing(person, moment) for person in EVERYONE for moment in moments],
    ]
