"""Many annotators: whose answers count, and what is asked again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from numpy.random import default_rng

from bot.campaign.campaign import Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.types import AnnotatorId, ItemId
from storage import Store
from tests.support.campaigns import Clock, asked, people_of, texts, truth
from tests.support.crowds import (
    answer_one,
    answer_rounds,
    labels_of,
    open_crowd,
)


async def test_an_annotator_who_always_lies_is_excluded_and_asked_nothing_more(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        liar = people[-1]
        await answer_rounds(campaign, people, 30, liar)

        refused = await campaign.next_question(liar)
        report = await campaign.review.report()
        labelled = await campaign.store.items.labelled()

        assert isinstance(refused, Nothing)
        assert refused.reason == "stopped"
        assert {m.work.annotator_id for m in report.members if not m.counts} == {liar}
        assert next(word.annotator_id for word in campaign.annotators.newly_excluded) == liar
        found = next(m.reliability for m in report.members if m.work.annotator_id == liar)
        assert found is not None
        assert found.estimate < 0.4
        right = [row.label == truth(row.text) for row in labelled]
        assert sum(right) / len(right) > 0.95


async def test_second_opinions_come_from_other_annotators_and_stay_within_their_share(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        questions = await answer_rounds(campaign, people, 25, people[-1])

        seconds = [question for question in questions if question.why == "second"]
        asked_of: dict[ItemId, list[AnnotatorId]] = {}
        for question in questions:
            asked_of.setdefault(question.item_id, []).append(question.annotator_id)
        assert seconds
        assert len(seconds) <= 0.5 * len(questions)
        assert all(len(set(who)) == len(who) <= 5 for who in asked_of.values())
        believed = [q for q in questions if q.annotator_id != people[-1] and q.why != "second"]
        assert max(Counter(question.item_id for question in believed).values()) == 1


async def test_the_policy_single_asks_each_item_once_and_takes_each_answer(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 3, policy="single") as (campaign, people):
        questions = await answer_rounds(campaign, people, 20, people[-1])

        assert max(Counter(question.item_id for question in questions).values()) == 1
        assert all(
            member.reliability is None for member in (await campaign.review.report()).members
        )


async def test_the_policy_majority_asks_each_item_until_the_majority_is_clear(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 3, policy="majority", majority=3) as (
        campaign,
        people,
    ):
        questions = await answer_rounds(campaign, people, 20)

        times = Counter(question.item_id for question in questions)
        assert set(times.values()) <= {1, 2}  # two that agree are a majority of three
        assert Counter(times.values())[2] > Counter(times.values())[1]


async def test_the_answers_of_a_single_annotator_are_taken_as_labels(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 1) as (campaign, [only]):
        questions = await answer_rounds(campaign, [only], 30)

        assert {question.why for question in questions} <= {"cold_start", "uncertainty"}
        assert await campaign.store.trust_log.reliabilities() == {}


async def test_gold_questions_go_to_all_but_owners_and_measure_accuracy(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 2, gold_every=3) as (campaign, people):
        [owner, *_] = await people_of(campaign)
        for text in texts(150)[:20]:
            found = await campaign.store.items.find(text)
            assert found is not None
            label = "spam" if truth(text) == "spam" else "no_spam"
            await campaign.review.mark(found, label, owner)  # type: ignore[arg-type]
        questions = await answer_rounds(campaign, [owner, *people], 30, people[-1])

        gold = [question for question in questions if question.why == "gold"]
        assert {question.annotator_id for question in gold} == set(people)
        assert all(truth(question.text) in ("spam", "no_spam") for question in gold)
        labels = await labels_of(campaign)
        assert all(labels[question.text] == truth(question.text) for question in gold)
        report = {
            member.work.annotator_id: member for member in (await campaign.review.report()).members
        }
        assert report[people[0]].work.gold == report[people[0]].work.gold_right > 3
        assert report[people[1]].work.gold_right == 0
        assert not report[people[1]].counts


async def test_exports_and_other_processes_read_the_aggregated_labels(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        await answer_rounds(campaign, people, 25, people[-1])
        await campaign.reports.progress(people[0])
        rows = [item.text for item in await campaign.store.items.after(0)]
        assert campaign.training.newest is not None
        aggregated = campaign.training.newest.aggregated
        state = {
            rows[row]: posterior
            for row, posterior in zip(
                aggregated.answered.tolist(), aggregated.vote_counts.posterior.tolist(), strict=True
            )
        }
    async with await Store.open(filled) as store:
        view = {row.text: row for row in await store.items.labelled()}
        found_estimates = await store.trust_log.reliabilities()

    assert {text: row.label for text, row in view.items()} == {
        text: "spam" if posterior >= 0.5 else "no_spam" for text, posterior in state.items()
    }
    assert all(abs((row.posterior or 0) - state[text]) < 0.001 for text, row in view.items())
    assert set(found_estimates) == set(people)


async def test_a_campaign_with_a_liar_is_replayed_without_a_difference(
    filled: Path, clock: Clock
) -> None:
    rng = default_rng(5)
    for _ in range(3):  # with restarts between
        async with open_crowd(filled, clock, 5, gold_every=7, exam_every=9) as (
            campaign,
            people,
        ):
            for step in range(60):
                clock.now += float(rng.integers(1, 40))
                who = people[int(rng.integers(len(people)))]
                if step % 13 == 5:
                    await campaign.undo(who, None)
                await answer_one(campaign, who, lies=who == people[-1] or bool(rng.random() < 0.05))
            if campaign.annotators.newly_excluded:
                await campaign.review.trust(people[-1], counts=bool(rng.random() < 0.5))
    rules = SelectionRules(exam_every=9, gold_every=7)
    async with await Store.open(filled) as store:
        whys = {question.why for question in await store.questions.asked()}
        found = await replay(store, "weights", rules)

    assert {"second", "exam", "uncertainty"} <= whys
    assert found.differences == ()


async def test_nobody_is_excluded_while_all_who_could_contradict_are_new(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        await answer_rounds(campaign, people, 20, people[-1])
        await campaign.review.report()
        new = list(campaign.annotators.newly_excluded)
        await answer_rounds(campaign, people, 15, people[-1])

        assert new == []
        assert [found.annotator_id for found in campaign.annotators.newly_excluded] == [people[-1]]


async def test_a_run_of_hasty_answers_is_reported_once(filled: Path, clock: Clock) -> None:
    async with open_crowd(filled, clock, 1, hasty_seconds=1.0) as (campaign, [ann]):
        hurried_flags = []
        for _ in range(20):
            question = await asked(campaign, ann)
            clock.now += 0.4
            hurried_flags.append(
                (await campaign.answer(ann, question.id, truth(question.text), None)).hurried
            )
        question = await asked(campaign, ann)
        clock.now += 30.0
        slow = await campaign.answer(ann, question.id, truth(question.text), None)

        assert [place for place, hurried in enumerate(hurried_flags, start=1) if hurried] == [8, 16]
        assert not slow.hurried
        [member] = [
            m for m in (await campaign.review.report()).members if m.work.annotator_id == ann
        ]
        assert member.work.hasty == 20
