"""The owner is notified once of annotators whose errors on one kind of messages coincide."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.campaign import Campaign
from bot.campaign.types import AnnotatorId
from bot.campaign.watcher import WatchHandlers
from storage import Store
from tests.support.campaigns import Clock, opened
from tests.support.crowds import ignore
from tests.support.pacts import items_of_kinds, store_answers_of_pact


class Owner:
    """An owner who may be away, and the notices that have reached this owner."""

    def __init__(self) -> None:
        self.is_there = True
        self.alike: list[ErringAlike] = []

    async def on_alike(self, found: ErringAlike) -> bool:
        if self.is_there:
            self.alike.append(found)
        return self.is_there

    async def check(self, campaign: Campaign) -> None:
        await campaign.training.current()
        await campaign.watcher.check(WatchHandlers(ignore, on_alike=self.on_alike))


async def pact_in(path: Path, clock: Clock) -> list[AnnotatorId]:
    async with await Store.open(path) as store:
        await store.items.add(items_of_kinds())
    async with opened(path, clock, people=1, policy="adaptive"):
        pass  # computes the features that questions refer to
    async with await Store.open(path) as store:
        return await store_answers_of_pact(store, clock)


async def test_the_owner_is_notified_once_of_people_who_err_alike(path: Path, clock: Clock) -> None:
    pact = await pact_in(path, clock)
    owner = Owner()
    owner.is_there = False
    async with opened(path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)
        assert owner.alike == []

        owner.is_there = True
        await owner.check(campaign)
        await owner.check(campaign)

        assert owner.alike == [ErringAlike(tuple(pact), "no_spam")]
    async with opened(path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)

        assert campaign.annotators.alike == owner.alike[0]
        assert len(owner.alike) == 1


async def test_the_notice_that_has_not_arrived_before_a_restart_is_sent_after_it(
    path: Path, clock: Clock
) -> None:
    await pact_in(path, clock)
    owner = Owner()
    owner.is_there = False
    async with opened(path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)

    owner.is_there = True
    async with opened(path, clock, people=1, policy="adaptive") as campaign:
        await owner.check(campaign)

    assert len(owner.alike) == 1


async def test_owners_are_not_notified_of_people_for_whom_they_vouch(
    path: Path, clock: Clock
) -> None:
    pact = await pact_in(path, clock)
    owner = Owner()
    async with opened(path, clock, people=1, policy="adaptive") as campaign:
        for who in pact:
            await campaign.review.trust(who, counts=True)

        await owner.check(campaign)

    assert owner.alike == []
