"""A campaign of several people who take answers back is replayed without a difference."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.types import AnnotatorId, Choice, Question
from storage import Store
from storage.records import Label, NewItem
from tests.support.campaigns import Clock, asked
from tests.support.draws import fix_draws

RULES = SelectionRules(exam_every=6, gold_every=8)
ASK_ALL = SelectionRules(exam_every=0, gold_every=0, policy="single")
PEOPLE = 5
SPAM = ["win", "free", "prize", "call", "now", "cash", "urgent", "claim", "bonus"]
ORDINARY = ["see", "you", "later", "ok", "what", "time", "dinner", "home", "mum", "bus", "soon"]


@pytest.mark.parametrize("seed", [0, 1, 3])
async def test_answers_taken_back_leave_the_replay_exact(seed: int, tmp_path: Path) -> None:
    clock, rng = Clock(), Random(seed)
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await fix_draws(store)
        await store.items.add(messages(rng, 240))
        for _ in range(4):  # restarts
            opening = Campaign.open(store, owners=(1,), features="words", rules=RULES, clock=clock)
            async with opening as campaign:
                await label(campaign, clock, rng, 45)
        whys = {question.why for question in await store.questions.asked()}
        undone = {event.choice for event in await store.questions.answer_log()}
        found = await replay(store, "weights", RULES)

    assert whys >= {"uncertainty", "exam", "undo", "second", "gold"}
    assert undone == {"spam", "no_spam", "unsure", "skip", "undone"}
    assert found.differences == ()


async def test_an_undo_and_another_question_at_the_same_time_are_replayed_in_order(
    tmp_path: Path,
) -> None:
    """Bob is asked while Ann has an open question; Ann then takes back the answer before it."""
    clock = Clock()
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await store.items.add(messages(Random(0), 200))
        opening = Campaign.open(store, owners=(1, 2), features="words", rules=ASK_ALL, clock=clock)
        async with opening as campaign:
            ann, bob = [person.id for person in await campaign.members.all()]
            first = await asked(campaign, ann)
            await campaign.answer(ann, first.id, "no_spam", None)
            clock.now += 1
            anns = await asked(campaign, ann)
            clock.now += 1
            bobs = await asked(campaign, bob)
            again = await campaign.undo(ann, None)
        found = await replay(store, "weights", ASK_ALL)

    assert isinstance(again, Question)
    assert again.item_id == first.item_id
    assert {anns.why, bobs.why} == {"uncertainty"}
    assert bobs.item_id != anns.item_id
    assert (found.questions, found.differences) == (4, ())


def messages(rng: Random, count: int) -> list[NewItem]:
    """A third sounds like spam; some have a known label."""
    found = []
    for number in range(count):
        words = rng.choices(SPAM if number % 3 == 0 else ORDINARY, k=4) + rng.choices(
            SPAM + ORDINARY, k=3
        )
        own = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=9))
        text = f"{' '.join(words)} {own}"
        label: Label = "spam" if number % 3 == 0 else "no_spam"
        is_known = number % 20 < 2
        found.append(NewItem(text, label if is_known else None, "given" if is_known else "test"))
    return found


async def label(campaign: Campaign, clock: Clock, rng: Random, count: int) -> None:
    """They answer in turn, one of them carelessly, and take back every sixth answer."""
    token = (await campaign.invitations.create("annotator", PEOPLE, 86_400)).token
    people = [(await campaign.members.join(number, token)).id for number in range(1, PEOPLE + 1)]
    for _ in range(count):
        who = rng.choice(people)
        clock.now += 1
        question = await campaign.next_question(who)
        if isinstance(question, Nothing):
            continue
        await campaign.answer(who, question.id, choice(rng, question, who), None)
        if rng.random() < 1 / 6:
            await take_back(campaign, clock, rng, who)


async def take_back(campaign: Campaign, clock: Clock, rng: Random, who: AnnotatorId) -> None:
    """Undo once or twice, after the next question or before; then answer, or leave it open."""
    if rng.random() < 0.5:
        await campaign.next_question(who)
    for _ in range(rng.choice([1, 1, 2])):
        clock.now += 1
        if rng.random() < 0.5:
            await campaign.training.current()
        again = await campaign.undo(who, None)
    if isinstance(again, Question) and rng.random() < 0.8:
        await campaign.answer(who, again.id, choice(rng, again, who), None)


def choice(rng: Random, question: Question, who: AnnotatorId) -> Choice:
    drawn = rng.random()
    if drawn < 0.2:
        return "unsure" if drawn < 0.1 else "skip"
    is_spam = sum(word in SPAM for word in question.text.split()) > 3
    wrong = rng.random() < (0.4 if who == PEOPLE else 0.08)
    return "spam" if is_spam != wrong else "no_spam"
