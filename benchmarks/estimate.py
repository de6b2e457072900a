"""CPU of the estimate of annotators and labels: a fit between two round numbers, and one at them.

    python benchmarks/estimate.py messages.jsonl --votes 3000 --people 140

People who are right in 95 of 100 label random messages, a quarter of the votes on messages that
somebody else has labelled. In turns, all of them stay below the votes that establish somebody while
there are 24 votes or fewer for each; at random, some are established. Milliseconds of CPU of one
thread, the least of some repeats.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import labelled_rows
from bot.campaign.snapshot import round_down
from bot.learning.annotators.model_chain import ModelChain, VoteTable
from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Mask, Matrix
from bot.learning.features import FEATURES

_AGAIN = 0.25
_RIGHT = 0.95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--votes", type=int, nargs="+", default=[400, 1000, 3000])
    parser.add_argument("--people", type=int, default=140)
    parser.add_argument("--features", default="views", choices=FEATURES)
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    threadpool_limits(1)
    spam_by_text = {row.text: row.label == "spam" for row in labelled_rows(given.file)}
    pool = FEATURES[given.features]().fit_transform(list(spam_by_text))
    spam = np.array(list(spam_by_text.values()))
    print(f"{'votes':>6}{'people':>12}{'established':>13}{'between':>9}{'at one':>8}{'cold':>8}")
    for votes in given.votes:
        for in_turns in (True, False):
            measure(pool, spam, votes, given.people, in_turns, given.repeats)


def measure(
    pool: Matrix, spam: Mask, votes: int, people: int, in_turns: bool, repeats: int
) -> None:
    """Print a line: the last round number of these votes, with the chain of the one before."""
    table = table_of(pool, spam, votes, people, in_turns)
    newest = round_down(votes)
    before = ModelChain.fit(table.first(round_down(newest - 1)))
    following = ModelChain.fit(table.first(newest), before)
    found = following.aggregate(table)
    between = timed(lambda: following.aggregate(table), repeats)
    at_one = timed(lambda: ModelChain.fit(table.first(newest), before).aggregate(table), repeats)
    cold = timed(lambda: ModelChain.fit(table.first(newest)), 1)
    turns = "in turns" if in_turns else "at random"
    print(
        f"{votes:6}{turns:>12}{found.reliability.established.sum():13}"
        f"{between:9.1f}{at_one:8.0f}{cold:8.0f}"
    )


def table_of(pool: Matrix, spam: Mask, votes: int, people: int, in_turns: bool) -> VoteTable:
    """Votes of people who are equally careful."""
    rng = np.random.default_rng(0)
    order = rng.permutation(len(spam))
    items = order[: votes - int(_AGAIN * votes)]
    items = np.concatenate([items, items[: votes - len(items)]])
    if len(items) < votes:
        raise SystemExit(f"The file has {len(spam)} different messages: fewer --votes.")
    items = items[rng.permutation(votes)]
    who = np.arange(votes) % people if in_turns else rng.integers(0, people, votes)
    _, first, number = np.unique(who, return_index=True, return_inverse=True)
    annotators = np.argsort(np.argsort(first))[number]
    right = rng.random(votes) < _RIGHT
    rows, places = np.unique(items, return_inverse=True)
    nobody = np.zeros(len(first), dtype=np.bool_)
    return VoteTable(
        Votes(places, annotators, spam[items] == right),
        len(first),
        pool,
        rows,
        np.zeros(len(rows), dtype=np.bool_),
        np.full(len(rows), np.nan),
        ~nobody,
        nobody,
    )


def timed(work: Callable[[], object], repeats: int) -> float:
    """Milliseconds of CPU of this thread, the least: what else runs only adds to it."""
    found = []
    for _ in range(repeats):
        began = time.thread_time()
        work()
        found.append(time.thread_time() - began)
    return 1000 * min(found)


if __name__ == "__main__":
    main()
