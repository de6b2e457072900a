"""The sets of the representatives, and which of them are near-duplicates of other sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.growing_sets import GrowingRows, GrowingShingleSets
from bot.learning.near_duplicates.prefix_index import MAX_SETS_A_SHINGLE, Holders, PrefixIndex
from bot.learning.near_duplicates.shingles import Prefixes, Shingles, ShingleSets, shingle_sets
from bot.learning.near_duplicates.similarity import near_duplicates

N_BUCKETS: Final = 2**20
"""Shingles are counted by their hash modulo this number."""

# Sets that are indexed at a time; `ShingleSets.prefixes` takes at most 65,535.
_INDEXED_AT_ONCE: Final = 32_000


class Found(NamedTuple):
    """rows: (n_sets,) of the oldest representative that each set is a near-duplicate of, or -1.

    counts: (n_prefixes,) how many representatives have each shingle in their prefixes.
    """

    rows: Rows
    counts: NDArray[np.int64]


class Representatives(Protocol):
    """The representatives of a pool, in this process or in several, in the order of their rows.

    Of each shingle only the oldest `most` representatives with it are candidates, among all.
    """

    most: int

    @property
    def at_once(self) -> int:
        """How many texts are best added at a time."""

    def add_texts(self, texts: Sequence[str], rows: Rows) -> None:
        """Add representatives that `index` has not indexed yet. rows: (n_texts,) of the pool."""

    def shingle_counts(self) -> NDArray[np.int64]:
        """(N_BUCKETS,) in how many sets shingles are, by their hash modulo `N_BUCKETS`."""

    def index(self, frequencies: NDArray[np.uint16], counted: int) -> None:
        """Index all that are not indexed yet; all again when `counted` differs from before.

        frequencies: from `shingle_counts`, at so many representatives.
        """

    def search(self, new: ShingleSets, prefixes: Prefixes) -> Callable[[], Found]:
        """Begin to search for near-duplicates; the reply is read with the call that is returned.

        prefixes: of these sets, by the frequencies of the last call of `index`.
        """

    def add(self, new: ShingleSets, rows: Rows, prefixes: Prefixes) -> None:
        """Add representatives. rows: (n_sets,) of the pool.

        prefixes: of these sets, without those that have enough older candidates.
        """


class RepresentativeSets:
    """`Representatives` in this process, of all or of a part of the pool."""

    at_once: Final = 2_000

    def __init__(self, most: int = MAX_SETS_A_SHINGLE) -> None:
        self.most = most
        self._sets = GrowingShingleSets()
        self._rows = GrowingRows()
        self._index = PrefixIndex(most)
        self._n_indexed = 0
        self._counted = 0

    def add_texts(self, texts: Sequence[str], rows: Rows) -> None:
        """As `Representatives.add_texts`."""
        self._append(shingle_sets(texts), rows)

    def shingle_counts(self) -> NDArray[np.int64]:
        """As `Representatives.shingle_counts`."""
        counts = np.zeros(N_BUCKETS, dtype=np.int64)
        for shingles in self._sets.arrays():
            counts += np.bincount(shingles % np.uint32(N_BUCKETS), minlength=N_BUCKETS)
        return counts

    def index(self, frequencies: NDArray[np.uint16], counted: int) -> None:
        """As `Representatives.index`."""
        if counted != self._counted:
            self._counted = counted
            self._index, self._n_indexed = PrefixIndex(self.most), 0
        while self._n_indexed < len(self._sets.sizes):
            end = min(self._n_indexed + _INDEXED_AT_ONCE, len(self._sets.sizes))
            own = np.arange(self._n_indexed, end)
            sets, shingles = self._sets.take(own).prefixes(frequencies)
            self._index.add(Prefixes(sets + self._n_indexed, shingles))
            self._n_indexed = end

    def search(self, new: ShingleSets, prefixes: Prefixes) -> Callable[[], Found]:
        """As `Representatives.search`; what is found is searched for when it is read."""
        return partial(self._found, new, prefixes)

    def add(self, new: ShingleSets, rows: Rows, prefixes: Prefixes) -> None:
        """As `Representatives.add`."""
        self._index.add(Prefixes(prefixes.sets + len(self._sets.sizes), prefixes.shingles))
        self._append(new, rows)
        self._n_indexed = len(self._sets.sizes)

    def counts(self, low: int, high: int) -> tuple[Shingles, NDArray[np.int64]]:
        """As `PrefixIndex.counts`."""
        return self._index.counts(low, high)

    def holders(self, shingles: Shingles) -> Holders:
        """As `PrefixIndex.holders`, with rows of the pool."""
        counts, sets = self._index.holders(shingles)
        return Holders(counts, self._rows.all[sets].astype(np.intp))

    def cut(self, shingles: Shingles, last: Rows) -> None:
        """As `PrefixIndex.cut`, with rows of the pool."""
        self._index.cut(shingles, np.searchsorted(self._rows.all, last, "right") - 1)

    def _found(self, new: ShingleSets, prefixes: Prefixes) -> Found:
        oldest = np.full(len(new.sizes), np.iinfo(np.intp).max)
        counts, pairs = self._index.search(prefixes)
        for mine, theirs in pairs:
            near, others = near_duplicates(new, mine, self._sets, theirs)
            np.minimum.at(oldest, near, self._rows.all[others])
        return Found(np.where(oldest < np.iinfo(np.intp).max, oldest, -1), counts)

    def _append(self, new: ShingleSets, rows: Rows) -> None:
        self._sets.append(new)
        self._rows.append(rows)
