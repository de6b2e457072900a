"""Two bots on one token share the taps, and each loses some: that ends with a sentence."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.app import run
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.errors import TelegramError
from tests.support.desk import Desk
from tests.support.faults import goes_on
from tests.support.polling import second_poller

TAKES_OVER = "Conflict: terminated by other getUpdates request"


async def another_polls_and_somebody_taps(desk: Desk, person: Person) -> None:
    await second_poller(desk)
    await goes_on(person, await next_card(person))


async def test_a_second_poller_that_goes_on_ends_the_bot_though_taps_come_through(
    closed_desk: Desk,
) -> None:
    desk, handled = closed_desk, 0
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=0.3)) as bot:
        ann = await desk.annotator()
        async with asyncio.timeout(10):
            while not bot.failure.done():
                labelling = asyncio.create_task(another_polls_and_somebody_taps(desk, ann))
                await asyncio.wait({labelling, bot.failure}, return_when=asyncio.FIRST_COMPLETED)
                handled += labelling.done()
                labelling.cancel()
        with pytest.raises(TelegramError, match="Another program is polling"):
            await bot.failure

    assert handled > 1


async def test_second_pollers_with_long_enough_between_them_are_borne(closed_desk: Desk) -> None:
    desk, conflict = closed_desk, 0.1
    async with desk.bot(
        retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=conflict, conflict_gap=0.0)
    ) as bot:
        ann = await desk.annotator()
        until = time.monotonic() + 3 * conflict
        while time.monotonic() < until:
            await another_polls_and_somebody_taps(desk, ann)

        assert not bot.failure.done()
        assert len(desk.calls("getUpdates")) > len(await desk.labelled())


async def test_a_second_poller_that_stays_ends_the_whole_bot_with_a_sentence(
    closed_desk: Desk,
) -> None:
    closed_desk.order("getUpdates", status=409, description=TAKES_OVER, times=1_000)

    async with asyncio.timeout(30.0):
        with pytest.raises(TelegramError, match="Another program is polling Telegram with the sa"):
            await run(
                closed_desk.settings,
                retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=0.5),
            )
