"""A large import is read in portions, and people label the first while the rest is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.duplicate_rows import representatives
from bot.campaign.ingest import Reading, prepare
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.watcher import WatchHandlers
from bot.pool.manifest import folder_of, read_manifest
from storage import Store
from storage.records import AnnotatorId
from tests.support.campaigns import Clock, items, opened, people_of, texts, truth
from tests.support.watched import came
from tests.support.words import own

TEXTS = [f"{text} {own(number)}" for number, text in enumerate(texts(90))]
# Copies in later portions of messages of the first one.
COPIES = [f"{text} ." for text in TEXTS[:10]]
ALL = TEXTS + COPIES
MEANING = "views+meaning"
RULES: dict[str, Any] = {"exam_every": 3, "policy": "adaptive", "gold_every": 0}


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with a hundred new messages."""
    path = tmp_path / "tapwise.db"
    async with await Store.open(path) as store:
        await store.items.add(items(ALL))
    return path


async def nobody(_: AnnotatorId) -> None:
    """Nobody waits for work."""


async def known(campaign: Campaign) -> int:
    return campaign.reports.figures().items


async def notice(campaign: Campaign) -> int:
    """Let the watcher read what it can; how many items are known then."""
    await campaign.watcher.check(WatchHandlers(nobody))
    return await known(campaign)


async def label(campaign: Campaign, count: int) -> list[int]:
    """The owner answers questions; their items."""
    who, *_ = await people_of(campaign)
    asked = []
    for _ in range(count):
        question = await campaign.next_question(who)
        assert not isinstance(question, Nothing)
        asked.append(int(question.item_id))
        await campaign.answer(who, question.id, truth(question.text), None)
    return asked


async def test_the_first_portion_is_asked_while_the_rest_is_read(path: Path) -> None:
    sizes, steps = [], set()

    def progress(what: str, done: int, of: int) -> None:
        steps.add((what, of))

    reading = Reading(20, progress)
    async with opened(path, Clock(), reading=reading, people=1, **RULES) as campaign:
        sizes.append(await known(campaign))
        asked = await label(campaign, 5)
        while sizes[-1] < len(ALL):
            await campaign.watcher.check(WatchHandlers(nobody))
            sizes.append(await known(campaign))
            await label(campaign, 3)

    assert max(asked) <= 20
    assert sizes == [20, 40, 80, 100]
    assert {of for _, of in steps} == {20, 40, 80, 100}


async def test_portions_find_the_same_near_duplicates_as_all_at_once(
    path: Path, tmp_path: Path
) -> None:
    async with await Store.open(tmp_path / "other.db") as other:
        await other.items.add(items(ALL))
        await prepare(other, "words", lambda *_: None)
        at_once = await representatives(other, len(ALL))

    async with opened(path, Clock(), reading=Reading(20), people=1) as campaign:
        await campaign.refresh()
        in_portions = await representatives(campaign.store, len(ALL))

    assert in_portions.tolist() == at_once.tolist()
    assert (in_portions[len(TEXTS) :] < 10).all()


async def test_questions_that_were_asked_meanwhile_are_replayed_without_a_difference(
    path: Path,
) -> None:
    async with opened(path, Clock(), reading=Reading(20), people=1, **RULES) as campaign:
        for _ in range(5):
            await label(campaign, 6)
            await campaign.watcher.check(WatchHandlers(nobody))
    async with await Store.open(path) as store:
        sizes = {question.pool_size for question in await store.questions.asked()}
        found = await replay(store, "weights", SelectionRules(**RULES))

    assert len(sizes) >= 4
    assert found.questions == 30
    assert found.differences == ()


async def test_the_meaning_of_all_messages_is_used_amid_the_portions(path: Path) -> None:
    async with opened(
        path, Clock(), reading=Reading(20), people=1, features=MEANING, **RULES
    ) as campaign:
        await label(campaign, 6)
        await campaign.meaning.wait()
        sizes = []
        for _ in range(3):
            sizes.append(await notice(campaign))
            await label(campaign, 6)
        fits = await campaign.store.model_log.feature_fits()
        found = await replay(campaign.store, "weights", SelectionRules(**RULES))

    assert sizes == [40, 80, 100]
    assert [(fit.features, fit.through) for fit in fits] == [
        ("views", 20),
        (MEANING, 40),
        (MEANING, 80),
    ]
    assert (found.questions, found.differences) == (24, ())


async def test_portions_of_a_later_import_come_once_its_meaning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    async with opened(
        path, Clock(), reading=Reading(20), people=1, features=MEANING, **RULES
    ) as campaign:
        await campaign.add_items(items(ALL[:20]))
        await campaign.meaning.wait()
        await notice(campaign)
        await campaign.store.items.add(items(ALL[20:]))
        sizes = [await notice(campaign)]
        await label(campaign, 6)
        await campaign.meaning.wait()
        for _ in range(3):
            sizes.append(await notice(campaign))
            await label(campaign, 6)
        found = await replay(campaign.store, "weights", SelectionRules(**RULES))

    assert sizes == [20, 40, 80, 100]
    assert (found.questions, found.differences) == (24, ())


async def test_a_message_of_a_watched_group_comes_once_amid_the_portions(tmp_path: Path) -> None:
    path, group, text = tmp_path / "tapwise.db", -100_1, f"see you at lunch {own(200)}"
    async with opened(path, Clock(), reading=Reading(10), people=1) as campaign:
        await campaign.add_items(items(ALL[:10]))
        await campaign.harvest.begin(group, None, None)
        await campaign.harvest.announced(group, 1)
        await campaign.store.items.add(items(ALL[10:]))
        campaign.harvest.offer(group, 2, 7, text)
        await campaign.harvest.settle()
        size = await notice(campaign)
        campaign.harvest.offer(group, 3, 7, f"{text} !")
        await campaign.harvest.settle()

    assert size == 20
    assert list(came(path)) == [text]


async def test_a_message_that_copies_an_exam_message_trains_nothing_and_is_not_asked(
    path: Path,
) -> None:
    async with opened(path, Clock(), reading=Reading(20), people=1, **RULES) as campaign:
        await campaign.refresh()
        exam = {int(each.item_id) for each in await campaign.store.model_log.exam_items()}
        copies = {len(TEXTS) + number for number in exam if number <= 10}
        asked = set(await label(campaign, 60))
        trained = campaign.training.newest
        assert trained is not None

    assert copies
    assert not {copy + 1 for copy in copies} & asked
    assert not {*trained.labels.rows.tolist()} & {number - 1 for number in exam | copies}


async def test_old_and_new_portions_are_sampled_alike_for_the_exam(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    many = [own(number) for number in range(1_600)]
    async with await Store.open(path) as store:
        await store.items.add(items(many))
    async with opened(path, Clock(), reading=Reading(200), people=1, exam_every=3) as campaign:
        await campaign.refresh()
        exam = [int(item.item_id) for item in await campaign.store.model_log.exam_items()]

    assert len(exam) == 240  # 15 %, as of all at once
    portions = ((0, 200), (200, 400), (400, 800), (800, 1_600))
    assert [sum(a < item <= b for item in exam) for a, b in portions] == [30, 30, 60, 120]


async def test_a_start_amid_the_portions_knows_what_may_have_been_asked(path: Path) -> None:
    async with opened(path, Clock(), reading=Reading(20), people=1, **RULES) as campaign:
        await campaign.watcher.check(WatchHandlers(nobody))
        await label(campaign, 10)
    async with opened(path, Clock(), reading=Reading(20), people=1, **RULES) as campaign:
        again = await known(campaign)
        await label(campaign, 5)
        await campaign.refresh()
        assert await known(campaign) == len(ALL)

    assert again == 40


async def test_what_is_delivered_is_complete(path: Path) -> None:
    async with opened(path, Clock(), reading=Reading(20), people=1, **RULES) as campaign:
        before = await known(campaign)
        delivered, _ = await campaign.deliver()

    assert (before, len(delivered)) == (20, len(ALL))


async def test_the_features_are_chosen_for_all_messages_not_for_the_first(path: Path) -> None:
    async with opened(path, Clock(), reading=Reading(20), people=1, features="auto") as campaign:
        chosen = campaign.reports.features

    assert chosen is not None
    assert chosen.through == 20
    assert "100" in chosen.why


@pytest.mark.parametrize("features", ["words", MEANING])
async def test_what_an_import_prepared_is_not_computed_again(path: Path, features: str) -> None:
    async with await Store.open(path) as store:
        await prepare(store, features, lambda *_: None)
        grouped = await store.duplicate_groups.grouped_through()
        manifest = read_manifest(folder_of(path))

    steps: list[str] = []
    reading = Reading(20, lambda what, done, of: steps.append(what))
    async with opened(path, Clock(), reading=reading, people=1, features=features) as campaign:
        size = await known(campaign)

    assert manifest is not None
    assert (grouped, manifest.items, size) == (100, 100, 100)
    assert steps == []
