"""Messages of watched groups: kept by the sampling rule, within the limit, and the exam's share."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.evaluation.certificate_proof import CertificateGoal
from tests.support.campaigns import Clock, items, label, opened, people_of, texts
from tests.support.watched import came
from tests.support.words import own

GROUP = -100_1


async def watched(campaign: Campaign) -> None:
    await campaign.harvest.begin(GROUP, None, None)
    await campaign.harvest.announced(GROUP, 1)


async def offer(campaign: Campaign, some: list[str], sender: int = 7) -> None:
    """Offer messages and let the pool read them."""
    for number, text in enumerate(some, 2):
        campaign.harvest.offer(GROUP, number, sender, text)
    await campaign.harvest.settle()
    await campaign.refresh()


def stream(count: int, start: int = 0) -> list[str]:
    """Different messages of which every third is spam."""
    words = ("win a free prize now", "see you at lunch", "how are you home")
    return [f"{words[n % 3]} {own(n)} {own(n + 5_000)}" for n in range(start, start + count)]


async def test_only_the_random_share_may_be_in_the_exam(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=1, exam_every=5) as campaign:
        await campaign.add_items(items(texts(40)))
        [who] = await people_of(campaign)
        await label(campaign, who, 20)
        await watched(campaign)
        for start in range(0, 400, 25):
            await offer(campaign, stream(25, start))

        kept = came(path)
        reserve = {item.item_id for item in await campaign.store.model_log.exam_items()}
        texts_of = await campaign.store.items.texts(sorted(reserve))

    whys = Counter(kept.values())
    in_exam = Counter(kept[text] for text in texts_of if text in kept)
    assert 70 <= whys["random"] <= 130  # a quarter of 400
    assert whys["unsure"] > 100
    assert in_exam["unsure"] == 0
    assert 0.25 <= in_exam["random"] / whys["random"] <= 0.45  # 35 % of a small pool


async def test_why_and_with_which_chance_a_message_was_kept_is_stored(
    campaign: Campaign, path: Path
) -> None:
    [who, *_] = await people_of(campaign)
    await label(campaign, who, 20)
    await watched(campaign)
    await offer(campaign, stream(60))

    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT why, chance, log_odds FROM watched_item"
        rows = connection.execute(sql).fetchall()
    assert {chance for why, chance, _ in rows if why == "random"} == {0.25}
    for why, chance, log_odds in rows:
        if why == "unsure":
            assert chance == pytest.approx(min(1.0, 1 / max(1e-9, abs(log_odds))) ** 2)


async def test_a_text_comes_once_whoever_posts_it_and_after_a_restart(
    path: Path, clock: Clock
) -> None:
    some = stream(20)
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(10)))
        await watched(campaign)
        await offer(campaign, some)
        await offer(campaign, [text.upper() for text in some] + [f"{text} !" for text in some])
    async with opened(path, clock) as campaign:
        await campaign.refresh()
        await offer(campaign, some + [f"{text}." for text in some])

        assert list(came(path)) == some


async def test_no_more_messages_are_kept_than_the_limit_and_owners_are_notified_once(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, watch_limit=25) as campaign:
        await watched(campaign)
        await offer(campaign, stream(20))
        assert await campaign.harvest.take_full(GROUP) is None
        await offer(campaign, stream(50, 20))
        assert await campaign.harvest.take_full(GROUP) is not None
        assert await campaign.harvest.take_full(GROUP) is None
    async with opened(path, clock, watch_limit=25) as campaign:
        await offer(campaign, stream(50, 100))
        assert await campaign.harvest.take_full(GROUP) is None

        assert len(came(path)) == 25


async def test_what_was_written_before_the_notice_or_in_another_group_is_not_kept(
    campaign: Campaign, path: Path
) -> None:
    await campaign.harvest.begin(GROUP, None, None)
    campaign.harvest.offer(GROUP, 5, 7, stream(1)[0])
    await campaign.harvest.announced(GROUP, 10)
    campaign.harvest.offer(GROUP, 10, 7, stream(2)[1])
    campaign.harvest.offer(GROUP - 1, 11, 7, stream(3)[2])
    campaign.harvest.offer(GROUP, 11, 7, stream(4)[3])
    await campaign.harvest.settle()

    assert list(came(path)) == [stream(4)[3]]


async def test_a_mark_is_short_and_needs_the_key(path: Path, clock: Clock) -> None:
    marks = []
    for name in ("a", "b"):
        async with opened(path.with_name(f"{name}.db"), clock) as campaign:
            await campaign.store.watched._database.execute(
                "UPDATE campaign SET watch_key = ?", (name.encode() * 32,)
            )
            await watched(campaign)
            await campaign.harvest.objections.add(7_234_567_890)
            assert campaign.harvest.objections.has(7_234_567_890)
            assert not campaign.harvest.objections.has(7_234_567_891)
            marks.append(await campaign.store.watched.objections())

    assert [len(mark) for [mark] in marks] == [3, 3]
    assert marks[0] != marks[1]


async def test_messages_are_dropped_while_a_proof_runs_as_it_is_about_one_pool(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, people=1, exam_every=5) as campaign:
        await campaign.add_items(items(texts(120)))
        [who] = await people_of(campaign)
        await label(campaign, who, 20)
        await watched(campaign)
        for number, text in enumerate(stream(5), 2):
            campaign.harvest.offer(GROUP, number, 7, text)

        async with campaign.harvest.held():
            await campaign.proofs.begin(CertificateGoal(0.2))
        before = came(path)
        assert campaign.proofs.running is not None
        await offer(campaign, stream(50, 50))

        assert campaign.proofs.running is not None
        assert came(path) == before != {}


async def test_a_certificate_does_not_count_answers_that_were_not_drawn_from_the_whole_pool(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, people=1, exam_every=2) as campaign:
        await campaign.add_items(items(texts(100)))
        [who] = await people_of(campaign)
        await label(campaign, who, 30)
        _, before = await campaign.deliver()
        await watched(campaign)
        await offer(campaign, stream(150))
        await label(campaign, who, 30)
        _, after = await campaign.deliver()

    assert before["answers"]["spam"] + before["answers"]["no_spam"] > 0
    assert after["answers"]["spam"] + after["answers"]["no_spam"] == 0


async def test_replay_follows_a_campaign_whose_messages_came_one_by_one(
    path: Path, clock: Clock
) -> None:
    rules = SelectionRules(exam_every=5, gold_every=0, policy="single", majority=3)
    async with opened(path, clock, people=1, exam_every=5) as campaign:
        await campaign.add_items(items(texts(30)))
        [who] = await people_of(campaign)
        await watched(campaign)
        for start in range(0, 60, 15):
            await label(campaign, who, 8)
            await offer(campaign, stream(15, start))
        assert not isinstance(await campaign.next_question(who), Nothing)
        result = await replay(campaign.store, "weights", rules)

    assert result.questions > 30
    assert result.differences == ()
