"""What the owners are notified of once: doubtful annotators, and one who gives most answers."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.owner_notices import Dominance
from bot.campaign.types import AnnotatorId, Reliability
from bot.campaign.watcher import WatchHandlers
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import Clock, asked, items, opened, people_of, texts, truth
from tests.support.crowds import answer_one, answer_rounds, ignore, open_crowd


class Owner:
    """An owner who may be away, and the notices that have reached this owner."""

    def __init__(self) -> None:
        self.is_there = True
        self.doubtful: list[AnnotatorId] = []
        self.dominant: list[Dominance] = []
        self.excluded: list[AnnotatorId] = []

    async def on_excluded(self, found: Reliability) -> bool:
        if self.is_there:
            self.excluded.append(found.annotator_id)
        return self.is_there

    async def on_doubtful(self, found: Reliability) -> bool:
        if self.is_there:
            self.doubtful.append(found.annotator_id)
        return self.is_there

    async def on_dominant(self, found: Dominance) -> bool:
        if self.is_there:
            self.dominant.append(found)
        return self.is_there

    async def check(self, campaign: Campaign) -> None:
        handlers = WatchHandlers(
            ignore,
            on_excluded=self.on_excluded,
            on_doubtful=self.on_doubtful,
            on_dominant=self.on_dominant,
        )
        await campaign.watcher.check(handlers)


async def answer_not_spam(campaign: Campaign, who: AnnotatorId) -> None:
    question = await asked(campaign, who)
    await campaign.answer(who, question.id, "no_spam", None)


async def add_known(campaign: Campaign) -> None:
    """Twenty known messages of each label."""
    some = texts(200, seed=9)
    for label in ("spam", "no_spam"):
        chosen = [text for text in some if truth(text) == label][:20]
        await campaign.add_items(NewItem(text, label, "known") for text in chosen)


@dataclass(frozen=True)
class CrowdWithLiar:
    """A database in which the liar was excluded after forty rounds of four annotators."""

    path: Path
    liar: AnnotatorId


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CrowdWithLiar:
    return asyncio.run(_crowd_with_liar(tmp_path_factory.mktemp("liar") / "tapwise.db"))


@pytest.fixture
def excluded(made: CrowdWithLiar, path: Path) -> CrowdWithLiar:
    """A copy of it; nobody has been notified yet."""
    shutil.copytree(made.path.parent, path.parent, dirs_exist_ok=True)
    return CrowdWithLiar(path, made.liar)


async def _crowd_with_liar(path: Path) -> CrowdWithLiar:
    async with await Store.open(path) as store:
        await store.items.add(items(texts(150)))
    async with open_crowd(path, Clock(), 4) as (campaign, people):
        await answer_rounds(campaign, people, 40, people[-1])
        assert [each.annotator_id for each in campaign.annotators.newly_excluded] == people[-1:]
        return CrowdWithLiar(path, people[-1])


async def test_the_owner_is_asked_once_where_an_exclusion_would_leave_too_few(
    filled: Path, clock: Clock
) -> None:
    owner = Owner()
    async with open_crowd(filled, clock, 2, gold_every=5) as (campaign, [ann, eve]):
        await add_known(campaign)
        for _ in range(35):
            await answer_one(campaign, ann)
            await answer_not_spam(campaign, eve)
            await campaign.reports.progress(ann)
        assert campaign.annotators.newly_excluded == []
        assert set(campaign.annotators.doubtful) == {eve}

        owner.is_there = False
        await owner.check(campaign)
        owner.is_there = True
        for _ in range(3):
            await owner.check(campaign)
            await answer_not_spam(campaign, eve)
            await campaign.reports.progress(ann)
        assert owner.doubtful == [eve]

    async with opened(filled, clock, people=1, gold_every=5, policy="adaptive") as campaign:
        for _ in range(6):
            await answer_not_spam(campaign, eve)
            await campaign.reports.progress(ann)
            await owner.check(campaign)
        assert set(campaign.annotators.doubtful) == {eve}
        assert owner.doubtful == [eve]


async def test_an_owners_decision_on_a_doubtful_annotator_is_final(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 2, gold_every=5) as (campaign, [ann, eve]):
        await add_known(campaign)
        for _ in range(35):
            await answer_one(campaign, ann)
            await answer_not_spam(campaign, eve)
            await campaign.reports.progress(ann)
        await campaign.review.trust(eve, counts=True)
        owner = Owner()

        for _ in range(8):
            await answer_not_spam(campaign, eve)
            await campaign.reports.progress(ann)
            await owner.check(campaign)

        assert owner.doubtful == []
        assert campaign.annotators.doubtful == {}
        report = {m.work.annotator_id: m for m in (await campaign.review.report()).members}
        assert report[eve].counts
        assert report[eve].standing == "vouched"


async def test_the_owner_is_notified_once_of_an_annotator_with_more_than_half_of_the_answers(
    filled: Path, clock: Clock
) -> None:
    owner = Owner()
    async with open_crowd(filled, clock, 3) as (campaign, [ann, bob, eve]):
        for who, count in ((ann, 5), (bob, 5), (eve, 29)):
            for _ in range(count):
                await answer_one(campaign, who)
        await owner.check(campaign)
        assert owner.dominant == []  # 39 answers are too few to judge by

        await answer_one(campaign, eve)
        await owner.check(campaign)
        await owner.check(campaign)

        assert owner.dominant == [Dominance(eve, 0.75)]
    async with opened(filled, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)
        assert len(owner.dominant) == 1


async def test_nobody_is_dominant_among_two_or_with_half_of_the_answers(
    filled: Path, clock: Clock
) -> None:
    owner = Owner()
    async with open_crowd(filled, clock, 3) as (campaign, [ann, bob, eve]):
        for who, count in ((ann, 20), (eve, 30)):
            for _ in range(count):
                await answer_one(campaign, who)
        await owner.check(campaign)
        for _ in range(10):
            await answer_one(campaign, bob)
        await owner.check(campaign)

        assert owner.dominant == []


async def test_owners_and_those_they_vouch_for_are_not_called_dominant(
    filled: Path, clock: Clock
) -> None:
    owner = Owner()
    async with open_crowd(filled, clock, 2) as (campaign, [ann, bob]):
        boss = (await people_of(campaign))[0]
        for who, count in ((ann, 5), (bob, 5), (boss, 40)):
            for _ in range(count):
                await answer_one(campaign, who)
        await owner.check(campaign)
        for _ in range(60):
            await answer_one(campaign, bob)
        await campaign.review.trust(bob, counts=True)
        await owner.check(campaign)

        assert owner.dominant == []


async def test_the_notice_of_an_exclusion_survives_a_restart_until_it_is_delivered(
    excluded: CrowdWithLiar, clock: Clock
) -> None:
    owner = Owner()
    owner.is_there = False
    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)

    owner.is_there = True
    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)
        await owner.check(campaign)
        assert owner.excluded == [excluded.liar]

    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)
        assert owner.excluded == [excluded.liar]


async def test_an_owner_who_decides_needs_no_notice_of_the_exclusion(
    excluded: CrowdWithLiar, clock: Clock
) -> None:
    owner = Owner()
    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        await campaign.review.trust(excluded.liar, counts=True)

        await owner.check(campaign)

    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)
    assert owner.excluded == []


async def test_a_notice_that_is_slow_to_arrive_does_not_hold_up_the_watcher(
    excluded: CrowdWithLiar, clock: Clock
) -> None:
    owner, arrives = Owner(), asyncio.Event()

    async def deliver(found: Reliability) -> bool:
        await arrives.wait()
        return await owner.on_excluded(found)

    async with opened(excluded.path, clock, people=1, policy="adaptive") as campaign:
        for _ in range(2):
            await campaign.watcher.check(WatchHandlers(ignore, on_excluded=deliver))
        before = list(owner.excluded)
        arrives.set()
        await owner.check(campaign)

    assert before == []
    assert owner.excluded == [excluded.liar]
