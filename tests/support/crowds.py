"""Campaigns with many annotators, one of whom may lie."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.numbering import item_of
from bot.campaign.types import AnnotatorId, ItemId, Question
from storage.records import Choice
from tests.support.campaigns import Clock, opened, people_of, truth


@asynccontextmanager
async def open_crowd(
    path: Path, clock: Clock, guests: int, **options: Any
) -> AsyncIterator[tuple[Campaign, list[AnnotatorId]]]:
    """A campaign with one owner and this many invited annotators."""
    rules = {"policy": "adaptive"} | options
    async with opened(path, clock, people=1, **rules) as campaign:
        invitation = await campaign.invitations.create("annotator", guests, 1_000_000)
        for number in range(guests):
            await campaign.members.join(1_000 + number, invitation.token)
        yield campaign, (await people_of(campaign))[1:]


def wrong_label(text: str) -> Choice:
    return "no_spam" if truth(text) == "spam" else "spam"


async def answer_one(
    campaign: Campaign, who: AnnotatorId, *, lies: bool = False
) -> Question | None:
    """Ask and answer one question; None if there is none."""
    question = await campaign.next_question(who)
    if isinstance(question, Nothing):
        return None
    said = wrong_label(question.text) if lies else truth(question.text)
    await campaign.answer(who, question.id, said, None)
    return question


async def answer_rounds(
    campaign: Campaign, people: list[AnnotatorId], count: int, liar: AnnotatorId | None = None
) -> list[Question]:
    """Everybody answers in turn; the liar gives wrong labels."""
    found = []
    for _ in range(count):
        for who in people:
            question = await answer_one(campaign, who, lies=who == liar)
            found += [question] if question else []
    return found


async def labels_of(campaign: Campaign) -> dict[str, str | None]:
    await campaign.store_consensus()
    return {row.text: row.label for row in await campaign.store.items.labelled()}


def free_items(campaign: Campaign, who: AnnotatorId) -> set[ItemId]:
    """The items that this annotator may be asked."""
    allowed = campaign._state.allowed(who, campaign._clock())
    return {item_of(row) for row in np.flatnonzero(allowed).tolist()}


async def ignore(annotator: AnnotatorId) -> None:
    return None
