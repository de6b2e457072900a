"""What a restart brings: cards that were held back, and every answer after a kill."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from benchmarks.crash.kills import Crash
from bot.campaign.campaign import CLAIM_SECONDS
from bot.demo.scripted_annotators import next_card
from tests.support.desk import (
    Desk,
    taps,
)


@pytest.mark.parametrize("away", [0.0, 2 * CLAIM_SECONDS], ids=["at_once", "after_its_claim"])
async def test_a_card_delayed_by_a_limit_comes_after_the_restart(
    closed_desk: Desk, away: float
) -> None:
    desk = closed_desk
    async with asyncio.timeout(60):
        async with desk.bot():
            ann, bob = await desk.annotator(2), desk.telegram.person(3, "Bob")
            card = await next_card(ann)
            desk.inject_fault("editMessageText", status=429, retry_after=600, chat_id=ann.id)
            desk.inject_fault("sendMessage", status=429, retry_after=600, chat_id=bob.id, times=2)
            await taps(ann, card, "spam")
            bob.start(await desk.create_invite())
            await desk.wait_for_call("editMessageText", 429)
            await desk.wait_for_call("sendMessage", 429)
        assert (await next_card(ann)).text == card.text
        desk.clear_faults()
        desk.clock.now += away

        async with desk.bot():
            assert (await next_card(ann, card)).text not in (None, card.text)
            assert (await next_card(bob)).text is not None


@pytest.mark.parametrize("who", ["annotator", "owner"])
async def test_a_card_delayed_for_longer_than_its_claim_comes_after_the_restart(
    closed_desk: Desk, who: str
) -> None:
    desk = closed_desk
    async with asyncio.timeout(60):
        async with desk.bot():
            ann = await (desk.owner() if who == "owner" else desk.annotator(2))
            card = await next_card(ann)
            desk.inject_fault("editMessageText", status=429, retry_after=1200)
            await taps(ann, card, "spam")
            await desk.wait_for_call("editMessageText", 429)
            desk.clock.now += 2 * CLAIM_SECONDS
        desk.clear_faults()

        async with desk.bot():
            assert (await next_card(ann, card)).text not in (None, card.text)


async def test_kills_at_random_moments_lose_and_double_no_answer(tmp_path: Path) -> None:
    crash = Crash(tmp_path, kills=3, taps=60, pool=300, people=3, seed=1)

    result = await crash.run()

    assert (result.taps, result.lost, result.unhandled, result.doubled) == (60, 0, 0, 0)
    assert (result.stranded, result.complaints, result.errors_logged) == (0, 0, 0)
    assert (result.integrity, result.halves, result.other_questions) == ([], [], 0)
