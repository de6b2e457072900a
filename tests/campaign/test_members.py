"""Joining: invites and owners."""

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.members import NotInvitedError
from bot.errors import TapwiseError
from tests.support.campaigns import (
    Clock,
    asked,
    opened,
)
from tests.support.crowds import (
    answer_one,
    answer_rounds,
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

    assert (before, after) == (["owner", "owner"], ["owner"])


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


async def test_a_forgotten_annotator_who_joins_again_continues_with_all_answers_counted(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 2, gold_every=3) as (campaign, [ann, _]):
        seen = {question.item_id for question in await answer_rounds(campaign, [ann], 5)}
        for _ in range(2):
            await campaign.members.forget(ann)
            invitation = await campaign.invitations.create("annotator", 1, 1_000)
            returned = await campaign.members.join(1_000, invitation.token)

            assert returned.id == ann
            question = await asked(campaign, ann)
            assert question.item_id not in seen
            seen.add(question.item_id)
            receipt = await campaign.answer(ann, question.id, "spam", None)
            assert receipt.mine == len(seen)

        assert len(await campaign.members.all()) == 3


async def test_an_excluded_annotator_who_was_forgotten_and_joins_again_is_still_excluded(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 4) as (campaign, people):
        liar = people[-1]
        await answer_rounds(campaign, people, 30, liar)
        assert [word.annotator_id for word in campaign.annotators.newly_excluded] == [liar]

        await campaign.members.forget(liar)
        invitation = await campaign.invitations.create("annotator", 1, 1_000)
        returned = await campaign.members.join(1_003, invitation.token)
        refused = await campaign.next_question(returned.id)

        assert returned.id == liar
        assert isinstance(refused, Nothing)
        assert refused.reason == "stopped"
