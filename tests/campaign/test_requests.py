"""Asking others about one message: as an item, soon, blind, and of everybody but who asked."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.replay import replay
from bot.campaign.requests import Requests
from bot.campaign.selection import SelectionRules
from bot.campaign.types import AnnotatorId
from bot.learning.evaluation.certificate_proof import CertificateGoal
from storage import Store
from storage.records import ItemId, NewItem
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts

NEW = "free bitcoin for everybody who writes to @doubler today"

OTHERS = ["cheap loans", "hot singles", "win a phone", "lottery: click", "pills here", "casino!"]


async def test_a_new_message_is_asked_next_of_everybody_but_who_asked_for_it(
    campaign: Campaign,
) -> None:
    ann, ben, cleo = await chatting(campaign)
    await label(campaign, ann, 8)

    assert await campaign.requests.ask(NEW, ann) == "new"

    await campaign.training.current()
    assert (await asked(campaign, ann)).text != NEW
    question = await asked(campaign, ben)
    assert (question.text, question.why) == (NEW, "requested")
    assert (await asked(campaign, cleo)).text != NEW  # Ben is being asked
    await campaign.answer(ben, question.id, "spam", None)
    assert NEW in [each.text for each in await campaign.reports.labelled_items()]
    assert (await asked(campaign, ben)).why != "requested"


async def test_a_near_duplicate_of_an_open_message_is_no_new_item_and_that_one_is_asked(
    campaign: Campaign,
) -> None:
    ann, ben, _ = await chatting(campaign)
    await campaign.add_items(items([NEW]))
    await label(campaign, ann, 8)
    size = await campaign.store.items.newest_id()

    assert await campaign.requests.ask(f"  {NEW.upper()}!", None) == "known"

    assert await campaign.store.items.newest_id() == size
    assert (await asked(campaign, ben)).text == NEW


async def test_a_labelled_message_gets_one_more_answer(campaign: Campaign) -> None:
    ann, ben, cleo = await chatting(campaign)
    [known] = await label(campaign, ben, 1)

    assert await campaign.requests.ask(known.text, ann) == "known"

    await campaign.training.current()
    question = await asked(campaign, cleo)
    assert (question.item_id, question.why) == (known.item_id, "requested")
    await campaign.answer(cleo, question.id, "spam", None)
    for annotator in (ann, ben, cleo):
        assert (await asked(campaign, annotator)).item_id != known.item_id


async def test_a_message_that_another_process_has_just_imported_is_asked(
    campaign: Campaign,
) -> None:
    ann, ben, _ = await chatting(campaign)
    await label(campaign, ann, 8)
    imports = iter([[NewItem(NEW, None, "")]])

    async def refresh_before_an_import() -> None:
        await campaign.refresh()
        for imported in imports:
            await campaign.store.items.add(imported)

    parts = (campaign.store, campaign._state, campaign.checks, campaign.assignments)
    requests = Requests(
        *parts, campaign.proofs, refresh_before_an_import, asyncio.Lock(), campaign._clock
    )

    assert await requests.ask(NEW, ann) == "new"

    assert await campaign.store.items.newest_id() == 41
    await campaign.refresh()
    await campaign.training.current()
    question = await asked(campaign, ben)
    assert (question.text, question.why) == (NEW, "requested")


async def test_without_anybody_else_nothing_is_added(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=2) as campaign:
        await campaign.add_items(items(texts(20)))
        ann, ben = await people_of(campaign)
        await campaign.members.set_card(ann, 1)

        assert await campaign.requests.ask(NEW, ann) == "nobody"

        assert await campaign.store.items.newest_id() == 20
        assert await campaign.requests.ask(NEW, ben) == "new"


async def test_an_item_of_the_exam_is_still_drawn_by_chance_only(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(items(texts(40)))
        _, ben, _ = await chatting(campaign)
        exam = (await campaign.store.model_log.exam_items())[0].item_id
        [text] = await campaign.store.items.texts([exam])

        assert await campaign.requests.ask(text, None) == "known"

        await campaign.training.current()
        for _ in range(5):
            question = await asked(campaign, ben)
            assert question.why != "requested"
            await campaign.answer(ben, question.id, "skip", None)


@pytest.mark.parametrize("times", [1, 6])
async def test_a_requested_message_is_never_reserved_for_the_exam(
    path: Path, clock: Clock, times: int
) -> None:
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(items(texts(40)))
        await chatting(campaign)
        for text in OTHERS[:times]:
            await campaign.requests.ask(text, None)
        await campaign.add_items(items(["one more", "and another", "the last of them"]))

        assert await campaign.store.items.newest_id() == 43 + times
        requested = {each.item_id for each in await campaign.store.requests.after(0)}
        reserved = {each.item_id for each in await campaign.store.model_log.exam_items()}
    assert not requested & reserved


async def test_two_requests_at_once_make_one_item(campaign: Campaign) -> None:
    await chatting(campaign)

    done = await asyncio.gather(*(campaign.requests.ask(NEW, None) for _ in range(2)))

    assert sorted(done) == ["known", "new"]
    assert await campaign.store.items.newest_id() == 41


async def test_a_request_is_kept_over_a_restart_and_replayed(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(40)))
        ann, ben, _ = await chatting(campaign)
        await label(campaign, ann, 8)
        await campaign.requests.ask(NEW, ann)
    async with opened(path, clock) as campaign:
        first = await asked(campaign, ann)
        await campaign.answer(ann, first.id, "unsure", None)
        [question] = await label(campaign, ben, 1)
        await label(campaign, ann, 3)

    assert (question.text, question.why) == (NEW, "requested")
    rules = SelectionRules(exam_every=0, gold_every=0, policy="single", majority=3)
    async with await Store.open(path) as store:
        assert (await replay(store, "weights", rules)).differences == ()


async def test_a_message_that_was_withdrawn_comes_again(campaign: Campaign) -> None:
    _, ben, _ = await chatting(campaign)
    await campaign.store.items.add([NewItem(NEW, None, "")], files=["one.txt"])
    [newest, *_] = await campaign.store.imports.summaries()
    await campaign.store.imports.undo(newest.number, 0.0)
    await campaign.refresh()

    assert await campaign.requests.ask(NEW, None) == "new"

    await campaign.training.current()
    assert (await asked(campaign, ben)).item_id == ItemId(41)


async def test_nothing_is_added_while_a_proof_is_running(path: Path, clock: Clock) -> None:
    """A new item would end the proof, which is about one pool."""
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(items(texts(60)))
        ann, _, _ = await chatting(campaign)
        await label(campaign, ann, 20)
        await campaign.proofs.begin(CertificateGoal(0.05))

        assert await campaign.requests.ask(NEW, None) == "proof"

        assert campaign.proofs.running is not None
        assert await campaign.store.items.newest_id() == 60


async def chatting(campaign: Campaign) -> list[AnnotatorId]:
    """The people, who have all opened the chat."""
    people = await people_of(campaign)
    for annotator in people:
        await campaign.members.set_card(annotator, 1)
    return people
