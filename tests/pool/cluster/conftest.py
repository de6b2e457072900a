"""A cluster on this machine, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.dask_cluster import DaskCluster


@pytest.fixture(scope="package")
def loader() -> Iterator[ClusterLoader]:
    """Two worker processes on this machine, running.

    Dask silences the handlers of its logger while they run, among them pytest's: a test that reads
    the log sets the level again.
    """
    found = ClusterLoader(DaskCluster(ClusterAddress("", workers=2)))
    found.cluster.workers()
    yield found
    found.close()
