"""A file with labels for items of the exam: every page counts the same answers."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.exam_progress import read_exam_progress
from storage.records import Label, NewItem
from tests.support.campaigns import Clock, items, label, opened, people_of, texts, truth


def known(text: str) -> Label:
    return "spam" if truth(text) == "spam" else "no_spam"


async def test_labels_from_a_file_do_not_count_as_answers_of_the_exam(tmp_path: Path) -> None:
    pool = texts(208)
    async with opened(tmp_path / "tapwise.db", Clock(), people=1, exam_every=2) as campaign:
        await campaign.add_items(items(pool))
        [who] = await people_of(campaign)
        await label(campaign, who, 25)
        before = await read_exam_progress(campaign.store, "single")

        await campaign.add_items(NewItem(text, known(text), "file") for text in pool)

        after = await read_exam_progress(campaign.store, "single")
        quality = (await campaign.reports.progress(who)).quality
        assert after == before
        assert quality.standing.answers == after.answered
