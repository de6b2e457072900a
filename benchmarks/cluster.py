"""Compares a pool on a Dask cluster with the local pool: the same questions, and step times.

    python benchmarks/cluster.py [FILE...] [--pool 200000] [--features words] [--steps 300]
                                 [--workers 2] [--kills 0] [--taps 0] [--json -]

Both pools are made of the same messages (lines.py). Each step fits the same labels on both, scores
every message and selects the next one; its true label is then learnt. In the middle a twentieth of
the messages comes as an import, and before the last third both pools are opened again from disk.
In each step the local pool and the cluster take turns, so that a busy machine slows both. With
--kills as many workers are killed, at random steps; the steps after a kill are reported apart.
Near-duplicates are not looked for, and Telegram is not part of it.

With --taps whole campaigns are compared instead, with their databases: one person answers so many
questions on the local pool, then on the cluster while --kills workers are killed at random taps.
It reports answers that were lost or doubled, questions that differ, and seconds to the next card.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.cluster_kills import kill_worker, measured_kills
from benchmarks.lines import messages
from benchmarks.peer_workers import ROOT, SEED, Numbers, say
from bot.learning.arrays import Mask
from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.fitting import fit_model
from bot.learning.model import SparseLogisticRegression
from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.cluster_pool import ClusterPool
from bot.pool.cluster.dask_cluster import START_SECONDS, DaskCluster, Hosts
from bot.pool.feature_store import FeatureStore, recipe
from bot.pool.manifest import read_manifest
from bot.pool.pool import Pool

BLOCK = 2_000
FIRST_LABELS = 20


class Run:
    """Both pools, and the labels so far."""

    def __init__(self, given: argparse.Namespace, folder: Path, cluster: DaskCluster):
        found = messages(given.files, given.pool + given.pool // 20, SEED)
        self.texts = [text for text, _ in found]
        self.spam: Mask = np.array([spam for _, spam in found])
        self.given, self.folder, self.cluster = given, folder, cluster
        self.size = given.pool
        self.labelled = self._first_labels()
        self.starts: list[SparseLogisticRegression | None] = [None, None]
        self.times: list[list[float]] = [[], []]
        self.after_kills: list[float] = []
        self.equal = 0

    def make(self) -> Numbers:
        """Make both pools; the seconds that each took."""
        features = self.given.features
        local = FeatureStore(self.folder / "local", features, self.size)
        hosts, made = Hosts(self.cluster), recipe(features, self.size)
        hosts.live(START_SECONDS)
        began = time.perf_counter()
        self._fill(local, first=True)
        between = time.perf_counter()
        where = self.folder / "cluster"
        shards = ClusterPool.new(hosts, where, where, made, self._read, size=self.size)
        self._fill(shards, first=True)
        self.pools: list[Pool] = [local, shards]
        return {"local_s": between - began, "cluster_s": time.perf_counter() - between}

    def grow(self) -> None:
        """Import the rest."""
        self.size = len(self.texts)
        for pool in self.pools:
            self._fill(pool, first=False)

    def reopen(self) -> None:
        """Open both pools again from disk."""
        local, where = self.folder / "local", self.folder / "cluster"
        here, there = read_manifest(local), read_manifest(where)
        assert here is not None
        assert there is not None
        hosts = Hosts(self.cluster)
        shards = ClusterPool.from_manifest(hosts, where, where, there, self._read)
        self.pools = [FeatureStore.from_files(local, here), shards]
        self.starts = [None, None]

    def step(self, *, killed: bool = False) -> None:
        """One step on each, in turns."""
        picks: list[tuple[int, float | None]] = []
        for which, pool in enumerate(self.pools):
            began = time.perf_counter()
            rows = np.array(sorted(self.labelled))
            features = pool.first(self.size)
            start = self.starts[which]
            model = fit_model(features, rows, self.spam[rows], start=start)
            scores = features.score(model, np.arange(0, self.size, max(1, self.size // 2_000)))
            allowed = np.ones(self.size, dtype=np.bool_)
            allowed[rows] = False
            pick = scores.most_uncertain(allowed)
            assert pick is not None
            seconds = time.perf_counter() - began
            (self.after_kills if which and killed else self.times[which]).append(seconds)
            self.starts[which] = model
            picks.append((pick.row, pick.score))
        self.equal += picks[0] == picks[1]
        self.labelled.add(picks[0][0])

    def _first_labels(self) -> set[int]:
        half = FIRST_LABELS // 2
        kinds = [np.flatnonzero(self.spam[: self.given.pool] == spam)[:half] for spam in (0, 1)]
        return {int(row) for rows in kinds for row in rows}

    def _fill(self, pool: Pool, *, first: bool) -> None:
        if first:
            for at in range(0, self.size, BLOCK):
                pool.partial_fit(self.texts[at : min(at + BLOCK, self.size)])
            pool.finish()
        for at in range(pool.n_items, self.size, BLOCK):
            pool.append(self.texts[at : min(at + BLOCK, self.size)])
        pool.commit(b"benchmark %d" % self.size)

    def _read(self, start: int, count: int) -> tuple[Sequence[str], QuantisedRows | None]:
        return self.texts[start : start + count], None


def main(words: Sequence[str] | None = None) -> None:
    given = arguments(words)
    threadpool_limits(1)
    cluster = DaskCluster(ClusterAddress("", given.workers))
    with TemporaryDirectory(prefix="tapwise-cluster-") as folder:
        try:
            found = (tapped if given.taps else measured)(given, Path(folder), cluster)
        finally:
            cluster.close()
    text = json.dumps(found, indent=2) + "\n"
    sys.stdout.write(text) if given.json in (None, "-") else Path(given.json).write_text(text)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    demo = ROOT / "bot" / "demo" / "messages.jsonl"
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--pool", type=int, default=200_000)
    parser.add_argument("--features", default="words")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--taps", type=int, default=0)
    parser.add_argument("--json")
    given = parser.parse_args(words)
    given.files = given.files or [demo]
    return given


def tapped(given: argparse.Namespace, folder: Path, cluster: DaskCluster) -> Numbers:
    """Campaigns whose workers are killed."""
    found = messages(given.files, given.pool, SEED)
    return asyncio.run(
        measured_kills(found, given.features, given.taps, given.kills, folder, cluster)
    )


def measured(given: argparse.Namespace, folder: Path, cluster: DaskCluster) -> Numbers:
    """The steps of both pools."""
    say(f"Making {given.pool:,} messages …")
    run = Run(given, folder, cluster)
    made = run.make()
    kills = set(random.Random(SEED).sample(range(1, given.steps), given.kills))
    for number in range(given.steps):
        if number == given.steps // 3:
            run.grow()
        if number == 2 * given.steps // 3:
            run.reopen()
        if number in kills:
            kill_worker()
        run.step(killed=number in kills)
        if number % 50 == 49:
            say(f"{number + 1} of {given.steps} steps, {run.equal} equal")
    return reported(given, run, made)


def reported(given: argparse.Namespace, run: Run, made: Numbers) -> Numbers:
    local, cluster = (1000 * median(times) for times in run.times)
    found: dict[str, Any] = {
        "pool": given.pool,
        "features": given.features,
        "workers": given.workers,
        "steps": given.steps,
        "equal": run.equal,
        "local_ms": round(local, 2),
        "cluster_ms": round(cluster, 2),
        "kills": given.kills,
        "load": round(os.getloadavg()[0], 1),
    }
    if run.after_kills:
        found["after_kill_s"] = round(median(run.after_kills), 2)
        found["after_kill_most_s"] = round(max(run.after_kills), 2)
    return found | {name: round(seconds, 1) for name, seconds in made.items()}


if __name__ == "__main__":
    main()
