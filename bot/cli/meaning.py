"""Reading what messages mean, with a bar, where no bot does it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

from bot.cli.console import progress_bar, report_line
from storage import Store
from storage.bot_lock import seconds_since_poll

T = TypeVar("T")


async def read_meaning(store: Store, chosen: str = "") -> None:
    """Read the meaning of new messages, where the campaign's features have it.

    chosen: the features of the settings, which a campaign without any will get. A running bot is
    left to do it. To stop loses nothing: the bot goes on where this ended.
    """
    fits = await store.model_log.feature_fits()
    if "meaning" not in (fits[-1].chosen if fits else chosen):
        return  # checked by the name first: the machine-learning libraries take a second to load
    from bot.campaign.feature_choice import has_meaning
    from bot.pool.feature_store import require_package
    from bot.pool.meaning_reader import MeaningReader

    if not has_meaning(features := fits[-1].chosen if fits else chosen):
        return
    require_package(features)
    if seconds_since_poll(store.path, time.time()) is not None:
        report_line("The running bot reads what the messages mean; /stats shows how far it is.")
        return
    newest = await store.items.newest_id()
    columns = (TextColumn("meaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with progress_bar(*columns) as bar:
        task = bar.add_task("meaning", total=newest)
        reader = MeaningReader(store, _run_in_thread, lambda read: bar.update(task, completed=read))
        await reader.read(newest)


async def _run_in_thread(work: Callable[[], T]) -> T:
    return await asyncio.to_thread(work)
