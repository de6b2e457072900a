"""Every question can be asked again from the log, and a changed one is found."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import Replayed, replay
from bot.campaign.selection import SELECTION_RULES_VERSION, SelectionRules
from bot.campaign.types import AnnotatorId, Choice, Question
from storage import Store
from storage.records import NewItem
from tests.support.desk import Clock
from tests.support.draws import fix_draws

EVENTS = ["see", "you", "later", "ok", "what", "time", "dinner", "home", "mum", "bus", "soon"]
BAIT = ["win", "free", "prize", "call", "now", "cash", "urgent", "claim", "bonus"]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a campaign that has seen it all."""
    path = tmp_path_factory.mktemp("lived") / "tapwise.db"
    asyncio.run(live(path))
    return path


async def test_every_question_of_a_campaign_is_replayed_without_a_difference(lived: Path) -> None:
    async with await Store.open(lived) as store:
        whys = {question.why for question in await store.questions.asked()}
        found = await replay(store, "weights", SelectionRules())

    assert whys == {"cold_start", "uncertainty", "exam", "undo", "second", "gold", "requested"}
    assert found.differences == ()
    assert found.questions > 60
    assert found.undone == 6


async def test_progress_is_reported_for_every_question(lived: Path) -> None:
    reported: list[int] = []

    async with await Store.open(lived) as store:
        found = await replay(store, "weights", SelectionRules(), reported.append)

    assert reported == list(range(1, found.questions + 1))


async def test_a_different_item_is_reported(lived: Path, tmp_path: Path) -> None:
    never_asked = "SELECT min(id) FROM item WHERE id NOT IN (SELECT item_id FROM question)"

    question, found = await tampered(lived, tmp_path, f"item_id = ({never_asked})")

    first = found.differences[0]
    assert first.question == question
    assert "it asked item" in first.what
    assert "would ask item" in first.what


async def test_a_different_score_is_reported(lived: Path, tmp_path: Path) -> None:
    question, found = await tampered(lived, tmp_path, "score = 1 - score / 2")

    [difference] = found.differences
    assert difference.question == question
    assert "its score was" in difference.what


async def test_a_different_reason_is_reported(lived: Path, tmp_path: Path) -> None:
    question, found = await tampered(lived, tmp_path, "why = 'cold_start'")

    assert found.differences[0].question == question
    assert found.differences[0].what == "it was cold_start and would be uncertainty"


async def test_a_question_of_other_rules_is_not_replayed(lived: Path, tmp_path: Path) -> None:
    other = SELECTION_RULES_VERSION + 1

    _, found = await tampered(lived, tmp_path, f"score = 1 - score / 2, rules_version = {other}")

    assert (found.earlier_rules, found.differences) == (1, ())


async def test_every_question_has_the_version_of_its_rules(lived: Path) -> None:
    async with await Store.open(lived) as store:
        asked = await store.questions.asked()

    assert {question.rules_version for question in asked} == {SELECTION_RULES_VERSION}


async def test_a_changed_answer_shows_in_the_next_questions(lived: Path, tmp_path: Path) -> None:
    copy = copied(lived, tmp_path)
    with sqlite3.connect(copy) as file:
        [(trigger,)] = file.execute("SELECT sql FROM sqlite_schema WHERE name = 'answer_is_final'")
        file.execute("DROP TRIGGER answer_is_final")
        file.execute("UPDATE answer SET choice = 'spam' WHERE choice = 'no_spam' AND id > 12")
        file.execute(trigger)
    file.close()

    async with await Store.open(copy) as store:
        found = await replay(store, "weights", SelectionRules())

    assert found.differences


@pytest.mark.parametrize(("balance", "exam_every"), [("none", 10), ("weights", 7)])
async def test_other_settings_give_differences(lived: Path, balance: str, exam_every: int) -> None:
    async with await Store.open(lived) as store:
        found = await replay(store, balance, SelectionRules(exam_every=exam_every))

    assert found.differences


async def test_a_campaign_without_questions_is_replayed(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "new.db") as store:
        assert await replay(store, "weights", SelectionRules()) == Replayed(0, 0, 0, (), ())


async def live(path: Path) -> None:
    """Three people, undos, changes of mind, doubts, an abandoned claim, a late tap, a pause, a
    restart, requests, a later import, other features, and the end of the exam."""
    clock = Clock()
    async with await Store.open(path) as store:
        await fix_draws(store)
        await store.items.add([*texts(0, 60), NewItem("see you win", "spam", "given")])
        async with at_work(store, clock) as (campaign, people):
            await label(campaign, clock, people, 24)
            abandoned = await campaign.next_question(people[2])
            assert isinstance(abandoned, Question)
            clock.now += 601
            await label(campaign, clock, people[:2], 6)
            await campaign.answer(people[2], abandoned.id, "spam", "late")
            await campaign.next_question(people[1])
            await campaign.members.pause(people[1])
            await campaign.members.set_card(people[1], 1)
            await campaign.requests.ask("win a prize that nobody has seen", people[0])
            await campaign.requests.ask(abandoned.text, people[0])
            await label(campaign, clock, people, 6)
        await store.items.add([*texts(60, 40), NewItem("text 3 with a label", "spam", "given")])
        async with at_work(store, clock) as (campaign, people):
            await campaign.members.resume(people[1])
            await label(campaign, clock, people, 24)
            await store.model_log.add_feature_fit(
                "chars", (await store.items.after(0))[-1].id, "test"
            )
            await campaign.refresh()
            await label(campaign, clock, people, 12)
            await campaign.store.model_log.end_exam()
            await campaign.refresh()
            await label(campaign, clock, people, 12)


def texts(first: int, count: int) -> list[NewItem]:
    """Every fourth sounds like spam."""
    found = []
    for number in range(first, first + count):
        words = BAIT if number % 4 == 0 else EVENTS
        said = " ".join(words[number * step % len(words)] for step in (1, 2, 3, 5))
        # Each with a word of its own: near-duplicates would be asked once.
        own = "".join(chr(97 + (number * step) % 26) for step in (1, 3, 7, 11, 17, 19, 23, 25))
        found.append(NewItem(f"{said} {own}", None, "test"))
    return found


@asynccontextmanager
async def at_work(store: Store, clock: Clock) -> AsyncIterator[tuple[Campaign, list[AnnotatorId]]]:
    """The campaign and its three people: an owner, and two whom the owner has invited."""
    opening = Campaign.open(store, owners=(1,), features="words", clock=clock)
    async with opening as campaign:
        token = (await campaign.invitations.create("annotator", 2, 86_400)).token
        joined = [await campaign.members.join(number, token) for number in (1, 2, 3)]
        yield campaign, [annotator.id for annotator in joined]


async def label(campaign: Campaign, clock: Clock, people: list[AnnotatorId], count: int) -> None:
    """They answer in turn; the eighth is in doubt, the ninth skips, every eleventh takes it back,
    and every thirteenth thinks better of it."""
    for turn in range(count):
        who = people[turn % len(people)]
        clock.now += 1
        question = await campaign.next_question(who)
        if isinstance(question, Nothing):
            return
        await campaign.answer(who, question.id, choice_of(question, turn), None)
        if turn % 11 == 10:
            again = await campaign.undo(who, None)
            assert isinstance(again, Question)
            await campaign.answer(who, again.id, "no_spam", None)
        if turn % 13 == 12:
            await campaign.answer(who, question.id, "spam", None)


def choice_of(question: Question, turn: int) -> Choice:
    if turn % 9 in (7, 8):
        return "unsure" if turn % 9 == 7 else "skip"
    return "spam" if question.text.split()[0] in BAIT else "no_spam"


async def tampered(lived: Path, folder: Path, change: str) -> tuple[int, Replayed]:
    """Change one question behind the program's back; which, and what the replay says."""
    copy = copied(lived, folder)
    with sqlite3.connect(copy) as file:
        row = file.execute("SELECT max(id) FROM question WHERE why = 'uncertainty'").fetchone()
        file.execute(f"UPDATE question SET {change} WHERE id = ?", row)
    file.close()
    async with await Store.open(copy) as store:
        return row[0], await replay(store, "weights", SelectionRules())


def copied(lived: Path, folder: Path) -> Path:
    """The whole database as one file of its own."""
    copy = folder / "copy.db"
    with sqlite3.connect(lived) as file:
        file.execute("VACUUM INTO ?", (str(copy),))
    file.close()
    return copy
