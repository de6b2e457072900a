"""The score: a report of announced looks, the same between two looks and after a restart."""

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.exam_looks import ExamStanding
from storage.records import AnnotatorId
from tests.support.campaigns import Clock, items, label, opened, people_of, texts


async def standing_of(campaign: Campaign, annotator: AnnotatorId) -> ExamStanding:
    return (await campaign.reports.progress(annotator)).quality.standing


async def test_a_report_changes_at_announced_looks_only(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=2) as campaign:
        await campaign.add_items(items(texts(600)))
        (ann, *_) = await people_of(campaign)
        seen: dict[int, ExamStanding] = {}
        while (now := await standing_of(campaign, ann)).answers < 35:
            seen[now.answers] = now
            await label(campaign, ann, 1)

        stored = await campaign.store.exam_log.looks()
        reserve = len(await campaign.store.model_log.exam_items())
    assert {each.report.look if each.report else None for each in seen.values()} == {
        *(None, 10, 20, 30)
    }
    for answers in range(20, 30):
        report = seen[answers].report
        assert report is not None
        assert (report.look, report.counts.answers) == (20, 20)
        assert report.measures.missed == seen[20].report.measures.missed  # type: ignore[union-attr]
        assert seen[answers].next_look == 30
    assert [look.look for look in stored] == [10, 20, 30]
    assert all(look.reserve_flagged + look.reserve_unflagged == reserve for look in stored)


async def test_before_the_first_look_it_says_how_many_answers_there_are(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=2) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 6)

        standing = await standing_of(campaign, ann)

    assert standing.report is None
    assert (standing.why_none, standing.next_look) == ("few_answers", 10)


@pytest.mark.parametrize(
    ("messages", "exam_every", "why"), [(20, 2, "small_pool"), (60, 0, "no_exam")]
)
async def test_there_is_no_report_without_an_exam(
    path: Path, clock: Clock, messages: int, exam_every: int, why: str
) -> None:
    async with opened(path, clock, exam_every=exam_every) as campaign:
        await campaign.add_items(items(texts(messages)))
        (ann, *_) = await people_of(campaign)

        assert (await standing_of(campaign, ann)).why_none == why


async def test_a_report_survives_a_restart(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=2) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        before = (await standing_of(campaign, ann)).report
    async with opened(path, clock, exam_every=2) as campaign:
        after = (await standing_of(campaign, ann)).report

    assert before is not None
    assert after == before


async def test_annotators_read_a_report_only_at_multiples_of_twenty_answers(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=2) as campaign:
        await campaign.add_items(items(texts(400)))
        (ann, *_) = await people_of(campaign)
        shown: list[tuple[int, int | None]] = []
        for answers in range(1, 81):
            await label(campaign, ann, 1)
            await campaign.training.current()
            report = campaign.reports.shared_progress(ann).report
            if not shown or shown[-1][1] != (report.look if report else None):
                shown.append((answers, report.look if report else None))

    assert shown[0] == (1, None)
    assert all(answers % 20 == 0 for answers, _ in shown[1:])
    assert len(shown) >= 2
