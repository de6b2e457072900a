"""What workers count in blocks of texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import count
from typing import Any, Final

from bot.learning.features import TextTransformer
from bot.pool.cluster.dask_cluster import HostCall, HostGoneError, Hosts

# Texts that are counted together; a multiple of `COUNTED_TOGETHER`.
COUNTED_AT_ONCE: Final = 4_000


class BlockCounts:
    """Fits a transformer by the counts of blocks, which are added in the order of the texts."""

    def __init__(self, hosts: Hosts, features: str, transformer: TextTransformer):
        self._hosts = hosts
        self._features = features
        self._transformer = transformer
        self._turns = count()
        self._uncounted: list[str] = []
        self._asked: deque[tuple[Sequence[str], HostCall | None]] = deque()

    def add(self, texts: Sequence[str]) -> None:
        """Have the workers count these texts too."""
        self._uncounted += texts
        while len(self._uncounted) >= COUNTED_AT_ONCE:
            self._ask(self._uncounted[:COUNTED_AT_ONCE])
            self._uncounted = self._uncounted[COUNTED_AT_ONCE:]

    def finish(self) -> None:
        """Wait for all counts. Errors: ClusterAwayError."""
        if self._uncounted:
            self._ask(self._uncounted)
            self._uncounted = []
        while self._asked:
            self._add_oldest()

    def _ask(self, texts: Sequence[str]) -> None:
        workers = self._hosts.live()
        while len(self._asked) >= 2 * len(workers):
            self._add_oldest()
        worker = workers[next(self._turns) % len(workers)]
        self._asked.append((texts, self._call(worker, texts)))

    def _call(self, worker: str, texts: Sequence[str]) -> HostCall | None:
        try:
            return self._hosts.call(worker, "count", self._features, texts)
        except HostGoneError:
            self._hosts.lose(worker)
            return None

    def _add_oldest(self) -> None:
        """Add the counts of the oldest block, which another worker counts if the first is gone."""
        texts, call = self._asked.popleft()
        while (counts := self._result_of(call)) is None:
            call = self._call(self._hosts.live()[0], texts)
        self._transformer.add_counts(counts)

    def _result_of(self, call: HostCall | None) -> Any | None:
        """The reply; None when the worker is gone."""
        if call is None:
            return None
        try:
            return call.result()
        except HostGoneError:
            self._hosts.lose(call.worker)
            return None
