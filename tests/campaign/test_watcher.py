"""What the campaign notices without a tap."""

import asyncio
from pathlib import Path

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import DAY, Annotator, AnnotatorId
from bot.campaign.watcher import WatchHandlers
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import (
    CLAIM,
    Clock,
    asked,
    items,
    label,
    notified,
    opened,
    people_of,
    texts,
    truth,
)
from tests.support.crowds import free_items, ignore, open_crowd

HOUR = 3_600.0


async def test_an_import_by_another_process_notifies_waiting_annotators(
    campaign: Campaign, path: Path
) -> None:
    (ann, bob, _) = await people_of(campaign)
    await label(campaign, ann, 40)
    done = [await campaign.next_question(person) for person in (ann, bob)]
    before = await notified(campaign)

    async with await Store.open(path) as other:
        await other.items.add(NewItem(f"news {i}", None, "there") for i in range(2))
    found = await notified(campaign)

    assert done == [Nothing("done")] * 2
    assert before == []
    assert sorted(found) == [ann, bob]
    assert (await asked(campaign, bob)).text.startswith("news")
    assert await notified(campaign) == []


async def test_labels_imported_by_another_process_are_learnt(
    campaign: Campaign, path: Path
) -> None:
    (ann, *_) = await people_of(campaign)
    known = [item.text for item in await campaign.store.items.after(0)]

    async with await Store.open(path) as other:
        labels = {text: truth(text) for text in known[:30]}
        await other.items.add(
            NewItem(text, "spam" if said == "spam" else "no_spam", "there")
            for text, said in labels.items()
        )
    await notified(campaign)
    question = await asked(campaign, ann)

    assert question.why == "uncertainty"
    assert question.text not in labels


async def test_waiting_annotators_are_notified_when_a_claim_expires(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        await asked(campaign, ann)
        await campaign.next_question(bob)

        before = await notified(campaign)
        clock.now += CLAIM

        assert (before, await notified(campaign)) == ([], [bob])


async def test_waiting_annotators_are_notified_when_an_exam_item_is_free(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=100) as campaign:
        await campaign.add_items(items(texts(7)))
        (ann, bob, _) = await people_of(campaign)
        await label(campaign, ann, 6)
        last = await asked(campaign, ann)
        waiting = await campaign.next_question(bob)

        clock.now += CLAIM

        assert (last.why, waiting) == ("exam", Nothing("elsewhere"))
        assert await notified(campaign) == [bob]


async def test_paused_annotators_are_not_notified(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        (ann, bob, _) = await people_of(campaign)
        for person in (ann, bob):
            await campaign.next_question(person)
        await campaign.members.pause(ann)

        await campaign.add_items(items(["news"]))

        assert await notified(campaign) == [bob]


async def test_after_a_crash_annotators_without_a_question_are_notified(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(20)))
        (ann, bob, _) = await people_of(campaign)
        for person in (ann, bob):
            await campaign.members.set_card(person, 7)
            await label(campaign, person, 2)
        await asked(campaign, bob)

    async with opened(path, clock) as campaign:
        received: asyncio.Queue[AnnotatorId] = asyncio.Queue()
        watching = asyncio.create_task(campaign.watcher.watch(WatchHandlers(received.put)))
        assert await received.get() == ann
        assert received.empty()
        watching.cancel()


async def test_a_clock_put_back_by_a_day_delays_no_reminder(path: Path, clock: Clock) -> None:
    reminded: list[AnnotatorId] = []
    clock.now += 2 * DAY

    async def remind(annotator: Annotator) -> None:
        reminded.append(annotator.id)

    async def nobody(annotator: AnnotatorId) -> None:
        return None

    async with opened(path, clock, people=1) as campaign:
        await campaign.add_items([NewItem("only one", None, "here")])
        [ann] = await campaign.members.all()
        handlers = WatchHandlers(nobody, on_reminder=remind)
        await campaign.watcher.check(handlers)
        await campaign.members.set_card(ann.id, 1)
        await campaign.preferences.set_reminder(ann.id, int(clock.now // HOUR) % 24, 0)

        clock.now -= DAY
        await campaign.watcher.check(handlers)

        assert reminded == [ann.id]


async def test_revoking_in_another_process_releases_the_claim(filled: Path, clock: Clock) -> None:
    async with open_crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await asked(campaign, ann)
        async with await Store.open(filled) as elsewhere:
            await elsewhere.people.revoke(ann, clock.now)

        await campaign.watcher.check(WatchHandlers(ignore))
        await asked(campaign, bob)

        claims = await campaign.store.questions.claims(clock.now)
        assert [claim.annotator_id for claim in claims] == [bob]
        assert question.item_id in free_items(campaign, bob)
        assert await campaign.members.get(ann) is None
