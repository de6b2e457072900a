"""Two snapshots are the same only if all that is aggregated from them is."""

from __future__ import annotations

import numpy as np
import pytest

from bot.campaign.exam_state import packed
from bot.campaign.state import PoolState
from bot.learning.evaluation.exam_draws import ExamDraw
from storage.exam_log import DrawnQuestion
from storage.records import ItemId, QuestionId
from tests.support.states import BOB, Event, answer_event, state_of


@pytest.mark.parametrize("later", [("skip",), ("unsure", "undone"), ("spam", "undone")])
def test_another_round_number_of_answers_is_another_fit(later: tuple[Event, ...]) -> None:
    """Models are fitted to the votes among the first 5 answers, then among the first 10."""
    state = with_votes(9 - len(later))
    add(state, *later)
    before = state.snapshot()

    add(state, "skip")

    assert np.array_equal(state.snapshot().votes, before.votes)
    assert not state.snapshot().same(before)


@pytest.mark.parametrize("later", [("skip",), ("unsure", "undone"), ("spam", "undone")])
def test_answers_that_are_no_votes_leave_the_fit_as_it_is(later: tuple[Event, ...]) -> None:
    state = with_votes(6)
    before = state.snapshot()

    add(state, *later)

    assert state.snapshot().same(before)


def test_another_draw_for_the_exam_gives_other_chances() -> None:
    state = with_votes(3)
    state.reserve([ItemId(15), ItemId(16)])
    state.exam.record(drawn(20, 15))
    before = state.snapshot()

    state.exam.record(drawn(21, 16))

    assert before.same(before)
    assert not state.snapshot().same(before)


def with_votes(count: int) -> PoolState:
    """Twenty items, and a vote on each of the first."""
    state = state_of(20)
    for number in range(1, count + 1):
        state.add_answer(answer_event(number, question=number, item=number, choice="spam"))
    return state


def add(state: PoolState, *choices: Event) -> None:
    """Add answers of Bob to one question."""
    for choice in choices:
        state.add_answer(
            answer_event(state.answers + 1, question=30, item=20, choice=choice, annotator=BOB)
        )


def drawn(question: int, item: int) -> DrawnQuestion:
    draw = ExamDraw(np.zeros(2, dtype=np.bool_), 2, 0, 0.0)
    return DrawnQuestion(QuestionId(question), ItemId(item), 20, packed(draw, None))
