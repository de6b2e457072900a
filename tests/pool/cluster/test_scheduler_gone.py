"""While the scheduler is gone, answers are kept and people are told; then it goes on by itself."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.support import free_port
from bot.campaign.ingest import Reading
from bot.demo.scripted_annotators import next_card
from bot.monitoring.gauges import worker_numbers
from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.dask_cluster import DaskCluster
from storage.records import Label, NewItem
from tests.support.desk import Desk, says, taps

# A scheduler and a worker in one process.
CLUSTER = """
import sys
from distributed import LocalCluster
options = {"n_workers": 1, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
with LocalCluster(host="127.0.0.1", scheduler_port=int(sys.argv[1]), **options):
    print("ready", flush=True)
    sys.stdin.read()
"""
KNOWN: dict[Label, str] = {"spam": "win a prize", "no_spam": "see you"}
TIMES = ("once", "twice", "always")


async def test_the_next_card_comes_by_itself_once_the_scheduler_is_back(
    closed_desk: Desk, tmp_path: Path
) -> None:
    desk, port = closed_desk, free_port()
    loader = ClusterLoader(
        DaskCluster(ClusterAddress(f"tcp://127.0.0.1:{port}")), tmp_path / "shards"
    )
    await desk.store.items.add(
        NewItem(f"{text} {time}", label, "") for label, text in KNOWN.items() for time in TIMES
    )
    async with desk_with_cluster(desk, loader, port) as cluster:
        ann = await desk.annotator()
        card = await next_card(ann)

        cluster.kill()
        await cluster.wait()
        toast = await taps(ann, card, "spam")
        waiting = await says(ann, "The next message takes a while")
        async with cluster_at(port):
            following = await next_card(ann, card)
            figures = desk.campaign.reports.workers() if desk.campaign else None

        assert toast["text"].startswith("🚫 Spam saved")
        assert {waiting["message_id"], following.message_id} == {card.message_id}
        assert following.text not in (None, card.text)
        assert figures is not None
        assert list(figures.shards.values()) == [1]
        shown = {number.name: number.value for number in worker_numbers(*figures)}
        assert shown["pool_workers"] == shown["pool_shards"] == 1
        assert (shown["pool_bytes"] or 0) > 40 * 100
    assert [answer.choice for answer in await desk.answers()] == ["spam"]


@asynccontextmanager
async def desk_with_cluster(
    desk: Desk, loader: ClusterLoader, port: int
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, with its messages on a cluster whose process can be killed."""
    try:
        async with cluster_at(port) as cluster, desk.bot(reading=Reading(loader=loader)):
            yield cluster
    finally:
        await asyncio.to_thread(loader.close)


@asynccontextmanager
async def cluster_at(port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """A cluster that listens within."""
    cluster = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        CLUSTER,
        str(port),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert cluster.stdin is not None
    assert cluster.stdout is not None
    try:
        assert await cluster.stdout.readline() == b"ready\n"
        yield cluster
    finally:
        cluster.stdin.close()
        await cluster.wait()
