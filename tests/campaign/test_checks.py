"""The check of one message: its score, unless somebody may still be asked about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.campaign.types import Annotator, AnnotatorId
from storage.records import NewItem
from tests.support.campaigns import Clock, asked, items, label, opened, texts

SPAM = ["win a free prize now", "free cash prize for you", "claim your free prize today"]
HAM = ["see you at eight", "are you coming home", "lunch at noon today?"]


@pytest.fixture
async def measured(path: Path, clock: Clock) -> AsyncIterator[Campaign]:
    """Two owners and a curator, an exam, six known labels that measure people, forty messages."""
    known = [
        *(NewItem(text, "spam", "") for text in SPAM),
        *(NewItem(text, "no_spam", "") for text in HAM),
    ]
    rules = SelectionRules()
    every = {"exam_every": rules.exam_every, "gold_every": rules.gold_every}
    options: dict[str, Any] = every | {"policy": rules.policy}
    async with opened(path, clock, people=2, **options) as campaign:
        await campaign.add_items([*known, *items(texts(40))])
        token = (await campaign.invitations.create("curator", 1, 86_400)).token
        await campaign.members.join(1, token)
        yield campaign


async def test_a_message_of_nobodys_has_a_score_with_reasons(measured: Campaign) -> None:
    checked = await measured.checks.check("Your FREE prize, see?", await owner(measured))

    assert checked.why_not is None
    assert checked.explained is not None
    assert checked.explained.score > 0.5
    assert checked.explained.nearest[0].text in SPAM


async def test_no_message_that_somebody_may_be_asked_about_has_a_score(measured: Campaign) -> None:
    """Of the exam or for learning, open or not yet asked, or known and a gold question."""
    ann = await owner(measured)
    exam = {each.item_id for each in await measured.store.model_log.exam_items()}
    everything = await measured.store.items.after(0)
    assert exam

    for item in everything:
        for text in (item.text, f" {item.text.upper()} "):
            assert (await measured.checks.check(text, ann)).why_not == "blind", item


async def test_a_near_duplicate_of_a_hidden_message_has_no_score(measured: Campaign) -> None:
    long = "dear customer your parcel waits for the payment of two euros at our office"
    await measured.add_items(items([long]))
    await measured.training.current()

    for text in (long, f"{long}!!", long.replace("two", "ten")):
        assert (await measured.checks.check(text, await owner(measured))).why_not == "blind"


async def test_an_own_answer_is_explained_unless_somebody_else_is_being_asked(
    measured: Campaign,
) -> None:
    ann, ben, curator = await measured.members.all()
    answered = await label(measured, ann.id, 12)
    learnt = [each for each in answered if each.why != "exam"]

    for question in learnt:
        checked = await measured.checks.check(question.text, ann)
        assert checked.explained is not None, question
    assert (await measured.checks.check(learnt[0].text, curator)).why_not == "blind"

    await measured.members.set_card(ben.id, 1)
    assert await measured.requests.ask(learnt[0].text, ann.id) == "known"
    await measured.training.current()
    assert await asked_for(measured, ben.id) == learnt[0].text
    assert (await measured.checks.check(learnt[0].text, ann)).why_not == "blind"


async def test_an_owner_sees_the_score_of_what_another_owner_labelled(measured: Campaign) -> None:
    ann, ben, _ = await measured.members.all()
    learnt = [each for each in await label(measured, ann.id, 12) if each.why != "exam"]

    checked = [await measured.checks.check(question.text, ben) for question in learnt]

    assert all(each.explained is not None for each in checked)


async def test_without_a_model_there_is_no_score(campaign: Campaign) -> None:
    checked = await campaign.checks.check("anything new", (await campaign.members.all())[0])

    assert checked.why_not == "cold"


async def test_a_withdrawn_message_is_as_any_other(measured: Campaign) -> None:
    await measured.store.items.add([NewItem("a message by mistake", None, "")])
    [newest, *_] = await measured.store.imports.summaries()
    await measured.store.imports.undo(newest.number, 0.0)
    await measured.refresh()

    checked = await measured.checks.check("a message by mistake", await owner(measured))

    assert checked.explained is not None


async def owner(campaign: Campaign) -> Annotator:
    return (await campaign.members.all())[0]


async def asked_for(campaign: Campaign, annotator: AnnotatorId) -> str:
    """The text of the first question that somebody requested."""
    while (question := await asked(campaign, annotator)).why != "requested":
        await campaign.answer(annotator, question.id, "skip", None)
    return question.text
