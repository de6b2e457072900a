"""The state of the pool: the same facts in any order, and who may be asked what."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from bot.campaign.numbering import item_of, row_of
from bot.campaign.state import PoolState
from storage.records import (
    AnswerEvent,
    Choice,
    Claim,
    GivenLabel,
    ItemId,
    QuestionId,
)
from tests.support.states import (
    ANN,
    BOB,
    CLAIM,
    CYD,
    EVENTS,
    EVERYONE,
    NOW,
    Event,
    answer_event,
    everything_in,
    labels,
    rows,
    state_of,
)


def test_every_annotator_may_be_asked_every_item_of_a_new_pool() -> None:
    state = state_of(3)

    assert rows(state.allowed(ANN, NOW)) == [0, 1, 2]
    assert rows(state.unlabelled()) == [0, 1, 2]


def test_a_label_closes_an_item_for_every_annotator() -> None:
    state = state_of(4)

    state.add_known_labels([GivenLabel(1, ItemId(2), "spam")])
    state.add_answer(answer_event(1, question=1, item=4, choice="no_spam"))

    assert rows(state.allowed(ANN, NOW)) == rows(state.allowed(BOB, NOW)) == [0, 2]
    assert labels(state) == {1: True, 3: False}


@pytest.mark.parametrize("choice", ["unsure", "skip"])
def test_an_item_answered_without_a_label_is_asked_of_others_only(choice: Choice) -> None:
    state = state_of(2)

    state.add_answer(answer_event(1, question=1, item=1, choice=choice))

    assert rows(state.allowed(ANN, NOW)) == [1]
    assert rows(state.allowed(BOB, NOW)) == [0, 1]


def test_an_item_that_two_annotators_are_unsure_of_is_set_aside() -> None:
    state = state_of(2)

    state.add_answer(answer_event(1, question=1, item=1, choice="unsure"))
    state.add_answer(answer_event(2, question=2, item=1, choice="unsure", annotator=BOB))

    assert rows(state.allowed(CYD, NOW)) == [1]
    assert labels(state) == {}


def test_two_unsure_answers_of_one_annotator_and_a_skip_set_nothing_aside() -> None:
    state = state_of(2)

    state.add_answer(answer_event(1, question=1, item=1, choice="unsure"))
    state.add_answer(answer_event(2, question=2, item=1, choice="unsure"))
    state.add_answer(answer_event(3, question=3, item=1, choice="skip", annotator=BOB))

    assert rows(state.allowed(CYD, NOW)) == [0, 1]


def test_a_label_counts_although_two_annotators_are_unsure() -> None:
    state = state_of(1)
    for question, annotator in enumerate((ANN, BOB), start=1):
        state.add_answer(
            answer_event(question, question=question, item=1, choice="unsure", annotator=annotator)
        )

    state.add_answer(answer_event(3, question=3, item=1, choice="spam", annotator=CYD))

    assert labels(state) == {0: True}


def test_a_claimed_item_is_asked_of_nobody_else_until_the_claim_expires() -> None:
    state = state_of(2)

    state.claims.add(Claim(QuestionId(1), ItemId(1), ANN, NOW + CLAIM))

    assert rows(state.allowed(ANN, NOW)) == [0, 1]
    assert rows(state.allowed(BOB, NOW)) == [1]
    assert rows(state.allowed(BOB, NOW + CLAIM)) == [0, 1]
    assert state.claims.of(ANN, NOW) is not None
    assert state.claims.of(ANN, NOW + CLAIM) is None


def test_a_new_claim_an_answer_and_a_pause_end_the_old_claim() -> None:
    state = state_of(3)

    state.claims.add(Claim(QuestionId(1), ItemId(1), ANN, NOW + CLAIM))
    state.claims.add(Claim(QuestionId(2), ItemId(2), ANN, NOW + CLAIM))
    after_a_new_one = rows(state.allowed(BOB, NOW))
    state.add_answer(answer_event(1, question=2, item=2, choice="skip"))
    after_an_answer = rows(state.allowed(BOB, NOW))
    state.claims.add(Claim(QuestionId(3), ItemId(3), ANN, NOW + CLAIM))
    state.claims.release(ANN)

    assert (after_a_new_one, after_an_answer) == ([0, 2], [0, 1, 2])
    assert rows(state.allowed(BOB, NOW)) == [0, 1, 2]
    assert state.claims.of(ANN, NOW) is None


def test_a_late_answer_does_not_end_the_newer_claim() -> None:
    state = state_of(2)
    state.claims.add(Claim(QuestionId(2), ItemId(2), ANN, NOW + CLAIM))

    state.add_answer(answer_event(1, question=1, item=1, choice="spam"))

    claim = state.claims.of(ANN, NOW)
    assert claim is not None
    assert claim.question_id == 2


def test_undo_opens_the_item_for_every_annotator() -> None:
    state = state_of(2)
    state.add_answer(answer_event(1, question=1, item=1, choice="spam"))

    state.add_answer(answer_event(2, question=1, item=1, choice="undone"))

    assert rows(state.allowed(ANN, NOW)) == rows(state.allowed(BOB, NOW)) == [0, 1]
    assert labels(state) == {}
    assert state.answers == 2


def test_undo_restores_the_earlier_label() -> None:
    state = state_of(2)
    state.add_answer(answer_event(1, question=1, item=1, choice="no_spam"))
    state.add_answer(answer_event(2, question=2, item=1, choice="spam", annotator=BOB))
    found = [labels(state)]

    for answer, question, annotator in ((3, 2, BOB), (4, 1, ANN)):
        undone = answer_event(
            answer, question=question, item=1, choice="undone", annotator=annotator
        )
        state.add_answer(undone)
        found.append(labels(state))

    assert found == [{0: True}, {0: False}, {}]


def test_a_known_label_overrides_answers_and_older_known_labels() -> None:
    state = state_of(1)
    state.add_answer(answer_event(1, question=1, item=1, choice="no_spam"))

    state.add_known_labels([GivenLabel(1, ItemId(1), "spam")])
    known = labels(state)
    state.add_answer(answer_event(2, question=2, item=1, choice="no_spam", annotator=BOB))
    state.add_known_labels([GivenLabel(2, ItemId(1), "no_spam")])

    assert (known, labels(state)) == ({0: True}, {0: False})
    assert state.known_labels()[0].tolist() == [0]


def test_a_changed_answer_replaces_the_first() -> None:
    state = state_of(1)
    found = []

    words: list[Event] = ["spam", "no_spam", "unsure", "spam"]
    for answer, choice in enumerate(words, start=1):
        state.add_answer(answer_event(answer, question=1, item=1, choice=choice))
        found.append(labels(state))

    assert found == [{0: True}, {0: False}, {}, {0: True}]


def test_exam_items_are_asked_separately_and_train_nothing_until_the_exam_ends() -> None:
    state = state_of(4)
    state.reserve([ItemId(2), ItemId(3)])
    state.add_answer(answer_event(1, question=1, item=1, choice="spam"))
    state.add_answer(answer_event(2, question=2, item=2, choice="no_spam"))
    allowed = rows(state.allowed(BOB, NOW)), rows(state.allowed(BOB, NOW, exam=True))
    snapshot = state.snapshot()
    learnt = [row for row in snapshot.votes[:, 0].tolist() if not snapshot.exam[row]]

    state.end_exam()

    assert (allowed, learnt) == (([3], [2]), [0])
    assert rows(state.allowed(BOB, NOW)) == [2, 3]
    assert rows(state.allowed(BOB, NOW, exam=True)) == []
    assert state.snapshot().votes[:, 0].tolist() == [0, 1]
    assert not state.snapshot().exam.any()


def test_the_reason_for_no_question_is_given() -> None:
    state = PoolState()
    reasons = [state.why_nothing(ANN, NOW)]
    state.add_items(1)

    state.claims.add(Claim(QuestionId(1), ItemId(1), BOB, NOW + CLAIM))
    reasons.append(state.why_nothing(ANN, NOW))
    state.add_answer(answer_event(1, question=2, item=1, choice="skip"))
    reasons.append(state.why_nothing(ANN, NOW))
    state.add_answer(answer_event(2, question=1, item=1, choice="spam", annotator=BOB))
    reasons.append(state.why_nothing(ANN, NOW))

    assert reasons == ["empty", "elsewhere", "seen", "done"]


def test_new_items_change_nothing_for_the_old_ones() -> None:
    state = state_of(2)
    state.reserve([ItemId(2)])
    state.add_answer(answer_event(1, question=1, item=1, choice="spam"))

    state.add_items(5)

    assert rows(state.allowed(ANN, NOW)) == [2, 3, 4]
    assert rows(state.allowed(ANN, NOW, exam=True)) == [1]
    assert state.snapshot().pool_size == 5


@given(st.integers(1, 10**6))
def test_item_ids_and_rows_convert_both_ways(number: int) -> None:
    assert item_of(row_of(ItemId(number))) == number


@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_facts_of_different_questions_does_not_matter(seed: int) -> None:
    rng = default_rng(seed)
    facts, given_labels = random_facts(rng, items=6, questions=12)
    in_order, shuffled = state_of(6), state_of(6)

    in_order.add_known_labels(given_labels)
    for fact in facts:
        in_order.add_answer(fact)
    for fact in interleaved(rng, facts):
        shuffled.add_answer(fact)
    shuffled.add_known_labels(given_labels[i] for i in rng.permutation(len(given_labels)))

    assert everything_in(shuffled, NOW) == everything_in(in_order, NOW)


def random_facts(
    rng: Generator, *, items: int, questions: int
) -> tuple[list[AnswerEvent], list[GivenLabel]]:
    """Random answers, changed and undone ones, and known labels of some items."""
    asked = [(int(rng.integers(1, items + 1)), EVERYONE[rng.integers(3)]) for _ in range(questions)]
    facts = []
    for answer in range(1, 3 * questions):
        question = int(rng.integers(questions))
        item, annotator = asked[question]
        choice = EVENTS[rng.integers(len(EVENTS))]
        facts.append(
            answer_event(
                answer, question=question + 1, item=item, choice=choice, annotator=annotator
            )
        )
    labelled = rng.choice(items, size=items // 3, replace=False)
    return facts, [
        GivenLabel(number, ItemId(int(row) + 1), "spam" if rng.random() < 0.5 else "no_spam")
        for number, row in enumerate(labelled, start=1)
    ]


def interleaved(rng: Generator, facts: list[AnswerEvent]) -> Iterator[AnswerEvent]:
    """The same facts in another order, except within a question."""
    waiting: dict[QuestionId, list[AnswerEvent]] = {}
    for fact in facts:
        waiting.setdefault(fact.question_id, []).append(fact)
    while waiting:
        question = list(waiting)[rng.integers(len(waiting))]
        yield waiting[question].pop(0)
        if not waiting[question]:
            del waiting[question]
