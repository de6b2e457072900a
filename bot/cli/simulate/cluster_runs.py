"""The loops of a simulation on the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from distributed.scheduler import KilledWorker
from threadpoolctl import threadpool_limits

from bot.errors import TapwiseError
from bot.learning.features.sentence_encoder import remember_texts
from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.dask_cluster import DaskCluster

T = TypeVar("T")


@contextmanager
def cluster_workers(address: ClusterAddress, embedded: int = 0) -> Iterator[Executor]:
    """All workers of a cluster; those that are started for it end with the block.

    embedded: as of `start_workers`. Errors: ClusterAwayError, TapwiseError if a worker dies again
    and again.
    """
    cluster = DaskCluster(address)
    try:
        client = cluster.client()
        client.run(prepare_worker, embedded)
        yield ClusterExecutor(client)
    except KilledWorker as error:
        raise TapwiseError(
            "A worker of the cluster died, probably because memory ran out. Try --features chars "
            "or a smaller file."
        ) from error
    finally:
        cluster.close()


def prepare_worker(embedded: int) -> None:
    """One BLAS thread a worker, as in a simulation's own processes."""
    threadpool_limits(1)
    if embedded:
        remember_texts(embedded)


class ClusterExecutor(Executor):
    """Sends the first argument of all calls, the experiment, to each worker once."""

    def __init__(self, client: Any):
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._sent: dict[int, tuple[Any, Any]] = {}

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As `Executor.submit`."""
        first, *others = args
        if id(first) not in self._sent:
            shared = self._client.scatter(first, broadcast=True, hash=False)
            self._sent[id(first)] = first, shared
        found: Future[Any] = self._executor.submit(fn, self._sent[id(first)][1], *others, **kwargs)
        return found
