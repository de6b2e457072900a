"""Several processes read and write one database."""

import asyncio
import sys
from pathlib import Path

import pytest

from storage import Store
from storage.records import Choice, NewItem
from tests.support.database_files import a_question

NOW = 1_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


async def test_an_import_is_visible_completely_or_not_at_all(path: Path) -> None:
    async with await Store.open(path) as store:
        items = [NewItem(f"text {i}", "spam", "here") for i in range(12_000)]
        importing = asyncio.create_task(store.items.add(items))
        seen = set()
        while not importing.done():
            counts = await store.items.counts(NOW)
            seen.add((counts.items, counts.labels))
        await importing

        counts = await store.items.counts(NOW)

    assert seen <= {(0, 0), (12_000, 12_000)}
    assert (counts.items, counts.labels) == (12_000, 12_000)


async def test_own_writes_leave_the_version_and_those_of_others_change_it(path: Path) -> None:
    async with await Store.open(path) as store, await Store.open(path) as other:
        before = await store.data_version()
        await store.people.set_owners([1], NOW)
        after_own = await store.data_version()
        await other.people.set_owners([2], NOW)

        assert after_own == before
        assert await store.data_version() != before


async def test_an_import_changes_the_version_for_the_store_that_made_it(path: Path) -> None:
    async with await Store.open(path) as store:
        before = await store.data_version()

        await store.items.add([NewItem("a", None, "here")])

        assert await store.data_version() != before


IMPORTING = """
import asyncio, sys
from pathlib import Path
from storage import Store
from storage.staging import digest
from storage.migrate import migrations, statements
from storage.records import NewItem

async def main():
    async with await Store.open(Path(sys.argv[1]), create=False) as store:
        for part in range(10):
            await store.items.add(NewItem(f"theirs {part} {i}", None, "there") for i in range(500))

asyncio.run(main())
"""


async def test_another_process_imports_while_answers_are_added(path: Path) -> None:
    async with await Store.open(path) as store:
        question = await a_question(store)
        importing = await asyncio.create_subprocess_exec(sys.executable, "-c", IMPORTING, str(path))
        ended = asyncio.create_task(importing.wait())
        said = 0
        while not ended.done() or said < 50:
            words: list[Choice] = ["spam", "no_spam"]
            said += (await store.questions.answer(question, words[said % 2], None, NOW)).new

        counts = await store.items.counts(NOW)
        facts = await store.questions.answer_log()

    assert (ended.result(), counts.items) == (0, 5_001)
    assert [fact.answer_id for fact in facts] == list(range(1, said + 1))
    assert said >= 50
