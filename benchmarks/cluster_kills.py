"""Answers of one person to a campaign on a Dask cluster, while its workers are killed at random."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.lines import Message
from benchmarks.peer_workers import SEED, Numbers, say
from bot.campaign.campaign import Campaign
from bot.campaign.ingest import Reading
from bot.campaign.types import AnnotatorId, Choice, Question
from bot.errors import TryLaterError
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.dask_cluster import DaskCluster
from bot.pool.pool_loader import LOCAL, PoolLoader
from storage import Store
from storage.records import NewItem

# As often as the bot's watcher tries again.
RETRY_SECONDS = 1.0
# A card that takes longer is stranded.
STRANDED_SECONDS = 300.0

Asked = tuple[int, str, float | None]


class Tapped(NamedTuple):
    """asked: item, reason and score of each question. seconds: until each card. lost, doubled: of
    the answers in the database."""

    asked: list[Asked]
    seconds: list[float]
    lost: int
    doubled: int


def kill_worker() -> None:
    """Kill a worker process of ours."""
    workers = multiprocessing.active_children()
    if workers:
        os.kill(random.choice(workers).pid or 0, signal.SIGKILL)


async def measured_kills(
    found: Sequence[Message],
    features: str,
    taps: int,
    kills: int,
    folder: Path,
    cluster: DaskCluster,
) -> Numbers:
    """The same taps on the local pool, and on the cluster with kills."""
    here, there = folder / "here.db", folder / "there.db"
    async with await Store.open(here) as store:
        await store.items.add(NewItem(text, None, "benchmark") for text, _ in found)
        await store.model_log.blind_key()  # both draw by this one
    shutil.copy(here, there)
    spam = {text for text, is_spam in found if is_spam}
    say("The local pool …")
    local = await _tapped(here, LOCAL, features, taps, set(), spam)
    say("The cluster …")
    gone = _Gone()
    logging.getLogger("bot.pool.cluster.dask_cluster").addHandler(gone)
    where = set(random.Random(SEED).sample(range(taps // 20, taps - 1), kills))
    tapped = await _tapped(there, ClusterLoader(cluster), features, taps, where, spam)
    after = [tapped.seconds[at + 1] for at in sorted(where)]
    return {
        "items": len(found),
        "features": features,
        "taps": taps,
        "kills": kills,
        "kills_of_holders": gone.count,
        "equal": sum(one == other for one, other in zip(local.asked, tapped.asked, strict=True)),
        "lost": tapped.lost,
        "doubled": tapped.doubled,
        "stranded": sum(seconds > STRANDED_SECONDS for seconds in tapped.seconds),
        "local_ms": round(1000 * median(local.seconds), 1),
        "cluster_ms": round(1000 * median(tapped.seconds), 1),
        "after_kill_s": round(median(after), 2) if after else None,
        "after_kill_most_s": round(max(after), 2) if after else None,
        "most_s": round(max(tapped.seconds), 2),
        "load": round(os.getloadavg()[0], 1),
    }


class _Gone(logging.Handler):
    """Counts the workers that are reported to be gone, which held shards or an actor."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += "worker of the Dask cluster is gone" in record.getMessage()


async def _tapped(
    path: Path, loader: PoolLoader, features: str, taps: int, kills: set[int], spam: set[str]
) -> Tapped:
    asked: list[Asked] = []
    seconds: list[float] = []
    opening: dict[str, Any] = {"features": features, "reading": Reading(loader=loader)}
    async with await Store.open(path) as store:
        async with Campaign.open(store, owners=(1,), **opening) as campaign:
            owner = (await campaign.members.require(1)).id
            for number in range(taps):
                began = time.monotonic()
                question = await _next_card(campaign, owner)
                seconds.append(time.monotonic() - began)
                asked.append((question.item_id, question.why, question.score))
                choice: Choice = "spam" if question.text in spam else "no_spam"
                await campaign.answer(owner, question.id, choice, f"tap {number}")
                if number in kills:
                    kill_worker()
                if number % 100 == 99:
                    say(f"{number + 1} of {taps} taps")
        answers = await store.questions.current_answers()
    distinct = {answer.question_id for answer in answers}
    return Tapped(asked, seconds, taps - len(distinct), len(answers) - len(distinct))


async def _next_card(campaign: Campaign, owner: AnnotatorId) -> Question:
    """The next question, tried again as the bot does while no worker can be reached."""
    while True:
        try:
            question = await campaign.next_question(owner)
        except TryLaterError:
            await asyncio.sleep(RETRY_SECONDS)
            continue
        if not isinstance(question, Question):
            raise RuntimeError(f"there is no question: {question.reason}")
        return question
