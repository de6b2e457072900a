"""Decisions of owners and curators: trust, known labels, disputes."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.types import Question
from storage.records import Choice, GivenLabel
from tests.support.campaigns import Clock, asked
from tests.support.crowds import (
    answer_one,
    answer_rounds,
    labels_of,
    open_crowd,
)
from tests.support.questions import ask_question


async def test_an_owners_trust_is_not_overruled_by_the_estimate(filled: Path, clock: Clock) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        liar = people[-1]
        await answer_rounds(campaign, people, 30, liar)
        stopped = await labels_of(campaign)

        await campaign.review.trust(liar, counts=True)
        restored = await campaign.next_question(liar)
        await answer_one(campaign, people[0])
        await campaign.next_question(people[0])

        assert isinstance(restored, Question)
        assert liar in campaign._state.trusted_by_owner
        await campaign.review.trust(liar, counts=False)
        await campaign.reports.progress(people[0])
        again = await labels_of(campaign)
        assert {text: again[text] for text in stopped} == stopped


async def test_an_item_that_five_answers_leave_open_is_settled_by_a_curator(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 6) as (campaign, people):
        question = await asked(campaign, people[0])
        await campaign.answer(people[0], question.id, "spam", None)
        said: tuple[Choice, ...] = ("no_spam", "spam", "no_spam", "unsure")
        for who, choice in zip(people[1:5], said, strict=True):
            again = await ask_question(
                campaign.store, question.item_id, who, asked_at=clock.now, expires_at=clock.now + 9
            )
            await campaign.answer(who, again, choice, None)

        [item], count = await campaign.review.disputes()
        disputed = await campaign.review.is_disputed(item.id)
        await campaign.review.mark(item.id, "no_spam", people[5])

        assert (item.text, count, disputed) == (question.text, 1, True)
        assert await campaign.review.disputes() == ([], 0)
        assert {row.text: row.label for row in await campaign.store.items.labelled()} == {
            question.text: "no_spam"
        }


async def test_a_known_label_is_never_overruled_by_answers(filled: Path, clock: Clock) -> None:
    async with open_crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await asked(campaign, ann)
        await campaign.store.trust_log.add_given_label(question.item_id, "spam", ann, clock.now)
        await campaign.refresh()

        await campaign.answer(ann, question.id, "no_spam", None)
        await answer_one(campaign, bob)

        labels = await labels_of(campaign)
        assert labels[question.text] == "spam"
        assert GivenLabel(1, question.item_id, "spam") in await campaign.store.items.given_after(0)
