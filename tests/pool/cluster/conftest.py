"""A cluster on this machine, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.dask_cluster import DaskCluster


@pytest.fixture(scope="package")
def loader() -> Iterator[ClusterLoader]:
    """Two worker processes on this machine."""
    found = ClusterLoader(DaskCluster(ClusterAddress("", workers=2)))
    yield found
    found.close()
