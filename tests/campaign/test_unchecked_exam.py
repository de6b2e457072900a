"""No score, and no advice to stop, from exam answers of people nobody has checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.checkpoints import QualityReport
from bot.campaign.exam_progress import ExamProgress, read_exam_progress, read_standing
from bot.campaign.score_sentences import score_sentences
from bot.campaign.types import AnnotatorId, Label
from storage.records import NewItem
from tests.support.campaigns import Clock, items, people_of, texts, truth
from tests.support.crowds import open_crowd
from tests.support.words import own


async def add_messages(campaign: Campaign, count: int) -> None:
    """A pool with six known labels of each kind, so that there is a model."""
    some = texts(count + 100, seed=3)
    pool, spare = some[:count], some[count:]
    await campaign.add_items(items(pool))
    labels: list[Label] = ["spam", "no_spam"]
    for label in labels:
        chosen = [text for text in spare if truth(text) == label][:6]
        await campaign.add_items(NewItem(text, label, "known") for text in chosen)


async def answer_all_alike(campaign: Campaign, people: list[AnnotatorId], most: int) -> None:
    """These annotators say "not spam" to everything."""
    for _ in range(most):
        for who in people:
            question = await campaign.next_question(who)
            if not isinstance(question, Nothing):
                await campaign.answer(who, question.id, "no_spam", None)


async def quality_of(campaign: Campaign) -> QualityReport:
    return (await campaign.reports.progress((await people_of(campaign))[0])).quality


async def read(campaign: Campaign) -> ExamProgress:
    await campaign.store_consensus()
    return await read_exam_progress(campaign.store, "adaptive")


async def test_answers_of_people_nobody_has_checked_give_no_score(path: Path, clock: Clock) -> None:
    async with open_crowd(path, clock, 2, exam_every=2) as (campaign, people):
        await add_messages(campaign, 300)
        await answer_all_alike(campaign, people, 60)

        quality = await quality_of(campaign)
        found = await read(campaign)
        standing = await read_standing(campaign.store, "adaptive")

    assert quality.standing.report is None
    assert quality.standing.unchecked >= 20
    assert quality.advice is None
    assert standing.why_none == quality.standing.why_none == "unchecked"
    assert found.unchecked == quality.standing.unchecked == standing.unchecked
    assert found.answered == quality.standing.answers + quality.standing.unchecked
    assert score_sentences(standing)[0].startswith("No score: the exam's answers come from people")


async def test_an_owners_answers_to_the_exam_give_a_score(path: Path, clock: Clock) -> None:
    async with open_crowd(path, clock, 2, exam_every=2) as (campaign, _):
        await add_messages(campaign, 300)
        owner = (await people_of(campaign))[0]
        for _ in range(60):
            question = await campaign.next_question(owner)
            assert not isinstance(question, Nothing)
            await campaign.answer(owner, question.id, truth(question.text), None)

        quality = await quality_of(campaign)
        found = await read(campaign)

    assert quality.standing.report is not None
    assert quality.standing.why_none is None
    assert found.unchecked == quality.standing.unchecked == 0


async def test_a_small_exam_of_unchecked_answers_gives_no_advice_to_stop(
    path: Path, clock: Clock
) -> None:
    async with open_crowd(path, clock, 2, exam_every=4) as (campaign, people):
        await campaign.add_items(items([f"see you at lunch {own(n)}" for n in range(100)]))
        labels: list[tuple[str, Label]] = [("win cash now", "spam"), ("how are you", "no_spam")]
        for words, label in labels:
            known = [NewItem(f"{words} {own(200 + n)}", label, "known") for n in range(25)]
            await campaign.add_items(known)
        await answer_all_alike(campaign, people, 3)
        await answer_all_alike(campaign, people[:1], 44)

        quality = await quality_of(campaign)
        for annotator in people:
            await campaign.review.trust(annotator, counts=True)
        vouched = await quality_of(campaign)

    assert quality.standing.unchecked > quality.standing.answers
    assert quality.advice is None
    assert vouched.advice == "no_question_left"


@pytest.mark.parametrize("policy", ["adaptive", "single"])
async def test_under_the_policy_single_every_answer_counts(
    path: Path, clock: Clock, policy: str
) -> None:
    async with open_crowd(path, clock, 2, exam_every=2, policy=policy) as (campaign, people):
        await add_messages(campaign, 300)
        await answer_all_alike(campaign, people, 30)
        await campaign.reports.progress(people[0])
        await campaign.store_consensus()

        found = await read_exam_progress(campaign.store, policy)

    assert (found.unchecked > 0) == (policy == "adaptive")
