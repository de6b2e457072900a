"""Near-duplicates are asked as one item, and inherit its label."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.campaign.types import Question
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import Clock, asked, items, opened, people_of
from tests.support.words import own

DUPLICATES = (
    "Win £500 now, call 0800 1",
    "WIN £500 now,  call 0800 2",
    "win £500 now, call 0900 33",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


async def test_near_duplicates_inherit_a_label_and_the_export_marks_them(
    path: Path,
) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items([*DUPLICATES, "see you at lunch"]))
        [ann, *_] = await people_of(campaign)
        seen = []
        while isinstance(question := await campaign.next_question(ann), Question):
            seen.append(question.text)
            said = "spam" if question.text in DUPLICATES else "no_spam"
            await campaign.answer(ann, question.id, said, None)  # type: ignore[arg-type]
        labelled = await campaign.store.items.labelled()
        counts = await campaign.store.items.counts(0.0)

    assert len(seen) == 2
    assert {row.text: row.label for row in labelled} == dict.fromkeys(DUPLICATES, "spam") | {
        "see you at lunch": "no_spam"
    }
    assert [row.inherited for row in labelled if row.text in seen] == [False, False]
    assert sum(row.inherited for row in labelled) == 2
    assert (counts.labels, counts.left) == (2, 0)
    assert counts.settled == counts.items == counts.answered + counts.inherited
    assert counts.settled == counts.spam + counts.no_spam


async def test_near_duplicates_are_never_asked_of_two_annotators_at_once(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items([*DUPLICATES, "see you at lunch"]))
        people = await people_of(campaign)
        first, second = [await asked(campaign, person) for person in people[:2]]
        third = await campaign.next_question(people[2])

    assert sum(question.text in DUPLICATES for question in (first, second)) == 1
    assert not isinstance(third, Question)


async def test_undo_removes_the_inherited_labels(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(list(DUPLICATES)))
        [ann, *_] = await people_of(campaign)
        question = await asked(campaign, ann)
        await campaign.answer(ann, question.id, "spam", None)
        before = len(await campaign.store.items.labelled())
        await campaign.undo(ann, None)

        assert before == 3
        assert await campaign.store.items.labelled() == []


async def test_a_near_duplicate_imported_later_inherits_the_label(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items([DUPLICATES[0]]))
        [ann, *_] = await people_of(campaign)
        question = await asked(campaign, ann)
        await campaign.answer(ann, question.id, "spam", None)

        await campaign.add_items(items(list(DUPLICATES[1:])))

        assert not isinstance(await campaign.next_question(ann), Question)
        labelled = await campaign.store.items.labelled()
        assert [(row.label, row.inherited) for row in labelled] == [
            ("spam", False),
            ("spam", True),
            ("spam", True),
        ]


async def test_near_duplicates_are_all_in_the_exam_or_all_in_training(path: Path) -> None:
    texts = [f"{own(number)} {own(number + 500)} {copy}" for number in range(60) for copy in (1, 2)]
    async with opened(path, Clock(), exam_every=4) as campaign:
        await campaign.add_items(items(texts[:80]))
        [ann, *_] = await people_of(campaign)
        for turn in range(10):
            question = await asked(campaign, ann)
            said = "spam" if turn % 2 else "no_spam"
            await campaign.answer(ann, question.id, said, None)  # type: ignore[arg-type]
        await campaign.add_items(items(texts[80:]))
        state = campaign._state
        reserved = state.snapshot().exam

    assert 0 < reserved.sum() < len(texts)
    assert all(reserved[row] == reserved[row + 1] for row in range(0, len(texts), 2))


async def test_near_duplicates_inherit_imported_labels(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.items.add(
            [NewItem(DUPLICATES[0], "spam", "file"), NewItem(DUPLICATES[1], None, "file")]
        )
    async with opened(path, Clock()) as campaign:
        [ann, *_] = await people_of(campaign)

        nothing = await campaign.next_question(ann)

        assert not isinstance(nothing, Question)
        assert [row.label for row in await campaign.store.items.labelled()] == ["spam", "spam"]
