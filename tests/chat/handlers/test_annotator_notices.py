"""What owners read about annotators: their reliability, doubts about them, and who dominates."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import CardButton, next_card, read_card
from bot.emulator.emulator import Person
from storage.records import NewItem
from tests.support.desk import FAST_RETRIES, Desk, says, taps, texts_of
from tests.support.steps import SPAM, button_texts, reply_with, tap_button, true_label
from tests.support.words import own

RULES = SelectionRules(exam_every=0, gold_every=5)


async def add_messages(desk: Desk, *, known: bool) -> None:
    """160 messages, half of them spam; as many with known labels if asked for."""
    texts = [f"{words} {own(n)}" for n in range(40) for words in (*SPAM, "lunch at", "hi from")]
    await desk.add_items(texts)
    if known:
        some = [f"{text} known" for text in texts]
        await desk.store.items.add(NewItem(text, true_label(text), "known") for text in some)


async def answer_next(person: Person, decide: Callable[[str], CardButton]) -> None:
    card = await next_card(person)
    if card.text is not None:
        await taps(person, card, decide(card.text))
        await next_card(person, card)


def answer_not_spam(_: str) -> CardButton:
    return "no_spam"


async def test_an_owner_is_asked_about_a_doubtful_annotator_and_decides(closed_desk: Desk) -> None:
    desk = closed_desk
    await add_messages(desk, known=True)
    async with desk.bot(rules=RULES):
        owner = await desk.owner()
        ann, eve = [await desk.annotator(number) for number in (2, 3)]
        async with asyncio.timeout(120):
            while not any("Do the answers" in text for text in texts_of(owner)):
                await answer_next(ann, true_label)
                await answer_next(eve, answer_not_spam)

        notice = await says(owner, "Do the answers of annotator 3 count?")
        assert "almost always ✅ Not spam" in notice["text"]
        assert re.search(r"right answers is: spam \d+%, not spam \d+%\.", notice["text"])
        assert button_texts(notice) == ["✅ Count annotator 3", "🚫 Ignore annotator 3"]
        assert not any("are now ignored" in text for text in texts_of(owner))
        team = (await reply_with(owner, "/team", "Team"))["text"]
        line = next(line for line in team.splitlines() if line.startswith("Annotator 3"))
        assert "⚠️ almost always taps ✅ Not spam" in line
        assert "% of spam" not in line
        assert "on probation" in line
        assert "accuracy" not in team

        await tap_button(owner, notice, "Ignore annotator 3")

        await says(owner, "The answers of annotator 3 are ignored")
        await eve.sees(lambda m: "Thank you for all your answers" in m["text"])
    async with desk.bot(rules=RULES):
        for _ in range(4):
            await answer_next(ann, true_label)
        await reply_with(owner, "/team", "⚠️ ignored")
    assert sum("Do the answers" in text for text in texts_of(owner)) <= 1


async def test_an_owner_may_let_a_doubtful_annotator_count(closed_desk: Desk) -> None:
    desk = closed_desk
    await add_messages(desk, known=True)
    async with desk.bot(rules=RULES):
        owner = await desk.owner()
        ann, eve = [await desk.annotator(number) for number in (2, 3)]
        async with asyncio.timeout(120):
            while not any("Do the answers" in text for text in texts_of(owner)):
                await answer_next(ann, true_label)
                await answer_next(eve, answer_not_spam)
        notice = await says(owner, "Do the answers of annotator 3 count?")

        await tap_button(owner, notice, "Count annotator 3")

        await says(owner, "The answers of annotator 3 count, including earlier ones.")
        for _ in range(6):
            await answer_next(ann, true_label)
            await answer_next(eve, answer_not_spam)
        assert read_card(eve.messages[-1]) is not None
        team = (await reply_with(owner, "/team", "Team"))["text"]
        line = next(line for line in team.splitlines() if line.startswith("Annotator 3"))
        assert "an owner vouches for them" in line
        assert "informative" not in line


async def test_the_team_report_tells_the_proven_from_those_on_probation(closed_desk: Desk) -> None:
    desk = closed_desk
    await add_messages(desk, known=True)
    async with desk.bot(rules=RULES):
        owner = await desk.owner()
        ann, bob = [await desk.annotator(number) for number in (2, 3)]
        for _ in range(14):
            await answer_next(ann, true_label)
        await answer_next(bob, true_label)

        team = await reply_with(owner, "/team", "Team")

        lines = {line[:11]: line for line in team["text"].splitlines()}
        first, second = lines["Annotator 2"], lines["Annotator 3"]
        assert "% right, not spam" in first
        assert "informative" in first
        assert " · proven" in first
        assert "on probation" in second
        assert "Informative: 100% is a perfect annotator" in team["text"]
        assert button_texts(team) == []  # nobody is clearly bad


async def test_the_owner_reads_once_that_one_annotator_gives_most_answers(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await add_messages(desk, known=False)
    async with desk.bot(rules=RULES):
        owner = await desk.owner()
        ann, bob, eve = [await desk.annotator(number) for number in (2, 3, 4)]
        for person, count in ((ann, 4), (bob, 4), (eve, 33)):
            for _ in range(count):
                await answer_next(person, true_label)

        notice = await says(owner, "Annotator 4 has given")

        assert "of all answers" in notice["text"]
        assert button_texts(notice) == []
    async with desk.bot(rules=RULES):
        await answer_next(eve, true_label)
        await reply_with(owner, "/team", "Team")
    assert sum("has given" in text for text in texts_of(owner)) == 1


async def test_stats_give_no_score_from_answers_of_people_nobody_has_checked(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await desk.add_items(f"see you at {own(n)} with {own(n + 500)}" for n in range(300))
    await add_messages(desk, known=True)
    async with desk.bot(rules=SelectionRules(exam_every=2)):
        owner = await desk.owner()
        ann, bob = [await desk.annotator(number) for number in (2, 3)]
        for person in (ann, bob) * 6:
            await answer_next(person, answer_not_spam)
        early = (await reply_with(owner, "/stats", "Quality"))["text"]
        for person in (ann, bob) * 36:
            await answer_next(person, answer_not_spam)

        stats = (await reply_with(owner, "/stats", "Quality"))["text"]
        picture = await owner.sees(
            lambda m: "people nobody has checked" in m.get("caption", ""), 10.0
        )

        assert "No score yet: it is first measured after 10 exam answers" in early
        assert "No score: the exam's answers come from people nobody has checked." in stats
        assert "Of what the model would flag" not in stats
        assert "has settled" not in stats
        assert picture["caption"].startswith("No score")


@pytest.mark.parametrize("fault", ["slow", "limit"])
async def test_a_notice_on_its_way_when_the_bot_ends_is_read_once(
    closed_desk: Desk, fault: str
) -> None:
    desk = closed_desk
    await add_messages(desk, known=False)
    async with desk.bot(rules=RULES, retry_policy=replace(FAST_RETRIES, read_timeout=2.0)):
        owner = await desk.owner()
        ann, bob, eve = [await desk.annotator(number) for number in (2, 3, 4)]
        for person, count in ((ann, 4), (bob, 4), (eve, 31)):
            for _ in range(count):
                await answer_next(person, true_label)
        if fault == "slow":
            desk.inject_fault("sendMessage", kind="timeout_after_success", chat_id=owner.id)
            await answer_next(eve, true_label)
            await says(owner, "Annotator 4 has given")
        else:
            desk.inject_fault("sendMessage", status=429, retry_after=600, chat_id=owner.id)
            await answer_next(eve, true_label)
            await desk.wait_for_call("sendMessage", 429)
            assert not any("has given" in text for text in texts_of(owner))
    desk.clear_faults()
    async with desk.bot(rules=RULES):
        await says(owner, "Annotator 4 has given")
        await answer_next(eve, true_label)
        await reply_with(owner, "/team", "Team")
    assert sum("has given" in text for text in texts_of(owner)) == 1
