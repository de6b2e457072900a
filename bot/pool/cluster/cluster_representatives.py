"""The representatives of near-duplicates, in parts on the workers of a Dask cluster."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.growing_sets import GrowingRows
from bot.learning.near_duplicates.prefix_index import MAX_SETS_A_SHINGLE, Holders
from bot.learning.near_duplicates.representatives import N_BUCKETS, Found
from bot.learning.near_duplicates.shingles import Prefixes, Shingles, ShingleSets
from bot.pool.cluster.dask_cluster import (
    START_SECONDS,
    ClusterAwayError,
    HostCall,
    HostGoneError,
    Hosts,
)
from bot.pool.cluster.duplicate_host import NewSets, NewTexts, UnknownPartError, merged

log = logging.getLogger(__name__)

T = TypeVar("T")

ReadSomeTexts = Callable[[int, int], Sequence[str]]
"""Reads texts of the pool again, from a thread: the first row, and how many."""

# Items whose representatives are in one part; the next ones are in the next part.
BLOCK: Final = 2_000
# Representatives on their way to a part at a time.
SENT_AT_ONCE: Final = 2_000
# So often a call is repeated after a worker is gone.
ATTEMPTS: Final = 20
# Of so many representatives the counts of shingles are merged at a time.
MERGED_AT_ONCE: Final = 500_000
_ALL_SHINGLES: Final = 2**32


class _PartLostError(Exception):
    """A worker is gone, and with it what it held."""


class _Calls(NamedTuple):
    """begun: calls on their way; is_complete: there is one for each part."""

    begun: list[HostCall]
    is_complete: bool


class ClusterRepresentatives:
    """`Representatives` in as many parts as there were workers at first.

    A part is added to in the order of its rows, as each of its calls is sent when the one before
    has returned. When a worker is gone another one makes its parts again from the texts.
    Errors of every method but `add`: ClusterAwayError; it can then be called again.
    """

    at_once: Final = 5 * BLOCK

    def __init__(
        self, hosts: Hosts, read_texts: ReadSomeTexts, most: int = MAX_SETS_A_SHINGLE
    ) -> None:
        """hosts: of `DuplicateHost`. most: as of `Representatives`."""
        self.most = most
        self._hosts = hosts
        self._read_texts = read_texts
        self._n_parts = 0
        self._holders: dict[int, str] = {}
        self._rows = GrowingRows()
        self._unsent: defaultdict[int, list[NewTexts | NewSets]] = defaultdict(list)
        self._n_unsent = 0
        self._indexing = np.zeros(N_BUCKETS, dtype=np.uint16), 0  # as of the last call of `index`
        self._is_indexed = True

    def add_texts(self, texts: Sequence[str], rows: Rows) -> None:
        """As `Representatives.add_texts`."""
        self._repeated(lambda: None)
        for number, own in self._split(rows):
            some = NewTexts([texts[at] for at in own.tolist()], rows[own])
            self._unsent[number].append(some)
        self._rows.append(rows)
        self._n_unsent += len(rows)
        if self._n_unsent >= SENT_AT_ONCE * self._n_parts:
            self._repeated(self._send)

    def shingle_counts(self) -> NDArray[np.int64]:
        """As `Representatives.shingle_counts`."""
        return self._repeated(self._count)

    def index(self, frequencies: NDArray[np.uint16], counted: int) -> None:
        """As `Representatives.index`."""
        self._indexing, self._is_indexed = (frequencies, counted), False
        self._repeated(lambda: None)

    def search(self, new: ShingleSets, prefixes: Prefixes) -> Callable[[], Found]:
        """As `Representatives.search`."""
        begin = partial(self._begin, "search", new, prefixes)
        calls = self._repeated(begin)
        return partial(self._found, calls, begin)

    def add(self, new: ShingleSets, rows: Rows, prefixes: Prefixes) -> None:
        """As `Representatives.add`; they are sent with the next search."""
        for number, own in self._split(rows):
            place = np.full(len(rows), -1)
            place[own] = np.arange(len(own))
            kept = place[prefixes.sets] >= 0
            indexed = Prefixes(place[prefixes.sets[kept]], prefixes.shingles[kept])
            self._unsent[number].append(NewSets(new.take(own), rows[own], indexed))
        self._rows.append(rows)

    def _found(self, calls: _Calls, begin: Callable[[], _Calls]) -> Found:
        try:
            return merged(self._replies(calls))
        except _PartLostError:
            return self._repeated(lambda: merged(self._replies(begin())))

    def _count(self) -> NDArray[np.int64]:
        self._send()
        return np.asarray(np.sum(self._ask("shingle_counts"), axis=0))

    def _repeated(self, work: Callable[[], T]) -> T:
        """The result of some work with all parts in place, repeated after a worker was gone."""
        self._start()
        for _ in range(ATTEMPTS):
            try:
                self._settle()
                return work()
            except _PartLostError:
                continue
        raise ClusterAwayError("The workers of the Dask cluster end one after the other.")

    def _start(self) -> None:
        if not self._n_parts:
            self._n_parts = len(self._hosts.live(START_SECONDS))

    def _settle(self) -> None:
        """Have every part on a worker, and indexed. Errors: _PartLostError."""
        for number in range(self._n_parts):
            if number not in self._holders:
                self._place(number)
                self._is_indexed = False
        if not self._is_indexed:
            self._send()
            self._ask("index", *self._indexing)
            self._prune()
            self._is_indexed = True

    def _place(self, number: int) -> None:
        """Make a part, on the worker with the fewest. Errors: _PartLostError."""
        load = Counter(self._holders.values())
        worker = min(self._hosts.live(), key=lambda name: load[name])
        rows = self._rows.all[self._rows.all // BLOCK % self._n_parts == number]
        self._unsent.pop(number, None)
        if len(rows):
            log.info("%d messages are read again to find near-duplicates", len(rows))
        try:
            self._hosts.call(worker, "create", number, self.most).result()
            for start in np.unique(rows // BLOCK * BLOCK).tolist():
                own = rows[slice(*np.searchsorted(rows, [start, start + BLOCK]))]
                texts = self._read_texts(start, int(own[-1]) + 1 - start)
                some = NewTexts([texts[row - start] for row in own.tolist()], own)
                self._hosts.call(worker, "add", {number: [some]}).result()
        except (HostGoneError, UnknownPartError) as error:
            self._lose(worker)
            raise _PartLostError from error
        self._holders[number] = worker

    def _send(self) -> None:
        """Send what was added."""
        self._replies(self._begin("add"))

    def _begin(self, method: str, *arguments: Any) -> _Calls:
        """Call every worker with what is added to its parts."""
        begun, is_complete = [], True
        for worker, own in self._by_worker().items():
            more = {number: self._unsent.pop(number, []) for number in own}
            try:
                begun.append(self._hosts.call(worker, method, more, *arguments))
            except HostGoneError:
                self._lose(worker)
                is_complete = False
        self._n_unsent = 0
        return _Calls(begun, is_complete)

    def _ask(self, method: str, *arguments: Any) -> list[Any]:
        """The replies of all workers about their parts. Errors: _PartLostError."""
        begun, is_complete = [], True
        for worker, own in self._by_worker().items():
            try:
                begun.append(self._hosts.call(worker, method, own, *arguments))
            except HostGoneError:
                self._lose(worker)
                is_complete = False
        return self._replies(_Calls(begun, is_complete))

    def _replies(self, calls: _Calls) -> list[Any]:
        """The replies once all are there. Errors: _PartLostError."""
        replies, is_complete = [], calls.is_complete
        for call in calls.begun:
            try:
                replies.append(call.result())
            except (HostGoneError, UnknownPartError):
                self._lose(call.worker)
                is_complete = False
        if not is_complete:
            raise _PartLostError
        return replies

    def _prune(self) -> None:
        """Of each shingle keep the oldest representatives only, among those of all parts."""
        step = -(-_ALL_SHINGLES // (1 + len(self._rows.all) // MERGED_AT_ONCE))
        over, last = [], []
        for low in range(0, _ALL_SHINGLES if self._n_parts > 1 else 0, step):
            high = min(low + step, _ALL_SHINGLES) - 1
            parts = [part for reply in self._ask("counts", low, high) for part in reply]
            some = _above(parts, self.most)
            if len(some):
                holders = [part for reply in self._ask("holders", some) for part in reply]
                over.append(some)
                last.append(_newest_kept(holders, self.most))
        if over:
            self._ask("cut", np.concatenate(over), np.concatenate(last))

    def _split(self, rows: Rows) -> Iterator[tuple[int, Rows]]:
        """The number of each part, and which of the rows belong to it."""
        numbers = rows // BLOCK % self._n_parts
        for number in np.unique(numbers).tolist():
            yield number, np.flatnonzero(numbers == number)

    def _by_worker(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, worker in self._holders.items():
            found[worker].append(number)
        return dict(found)

    def _lose(self, worker: str) -> None:
        self._hosts.lose(worker)
        self._holders = {
            number: holder for number, holder in self._holders.items() if holder != worker
        }


def _above(parts: Sequence[tuple[Shingles, NDArray[np.int64]]], most: int) -> Shingles:
    """The shingles of more sets than this, rising. parts: shingles, and how many sets have each."""
    shingles, which = np.unique(
        np.concatenate([shingles for shingles, _ in parts]), return_inverse=True
    )
    counts = np.bincount(which, np.concatenate([counts for _, counts in parts]), len(shingles))
    return shingles[counts > most]


def _newest_kept(parts: Sequence[Holders], most: int) -> Rows:
    """(n_shingles,) the last of the `most` oldest representatives with each shingle."""
    n_shingles = len(parts[0].counts)
    which = np.concatenate([np.repeat(np.arange(n_shingles), part.counts) for part in parts])
    rows = np.concatenate([part.sets for part in parts])
    order = np.lexsort((rows, which))
    counts = np.bincount(which, minlength=n_shingles)
    return np.asarray(rows[order[np.cumsum(counts) - counts + most - 1]])
