"""Jobs in processes of their own, and the campaign that they measure."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractAsyncContextManager
from multiprocessing import get_context
from typing import Any

from benchmarks.crowd.measures import Numbers
from benchmarks.crowd.tapping import OWNER
from bot.campaign.campaign import Campaign
from bot.cli.simulate.runs import start_worker
from storage import Store


def open_campaign(
    store: Store, features: str, claim_seconds: float = 600.0
) -> AbstractAsyncContextManager[Campaign]:
    """The campaign as the bot opens it; simulated people may tap at once."""
    return Campaign.open(
        store,
        owners=(OWNER,),
        features=features,
        hasty_seconds=0,
        claim_seconds=claim_seconds,
    )


def run_all(
    work: Callable[..., Numbers],
    jobs: Sequence[tuple[Any, ...]],
    processes: int,
    on_result: Callable[[Numbers], None] | None = None,
) -> list[Numbers]:
    """The result of each job, in order; progress goes to standard error."""
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=begin_work) as workers:
        running = {workers.submit(work, *job): job[1:] for job in jobs}
        for number, done in enumerate(as_completed(running), 1):
            print(f"{number} of {len(jobs)}: {running[done]} {done.result()}", file=sys.stderr)
            if on_result is not None:
                on_result(done.result())
        return [done.result() for done in running]


def begin_work() -> None:
    """One thread for the arithmetic, and no log of polls that the end cut short."""
    start_worker()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
