"""Joining: invites and owners."""

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.members import NotInvitedError
from bot.errors import TapwiseError
from tests.support.campaigns import (
    Clock,
    asked,
    opened,
)
from tests.support.crowds import (
    answer_one,
    free_items,
    open_crowd,
)


async def test_people_without_an_invite_are_refused(campaign: Campaign) -> None:
    for token in ("", "made up"):
        with pytest.raises(NotInvitedError):
            await campaign.members.join(555, token)
    with pytest.raises(NotInvitedError):
        await campaign.members.require(555)
    assert issubclass(NotInvitedError, TapwiseError)


async def test_an_invite_is_valid_until_it_expires(campaign: Campaign, clock: Clock) -> None:
    invitation = await campaign.invitations.create("annotator", 2, seconds=60)

    guest = await campaign.members.join(555, invitation.token)
    clock.now = invitation.expires_at

    assert await campaign.members.require(555) == guest
    assert await campaign.members.join(555, invitation.token) == guest
    with pytest.raises(NotInvitedError):
        await campaign.members.join(556, invitation.token)


async def test_the_owners_are_those_of_the_settings(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=2) as campaign:
        before = [person.role for person in await campaign.members.all()]

    async with opened(path, clock, people=1) as campaign:
        after = [person.role for person in await campaign.members.all()]

    assert (before, after) == (["owner", "owner"], ["owner", "annotator"])


async def test_a_forgotten_annotator_leaves_answers_without_a_name(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 2) as (campaign, [ann, bob]):
        question = await answer_one(campaign, ann)
        assert question is not None
        open_question = await asked(campaign, ann)

        await campaign.members.forget(ann)

        assert await campaign.members.with_telegram_id(1_000) is None
        [labelled] = await campaign.store.items.labelled()
        assert (labelled.text, labelled.annotator) == (question.text, ann)
        assert open_question.item_id in free_items(campaign, bob)
        invitation = await campaign.invitations.create("annotator", 1, 1_000)
        again = await campaign.members.join(1_000, invitation.token)
        assert again.id not in (ann, bob)
