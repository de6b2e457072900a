"""An undo takes back the newest answer and asks its item again."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.records import AnnotatorId, ItemId, NewItem, QuestionId
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
    async with await Store.open(path) as store:
        await store.items.add(NewItem(f"text {i}", None, "here") for i in range(1, 10))
        await store.people.set_owners([100, 200], NOW)
        await store.model_log.add_feature_fit("chars", ItemId(9), "a test")
        yield store


async def test_an_undo_removes_the_newest_answer_and_asks_the_item_again(store: Store) -> None:
    kept, taken = await answered(store, 3), await answered(store, 4)
    await answered(store, 5, annotator=BOB)

    undone = await store.questions.undo(ANN, "undo", NOW + 3, NOW + 9)

    assert undone is not None
    assert undone.question is not None
    assert (undone.taken, undone.question.item_id, undone.question.open) == (taken, 4, True)
    assert (undone.question.why, undone.question.expires_at) == ("undo", NOW + 9)
    assert undone.answer_id == await store.questions.last_answer_id()
    assert set(await choices(store)) == {kept, QuestionId(3)}
    assert (await get(store, taken)).answer is None
    (claim,) = await store.questions.claims(NOW + 3)
    assert claim.question_id == undone.question.id


async def test_a_second_undo_removes_the_answer_before(store: Store) -> None:
    first, second = await answered(store, 3), await answered(store, 4)

    undone = [await store.questions.undo(ANN, f"undo {i}", NOW, NOW + 1) for i in range(3)]

    assert [step and step.taken for step in undone] == [second, first, None]
    assert await choices(store) == {}
    (claim,) = await store.questions.claims(NOW)
    assert claim.item_id == 3


async def test_a_repeated_tap_undoes_once(store: Store) -> None:
    first, _ = await answered(store, 3), await answered(store, 4)

    once = await store.questions.undo(ANN, "undo", NOW, NOW + 1)
    twice = await store.questions.undo(ANN, "undo", NOW, NOW + 1)

    assert once is not None
    assert twice is not None
    assert (once.taken, once.question) == (twice.taken, twice.question)
    assert (once.new, twice.new) == (True, False)
    assert await choices(store) == {first: "spam"}


async def test_concurrent_undo_taps_remove_one_answer_each(store: Store) -> None:
    for item in range(1, 6):
        await answered(store, item)

    await asyncio.gather(
        *(store.questions.undo(ANN, f"undo {i % 3}", NOW, NOW + 1) for i in range(9))
    )

    assert len(await choices(store)) == 2
    assert len(await store.questions.claims(NOW)) == 1


async def test_an_answer_after_an_undo_can_be_undone(store: Store) -> None:
    await answered(store, 3)
    again = await store.questions.undo(ANN, "first undo", NOW, NOW + 1)
    assert again is not None
    assert again.question is not None
    await store.questions.answer(again.question.id, "no_spam", None, NOW)

    undone = await store.questions.undo(ANN, "second undo", NOW, NOW + 1)

    assert undone is not None
    assert undone.question is not None
    assert (undone.taken, undone.question.item_id) == (again.question.id, 3)


async def test_an_undo_removes_an_answer_with_all_its_revisions(store: Store) -> None:
    question = await answered(store, 3)
    await store.questions.answer(question, "no_spam", None, NOW)

    undone = [await store.questions.undo(ANN, None, NOW, NOW + 1) for _ in range(2)]

    assert [step is None for step in undone] == [False, True]
    assert await choices(store) == {}


async def test_without_answers_there_is_nothing_to_undo(store: Store) -> None:
    await ask(store, 3)
    await answered(store, 4, annotator=BOB)

    assert await store.questions.undo(ANN, "undo", NOW, NOW + 1) is None
    assert len(await store.questions.claims(NOW)) == 1
    assert len(await choices(store)) == 1


async def test_an_undone_question_can_be_answered_again(store: Store) -> None:
    question = await answered(store, 3)
    await store.questions.undo(ANN, "undo", NOW, NOW + 1)

    added = await store.questions.answer(question, "spam", "an old button", NOW)

    assert added.new
    assert await choices(store) == {question: "spam"}
