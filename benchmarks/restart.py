"""Measures the time from the start of a bot with a pool on disk to its first question.

    python benchmarks/restart.py POOL FEATURES

POOL is a folder that step.py made. Its messages go into a new database and so many are labelled;
then a new process opens the campaign and asks. CPU time counts from that process's first breath,
imports included; Telegram is not part of it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot.campaign.campaign import Campaign, Nothing
from storage import Store
from storage.records import Choice, NewItem

LABELS = 30
TIMES = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pool", type=Path, help="folder with texts.json and spam.npy")
    parser.add_argument("features", nargs="?", default="auto", help="name of the features")
    parser.add_argument("--ask", action="store_true", help="ask one question; POOL is a database")
    options = parser.parse_args()
    if options.ask:
        print(json.dumps(asyncio.run(first_question(options.pool))))
        return
    print(json.dumps(measured(options.pool, options.features)))


def measured(pool: Path, features: str) -> dict[str, Any]:
    """Times of the import and of the first question after a restart, in seconds."""
    with TemporaryDirectory(prefix="tapwise-restart-") as folder:
        database = Path(folder) / "tapwise.db"
        times = asyncio.run(labelled(database, pool, features))
        starts = [restarted(database) for _ in range(TIMES)]
    times["first_question_cpu_s"] = round(median(start["cpu"] for start in starts), 2)
    times["first_question_wall_s"] = round(median(start["wall"] for start in starts), 2)
    times["same_question"] = len({start["item"] for start in starts}) == 1
    return times


async def labelled(database: Path, pool: Path, features: str) -> dict[str, Any]:
    """Import the pool and label some of it by its true labels."""
    texts = json.loads((pool / "texts.json").read_bytes())
    spam = dict(zip(texts, np.load(pool / "spam.npy").tolist(), strict=True))
    started = time.process_time()
    async with await Store.open(database) as store:
        await store.items.add(NewItem(text, None, "benchmark") for text in texts)
        imported = time.process_time() - started
        async with Campaign.open(store, owners=(1,), features=features) as campaign:
            annotator = (await campaign.members.require(1)).id
            for _ in range(LABELS):
                question = await campaign.next_question(annotator)
                if isinstance(question, Nothing):
                    break
                choice: Choice = "spam" if spam[question.text] else "no_spam"
                await campaign.answer(annotator, question.id, choice, None)
    return {"import_cpu_s": round(imported, 1), "labels": LABELS}


def restarted(database: Path) -> dict[str, Any]:
    """The first question of a new process, with its times."""
    command = [sys.executable, __file__, "--ask", str(database)]
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {**json.loads(done.stdout), "wall": time.perf_counter() - started}


async def first_question(database: Path) -> dict[str, Any]:
    async with (
        await Store.open(database) as store,
        Campaign.open(store, owners=(1,)) as campaign,
    ):
        question = await campaign.next_question((await campaign.members.require(1)).id)
        item = None if isinstance(question, Nothing) else int(question.item_id)
        return {"cpu": time.process_time(), "item": item}


if __name__ == "__main__":
    main()
