"""Measures one step (refit, rescore the pool, choose the next item) beside other libraries.

    python benchmarks/step.py [FILE...] [--pool 200000] [--labels 200] [--rounds 5]
                              [--features words] [--peers modal article] [--exact 300]
                              [--duplicates] [--restart] [--keep FOLDER] [--plot FILE] [--json -]

Several `--pool` and `--labels` measure each pair. FILEs are messages in any form that `tapwise
import` reads; how a pool is made of them stands in lines.py. Without any: the demo's messages.

Each competitor is a process of its own (peers/), single-threaded, with the same matrix, the same
first labels and the same kind of model: logistic regression, C = 10, both classes weighing the
same. Its solver and tolerance are scikit-learn's own, with which the item chosen is seldom the one
that the model's optimum would choose; "exact" has a solver with which it is (newton-cg, tol=1e-10).
In each round everybody takes one step, one after the other and in another order each time, and
labels what it chose itself; numbers are medians over the rounds. CPU time is the whole process's,
and what other work on the machine changes least. The libraries live in environments of their own,
in `~/.cache/tapwise/peers` (or `--environments`), made when they are first needed from peers/*.txt;
one that cannot be made is said, and left out.

bound: the time in which the pool's matrix can be read once at the speed of this machine's memory,
measured in the same rounds. exact: how many of n steps in a row chose exactly the item that a
second solver, cold and with every digit, finds in float64 (peers/exactness.py).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.lines import messages, name_of, pool_of
from benchmarks.peer_workers import (
    BOUND,
    OTHERS,
    OURS,
    PATIENCE,
    ROOT,
    SEED,
    FailedError,
    Numbers,
    Peer,
    Worker,
    environment,
    prepared,
    say,
)
from benchmarks.step_plot import plot


def main(words: Sequence[str] | None = None) -> None:
    given = arguments(words)
    environments = prepared(given.peers, given.environments)
    if given.install:
        return
    results: Numbers = {"python": sys.version.split()[0], "pools": []}
    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(TemporaryDirectory(prefix="tapwise-step-")))
        for size in given.pool:
            results["pools"].append(measured(given, folder, size, environments))
            print(table(results["pools"][-1]), file=sys.stderr if given.json == "-" else sys.stdout)
    results["growth"] = growth(results["pools"])
    if given.json != "-":
        print(json.dumps(results["growth"], indent=2))
    if given.json:
        text = json.dumps(results, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
    if given.plot:
        plot(results["pools"], given.plot)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    demo = ROOT / "bot" / "demo" / "messages.jsonl"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--pool", type=int, nargs="+", default=[200_000])
    parser.add_argument("--labels", type=int, nargs="+", default=[200])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--features", default="words")
    choices = [peer.file for peer in OTHERS]
    parser.add_argument("--peers", nargs="*", default=choices, choices=choices)
    parser.add_argument("--exact", type=int, default=0, metavar="STEPS")
    parser.add_argument("--duplicates", action="store_true")
    parser.add_argument("--restart", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="pools for the next run")
    parser.add_argument("--environments", type=Path, default=cache / "tapwise" / "peers")
    parser.add_argument("--install", action="store_true", help="only make the environments")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json")
    given = parser.parse_args(words)
    given.files = given.files or [demo]
    return given


def measured(
    given: argparse.Namespace, folder: Path, size: int, environments: dict[Peer, str]
) -> Numbers:
    """Everything about one size of pool."""
    found = messages(given.files, size, SEED)
    pool = folder / name_of(given.files, size, given.features, SEED)
    say(f"Making the features of {size:,} messages …")
    result: Numbers = {"pool": size, "features": given.features}
    result |= pool_of(pool, given.features, found)
    del found
    with at_work(pool, environments) as workers:
        result["steps"] = rounds(workers, given.labels, given.rounds, result)
        result["peak_memory"] = {worker.peer.name: worker.peak for worker in workers}
    if given.exact:
        least = min(given.labels)
        say(f"Comparing {given.exact} steps from {least} labels with the reference …")
        result["exact"] = ours_alone("peers/exactness.py", pool, least, given.exact, SEED)
    if given.duplicates:
        result["duplicates"] = duplicates(pool)
    if given.restart:
        result["restart"] = ours_alone("restart.py", pool, given.features)
    return result


@contextmanager
def at_work(pool: Path, environments: dict[Peer, str]) -> Iterator[list[Worker]]:
    workers: list[Worker] = []
    wanted = {OURS: sys.executable, BOUND: sys.executable, **environments}
    with TemporaryDirectory(prefix="tapwise-logs-") as logs:
        try:
            for peer, python in wanted.items():
                try:
                    workers.append(Worker(peer, python, pool, Path(logs) / f"{peer.file}.log"))
                except FailedError as error:
                    say(f"{peer.name} is left out: {error}")
            yield workers
        finally:
            for worker in workers:
                worker.close()


def rounds(
    workers: list[Worker], labels: Sequence[int], times: int, made: Numbers
) -> list[Numbers]:
    """Interleaved: each round every worker takes one step for each number of labels.

    In a new random order, as a step that follows one of its own library finds the caches warm.
    """
    pairs = [
        (worker, number)
        for worker in list(workers)
        for number in (labels if worker.peer is not BOUND else labels[:1])
        if (number <= PATIENCE or worker.peer is OURS) and number < made["pool"] // 2
    ]
    seen: dict[tuple[Worker, int], list[Numbers]] = {pair: [] for pair in pairs}
    for turn in range(-1, times):
        for worker, number in Random(f"round {turn}").sample(pairs, len(pairs)):
            if (worker, number) not in seen:
                continue
            try:
                response = worker.tell("begin" if turn < 0 else "step", number)
            except FailedError as error:
                say(f"{worker.peer.name} is left out from now on: {error}")
                seen = {pair: of for pair, of in seen.items() if pair[0] is not worker}
                continue
            if turn >= 0:
                seen[worker, number].append(response)
        say(f"Round {turn + 1} of {times} at {made['pool']:,} messages")
    return compared(seen, made)


def compared(seen: dict[tuple[Worker, int], list[Numbers]], made: Numbers) -> list[Numbers]:
    """Medians, in milliseconds; times: how often as long as ours."""
    found = [
        {
            "name": worker.peer.name,
            "labels": number,
            "cpu_ms": 1000 * median(one["cpu"] for one in of),
            "wall_ms": 1000 * median(one["wall"] for one in of),
        }
        for (worker, number), of in seen.items()
    ]
    bound = next(one for one in found if one["name"] == BOUND.name)
    found.remove(bound)
    share = made["bytes_of_the_matrix"] / max(made["bytes_of_the_matrix"], LARGE)
    reading = bound["cpu_ms"] * share  # of a small pool less than a microsecond
    made["bound_ms"] = float(f"{reading:.3g}")
    made["read_gb_a_second"] = round(made["bytes_of_the_matrix"] / reading / 1e6, 1)
    ours = {one["labels"]: one["cpu_ms"] for one in found if one["name"] == OURS.name}
    for one in found:
        one["times_ours"] = round(one["cpu_ms"] / ours[one["labels"]], 1)
        one["times_bound"] = round(one["cpu_ms"] / reading, 2)
        one["cpu_ms"], one["wall_ms"] = round(one["cpu_ms"], 2), round(one["wall_ms"], 2)
    return sorted(found, key=lambda one: (one["labels"], one["cpu_ms"]))


LARGE = 2**28  # as in peers/reading.py


def growth(pools: Sequence[Numbers]) -> list[Numbers]:
    """Our step at one number of labels or one pool against the smallest of both."""
    ours = {
        (made["pool"], one["labels"]): one["cpu_ms"]
        for made in pools
        for one in made["steps"]
        if one["name"] == OURS.name
    }
    least = min(labels for _, labels in ours)
    return [
        {
            "pool": pool,
            "labels": labels,
            "cpu_ms": cpu,
            "times_fewest_labels": round(cpu / ours[pool, least], 2),
            "us_a_thousand_messages": round(1e6 * cpu / pool, 1),
        }
        for (pool, labels), cpu in sorted(ours.items())
    ]


def duplicates(pool: Path) -> Numbers:
    """How many messages are alike an older one, and how long finding them takes."""
    try:
        from bot.learning.near_duplicates import NearDuplicateGroups
    except ImportError:
        say("Near duplicates are left out: this version does not look for them.")
        return {}
    texts = json.loads((pool / "texts.json").read_bytes())
    groups, started, representatives = NearDuplicateGroups(), time.process_time(), 0
    for at in range(0, len(texts), 2_000):
        block = texts[at : at + 2_000]
        representatives += sum(int(row) == at + own for own, row in enumerate(groups.add(block)))
    took = time.process_time() - started
    found = len(texts) - representatives
    return {"found": found, "share": round(found / len(texts), 3), "seconds": round(took, 1)}


def ours_alone(script: str, *arguments: Any) -> Numbers:
    """What a script of ours says, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / script), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=environment(),
    )
    if done.returncode:
        say(f"{script} did not end well: what it says is above.")
        return {}
    found: Numbers = json.loads(done.stdout)
    return found


def table(made: Numbers) -> str:
    head = (
        f"{made['pool']:,} messages, {made['features']}: {made['columns']:,} columns, "
        f"{made['nonzeros_a_message']} non-zeros and {made['bytes_a_message']} bytes a message; "
        f"one reading {made['bound_ms']} ms ({made['read_gb_a_second']} GB/s)\n"
        f"made and stored {made['messages_a_second_stored']:,} messages a second, "
        f"transformed {made['messages_a_second_transform']:,}"
    )
    rows = [f"{'labels':>7} {'CPU ms':>10} {'wall ms':>10} {'x ours':>8} {'x bound':>8}  who"]
    rows += [
        f"{one['labels']:>7} {one['cpu_ms']:>10.2f} {one['wall_ms']:>10.2f} "
        f"{one['times_ours']:>8} {one['times_bound']:>8}  {one['name']}"
        for one in made["steps"]
    ]
    peaks = ", ".join(f"{name} {peak / 2**20:,.0f}" for name, peak in made["peak_memory"].items())
    more = [f"peak memory, MiB: {peaks}"]
    more += [f"{key}: {made[key]}" for key in ("exact", "duplicates", "restart") if made.get(key)]
    return "\n".join([head, *rows, *more])


if __name__ == "__main__":
    main()
