"""Many people on one campaign: who is believed, what is asked again, and what owners say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.random import default_rng

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.numbering import item_of
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.types import AnnotatorId, ItemId, Question
from bot.campaign.watcher import WatchHandlers
from storage import Store
from storage.records import Choice, GivenLabel
from tests.support.campaigns import Clock, asked, items, opened, people_of, texts, truth
from tests.support.questions import ask_question

OWNER = 100


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def crowd(
    path: Path, clock: Clock, guests: int, **options: Any
) -> AsyncIterator[tuple[Campaign, list[AnnotatorId]]]:
    """A campaign with one owner and so many invited people."""
    rules = {"policy": "adaptive"} | options
    async with opened(path, clock, people=1, **rules) as campaign:
        invitation = await campaign.invitations.create("annotator", guests, 1_000_000)
        for number in range(guests):
            await campaign.members.join(1_000 + number, invitation.token)
        yield campaign, (await people_of(campaign))[1:]


@pytest.fixture
async def filled(tmp_path: Path) -> Path:
    """A database with 150 messages."""
    path = tmp_path / "tapwise.db"
    async with await Store.open(path) as store:
        await store.items.add(items(texts(150)))
    return path


def wrong(text: str) -> Choice:
    return "no_spam" if truth(text) == "spam" else "spam"


async def one(campaign: Campaign, who: AnnotatorId, *, lies: bool = False) -> Question | None:
    """One question and its answer; None when there is nothing for this person."""
    question = await campaign.next_question(who)
    if isinstance(question, Nothing):
        return None
    said = wrong(question.text) if lies else truth(question.text)
    await campaign.answer(who, question.id, said, None)
    return question


async def rounds(
    campaign: Campaign, people: list[AnnotatorId], count: int, liar: AnnotatorId | None = None
) -> list[Question]:
    """Everybody by turns; the liar answers the opposite of what is true."""
    found = []
    for _ in range(count):
        for who in people:
            question = await one(campaign, who, lies=who == liar)
            found += [question] if question else []
    return found


async def test_whoever_always_lies_stops_counting_and_is_asked_nothing_more(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 4) as (campaign, people):
        liar = people[-1]
        await rounds(campaign, people, 30, liar)

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


async def test_an_owners_tap_makes_answers_count_again_and_the_estimate_does_not_overrule_it(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 4) as (campaign, people):
        liar = people[-1]
        await rounds(campaign, people, 30, liar)
        stopped = await _labels(campaign)

        await campaign.review.trust(liar, counts=True)
        restored = await campaign.next_question(liar)
        await one(campaign, people[0])
        await campaign.next_question(people[0])

        assert isinstance(restored, Question)
        assert liar in campaign.annotators.trusted_by_owner
        await campaign.review.trust(liar, counts=False)
        await campaign.progress(people[0])
        again = await _labels(campaign)
        assert {text: again[text] for text in stopped} == stopped


async def test_a_second_opinion_is_asked_of_somebody_else_and_within_its_share(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 4) as (campaign, people):
        questions = await rounds(campaign, people, 25, people[-1])

        seconds = [question for question in questions if question.why == "second"]
        asked_of: dict[ItemId, list[AnnotatorId]] = {}
        for question in questions:
            asked_of.setdefault(question.item_id, []).append(question.annotator_id)
        assert seconds
        assert len(seconds) <= 0.5 * len(questions)
        assert all(len(set(who)) == len(who) <= 5 for who in asked_of.values())
        believed = [q for q in questions if q.annotator_id != people[-1] and q.why != "second"]
        assert max(Counter(question.item_id for question in believed).values()) == 1


async def test_the_policy_of_one_answer_asks_nobody_twice_and_takes_each_as_it_is(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 3, policy="single") as (campaign, people):
        questions = await rounds(campaign, people, 20, people[-1])

        assert max(Counter(question.item_id for question in questions).values()) == 1
        assert all(
            member.reliability is None for member in (await campaign.review.report()).members
        )


async def test_a_majority_is_asked_of_every_message_until_it_is_clear(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 3, policy="majority", majority=3) as (campaign, people):
        questions = await rounds(campaign, people, 20)

        times = Counter(question.item_id for question in questions)
        assert set(times.values()) <= {1, 2}  # two that agree are a majority of three
        assert Counter(times.values())[2] > Counter(times.values())[1]


async def test_one_person_alone_is_taken_at_their_word(filled: Path, clock: Clock) -> None:
    async with crowd(filled, clock, 1) as (campaign, [only]):
        questions = await rounds(campaign, [only], 30)

        assert {question.why for question in questions} <= {"cold_start", "uncertainty"}
        assert await campaign.store.trust_log.reliabilities() == {}


async def test_known_answers_are_mixed_in_for_all_but_owners_and_judge_whoever_errs(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 2, gold_every=3) as (campaign, people):
        [owner, *_] = await people_of(campaign)
        for text in texts(150)[:20]:
            found = await campaign.store.items.find(text)
            assert found is not None
            label = "spam" if truth(text) == "spam" else "no_spam"
            await campaign.review.mark(found, label, owner)  # type: ignore[arg-type]
        questions = await rounds(campaign, [owner, *people], 30, people[-1])

        gold = [question for question in questions if question.why == "gold"]
        assert {question.annotator_id for question in gold} == set(people)
        assert all(truth(question.text) in ("spam", "no_spam") for question in gold)
        labels = await _labels(campaign)
        assert all(labels[question.text] == truth(question.text) for question in gold)
        report = {
            member.work.annotator_id: member for member in (await campaign.review.report()).members
        }
        assert report[people[0]].work.gold == report[people[0]].work.gold_right > 3
        assert report[people[1]].work.gold_right == 0
        assert not report[people[1]].counts


async def test_what_five_answers_leave_open_goes_to_a_curator_and_is_settled_by_one(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 6) as (campaign, people):
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


async def test_exports_and_other_processes_read_what_the_answers_say_together(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 4) as (campaign, people):
        await rounds(campaign, people, 25, people[-1])
        await campaign.progress(people[0])
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
        told = await store.trust_log.reliabilities()

    assert {text: row.label for text, row in view.items()} == {
        text: "spam" if posterior >= 0.5 else "no_spam" for text, posterior in state.items()
    }
    assert all(abs((row.posterior or 0) - state[text]) < 0.001 for text, row in view.items())
    assert set(told) == set(people)


async def test_a_crowd_with_a_liar_would_be_asked_again_just_so(filled: Path, clock: Clock) -> None:
    rng = default_rng(5)
    for _ in range(3):  # with restarts between
        async with crowd(filled, clock, 5, gold_every=7, exam_every=9) as (campaign, people):
            for step in range(60):
                clock.now += float(rng.integers(1, 40))
                who = people[int(rng.integers(len(people)))]
                if step % 13 == 5:
                    await campaign.undo(who, None)
                await one(campaign, who, lies=who == people[-1] or bool(rng.random() < 0.05))
            if campaign.annotators.newly_excluded:
                await campaign.review.trust(people[-1], counts=bool(rng.random() < 0.5))
    rules = SelectionRules(exam_every=9, gold_every=7)
    async with await Store.open(filled) as store:
        whys = {question.why for question in await store.questions.asked()}
        found = await replay(store, "weights", rules)

    assert {"second", "exam", "uncertainty"} <= whys
    assert found.differences == ()


async def test_who_is_revoked_by_another_process_lets_go_at_once(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await asked(campaign, ann)
        async with await Store.open(filled) as elsewhere:
            await elsewhere.people.revoke(ann, clock.now)

        await campaign.watcher.check(WatchHandlers(_nobody))
        await asked(campaign, bob)

        claims = await campaign.store.questions.claims(clock.now)
        assert [claim.annotator_id for claim in claims] == [bob]
        assert question.item_id in _free(campaign, bob)
        assert await campaign.members.get(ann) is None


async def test_whoever_is_forgotten_leaves_answers_without_a_name(
    filled: Path, clock: Clock
) -> None:
    async with crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await one(campaign, ann)
        assert question is not None
        open_question = await asked(campaign, ann)

        await campaign.members.forget(ann)

        assert await campaign.members.with_telegram_id(1_000) is None
        [labelled] = await campaign.store.items.labelled()
        assert (labelled.text, labelled.annotator) == (question.text, ann)
        assert open_question.item_id in _free(campaign, bob)
        invitation = await campaign.invitations.create("annotator", 1, 1_000)
        again = await campaign.members.join(1_000, invitation.token)
        assert again.id not in (ann, bob)


async def test_very_quick_answers_are_spoken_of_once_a_run(filled: Path, clock: Clock) -> None:
    async with crowd(filled, clock, 1, hasty_seconds=1.0) as (campaign, [ann]):
        told = []
        for _ in range(20):
            question = await asked(campaign, ann)
            clock.now += 0.4
            told.append(
                (await campaign.answer(ann, question.id, truth(question.text), None)).hurried
            )
        question = await asked(campaign, ann)
        clock.now += 30.0
        slow = await campaign.answer(ann, question.id, truth(question.text), None)

        assert [place for place, hurried in enumerate(told, start=1) if hurried] == [8, 16]
        assert not slow.hurried
        [member] = [
            m for m in (await campaign.review.report()).members if m.work.annotator_id == ann
        ]
        assert member.work.hasty == 20


async def test_a_known_label_is_never_overruled_by_answers(filled: Path, clock: Clock) -> None:
    async with crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await asked(campaign, ann)
        await campaign.store.trust_log.add_given_label(question.item_id, "spam", ann, clock.now)
        await campaign.refresh()

        await campaign.answer(ann, question.id, "no_spam", None)
        await one(campaign, bob)

        labels = await _labels(campaign)
        assert labels[question.text] == "spam"
        assert GivenLabel(1, question.item_id, "spam") in await campaign.store.items.given_after(0)


async def _labels(campaign: Campaign) -> dict[str, str | None]:
    await campaign.store_consensus()
    return {row.text: row.label for row in await campaign.store.items.labelled()}


def _free(campaign: Campaign, who: AnnotatorId) -> set[ItemId]:
    """What this person may be asked."""
    allowed = campaign._state.allowed(who, campaign._clock())
    return {item_of(row) for row in np.flatnonzero(allowed).tolist()}


async def _nobody(annotator: AnnotatorId) -> None:
    return None
