"""Progress is counted once for everybody who asks while nothing is written."""

import asyncio
from pathlib import Path

from bot.campaign.campaign import Campaign
from bot.campaign.score_sentences import score_sentences
from bot.chat.locale import CATALOGS
from bot.wording.installed_languages import ENGLISH
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import CLAIM, Clock, asked, label, people_of


async def test_people_who_ask_at_once_get_the_same_count(campaign: Campaign) -> None:
    ann, bob, cyd = await people_of(campaign)
    await label(campaign, ann, 3)

    reports = await asyncio.gather(
        *(campaign.reports.progress(who) for who in (ann, bob, cyd) * 10)
    )

    assert len({id(report.counts) for report in reports}) == 1
    assert [report.mine for report in reports[:3]] == [3, 0, 0]


async def test_a_count_includes_what_was_written_before_it_was_requested(
    campaign: Campaign, path: Path
) -> None:
    (ann, *_) = await people_of(campaign)
    await label(campaign, ann, 3)
    before = await campaign.reports.progress(ann)

    await label(campaign, ann, 1)
    after = await campaign.reports.progress(ann)
    async with await Store.open(path) as other:
        await other.items.add([NewItem("one more message", None, "another process")])
    later = await campaign.reports.progress(ann)

    assert (before.counts.labels, before.last_day) == (3, 3)
    assert (after.counts.labels, after.last_day) == (4, 4)
    assert after.counts.answers_given == 4
    assert later.counts.items == after.counts.items + 1


async def test_text_and_picture_of_the_stats_have_the_same_numbers_and_the_same_reason(
    campaign: Campaign,
) -> None:
    ann, bob, *_ = await people_of(campaign)
    await label(campaign, ann, 3)
    await label(campaign, bob, 2)

    progress, history = await campaign.reports.progress(ann), await campaign.reports.history()

    said = score_sentences(progress.quality.standing, ENGLISH)
    assert said[0].startswith("No score")
    assert "\n".join(said) in CATALOGS["en"].stats(progress, [])
    caption = CATALOGS["en"].picture_caption(progress, history.annotators)
    assert caption.startswith(" ".join(said))
    assert f"{progress.counts.settled} messages settled" in caption
    given = progress.counts.answers_given
    assert given == progress.last_day == 5
    assert [sum(n for _, n in each) for each in (history.days, history.annotators)] == [given] * 2


async def test_a_claim_that_expires_is_no_longer_counted(campaign: Campaign, clock: Clock) -> None:
    (ann, *_) = await people_of(campaign)
    await asked(campaign, ann)
    before = await campaign.reports.progress(ann)

    clock.now += CLAIM

    assert before.counts.open_questions == 1
    assert (await campaign.reports.progress(ann)).counts.open_questions == 0
