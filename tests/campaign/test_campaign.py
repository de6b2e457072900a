"""Answers are stored and learnt, until every item is labelled."""

import asyncio
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import Choice, Question
from bot.learning.near_duplicates import NearDuplicateGroups
from storage import Store
from tests.support.campaigns import (
    CLAIM,
    Clock,
    asked,
    items,
    label,
    opened,
    people_of,
    truth,
)


async def test_an_answer_is_on_disk_before_it_is_confirmed(campaign: Campaign, path: Path) -> None:
    (ann, *_) = await people_of(campaign)
    question = await asked(campaign, ann)

    receipt = await campaign.answer(ann, question.id, "spam", "a tap")

    async with await Store.open(path) as other:
        (standing,) = await other.questions.current_answers()
    assert (standing.question_id, standing.choice) == (question.id, "spam")
    assert (receipt.choice, receipt.new, receipt.mine) == ("spam", True, 1)


async def test_the_same_tap_again_counts_once(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    question = await asked(campaign, ann)

    receipts = await asyncio.gather(
        *(campaign.answer(ann, question.id, "spam", "a tap") for _ in range(5))
    )

    assert sorted(receipt.new for receipt in receipts) == [False] * 4 + [True]
    assert {receipt.mine for receipt in receipts} == {1}


async def test_a_changed_answer_is_learnt(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    await label(campaign, ann, 20)
    question = await asked(campaign, ann)

    for choice in (truth(question.text), opposite(question.text)):
        await campaign.answer(ann, question.id, choice, None)

    counts = (await campaign.reports.progress(ann)).counts
    assert (counts.labels, counts.answers) == (21, 21)
    (label_that_stands,) = [
        row.label for row in await campaign.store.items.labelled() if row.text == question.text
    ]
    assert label_that_stands == opposite(question.text)


async def test_the_next_question_contains_the_last_answer(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)

    for person in [ann, bob] * 12:
        (question,) = await label(campaign, person, 1)
        chosen = (await campaign.store.questions.asked())[question.id - 1]
        assert chosen.answers_learnt == chosen.answers_known == question.id - 1


async def test_a_late_tap_is_kept_and_learnt(campaign: Campaign, clock: Clock) -> None:
    (ann, bob, _) = await people_of(campaign)
    late = await asked(campaign, ann)
    clock.now += CLAIM
    newer = await asked(campaign, ann)
    await asked(campaign, bob)

    receipt = await campaign.answer(ann, late.id, "spam", "late")

    assert (receipt.new, receipt.mine) == (True, 1)
    assert newer.id != late.id
    counts = (await campaign.reports.progress(ann)).counts
    assert (counts.labels, counts.open_questions) == (1, 2)


async def test_without_items_there_is_nothing_to_ask(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        (ann, *_) = await people_of(campaign)

        assert await campaign.next_question(ann) == Nothing("empty")
        assert await campaign.undo(ann, None) is None
        assert (await campaign.reports.progress(ann)).counts.items == 0


async def test_there_is_no_question_when_everything_is_labelled(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)

    await label(campaign, ann, 40)

    assert await campaign.next_question(ann) == Nothing("done")
    assert await campaign.next_question(bob) == Nothing("done")
    progress = await campaign.reports.progress(ann)
    assert (progress.counts.left, progress.counts.labels, progress.mine) == (0, 40, 40)


async def test_an_annotator_who_skipped_every_item_is_done_and_others_go_on(
    campaign: Campaign,
) -> None:
    (ann, bob, _) = await people_of(campaign)

    while isinstance(question := await campaign.next_question(ann), Question):
        await campaign.answer(ann, question.id, "skip", None)

    assert question == Nothing("seen")
    assert len(await label(campaign, bob, 40)) == 40


AWKWARD = {
    "punctuation": [f"{mark * times}" for mark in "!?.,;:-—…«»()[]" for times in (1, 2, 3)],
    "emoji": [f"{face * times}" for face in "😀🎉💸👍🏽🇺🇦❤️" for times in (1, 2, 3)],
    "nothing to see": [" ", "\n", "\t", "\u200b", "\u00a0", "\ufeff", "\x00", "\u202e"],
    "one letter": list("abcdefghij"),
    "all alike": [f"same words {' ' * spaces}" for spaces in range(12)],
}


@pytest.mark.parametrize("features", ["chars", "words", "views"])
@pytest.mark.parametrize("texts_like", AWKWARD)
async def test_texts_without_words_are_all_asked_and_near_duplicates_once(
    path: Path, clock: Clock, texts_like: str, features: str
) -> None:
    pool = list(dict.fromkeys(AWKWARD[texts_like]))
    async with opened(path, clock, features=features, exam_every=3) as campaign:
        await campaign.add_items(items(pool))
        (ann, *_) = await people_of(campaign)
        seen: list[str] = []

        while isinstance(question := await campaign.next_question(ann), Question):
            choices: list[Choice] = ["spam", "no_spam"]
            await campaign.answer(ann, question.id, choices[len(seen) % 2], None)
            await campaign.reports.progress(ann)
            seen.append(question.text)

        assert question == Nothing("done")
        leaders = dict(zip(pool, NearDuplicateGroups().add(pool).tolist(), strict=True))
        assert sorted(leaders[text] for text in seen) == sorted(set(leaders.values()))


def opposite(text: str) -> Choice:
    return "no_spam" if truth(text) == "spam" else "spam"
