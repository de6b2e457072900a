"""Telegram's limits on messages, as the emulator has them: what is held back comes later."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.limits import Limits
from bot.emulator.serving import serve
from storage import Store
from tests.support.desk import MESSAGES, TOKEN, Clock, Desk, LoggedErrors
from tests.support.faults import EDIT, label_next

WINDOW = 0.5


async def pass_time_when_refused(desk: Desk) -> None:
    """Each refused edit may be repeated a window later, on a clock that stands still otherwise."""
    for number in count(1):
        await desk.wait_for_call(EDIT, 429, times=number)
        desk.clock.now += WINDOW


async def test_who_taps_faster_than_telegram_permits_gets_every_card(
    tmp_path: Path, logged_errors: LoggedErrors
) -> None:
    clock, database = Clock(), tmp_path / "tapwise.db"
    telegram = TelegramEmulator(TOKEN, clock=clock, limits=Limits(private=(4, WINDOW)))
    async with serve(telegram.app) as url, await Store.open(database) as store:
        desk = Desk(telegram, url, store, database, clock)
        await desk.add_items(MESSAGES)
        async with desk.bot():
            passing = asyncio.create_task(pass_time_when_refused(desk))
            ann = await desk.annotator()
            card = await next_card(ann)
            for _ in range(6):
                card = await label_next(ann, card)
            passing.cancel()

        assert len(await desk.answers()) == 6
    # Nine or ten messages in windows of four: each that is held back is repeated once.
    assert [call.status for call in desk.calls(EDIT, ann)].count(429) == 2
