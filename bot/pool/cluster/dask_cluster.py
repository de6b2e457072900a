"""The connection to a Dask cluster: its workers, and an actor on each."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, Final

import dask
from distributed import Client, LocalCluster
from distributed.client import FutureCancelledError

from bot.pool.cluster.address import ClusterAddress
from bot.pool.cluster.shard_host import ShardHost
from storage.errors import TryLaterError

log = logging.getLogger(__name__)

# Seconds that the scheduler may take to answer; then the call fails, to be repeated later.
CONNECT_SECONDS: Final = 5.0
CLOSE_SECONDS: Final = 20.0
# A worker loads numpy and scikit-learn first: 4 s of CPU.
START_SECONDS: Final = 120.0
# After so long without a reply, and again and again, the scheduler is asked about the worker.
ASK_SECONDS: Final = 1.0
# A worker that the scheduler has not heard of for so long is left out until it is heard again.
# With up to 10 workers each one reports twice a second, in a thread beside its work.
SILENT_SECONDS: Final = 10.0
# Of a worker that was started here, before another one is started in its place.
LOST_SECONDS: Final = 30
_LOST: Final = "distributed.deploy.lost-worker-timeout"
# What a call raises whose worker, or scheduler, is gone.
GONE: Final = (OSError, TimeoutError, FutureCancelledError)
_AWAY: Final = (
    "The Dask cluster of TAPWISE_POOL cannot be reached. Is its scheduler running, and has it "
    "workers? Answers are kept meanwhile, and the bot goes on by itself."
)
_ACTOR_LOST: Final = "Worker holding Actor was lost"


class ClusterAwayError(TryLaterError):
    """No worker can be reached for now; what was asked goes on by itself later."""


class DaskCluster:
    """A client that connects when it is needed, and again after the scheduler was gone.

    silent_seconds: after so long without a sign of life a worker counts as hung.
    """

    def __init__(self, address: ClusterAddress, silent_seconds: float = SILENT_SECONDS):
        for name in ("distributed", "distributed.client"):  # we say what is gone
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self.silent_seconds = silent_seconds
        self._address = address
        self._last_seen: dict[str, tuple[float, float]] = {}
        self._cluster: Any = None
        self._client: Any = None
        self._lock = RLock()

    def close(self) -> None:
        """End the connection, and the workers that were started here."""
        with self._lock:
            for part in (self._client, self._cluster):
                if part is not None:
                    _close(part)
            self._client = self._cluster = None

    def client(self) -> Any:
        """A connected client, with at least one worker. Errors: ClusterAwayError."""
        self.workers()
        with self._lock, _away_explained():
            return self._connected()

    def workers(self) -> list[str]:
        """The addresses of the workers that do not hang; errors: ClusterAwayError without any."""
        with self._lock, _away_explained():
            known = self._connected().scheduler_info(n_workers=-1)["workers"]
            if self._cluster is not None and len(known) < self._address.workers:
                self._cluster.scale(self._address.workers)  # Dask gives up one that starts slowly
            if not known:
                self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
                known = self._client.scheduler_info(n_workers=-1)["workers"]
            self._last_seen = {
                worker: self._noted(worker, float(about["last_seen"]))
                for worker, about in known.items()
            }
            oldest = time.monotonic() - self.silent_seconds
            if not (found := sorted(name for name in known if self._last_seen[name][1] > oldest)):
                raise ClusterAwayError(_AWAY)
            return found

    def start_actor(self, worker: str, kind: type) -> Any:
        """A future of a new actor of this class on a worker. Errors: ClusterAwayError."""
        with self._lock, _away_explained():
            client = self._connected()
            return client.submit(kind, workers=[worker], actor=True, pure=False)

    def _noted(self, worker: str, last_seen: float) -> tuple[float, float]:
        """The scheduler's time of a worker's last sign of life, and ours when it was new to us."""
        before = self._last_seen.get(worker)
        return before if before and before[0] == last_seen else (last_seen, time.monotonic())

    def _connected(self) -> Any:
        if self._client is not None and self._client.status == "running":
            return self._client
        if self._client is not None:
            log.warning("the scheduler of the Dask cluster was gone: connecting again")
            self._client.close(timeout=1)
            self._client = None
        # Through the scheduler a step took 38 ms in place of 19 (2,000 messages, two busy cores).
        self._client = Client(self._scheduler(), timeout=CONNECT_SECONDS, direct_to_workers=True)
        return self._client

    def _scheduler(self) -> Any:
        """The scheduler's address, or a cluster on this machine, started when it is needed."""
        if self._address.scheduler:
            return self._address.scheduler
        if self._cluster is None:
            dask.config.set({"distributed.worker.daemon": True, _LOST: f"{LOST_SECONDS}s"})
            self._cluster = _OwnCluster(
                n_workers=self._address.workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
        return self._cluster


class _OwnCluster(LocalCluster):  # type: ignore[misc]
    """A cluster on this machine that survives the news of a loss that it knows already."""

    def _update_worker_status(self, op: str, msg: Any) -> None:
        # Dask's own method raises KeyError for a worker that is not in its list. From then on no
        # lost worker would be replaced, and the cluster could not be closed.
        if op != "remove" or msg in self.scheduler_info["workers"]:
            super()._update_worker_status(op, msg)


def _close(part: Any) -> None:
    """Close a client or a cluster; a worker that is just starting may take too long."""
    try:
        part.close(timeout=CLOSE_SECONDS)
    except GONE as error:
        log.warning("a part of the Dask cluster did not end in time: %s", error)


def is_gone(error: BaseException) -> bool:
    """Whether a call failed because its worker is gone, not by a fault of its own."""
    return isinstance(error, GONE) or str(error).startswith(_ACTOR_LOST)


class HostGoneError(Exception):
    """The worker of a call is gone; nothing is known of what it did."""


class HostCall:
    """A call of an actor that is on its way."""

    def __init__(self, cluster: DaskCluster, worker: str, future: Any):
        self.worker = worker
        self._cluster = cluster
        self._future = future

    def result(self) -> Any:
        """The reply, however slow, unless the worker hangs.

        Errors: HostGoneError, and those of the method.
        """
        while True:
            try:
                return self._future.result(timeout=ASK_SECONDS)
            except Exception as error:
                if self._is_slow(error):
                    continue
                if is_gone(error):
                    raise HostGoneError(self.worker) from error
                raise

    def _is_slow(self, error: Exception) -> bool:
        """Whether the worker is there and does not hang."""
        try:
            return isinstance(error, TimeoutError) and self.worker in self._cluster.workers()
        except ClusterAwayError:
            return False


class Hosts:
    """One actor a worker, for one pool."""

    def __init__(self, cluster: DaskCluster, kind: type = ShardHost):
        """kind: the class of the actors."""
        self._cluster = cluster
        self._kind = kind
        self._actors: dict[str, Any] = {}
        self._starting: dict[str, Any] = {}

    def live(self, wait: float = CONNECT_SECONDS) -> list[str]:
        """The workers that have an actor; on a new one an actor is started.

        wait: seconds, only where there is no other worker: new ones load numpy and scikit-learn
        first. Errors: ClusterAwayError.
        """
        workers, until = self._cluster.workers(), time.monotonic() + wait
        for gone in self._actors.keys() - set(workers):
            self.lose(gone)
        self._starting = {name: made for name, made in self._starting.items() if name in workers}
        for worker in workers:
            if worker not in self._actors and worker not in self._starting:
                self._starting[worker] = self._cluster.start_actor(worker, self._kind)
        is_first = not self._actors
        for worker, future in list(self._starting.items()):
            if future.done() or is_first:
                self._take(worker, future, until - time.monotonic())
        if not self._actors:
            raise ClusterAwayError(_AWAY)
        return list(self._actors)

    def _take(self, worker: str, future: Any, seconds: float) -> None:
        """Use a new actor if it is there by then."""
        try:
            self._actors[worker] = future.result(timeout=max(0.1, seconds))
        except TimeoutError:
            return  # it is still loading
        except Exception as error:
            if not is_gone(error):
                raise
            log.warning("a worker of the Dask cluster did not start: %s, %s", worker, error)
        del self._starting[worker]

    def call(self, worker: str, method: str, *arguments: Any) -> HostCall:
        """Begin a call. Errors: HostGoneError."""
        try:
            return HostCall(
                self._cluster, worker, getattr(self._actors[worker], method)(*arguments)
            )
        except Exception as error:
            if isinstance(error, KeyError) or is_gone(error):
                raise HostGoneError(worker) from error
            raise

    def lose(self, worker: str) -> None:
        """Forget the actor of a worker that is gone."""
        if self._actors.pop(worker, None) is not None:
            log.warning("a worker of the Dask cluster is gone: %s", worker)


@contextmanager
def _away_explained() -> Iterator[None]:
    try:
        yield
    except GONE as error:
        raise ClusterAwayError(_AWAY) from error
