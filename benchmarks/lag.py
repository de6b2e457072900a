"""Measures the lag of the event loop while a million messages are read, fitted and scored.

    python benchmarks/lag.py FILE [--features words chars] [--labels 60] [--json -]

FILE: messages, as `tapwise import` reads them. For each choice of features in turn, on a database
of its own: nothing is done for a while (what a busy machine adds to every lag), the messages are
imported and read, so many are labelled (by what they look like), and the bot is started again. A
task in the same loop sleeps 10 ms at a time; lag is how late it comes back.
Times: `step` is the CPU of a fit and the rescoring; `tap` the wall time from an answer to the next
question; `cpu` and `wall` of a phase in seconds; `peak` the process's largest resident memory so
far in MiB, mapped files included, so the first choice of features should be the smallest.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bot.campaign.campaign import Campaign
from bot.campaign.types import Question
from bot.formats.conversion import BadRows, accepted_items
from bot.formats.reading import read
from bot.learning.cold_start import spam_cues
from bot.pool.cost import pool_cost
from bot.pool.manifest import folder_of
from storage import Store

STEP = 0.01
Numbers = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--features", nargs="+", default=["words", "chars"])
    parser.add_argument("--labels", type=int, default=60)
    parser.add_argument("--json", metavar="FILE", help="- is the screen")
    given = parser.parse_args()
    found = asyncio.run(measured(given.file, given.features, given.labels))
    if given.json == "-":
        print(json.dumps(found, indent=2))
    elif given.json:
        Path(given.json).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    for row in found:
        print("  ".join(f"{name} {value}" for name, value in row.items()))


async def measured(file: Path, features: list[str], labels: int) -> list[Numbers]:
    found: list[Numbers] = []
    for name in features:
        with TemporaryDirectory(prefix="tapwise-lag-") as folder:
            path = Path(folder) / "lag.db"
            async with await Store.open(path) as store:
                async with watched(found, name, "idle"):  # what the machine itself adds
                    await asyncio.sleep(3)
                async with watched(found, name, "import"):
                    await store.items.add(accepted_items(read(file), BadRows()))
                async with watched(found, name, "first start"), opened(store, name):
                    pass
                async with opened(store, name) as campaign:
                    async with watched(found, name, "labelling"):
                        taps = await label(campaign, labels)
                    found[-1] |= {"tap": round(median(taps), 3)} | pool_cost(folder_of(path))
                async with watched(found, name, "restart"), opened(store, name) as campaign:
                    await asked(campaign)
    return found


def opened(store: Store, features: str) -> Any:
    return Campaign.open(store, owners=[1], features=features)


async def asked(campaign: Campaign) -> Question:
    annotator = (await campaign.members.all())[0]
    question = await campaign.next_question(annotator.id)
    if not isinstance(question, Question):
        raise SystemExit("There are too few messages for so many labels.")
    return question


async def label(campaign: Campaign, count: int) -> list[float]:
    """Answer so many questions; seconds from each answer to the next question."""
    annotator = (await campaign.members.all())[0]
    question, taps = await asked(campaign), []
    for _ in range(count):
        spam = spam_cues([question.text])[0, 1:].sum() > 2
        began = time.monotonic()
        await campaign.answer(annotator.id, question.id, "spam" if spam else "no_spam", None)
        question = await asked(campaign)
        taps.append(time.monotonic() - began)
    return taps


@asynccontextmanager
async def watched(found: list[Numbers], features: str, phase: str) -> AsyncIterator[None]:
    """Adds a row: how long it took, and how late the loop was meanwhile."""
    lags: list[float] = []
    probe = asyncio.create_task(late(lags))
    wall, cpu = time.monotonic(), time.process_time()
    try:
        yield
    finally:
        wall, cpu = time.monotonic() - wall, time.process_time() - cpu
        probe.cancel()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    row: Numbers = {"features": features, "phase": phase, "wall": round(wall, 2)}
    row |= {"cpu": round(cpu, 2), "peak": peak}
    if len(lags) > 2:
        p99 = quantiles(lags, n=100)[-1]
        row |= {f"lag_{name}_ms": round(1000 * value, 1) for name, value in (
            ("p50", median(lags)), ("p99", p99), ("worst", max(lags)))}  # fmt: skip
    found.append(row)


async def late(lags: list[float]) -> None:
    while True:
        due = time.monotonic() + STEP
        await asyncio.sleep(STEP)
        lags.append(time.monotonic() - due)


if __name__ == "__main__":
    main()
