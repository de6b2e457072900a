"""Imports are listed, labels are replaced, and an import is taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.errors import StoreError, WithdrawnError
from storage.imports import UndoneImport
from storage.migrate import migrations
from storage.records import AnnotatorId, Label, NewItem, QuestionId
from tests.support.new_databases import new_database
from tests.support.questions import ask_question


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    path = tmp_path / "tapwise.db"
    await new_database(path)
    async with await Store.open(path) as opened:
        await opened.people.set_owners([1], 0.0)
        yield opened


def items(*texts: str, label: Label | None = None, columns: str | None = None) -> list[NewItem]:
    return [NewItem(text, label, f"file:{n}", columns) for n, text in enumerate(texts, 1)]


async def labels(store: Store) -> dict[str, str | None]:
    return {item.text: item.label for item in await store.items.labelled()}


async def texts(store: Store) -> list[str]:
    """All texts that are exported."""
    exported = [*await store.items.labelled(), *await store.items.unlabelled()]
    return sorted(item.text for item in exported)


async def ask(store: Store, item: int) -> QuestionId:
    if not await store.model_log.feature_fits():
        await store.model_log.add_feature_fit("words", (await store.items.after(0))[-1].id, "test")
    return await ask_question(store, item, AnnotatorId(1), asked_at=1.0, expires_at=100.0)


async def test_imports_are_listed_with_their_files_and_counts(store: Store) -> None:
    await store.items.add(items("a", "b"), files=["one.txt", "two.csv"])
    await store.items.add(items("a"), files=["again.txt"])
    await store.items.add(items("b", "c", label="spam"), files=["spam.txt"])

    newer, older = await store.imports.summaries()

    assert (older.number, older.files, older.items, older.labels) == (
        1,
        ("one.txt", "two.csv"),
        2,
        0,
    )
    assert (newer.number, newer.files, newer.items, newer.labels) == (2, ("spam.txt",), 1, 2)


async def test_undoing_an_import_withdraws_what_nobody_has_answered(store: Store) -> None:
    await store.items.add(items("old"))
    await store.items.add(items("new", "answered", "known", label="spam"))
    await store.questions.answer(await ask(store, 3), "no_spam", None, 2.0)

    undone = await store.imports.undo(2, 3.0)

    assert undone == UndoneImport(withdrawn=2, stayed=1, labels=3, erased=0)
    assert await texts(store) == ["answered", "old"]
    assert await labels(store) == {"answered": "no_spam"}
    counts = await store.items.counts(4.0)
    assert (counts.items, counts.labels, counts.given, counts.left) == (2, 1, 0, 1)
    assert (await store.imports.summaries())[0].withdrawn == 2


async def test_the_labels_that_an_import_gave_to_older_items_are_taken_back(store: Store) -> None:
    await store.items.add(items("a", "b", "c"))
    await store.items.add(items("a", label="spam"))
    await store.items.add(
        [*items("a", label="no_spam"), *items("b", label="spam")], replace_labels=True
    )
    assert await labels(store) == {"a": "no_spam", "b": "spam"}

    undone = await store.imports.undo(3, 3.0)

    assert (undone.withdrawn, undone.labels) == (0, 2)
    assert await labels(store) == {"a": "spam"}
    assert await texts(store) == ["a", "b", "c"]


async def test_a_label_by_an_owner_stays(store: Store) -> None:
    await store.items.add(items("a", label="spam"))
    await store.trust_log.add_given_label(
        (await store.items.after(0))[0].id, "no_spam", AnnotatorId(1), 2.0
    )

    undone = await store.imports.undo(1, 3.0)

    assert (undone.withdrawn, undone.stayed) == (0, 1)
    assert await labels(store) == {"a": "no_spam"}


async def test_an_undone_import_can_be_imported_again(store: Store) -> None:
    await store.items.add(items("a", "b", label="spam"))
    await store.imports.undo(1, 3.0)

    again = await store.items.add(items("b", "a", label="no_spam"), files=["right.txt"])

    assert (again.new_items, again.new_labels, again.known) == (2, 2, 0)
    assert await labels(store) == {"a": "no_spam", "b": "no_spam"}
    assert [item.id for item in await store.items.after(0)] == [1, 2]
    assert [each.items for each in await store.imports.summaries()] == [2, 0]
    assert (await store.imports.undo(2, 4.0)).withdrawn == 2


async def test_a_number_without_an_import_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"There is no import 7\. tapwise imports lists them\."):
        await store.imports.undo(7, 3.0)


async def test_an_answer_to_a_withdrawn_item_is_refused_and_its_claim_ends(store: Store) -> None:
    await store.items.add(items("a", "b"))
    question = await ask(store, 1)

    await store.imports.undo(1, 3.0)

    assert await store.questions.claims(4.0) == []
    with pytest.raises(WithdrawnError, match="This message was taken back"):
        await store.questions.answer(question, "spam", None, 5.0)
    assert (await store.items.counts(6.0)).answers == 0


async def test_deleted_texts_are_nowhere_in_the_file(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await store.people.set_owners([1], 0.0)
        await store.items.add(items("stays here"))
        await store.items.add(items("a-secret-text", columns='{"author": "a-secret-name"}'))
        await ask(store, 1)
        before = await store.items.digest_chain(2)

        undone = await store.imports.undo(2, 3.0, erase=True)

        assert (undone.withdrawn, undone.erased) == (1, 1)
        assert await store.items.digest_chain(2) != before
        assert [item.text for item in await store.items.after(0)] == ["stays here", ""]
    files = store.path.parent.glob(f"{store.path.name}*")
    assert not any(b"a-secret" in file.read_bytes() for file in files)


async def test_texts_of_an_import_that_was_undone_before_can_be_deleted(store: Store) -> None:
    await store.items.add(items("a", "b"))
    await store.imports.undo(1, 3.0)

    undone = await store.imports.undo(1, 4.0, erase=True)

    assert (undone.withdrawn, undone.erased) == (0, 2)
    assert (await store.items.add(items("a"))).new_items == 1


async def test_a_corrected_file_replaces_labels_of_files_and_of_answers(store: Store) -> None:
    await store.items.add([*items("file", label="spam"), *items("answered", "other")])
    await store.questions.answer(await ask(store, 2), "spam", None, 2.0)

    corrected = items("file", "answered", "other", label="no_spam")
    done = await store.items.add(corrected, replace_labels=True)

    assert (done.new_labels, done.replaced, done.conflicts) == (1, 2, ())
    assert set((await labels(store)).values()) == {"no_spam"}
    again = await store.items.add(corrected, replace_labels=True)
    assert (again.new_labels, again.replaced) == (0, 0)


async def test_a_dry_run_counts_and_changes_nothing(store: Store) -> None:
    await store.items.add(items("a"))

    done = await store.items.add(items("a", "b", "b", label="spam"), dry_run=True)

    assert (done.new_items, done.new_labels, done.known, done.repeats) == (1, 2, 1, 1)
    assert await texts(store) == ["a"]
    assert len(await store.imports.summaries()) == 1


async def test_other_columns_are_kept_once_and_exported(store: Store) -> None:
    await store.items.add(items("a"))
    await store.items.add(items("a", columns='{"id": "7"}'))
    await store.items.add([*items("a", columns='{"id": "8"}'), *items("b", columns='{"id": 9}')])

    exported = {item.text: item.columns for item in await store.items.unlabelled()}

    assert {text: json.loads(columns or "") for text, columns in exported.items()} == {
        "a": {"id": "7"},
        "b": {"id": 9},
    }


async def test_items_and_labels_of_an_older_version_belong_to_their_imports(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    steps = migrations()
    place = next(n for n, step in enumerate(steps) if "CREATE TABLE file_import" in step)
    file = sqlite3.connect(path)
    for step in steps[:place]:
        file.executescript(step)
    file.executescript(
        f"""
        INSERT INTO item VALUES (1, 'a', randomblob(16), 100.0), (2, 'b', randomblob(16), 500.0);
        INSERT INTO given_label VALUES (1, 1, 'spam', 100.5, NULL), (2, 2, 'spam', 900.0, NULL);
        PRAGMA user_version = {place};"""
    )
    file.close()

    async with await Store.open(path) as store:
        found = [(each.number, each.items, each.labels) for each in await store.imports.summaries()]
        assert await labels(store) == {"a": "spam", "b": "spam"}

    assert found == [(3, 0, 1), (2, 1, 0), (1, 1, 1)]
