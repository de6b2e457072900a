"""How long a bot with a pool on disk takes from its start to its first question.

    python benchmarks/restart.py POOL FEATURES

POOL is a folder that step.py made. Its messages go into a new database and so many are labelled;
then a new process opens the campaign and asks. CPU time counts from that process's first breath,
imports included; Telegram is not part of it.
"""

from __future__ import annotations

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
from storage.records import NewItem

LABELS = 30
TIMES = 3


def main() -> None:
    first, second = sys.argv[1:]
    if first == "--ask":
        print(json.dumps(asyncio.run(asked(Path(second)))))
        return
    with TemporaryDirectory(prefix="tapwise-restart-") as folder:
        database = Path(folder) / "tapwise.db"
        made = asyncio.run(labelled(database, Path(first), second))
        starts = [again(database) for _ in range(TIMES)]
    made["first_question_cpu_s"] = round(median(start["cpu"] for start in starts), 2)
    made["first_question_wall_s"] = round(median(start["wall"] for start in starts), 2)
    made["same_question"] = len({start["item"] for start in starts}) == 1
    print(json.dumps(made))


async def labelled(database: Path, pool: Path, features: str) -> dict[str, Any]:
    """Import the pool and label some of it, by the truth."""
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
                choice = "spam" if spam[question.text] else "no_spam"
                await campaign.answer(annotator, question.id, choice, None)
    return {"import_cpu_s": round(imported, 1), "labels": LABELS}


def again(database: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--ask", str(database)]
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {**json.loads(done.stdout), "wall": time.perf_counter() - started}


async def asked(database: Path) -> dict[str, Any]:
    async with (
        await Store.open(database) as store,
        Campaign.open(store, owners=(1,)) as campaign,
    ):
        question = await campaign.next_question((await campaign.members.require(1)).id)
        item = None if isinstance(question, Nothing) else int(question.item_id)
        return {"cpu": time.process_time(), "item": item}


if __name__ == "__main__":
    main()
