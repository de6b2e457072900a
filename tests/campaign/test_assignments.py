"""Claims and undo: no item is with two annotators at once."""

import asyncio
from pathlib import Path

import pytest

from bot.campaign.assignments import NotYoursError
from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import AnnotatorId, Question, QuestionId
from tests.support.campaigns import (
    CLAIM,
    Clock,
    asked,
    items,
    label,
    opened,
    people_of,
    texts,
    truth,
)


@pytest.mark.parametrize("number", [1, 77, -1])
async def test_a_question_of_another_annotator_is_refused(campaign: Campaign, number: int) -> None:
    (ann, bob, _) = await people_of(campaign)
    await asked(campaign, ann)

    with pytest.raises(NotYoursError):
        await campaign.assignments.question(bob, QuestionId(number))
    with pytest.raises(NotYoursError):
        await campaign.answer(bob, QuestionId(number), "spam", None)

    assert await campaign.store.questions.last_answer_id() == 0


async def test_no_item_is_asked_of_two_annotators_or_twice(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=12) as campaign:
        await campaign.add_items(items(texts(70)))
        people = await people_of(campaign)
        holding: set[int] = set()
        answered: list[int] = []

        async def work(annotator: AnnotatorId) -> None:
            while isinstance(question := await campaign.next_question(annotator), Question):
                assert question.item_id not in holding
                holding.add(question.item_id)
                await asyncio.sleep(0)
                holding.discard(question.item_id)
                await campaign.answer(annotator, question.id, truth(question.text), None)
                answered.append(question.item_id)

        await asyncio.gather(*(work(person) for person in people))

        assert sorted(answered) == list(range(1, 71))


async def test_annotators_wait_when_there_are_fewer_items(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=8) as campaign:
        await campaign.add_items(items(texts(5)))
        people = await people_of(campaign)

        got = await asyncio.gather(*(campaign.next_question(person) for person in people))

        questions = [question for question in got if isinstance(question, Question)]
        assert len({question.item_id for question in questions}) == 5
        assert [nothing for nothing in got if isinstance(nothing, Nothing)] == (
            [Nothing("elsewhere")] * 3
        )


async def test_asking_again_returns_the_open_question(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)

    questions = await asyncio.gather(*(asked(campaign, ann) for _ in range(5)))

    assert len(set(questions)) == 1
    assert await campaign.store.questions.last_id() == 1


async def test_an_abandoned_question_is_released_when_it_expires(path: Path, clock: Clock) -> None:
    async with opened(path, clock, claim_seconds=60) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        first = await asked(campaign, ann)

        clock.now = first.expires_at - 1
        before = await campaign.next_question(bob)
        clock.now = first.expires_at
        after = await asked(campaign, bob)

        assert first.expires_at == first.asked_at + 60
        assert before == Nothing("elsewhere")
        assert after.item_id == first.item_id
        assert await campaign.next_question(ann) == Nothing("elsewhere")


async def test_a_pause_releases_the_item(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        paused = await asked(campaign, ann)

        await campaign.members.pause(ann)

        assert (await asked(campaign, bob)).item_id == paused.item_id
        assert (await campaign.answer(ann, paused.id, "spam", None)).new


async def test_undo_asks_the_same_item_again_and_removes_its_label(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)
    *_, last = await label(campaign, ann, 3)

    again = await campaign.undo(ann, "undo")
    receipt = await campaign.undo(ann, "undo")

    assert isinstance(again, Question)
    assert (again.item_id, again.why, again.open) == (last.item_id, "undo", True)
    assert receipt == again
    assert await asked(campaign, ann) == again
    assert (await asked(campaign, bob)).item_id != last.item_id
    assert (await campaign.reports.progress(ann)).mine == 2


async def test_undo_goes_back_to_the_first_answer_and_no_further(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    questions = await label(campaign, ann, 3)

    undone = [await campaign.undo(ann, f"undo {i}") for i in range(4)]

    taken = [isinstance(again, Question) and again.item_id for again in undone]
    assert taken == [*(question.item_id for question in reversed(questions)), False]
    assert (await campaign.reports.progress(ann)).counts.labels == 0


async def test_an_undo_delivered_twice_undoes_one_answer(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        question = await asked(campaign, ann)
        await campaign.answer(ann, question.id, "spam", "a tap")
        await campaign.undo(ann, "undo")
        await campaign.answer(ann, question.id, "spam", "an old button")

        await campaign.undo(ann, "undo")

        assert await campaign.next_question(bob) == Nothing("done")


async def test_an_undone_item_can_be_asked_of_others_once_its_claim_expires(
    campaign: Campaign, clock: Clock
) -> None:
    (ann, bob, _) = await people_of(campaign)
    everything = await label(campaign, bob, 39)
    (last,) = await label(campaign, ann, 1)
    await campaign.undo(ann, None)

    waiting = await campaign.next_question(bob)
    clock.now += CLAIM

    assert len(everything) == 39
    assert waiting == Nothing("elsewhere")
    assert (await asked(campaign, bob)).item_id == last.item_id


async def test_a_late_answer_does_not_repeat_the_question(campaign: Campaign, clock: Clock) -> None:
    (ann, bob, _) = await people_of(campaign)
    await label(campaign, bob, 39)
    late = await asked(campaign, ann)
    clock.now += CLAIM
    again = await asked(campaign, ann)

    await campaign.answer(ann, late.id, "spam", None)

    assert again.item_id == late.item_id
    assert again.id != late.id
    assert await campaign.next_question(ann) == Nothing("done")
    assert await campaign.store.questions.claims(clock.now) == []


async def test_an_undone_item_claimed_by_another_is_not_asked(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(["first", "second"]))
        ann, bob, _ = await people_of(campaign)
        skipped = await asked(campaign, ann)
        await campaign.answer(ann, skipped.id, "skip", None)
        await campaign.answer(ann, (await asked(campaign, ann)).id, "spam", None)
        taken = await asked(campaign, bob)
        assert taken.item_id == skipped.item_id

        await campaign.undo(ann, None)
        again = await campaign.undo(ann, None)

        held = [claim.item_id for claim in await campaign.store.questions.claims(0)]
        assert isinstance(again, Question)
        assert again.item_id != taken.item_id
        assert len(held) == len(set(held))


async def test_a_card_undoes_once_although_nothing_can_be_asked_then(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(["first", "second", "third"]))
        ann, bob, cat = await people_of(campaign)
        await label(campaign, ann, 1)
        skipped = await asked(campaign, ann)
        await campaign.answer(ann, skipped.id, "skip", None)
        for other in (bob, cat):
            question = await asked(campaign, other)
            if question.item_id != skipped.item_id:
                await campaign.answer(other, question.id, "spam", None)

        undone = [await campaign.undo(ann, f"tap {i}", QuestionId(0)) for i in range(2)]

        assert undone == [Nothing("elsewhere")] * 2
        assert (await campaign.reports.progress(ann)).mine == 1
