"""Compares a campaign on a Dask cluster with a local one: memory, import and steps at any size.

    python benchmarks/cluster_size.py FILE [FILE...] [--pool 50000] [--steps 300] [--workers 2]
                                      [--features words] [--near-duplicates] [--folder DIR]
                                      [--json -]

Messages are recombined from those of the files: the first words of one and the last words of
another. One in ten has words that make it spam, and one in twenty is an earlier message with a
mark at its end. They are made one by one and written to a database, so that memory is that of the
bot. Two processes then open a campaign on a copy of it each, one on the local pool and one on a
cluster that it starts, the second when the first is done. The same person answers in both, in
turns: a step is an answer and the next question.

With --near-duplicates near-duplicates are looked for alone, without a database.

Memory is what a process has for itself, without files that it reads (RssAnon), sampled twice a
second: the most of it, and what it is at the end. rate: messages a second.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.peer_workers import Numbers, say
from bot.campaign.campaign import Campaign
from bot.campaign.ingest import Reading
from bot.campaign.types import Choice, Question
from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.near_duplicates import NearDuplicateGroups
from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.cluster_representatives import ClusterRepresentatives
from bot.pool.cluster.dask_cluster import DaskCluster, Hosts
from bot.pool.cluster.duplicate_host import DuplicateHost
from bot.pool.pool_loader import LOCAL, PoolLoader
from storage import Store
from storage.records import NewItem

SPAM = "win a prize"
SAMPLE_SECONDS = 0.5
ADDED_AT_ONCE = 10_000
SAID_EVERY = 500_000


class Recombined:
    """Messages by their number, each made when it is asked for."""

    def __init__(self, files: Sequence[Path]):
        rows = (row for file in files for row in read(file) if isinstance(row, Row))
        self._lines = [row.text.split() for row in rows]

    def __getitem__(self, number: int) -> str:
        chance = random.Random(number)
        if number and chance.random() < 0.05:
            return self[int(chance.random() * number)] + " !"
        first, last = chance.choice(self._lines), chance.choice(self._lines)
        share = chance.random()
        words = first[: round(share * len(first))] + last[round(share * len(last)) :]
        return " ".join([SPAM, *words] if chance.random() < 0.1 else words) or "-"

    def block(self, start: int, count: int) -> list[str]:
        return [self[number] for number in range(start, start + count)]


class Memory:
    """Of this process and of the workers that it started, in MB."""

    def __init__(self) -> None:
        self._most: dict[str, int] = {}
        threading.Thread(target=self._sample, daemon=True).start()

    def report(self) -> dict[str, list[int]]:
        """The most and what it is now: of the bot, and of each worker that is there."""
        now = self._now()
        return {
            name: [max(self._most.get(name, 0), kb) >> 10, kb >> 10] for name, kb in now.items()
        }

    def _sample(self) -> None:
        while True:
            for name, kb in self._now().items():
                self._most[name] = max(self._most.get(name, 0), kb)
            time.sleep(SAMPLE_SECONDS)

    @staticmethod
    def _now() -> dict[str, int]:
        pids = {"bot": os.getpid()}
        pids |= {f"worker {each.pid}": each.pid or 0 for each in multiprocessing.active_children()}
        return {name: kb for name, pid in pids.items() if (kb := anonymous_kb(pid))}


def anonymous_kb(pid: int) -> int:
    """0 when there is no such process."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("RssAnon:")), 0)


def main(words: Sequence[str] | None = None) -> None:
    given = arguments(words)
    if given.child:
        child(given)
        return
    with folder_of(given) as folder:
        found = (grouped if given.near_duplicates else compared)(given, folder)
    text = json.dumps(found, indent=2) + "\n"
    sys.stdout.write(text) if given.json in (None, "-") else Path(given.json).write_text(text)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--pool", type=int, default=50_000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--features", default="words")
    parser.add_argument("--near-duplicates", action="store_true")
    parser.add_argument("--folder", type=Path, help="kept, with the messages of a former run")
    parser.add_argument("--json")
    parser.add_argument("--child", choices=("local", "cluster"), help=argparse.SUPPRESS)
    return parser.parse_args(words)


@contextmanager
def folder_of(given: argparse.Namespace) -> Iterator[Path]:
    if given.folder is None:
        with TemporaryDirectory(prefix="tapwise-size-") as folder:
            yield Path(folder)
    else:
        given.folder.mkdir(parents=True, exist_ok=True)
        yield given.folder


def compared(given: argparse.Namespace, folder: Path) -> Numbers:
    """Both campaigns: opened one after the other, then in turns."""
    texts = Recombined(given.files)
    asyncio.run(store_messages(folder / "messages.db", texts, given.pool))
    found: dict[str, Any] = {"pool": given.pool, "features": given.features}
    running = {}
    for kind in ("local", "cluster"):
        shutil.rmtree(folder / f"{kind}.db.pool", ignore_errors=True)
        shutil.copy(folder / "messages.db", folder / f"{kind}.db")
        say(f"The {kind} campaign …")
        running[kind] = started(given, kind, folder)
        found[kind] = reply(running[kind])
    seconds: dict[str, list[float]] = {kind: [] for kind in running}
    equal = 0
    for number in range(given.steps):
        steps = {kind: asked(process, "step") for kind, process in running.items()}
        for kind, step in steps.items():
            seconds[kind].append(step["seconds"])
        equal += steps["local"]["asked"] == steps["cluster"]["asked"]
        if number % 50 == 49:
            say(f"{number + 1} of {given.steps} steps, {equal} equal")
    for kind, process in running.items():
        found[kind] |= asked(process, "end")
        found[kind]["step_ms"] = round(1000 * median(seconds[kind]), 1) if given.steps else None
        process.wait()
    same = found["local"].pop("groups") == found["cluster"].pop("groups")
    load = round(os.getloadavg()[0], 1)
    return found | {"steps": given.steps, "equal": equal, "groups_equal": same, "load": load}


def grouped(given: argparse.Namespace, folder: Path) -> Numbers:
    """Near-duplicates alone, in one process after the other."""
    found: dict[str, Any] = {"pool": given.pool}
    for kind in ("local", "cluster"):
        say(f"{kind} …")
        process = started(given, kind, folder)
        found[kind] = reply(process)
        process.wait()
    same = found["local"].pop("groups") == found["cluster"].pop("groups")
    return found | {"groups_equal": same, "load": round(os.getloadavg()[0], 1)}


async def store_messages(path: Path, texts: Recombined, size: int) -> None:
    """A database with so many messages; one of a former run is continued."""
    async with await Store.open(path) as store:
        await store.model_log.blind_key()  # both campaigns draw by this one
        at = await store.items.newest_id()
        while at < size:
            count = min(ADDED_AT_ONCE, size - at)
            block = [NewItem(text, None, "benchmark") for text in texts.block(at, count)]
            await store.items.add(block)
            at += count
            if at % SAID_EVERY == 0:
                say(f"{at:,} of {size:,} messages are made")


def started(given: argparse.Namespace, kind: str, folder: Path) -> subprocess.Popen[str]:
    options = ["--pool", given.pool, "--workers", given.workers, "--features", given.features]
    options += ["--child", kind, "--folder", folder]
    options += ["--near-duplicates"] if given.near_duplicates else []
    command = [sys.executable, __file__, *given.files, *options]
    words = [str(word) for word in command]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True)


def asked(process: subprocess.Popen[str], line: str) -> Numbers:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return reply(process)


def reply(process: subprocess.Popen[str]) -> Numbers:
    assert process.stdout is not None
    if not (line := process.stdout.readline()):
        sys.exit("A campaign ended before its time.")
    found: Numbers = json.loads(line)
    return found


def told(found: Numbers) -> None:
    print(json.dumps(found), flush=True)


def child(given: argparse.Namespace) -> None:
    """One of the two processes: it replies to each line of its standard input."""
    cluster = DaskCluster(ClusterAddress("", given.workers)) if given.child == "cluster" else None
    memory = Memory()
    try:
        if given.near_duplicates:
            told(groups_alone(given, cluster, memory))
        else:
            asyncio.run(campaign_alone(given, ClusterLoader(cluster) if cluster else LOCAL, memory))
    finally:
        if cluster:
            cluster.close()


def groups_alone(given: argparse.Namespace, cluster: DaskCluster | None, memory: Memory) -> Numbers:
    texts = Recombined(given.files)
    where = None
    if cluster:
        where = ClusterRepresentatives(Hosts(cluster, DuplicateHost), texts.block)
    groups, digest, seconds = NearDuplicateGroups(where), hashlib.blake2b(), 0.0
    groups.earlier([""])  # what loads late is loaded
    before = memory.report()["bot"][1]
    for start in range(0, given.pool, groups.at_once):
        block = texts.block(start, min(groups.at_once, given.pool - start))
        began = time.perf_counter()
        digest.update(groups.add(block).astype("<i8").tobytes())
        seconds += time.perf_counter() - began
        if (start + len(block)) % SAID_EVERY == 0:
            say(f"{start + len(block):,} messages, {seconds:.0f} s, {memory.report()}")
    found = {"rate": round(given.pool / seconds), "before_mb": before, "mb": memory.report()}
    return found | {"groups": digest.hexdigest()}


async def campaign_alone(given: argparse.Namespace, loader: PoolLoader, memory: Memory) -> None:
    began = time.perf_counter()
    stages = dict[str, float]()

    def progress(what: str, done: int, of: int) -> None:
        stages[what] = round(time.perf_counter() - began, 1)
        if done % SAID_EVERY == 0:
            say(f"{what}: {done:,} of {of:,}, {memory.report()}")

    reading = Reading(loader=loader, progress=progress)
    async with await Store.open(given.folder / f"{given.child}.db") as store:
        async with Campaign.open(
            store, owners=(1,), features=given.features, reading=reading
        ) as campaign:
            opened = time.perf_counter() - began
            groups = await digest_of_groups(store)
            told(
                {"opened_s": round(opened, 1), "rate": round(given.pool / opened)}
                | {"ended_s": stages, "import_mb": memory.report(), "groups": groups}
            )
            await step_by_step(campaign)
        told({"end_mb": memory.report()})


async def digest_of_groups(store: Store) -> str:
    found, last = hashlib.blake2b(), 0
    while members := await store.duplicate_groups.members_after(last):
        found.update(repr(members).encode())
        last = members[-1][0]
    return found.hexdigest()


async def step_by_step(campaign: Campaign) -> None:
    """A step a line, until another line comes."""
    owner = (await campaign.members.require(1)).id
    question = await campaign.next_question(owner)
    while (await asyncio.to_thread(sys.stdin.readline)).strip() == "step":
        assert isinstance(question, Question)
        choice: Choice = "spam" if SPAM in question.text else "no_spam"
        began = time.perf_counter()
        await campaign.answer(owner, question.id, choice, f"tap {question.id}")
        question = await campaign.next_question(owner)
        seconds = time.perf_counter() - began
        assert isinstance(question, Question)
        told({"seconds": seconds, "asked": [question.item_id, question.why, question.score]})


if __name__ == "__main__":
    main()
