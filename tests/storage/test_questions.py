"""Questions are claims with an end; answers are facts that are only added."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.records import AnnotatorId, Choice, ItemId, NewItem, QuestionId
from tests.support.new_databases import new_database
from tests.support.stored_questions import answered, ask, choices, get

NOW = 1_000.0
CLAIM = 10.0
ANN, BOB = AnnotatorId(1), AnnotatorId(2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    """Nine items, and Ann and Bob."""
    await new_database(path)
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"text {i}", None, "here") for i in range(1, 10))
        await store.people.set_owners([100, 200], NOW)
        await store.model_log.add_feature_fit("chars", ItemId(9), "a test")
        yield store


async def test_a_question_is_a_claim_until_it_expires(store: Store) -> None:
    question = await ask(store, 3)

    (claim,) = await store.questions.claims(NOW + CLAIM - 1)

    assert (claim.question_id, claim.item_id, claim.annotator_id) == (question, 3, ANN)
    assert claim.expires_at == NOW + CLAIM
    assert await store.questions.claims(NOW + CLAIM) == []


async def test_an_answer_ends_the_claim(store: Store) -> None:
    question = await ask(store, 3)

    await store.questions.answer(question, "skip", None, NOW + 1)

    assert await store.questions.claims(NOW + 1) == []
    assert not (await get(store, question)).open


async def test_an_answer_to_a_released_claim_is_kept(store: Store) -> None:
    question = await ask(store, 3)

    await store.questions.release(question, NOW + 1)
    released = await get(store, question)
    await store.questions.answer(question, "spam", None, NOW + 2)

    assert not released.open
    assert await store.questions.claims(NOW + 1) == []
    assert (await get(store, question)).answer == "spam"


async def test_a_new_question_closes_only_the_open_one_of_its_annotator(store: Store) -> None:
    await ask(store, 3)
    bobs = await ask(store, 4, annotator=BOB)

    newer = await ask(store, 5)

    assert [claim.question_id for claim in await store.questions.claims(NOW)] == [bobs, newer]


async def test_a_pause_closes_only_the_open_question(store: Store) -> None:
    await ask(store, 3)
    bobs = await ask(store, 4, annotator=BOB)

    await store.people.pause(ANN, NOW)

    assert [claim.question_id for claim in await store.questions.claims(NOW)] == [bobs]


async def test_a_question_has_its_text_reason_and_score(store: Store) -> None:
    number = await ask(store, 3, score=0.25)

    question = await get(store, number)

    assert (question.text, question.item_id, question.annotator_id) == ("text 3", 3, ANN)
    assert (question.why, question.score, question.asked_at) == ("uncertainty", 0.25, NOW)
    assert (question.expires_at, question.open, question.answer) == (NOW + CLAIM, True, None)
    assert await store.questions.get(QuestionId(77)) is None


async def test_questions_are_counted_by_reason(store: Store) -> None:
    before = await store.questions.counts_by_reason()
    await ask(store, 1, cold=True)
    await ask(store, 2)
    await ask(store, 3, cold=True)

    assert before == {}
    assert await store.questions.counts_by_reason() == {"cold_start": 2, "uncertainty": 1}


async def test_a_repeated_tap_adds_no_answer(store: Store) -> None:
    question = await ask(store, 3)

    first = await store.questions.answer(question, "spam", "tap", NOW)
    again = await store.questions.answer(question, "spam", "tap", NOW + 1)
    after_a_change = await store.questions.answer(question, "no_spam", "other tap", NOW + 2)
    late = await store.questions.answer(question, "spam", "tap", NOW + 3)

    assert (first.new, again.new, after_a_change.new, late.new) == (True, False, True, False)
    assert first.answer_id == again.answer_id == late.answer_id
    assert await choices(store) == {question: "no_spam"}


async def test_a_repeated_choice_adds_no_answer(store: Store) -> None:
    question = await ask(store, 3)

    first = await store.questions.answer(question, "spam", "one tap", NOW)
    again = await store.questions.answer(question, "spam", "another tap", NOW + 1)

    assert (again.new, again.answer_id) == (False, first.answer_id)


async def test_concurrent_taps_add_one_answer_for_each_change(store: Store) -> None:
    question = await ask(store, 3)

    added = await asyncio.gather(
        *(store.questions.answer(question, "spam", f"tap {i % 3}", NOW) for i in range(12))
    )

    assert sum(fact.new for fact in added) == 1
    assert await store.questions.last_answer_id() == 1


async def test_a_changed_answer_is_a_new_revision_and_the_old_one_is_kept(
    store: Store, path: Path
) -> None:
    question = await ask(store, 3)
    said: tuple[Choice, ...] = ("spam", "no_spam", "unsure", "spam")

    for choice in said:
        await store.questions.answer(question, choice, None, NOW)

    assert await choices(store) == {question: "spam"}
    assert history(path) == list(enumerate(said, start=1))


async def test_a_late_answer_is_kept_after_the_item_was_asked_elsewhere(
    store: Store,
) -> None:
    anns = await ask(store, 3)
    bobs = await ask(store, 3, annotator=BOB, now=NOW + CLAIM)

    await store.questions.answer(bobs, "spam", None, NOW + CLAIM + 1)
    late = await store.questions.answer(anns, "no_spam", None, NOW + CLAIM + 2)

    assert late.new
    assert await choices(store) == {bobs: "spam", anns: "no_spam"}


async def test_an_answer_to_no_question_is_refused(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await store.questions.answer(QuestionId(77), "spam", None, NOW)

    assert await store.questions.last_answer_id() == 0


async def test_current_answers_are_in_the_order_in_which_they_were_given(store: Store) -> None:
    first, second = await ask(store, 3), await ask(store, 4, annotator=BOB)
    words: list[tuple[QuestionId, Choice]] = [(first, "spam"), (second, "skip"), (first, "unsure")]
    for question, choice in words:
        await store.questions.answer(question, choice, None, NOW)

    standing = await store.questions.current_answers()

    assert [
        (s.answer_id, s.question_id, s.item_id, s.annotator_id, s.choice) for s in standing
    ] == [
        (2, second, 4, BOB, "skip"),
        (3, first, 3, ANN, "unsure"),
    ]


async def test_answers_can_be_neither_changed_nor_deleted(store: Store, path: Path) -> None:
    question = await answered(store, 3)
    await store.questions.answer(question, "unsure", None, NOW)
    await store.questions.undo(ANN, None, NOW, NOW + 1)

    assert history(path) == [(1, "spam"), (2, "unsure"), (3, "undone")]


async def test_an_annotator_without_a_next_question_is_found(store: Store, path: Path) -> None:
    await store.people.set_owners([100, 200, 300, 400, 500], NOW)
    informed, waiting, paused, cardless, undoing = (p.id for p in await store.people.annotators())
    for annotator in (informed, waiting, paused, undoing):
        await store.people.set_card(annotator, 7)
    for item, annotator in enumerate((informed, paused, cardless, undoing), start=1):
        await answered(store, item, annotator=annotator)
    await ask(store, 8, annotator=waiting)
    await store.people.pause(paused, NOW)
    await store.questions.undo(undoing, None, NOW, NOW + 1)

    assert await store.questions.annotators_without_question() == [informed]


async def test_an_annotator_who_was_never_asked_is_not_found(store: Store) -> None:
    await store.people.set_card(ANN, 7)

    assert await store.questions.annotators_without_question() == []


def history(path: Path) -> list[tuple[int, str]]:
    """Every revision of the one question that was answered, as SQLite has it."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT revision, choice FROM answer ORDER BY id").fetchall()
    finally:
        connection.close()
