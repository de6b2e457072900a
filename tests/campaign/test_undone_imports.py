"""What an undone import changes while people label, and what replay can check afterwards."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.campaign import Nothing
from bot.campaign.exam_progress import read_exam_progress
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.state import PoolState
from bot.campaign.withdrawn_items import WithdrawnItems
from storage import Store
from storage.imports import Withdrawal
from storage.records import AnnotatorId, GivenLabel, ItemId, NewItem
from tests.support.campaigns import Clock, items, label, opened, people_of, texts

RULES = SelectionRules(exam_every=5, gold_every=0, policy="single", majority=3)


async def test_what_an_undone_import_brought_is_never_asked_again(tmp_path: Path) -> None:
    clock, path = Clock(), tmp_path / "tapwise.db"
    async with opened(path, clock, people=1) as campaign:
        await campaign.add_items(items(texts(20)))
        await campaign.add_items(items([f"withdrawn number {n} {'x' * n}" for n in range(20)]))
        [who] = await people_of(campaign)
        await label(campaign, who, 6)

        await campaign.store.imports.undo(2, clock())
        await campaign.refresh()

        asked = []
        while not isinstance(question := await campaign.next_question(who), Nothing):
            asked.append(question.text)
            await campaign.answer(who, question.id, "no_spam", None)
        assert asked
        assert not [text for text in asked if text.startswith("withdrawn")]


async def test_labels_of_an_undone_import_are_unlearnt(tmp_path: Path) -> None:
    clock, path = Clock(), tmp_path / "tapwise.db"
    async with opened(path, clock, people=1) as campaign:
        await campaign.add_items(items(texts(20)))
        [who] = await people_of(campaign)
        await label(campaign, who, 10)
        before = (await campaign.training.current()).scores
        assert before is not None
        await campaign.add_items([NewItem("hello lunch home", "spam", "wrong.txt:1")])
        await campaign.training.current()

        await campaign.store.imports.undo(2, clock())
        await campaign.refresh()

        after = (await campaign.training.current()).scores
        assert after is not None
        assert abs(after[:20] - before).max() < 1e-6


async def test_replay_agrees_before_and_after_an_undone_import(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    await labelled_with_an_undone_import(path)

    async with await Store.open(path) as store:
        found = await replay(store, "weights", RULES)

    assert (found.questions, found.erased, found.differences) == (20, (), ())


async def test_replay_names_the_questions_that_deleted_texts_had_decided(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    await labelled_with_an_undone_import(path, erase=True)

    async with await Store.open(path) as store:
        found = await replay(store, "weights", RULES)

    assert found.erased == tuple(range(5, 13))
    assert found.differences == ()


async def labelled_with_an_undone_import(path: Path, *, erase: bool = False) -> None:
    """Four questions, an import, eight questions, it is undone, eight questions."""
    clock = Clock()
    async with opened(path, clock, people=1, exam_every=5) as campaign:
        [who] = await people_of(campaign)
        for number, count in enumerate((4, 8, 8)):
            if number == 2:
                await campaign.store.imports.undo(2, clock(), erase=erase)
                await campaign.refresh()
            else:
                await campaign.add_items(items(texts(30, seed=number)))
            for _ in range(count):
                clock.now += 1
                await label(campaign, who, 1)


async def test_a_running_campaign_makes_its_features_again_without_deleted_texts(
    tmp_path: Path,
) -> None:
    clock, path = Clock(), tmp_path / "tapwise.db"
    async with opened(path, clock, people=1, features="words") as campaign:
        await campaign.add_items(items(["qqqqqqqq zzzzzzzz"]))
        await campaign.add_items(items(texts(20)))
        [who] = await people_of(campaign)
        await campaign.training.current()
        folder = path.with_name("tapwise.db.pool")
        assert any(b"qqqq" in file.read_bytes() for file in folder.iterdir())

        await campaign.store.imports.undo(1, clock(), erase=True)
        await campaign.refresh()

        assert not any(b"qqqq" in file.read_bytes() for file in folder.iterdir())
        await label(campaign, who, 3)


async def test_the_exam_has_no_withdrawn_items(tmp_path: Path) -> None:
    async with opened(tmp_path / "tapwise.db", Clock(), people=1, exam_every=5) as campaign:
        await campaign.add_items(items(texts(60)))
        before = await read_exam_progress(campaign.store, "single")
        await campaign.add_items(items(texts(60, seed=1)))

        await campaign.store.imports.undo(2, 1_000.0)

        assert before.items > 0
        assert await read_exam_progress(campaign.store, "single") == before


def test_a_withdrawn_item_that_comes_again_may_be_asked() -> None:
    state, who = PoolState(), AnnotatorId(1)
    state.add_items(3)

    state.withdrawn.update([Withdrawal(1, ItemId(2), True)])
    assert state.allowed(who, 0.0).tolist() == [True, False, True]

    state.withdrawn.update([Withdrawal(2, ItemId(2), False)])
    assert state.allowed(who, 0.0).tolist() == [True, True, True]


def test_a_pool_of_withdrawn_items_is_done() -> None:
    state = PoolState()
    state.add_items(1)
    state.withdrawn.update([Withdrawal(1, ItemId(1), True)])

    assert state.why_nothing(AnnotatorId(1), 0.0) == "done"


def test_withdrawals_of_items_that_are_not_read_yet_wait() -> None:
    withdrawn = WithdrawnItems()
    withdrawn.update([Withdrawal(1, ItemId(5), True)])

    assert withdrawn.present(3).all()
    assert not withdrawn.present(5)[4]


def test_a_known_label_that_was_taken_back_is_unknown() -> None:
    state = PoolState()
    state.add_items(2)

    state.add_known_labels([GivenLabel(1, ItemId(1), "spam"), GivenLabel(2, ItemId(1), None)])

    assert state.labels == {}
    assert state.allowed(AnnotatorId(1), 0.0).all()
