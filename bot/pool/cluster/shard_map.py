"""Which worker holds which shard; a shard whose worker is gone is opened by another one."""

from __future__ import annotations

import errno
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import RLock
from typing import Any, Final, Protocol

from bot.learning.features import FittedState
from bot.learning.features.quantised_rows import QuantisedRows
from bot.pool.cluster.dask_cluster import ClusterAwayError, HostGoneError, Hosts
from bot.pool.cluster.messages import PoolSpec, ShardFileError, ShardPlan
from storage.errors import StoreError, TryLaterError

log = logging.getLogger(__name__)

# Items whose texts are sent at a time.
BLOCK: Final = 2_000
# So often a call is repeated on another worker: more workers than that seldom end at once.
ATTEMPTS: Final = 20


class ReadTexts(Protocol):
    """Reads texts of the pool again, and what is encoded of them, from a thread."""

    def __call__(self, start: int, count: int) -> tuple[Sequence[str], QuantisedRows | None]: ...


class ShardMap:
    """The shards of a pool and their workers.

    plans: what is committed of each shard. on_moved: called with a shard that another worker holds
    from now on, which knows nothing of it but its rows.
    """

    def __init__(
        self,
        hosts: Hosts,
        spec: PoolSpec,
        plans: dict[int, ShardPlan],
        read_texts: ReadTexts,
        state: Callable[[], FittedState],
        on_moved: Callable[[int], None],
    ):
        """state: of the transformer, for workers that make rows."""
        self.spec = spec
        self.plans = plans
        self.hosts = hosts
        self._read_texts = read_texts
        self._state = state
        self._on_moved = on_moved
        self._holders: dict[int, str] = {}
        self._with_state: set[str] = set()
        self._lock = RLock()

    def ask(
        self, method: str, numbers: Iterable[int], argument: Callable[[int], Any], *common: Any
    ) -> list[Any]:
        """The replies of all workers that hold some of these shards, each about all of its own.

        argument: what is asked about a shard; again if it has moved. common: further arguments.
        Errors: ClusterAwayError, and those of the method.
        """
        left, replies = set(numbers), []
        for _ in range(ATTEMPTS):
            calls = []
            for worker, own in self._by_worker(left).items():
                try:
                    arguments = {number: argument(number) for number in own}
                    calls.append((own, self.hosts.call(worker, method, arguments, *common)))
                except HostGoneError:
                    self._lose(worker)
            for own, call in calls:
                try:
                    replies.append(_told(call.result))
                    left -= own
                except HostGoneError:
                    self._lose(call.worker)
            if not left:
                return replies
        raise ClusterAwayError("The workers of the Dask cluster end one after the other.")

    def holder(self, number: int) -> str:
        """The worker of a shard, which can make rows; errors: ClusterAwayError."""
        for _ in range(ATTEMPTS):
            [worker] = self._by_worker({number})
            try:
                self._send_state(worker)
            except HostGoneError:
                self._lose(worker)
            else:
                return worker
        raise ClusterAwayError("The workers of the Dask cluster end one after the other.")

    def complete(self, plans: Mapping[int, ShardPlan]) -> None:
        """Put all rows of these shards in force; those that a lost worker had are made again."""
        good = self._commit(plans)
        for number in plans.keys() - good:
            self._restore(number, plans[number])
        self.plans.update(plans)

    def remove(self, name: str) -> None:
        """Remove another pool's shards on every worker, as far as they can be reached."""
        for worker in self.hosts.live():
            try:
                _told(self.hosts.call(worker, "remove", self.spec, name).result)
            except HostGoneError:
                self._lose(worker)

    def counts(self) -> dict[str, int]:
        """How many shards each worker holds; without a wait for one that is opening some."""
        return dict(Counter(list(self._holders.values())))

    def _commit(self, plans: Mapping[int, ShardPlan]) -> set[int]:
        with self._lock:
            held = {number: self._holders.get(number) for number in plans}
        good: set[int] = set()
        for worker in filter(None, set(held.values())):
            own = {number: plan for number, plan in plans.items() if held[number] == worker}
            try:
                good |= set(_told(self.hosts.call(worker, "commit", own).result))
            except HostGoneError:
                self._lose(worker)
        return good

    def _by_worker(self, numbers: set[int]) -> dict[str, set[int]]:
        with self._lock:
            if unheld := sorted(numbers - self._holders.keys()):
                self._place(unheld)
            found: defaultdict[str, set[int]] = defaultdict(set)
            for number in numbers:
                found[self._holders[number]].add(number)
            return found

    def _lose(self, worker: str) -> None:
        with self._lock:
            self.hosts.lose(worker)
            self._with_state.discard(worker)
            self._holders = {
                number: holder for number, holder in self._holders.items() if holder != worker
            }

    def _place(self, numbers: Sequence[int]) -> None:
        """Give these shards to workers, to those that have them on disk if there are such."""
        for _ in range(ATTEMPTS):
            left = [number for number in numbers if number not in self._holders]
            if not left:
                return
            kept = self._kept()
            load = Counter(self._holders.values())
            chosen: defaultdict[str, dict[int, ShardPlan]] = defaultdict(dict)
            for number in left:
                plan = self.plans[number]
                having = [worker for worker in kept if kept[worker].get(number) == plan[1:]]
                worker = min(having or kept, key=lambda each: load[each])
                load[worker] += 1
                chosen[worker][number] = plan
            self._read(chosen)
        raise ClusterAwayError("The workers of the Dask cluster end one after the other.")

    def _kept(self) -> dict[str, dict[int, tuple[int, str]]]:
        """What every worker has on disk."""
        found = {}
        for worker in self.hosts.live():
            try:
                found[worker] = _told(self.hosts.call(worker, "kept", self.spec).result)
            except HostGoneError:
                self._lose(worker)
        if not found:
            raise ClusterAwayError("No worker of the Dask cluster answers.")
        return found

    def _read(self, chosen: Mapping[str, Mapping[int, ShardPlan]]) -> None:
        """Open the shards at once; those that are not good on disk are made again."""
        calls = []
        for worker, plans in chosen.items():
            try:
                calls.append((plans, self.hosts.call(worker, "read", self.spec, plans)))
            except HostGoneError:
                self._lose(worker)
        for plans, call in calls:
            try:
                good = _told(call.result)
                for number, plan in plans.items():
                    if number not in good:
                        self._fill(call.worker, number, 0, plan)
                    self._holders[number] = call.worker
                    self._on_moved(number)
            except HostGoneError:
                self._lose(call.worker)

    def _restore(self, number: int, plan: ShardPlan) -> None:
        """Bring a shard to a plan of which rows are missing."""
        for _ in range(ATTEMPTS):
            [worker] = self._by_worker({number})
            before = self.plans[number]
            try:  # rows that were not committed are not trusted
                good = _told(self.hosts.call(worker, "read", self.spec, {number: before}).result)
                self._on_moved(number)
                self._fill(worker, number, before.items if good else 0, plan)
            except HostGoneError:
                self._lose(worker)
            else:
                return
        raise ClusterAwayError("The workers of the Dask cluster end one after the other.")

    def _fill(self, worker: str, number: int, at: int, plan: ShardPlan) -> None:
        """Make the rows from a place of a shard on; all of them from 0. Errors: HostGoneError."""
        if at == 0:
            _told(self.hosts.call(worker, "create", self.spec, number, plan.start).result)
        if at < plan.items:
            log.info("items %d to %d of shard %d are made again", at, plan.items, number)
            self._send_state(worker)
        while at < plan.items:
            count = min(BLOCK, plan.items - at)
            texts, encoded = self._read_texts(plan.start + at, count)
            _told(self.hosts.call(worker, "append", number, at, texts, encoded).result)
            at += count
        _told(self.hosts.call(worker, "commit", {number: plan}).result)

    def _send_state(self, worker: str) -> None:
        if worker not in self._with_state:
            state = dict(self._state())
            _told(self.hosts.call(worker, "set_state", self.spec.features, state).result)
            self._with_state.add(worker)


def _told(result: Callable[[], Any]) -> Any:
    """A reply. Errors: TryLaterError when a worker's disk is full, else StoreError."""
    try:
        return result()
    except ShardFileError as error:
        refused = f"A worker cannot write the features of the messages: {error.reason}."
        if error.number in (errno.ENOSPC, errno.EDQUOT):
            raise TryLaterError(f"{refused} Free some space on its disk.") from error
        raise StoreError(f"{refused} May its account write to TAPWISE_POOL_FOLDER?") from error
