"""Items and what stands about them: each text once, the first label stays, all or nothing."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.learning.cold_start import LABELS_PER_CLASS
from storage import Store
from storage.items import LABELS_OF_A_MODEL
from storage.records import (
    AnnotatorId,
    Choice,
    Conflict,
    Imported,
    ItemId,
    Label,
    NewItem,
    QuestionId,
)
from storage.staging import digest
from tests.support.new_databases import new_database
from tests.support.questions import ask_question

NOW = 1_000.0


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    path = tmp_path / "tapwise.db"
    await new_database(path)
    async with await Store.open(path) as store:
        yield store


# Import


async def test_items_are_numbered_from_one_in_the_order_of_the_file(store: Store) -> None:
    await store.items.add(items("b", "a", "c"))
    await store.items.add(items("a", "d", "b", "e"))

    assert [(item.id, item.text) for item in await store.items.after(0)] == [
        (1, "b"),
        (2, "a"),
        (3, "c"),
        (4, "d"),
        (5, "e"),
    ]
    assert [item.text for item in await store.items.after(3)] == ["d", "e"]


async def test_a_repeated_text_is_kept_once(store: Store) -> None:
    imported = await store.items.add(items("a", "b", "a", "a"))

    assert imported == Imported(new_items=2, new_labels=0, known=0, repeats=2, conflicts=())


@pytest.mark.parametrize(
    "texts",
    [
        ("a", "A", "a ", " a", "a\n", "a\x00", "а"),
        ("\N{LATIN SMALL LETTER E WITH ACUTE}", "e\N{COMBINING ACUTE ACCENT}"),
        ("", " ", "\x00", "\ufeff", "\U0010ffff"),
    ],
)
async def test_texts_that_differ_anywhere_are_two_items(
    store: Store, texts: tuple[str, ...]
) -> None:
    imported = await store.items.add(items(*texts))

    assert imported.new_items == len(texts)
    assert [item.text for item in await store.items.after(0)] == list(texts)


async def test_the_same_file_again_changes_nothing(store: Store) -> None:
    file = [*items("a", "b"), *items("c", label="spam"), *items("a", label="no_spam")]
    await store.items.add(file)
    before = await everything(store)

    again = await store.items.add(file)

    assert again == Imported(new_items=0, new_labels=0, known=3, repeats=1, conflicts=())
    assert await everything(store) == before


async def test_a_known_text_gets_a_label_imported_later(store: Store) -> None:
    await store.items.add(items("a", "b"))

    imported = await store.items.add(items("b", label="spam"))

    assert imported == Imported(new_items=0, new_labels=1, known=1, repeats=0, conflicts=())
    assert await labels(store) == {"b": "spam"}


async def test_the_first_label_is_kept_and_a_conflict_is_reported_with_its_place(
    store: Store,
) -> None:
    await store.items.add(items("a", label="spam"))
    second = [
        NewItem("a", "no_spam", "second.txt:1"),
        NewItem("new", "no_spam", "second.txt:2"),
        NewItem("a", "spam", "second.txt:3"),
        NewItem("new", "spam", "second.txt:4"),
    ]

    imported = await store.items.add(second)

    assert imported.conflicts == (
        Conflict("second.txt:1", has="spam", came="no_spam"),
        Conflict("second.txt:4", has="no_spam", came="spam"),
    )
    assert await labels(store) == {"a": "spam", "new": "no_spam"}


async def test_an_answer_is_kept_when_a_file_disagrees(store: Store) -> None:
    await store.items.add(items("a"))
    await store.questions.answer(await ask(store, 1), "no_spam", None, NOW)

    imported = await store.items.add(items("a", label="spam"))

    assert imported.new_labels == 0
    assert imported.conflicts == (Conflict("a.txt:1", has="no_spam", came="spam"),)
    assert await labels(store) == {"a": "no_spam"}


async def test_the_number_of_reported_conflicts_is_limited(store: Store) -> None:
    texts = [str(i) for i in range(3_000)]
    await store.items.add(items(*texts, label="spam"))

    imported = await store.items.add(items(*texts, label="no_spam"))

    assert len(imported.conflicts) == 1_000
    assert imported.conflicts[0] == Conflict("0.txt:1", has="spam", came="no_spam")


@pytest.mark.parametrize("good_rows", [0, 1, 7_000])
async def test_a_file_that_ends_with_an_error_leaves_nothing(store: Store, good_rows: int) -> None:
    await store.items.add(items("known"))
    before = await everything(store)

    with pytest.raises(OSError, match="the disk went away"):
        await store.items.add(breaking_off(good_rows))

    assert await everything(store) == before
    assert (await store.items.add(items("afterwards"))).new_items == 1


async def test_progress_counts_every_row(store: Store) -> None:
    progress: list[int] = []

    await store.items.add(items(*map(str, range(12_000))), progress.append)

    assert progress == sorted(progress)
    assert (progress[-1], len(progress) > 1) == (12_000, True)


async def test_an_empty_file_is_imported(store: Store) -> None:
    assert await store.items.add([]) == Imported(0, 0, 0, 0, ())


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(max_size=3))
def test_different_texts_have_different_digests(text: str, more: str) -> None:
    assert (digest(text) == digest(text + more)) == (more == "")
    assert len(digest(text)) == 16


# What stands


async def test_the_newest_known_label_overrides_all_answers(
    store: Store,
) -> None:
    await store.items.add(items("a", label="spam"))
    question = await ask(store, 1)

    await store.questions.answer(question, "no_spam", None, NOW)
    labelled = await store.items.labelled()
    await store.trust_log.add_given_label(ItemId(1), "no_spam", AnnotatorId(1), NOW)

    assert [(row.text, row.label, row.annotator) for row in labelled] == [("a", "spam", None)]
    assert [
        (row.label, row.annotator, row.answered_at) for row in await store.items.labelled()
    ] == [("no_spam", 1, NOW)]


async def test_the_newest_label_of_several_annotators_counts(store: Store) -> None:
    await store.items.add(items("a"))
    first, second, third = [await ask(store, 1, annotator=number) for number in (1, 2, 3)]

    await store.questions.answer(second, "spam", None, NOW)
    await store.questions.answer(first, "no_spam", None, NOW + 1)
    await store.questions.answer(third, "unsure", None, NOW + 2)

    assert await labels(store) == {"a": "no_spam"}


async def test_labels_come_in_the_order_of_import_with_the_score_of_the_question(
    store: Store,
) -> None:
    await store.items.add([*items("a"), *items("b", label="spam"), *items("c", "d")])
    await say(store, 3, "spam", score=0.25)
    await say(store, 1, "no_spam", score=0.25)

    rows = await store.items.labelled()

    assert [(row.text, row.label, row.score) for row in rows] == [
        ("a", "no_spam", 0.25),
        ("b", "spam", None),
        ("c", "spam", 0.25),
    ]
    assert [row.text for row in await store.items.unlabelled()] == ["d"]


async def test_given_labels_come_in_their_own_order(store: Store) -> None:
    await store.items.add(items("a", "b", "c"))
    await store.items.add(items("c", "a", label="spam"))

    given_labels = await store.items.given_after(0)

    assert [(label.id, label.item_id) for label in given_labels] == [(1, 3), (2, 1)]
    assert await store.items.given_after(1) == given_labels[1:]


async def test_an_empty_campaign_counts_nothing(store: Store) -> None:
    counts = await store.items.counts(NOW)

    assert (counts.items, counts.labels, counts.left, counts.answers) == (0, 0, 0, 0)
    assert (counts.annotators, counts.open_questions) == (0, 0)


async def test_counts_follow_the_campaign(store: Store) -> None:
    await store.items.add([*items(*"abcdef"), *items("g", label="spam")])
    await say(store, 1, "spam")
    await say(store, 2, "no_spam")
    await say(store, 3, "unsure")
    await say(store, 3, "unsure", annotator=2)
    await say(store, 4, "unsure")
    await say(store, 5, "skip", annotator=2)
    await ask(store, 6, annotator=1)

    counts = await store.items.counts(NOW)

    assert (counts.items, counts.given) == (7, 1)
    assert (counts.labels, counts.spam, counts.no_spam) == (3, 2, 1)
    assert counts.left == len(["d", "e", "f"])
    assert (counts.answers, counts.annotators) == (6, 2)
    assert counts.open_questions == 1
    assert (await store.items.counts(NOW + 99)).open_questions == 0


async def test_what_a_model_learns_and_labels_is_in_the_same_record(store: Store) -> None:
    await store.items.add([*items(*"abcdefg"), *items("x", "y", "z", label="no_spam")])
    await store.model_log.reserve_for_exam([ItemId(7)], 10)
    for item in (1, 2, 7):
        await say(store, item, "spam")
    await say(store, 1, "spam", annotator=2)
    await say(store, 4, "unsure", annotator=2)

    few = await store.items.counts(NOW)
    await say(store, 3, "spam")
    enough = await store.items.counts(NOW)

    assert LABELS_OF_A_MODEL == LABELS_PER_CLASS
    assert (few.settled, few.answers_given, few.answers_learnt, few.by_machine) == (6, 5, 3, 0)
    assert (enough.settled, enough.answers_learnt, enough.by_machine) == (7, 4, 3)
    await store.model_log.end_exam()
    assert (await store.items.counts(NOW)).answers_learnt == 5


async def test_answers_by_annotator_leave_out_skips_and_undone_answers(store: Store) -> None:
    await store.items.add(items(*"abcd"))
    choices: list[Choice] = ["spam", "unsure", "skip", "no_spam"]
    for item, choice in enumerate(choices, start=1):
        await say(store, item, choice)
    await store.questions.undo(AnnotatorId(1), None, NOW, NOW + 1)

    assert await store.items.answers_by_annotator() == [(AnnotatorId(1), 2)]


def items(*texts: str, label: Label | None = None) -> list[NewItem]:
    return [NewItem(text, label, f"{text}.txt:1") for text in texts]


def breaking_off(good_rows: int) -> Iterator[NewItem]:
    yield from items("known", *map(str, range(good_rows)), label="spam")
    raise OSError("the disk went away")


async def labels(store: Store) -> dict[str, Label | None]:
    return {row.text: row.label for row in await store.items.labelled()}


async def everything(store: Store) -> list[object]:
    return [
        await store.items.after(0),
        await store.items.given_after(0),
        await store.items.labelled(),
        await store.items.unlabelled(),
    ]


async def ask(
    store: Store, item: int, *, annotator: int = 1, score: float | None = None
) -> QuestionId:
    """Claim an item for annotator 1, 2 … for ten seconds."""
    if len(await store.people.annotators()) < annotator:
        await store.people.set_owners(range(1, annotator + 1), NOW)
    if not await store.model_log.feature_fits():
        await store.model_log.add_feature_fit("chars", ItemId(1), "a test")
    return await ask_question(
        store, item, AnnotatorId(annotator), asked_at=NOW, expires_at=NOW + 10, score=score
    )


async def say(
    store: Store, item: int, choice: Choice, *, annotator: int = 1, score: float | None = None
) -> None:
    question = await ask(store, item, annotator=annotator, score=score)
    await store.questions.answer(question, choice, None, NOW)
