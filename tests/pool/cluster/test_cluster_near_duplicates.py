"""Near-duplicates on a Dask cluster: the groups are those that this process finds alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.near_duplicates import NearDuplicateGroups
from bot.learning.near_duplicates.prefix_index import MAX_SETS_A_SHINGLE
from bot.learning.near_duplicates.representatives import RepresentativeSets
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.cluster_representatives import ClusterRepresentatives
from bot.pool.cluster.dask_cluster import START_SECONDS, Hosts
from bot.pool.cluster.duplicate_host import DuplicateHost

# Enough for the frequencies to be counted again, and for parts of several blocks.
SIZE = 9_000
ENDS = [0, 4_000, 5_100, 7_600, SIZE]


@pytest.fixture
def busy_loader(loader: ClusterLoader) -> Iterator[ClusterLoader]:
    """On a busy machine no worker is left out until it is killed."""
    before, loader.cluster.silent_seconds = loader.cluster.silent_seconds, 600.0
    yield loader
    loader.cluster.silent_seconds = before


@pytest.mark.parametrize(("most", "killed"), [(2, 3), (MAX_SETS_A_SHINGLE, 1)])
def test_the_groups_are_those_of_one_process(
    busy_loader: ClusterLoader, caplog: pytest.LogCaptureFixture, most: int, killed: int
) -> None:
    """Also after a worker was killed, and after a restart; and where few sets are candidates."""
    texts = copied_texts(SIZE + 500)
    here, there = (
        NearDuplicateGroups(RepresentativeSets(most)),
        on_cluster(busy_loader, texts, most),
    )
    caplog.set_level("INFO", "bot.pool.cluster.cluster_representatives")

    expected, found = [], []
    for number, (start, end) in enumerate(pairwise(ENDS)):
        if number == killed:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
        expected.append(here.add(texts[start:end]))
        found.append(there.add(texts[start:end]))
    rows = np.concatenate(expected)

    assert np.concatenate(found).tolist() == rows.tolist()
    assert there.earlier(texts[SIZE:]).tolist() == here.earlier(texts[SIZE:]).tolist()
    assert "messages are read again to find near-duplicates" in caplog.text
    assert 1_000 < (rows != np.arange(SIZE)).sum() < SIZE - 4_000  # frequencies are counted again

    again = [NearDuplicateGroups(RepresentativeSets(most)), on_cluster(busy_loader, texts, most)]
    for groups in again:
        groups.add_known(texts[:7_000], rows[:7_000])
        groups.add_known(texts[7_000:7_600], rows[7_000:7_600])
    one, other = (groups.add(texts[7_600:]).tolist() for groups in again)

    assert one == other


def test_few_candidates_give_other_groups() -> None:
    """So the test above would notice candidates beyond the limit."""
    texts = copied_texts(SIZE)
    few, all_of_them = (
        NearDuplicateGroups(RepresentativeSets(most)).add(texts) for most in (2, SIZE)
    )

    assert (few != all_of_them).sum() > 50


def on_cluster(loader: ClusterLoader, texts: Sequence[str], most: int) -> NearDuplicateGroups:
    """Groups without items, in two parts."""
    loader.cluster.client().wait_for_workers(2, timeout=START_SECONDS)
    hosts = Hosts(loader.cluster, DuplicateHost)
    assert len(hosts.live(START_SECONDS)) == 2
    return NearDuplicateGroups(
        ClusterRepresentatives(hosts, lambda start, count: texts[start : start + count], most)
    )


def copied_texts(count: int) -> list[str]:
    """Sentences of a small vocabulary, every fourth a copy of an earlier one with an error."""
    rng, texts = default_rng(1), list[str]()
    words = ["".join(rng.choice(list("abcdefghij"), 5)) for _ in range(400)]
    while len(texts) < count:
        text = " ".join(rng.choice(words, 9))
        if len(texts) > 100 and rng.random() < 0.25:
            text = texts[rng.integers(len(texts))]
            text = text[:20] + "xyz"[rng.integers(3)] + text[20 + rng.integers(2) :]
        texts.append(text)
    return texts
