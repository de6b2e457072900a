"""Which sets have a shingle in their prefix: finds the candidates for near-duplicates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.shingles import Prefixes, Shingles, ranges

MAX_SETS_A_SHINGLE: Final = 1_000
"""Of more sets with one shingle in their prefixes, only the oldest are candidates."""

_MAX_PAIRS: Final = 1_000_000


class Holders(NamedTuple):
    """Which sets have some shingles in their prefixes.

    counts: (n_shingles,) of sets; sets: (sum of counts,) the oldest first, for each shingle.
    """

    counts: NDArray[np.int64]
    sets: Rows


class PrefixIndex:
    """Grows in levels, each at least four times as large as the next.

    So a search reads few levels, and each level is seldom merged into an older one.
    """

    def __init__(self, most: int = MAX_SETS_A_SHINGLE) -> None:
        """most: sets with one shingle that are candidates."""
        self.most = most
        self._levels: list[_Level] = []

    def add(self, prefixes: Prefixes) -> None:
        """Add the prefixes of further sets, which are newer than all before."""
        levels = self._levels
        levels.append(_Level.of(prefixes))
        while len(levels) > 1 and len(levels[-2].shingles) < 4 * len(levels[-1].shingles):
            newer = levels.pop()
            levels[-1].merge(newer)

    def search(self, prefixes: Prefixes) -> tuple[NDArray[np.int64], Iterator[tuple[Rows, Rows]]]:
        """How many sets have each shingle, and pairs of a given set and one of the oldest of them.

        prefixes: (n,) to search for. Returns (n,) counts, and pairs in parts of limited size; a
        pair may come more than once.
        """
        shingles, which = np.unique(prefixes.shingles, return_inverse=True)
        order = np.argsort(which, kind="stable")
        times = np.bincount(which, minlength=len(shingles))
        found = [level.find(shingles) for level in self._levels]
        counts = sum((count for _, count in found), np.zeros(len(shingles), dtype=np.int64))
        pairs = self._pairs(found, prefixes.sets[order], times)
        return counts[which], pairs

    def counts(self, low: int, high: int) -> tuple[Shingles, NDArray[np.int64]]:
        """The shingles from `low` to `high`, rising, and how many sets have each."""
        parts = [level.between(low, high) for level in self._levels]
        if not parts:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
        return np.unique(np.concatenate(parts), return_counts=True)

    def holders(self, shingles: Shingles) -> Holders:
        """The oldest sets with each of these shingles, as many as are candidates."""
        left = np.full(len(shingles), self.most)
        which, sets = [], []
        for level in self._levels:
            starts, counts = level.find(shingles)
            counts = np.minimum(counts, left)
            left -= counts
            which.append(np.repeat(np.arange(len(shingles)), counts))
            sets.append(level.sets[ranges(starts, counts)].astype(np.intp))
        if not sets:
            return Holders(np.zeros(len(shingles), dtype=np.int64), np.zeros(0, dtype=np.intp))
        order = np.argsort(np.concatenate(which), kind="stable")
        return Holders(self.most - left, np.concatenate(sets)[order])

    def cut(self, shingles: Shingles, last: Rows) -> None:
        """Forget that newer sets have these shingles. last: (n,) the newest set that is kept."""
        for level in self._levels:
            level.cut(shingles, last)

    def _pairs(
        self,
        found: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
        sets: Rows,
        times: NDArray[np.int64],
    ) -> Iterator[tuple[Rows, Rows]]:
        """sets: in the order of their shingles; times: how many of them have each."""
        left = np.full(len(times), self.most)
        for level, (starts, counts) in zip(self._levels, found, strict=True):
            taken = np.minimum(counts, left)
            left -= taken
            first, number = np.repeat(starts, times), np.repeat(taken, times)
            for part in _parts(number):
                at = ranges(first[part], number[part])
                yield np.repeat(sets[part], number[part]), level.sets[at].astype(np.intp)


@dataclass
class _Level:
    """Shingles and their sets, sorted by shingle and then by the age of the set."""

    shingles: Shingles
    sets: NDArray[np.int32]

    @classmethod
    def of(cls, prefixes: Prefixes) -> _Level:
        order = np.argsort(prefixes.shingles, kind="stable")
        return cls(prefixes.shingles[order], prefixes.sets[order].astype(np.int32))

    def merge(self, newer: _Level) -> None:
        """Take in a newer level, with one array at a time in memory twice."""
        at = np.searchsorted(self.shingles, newer.shingles, "right")
        self.shingles = np.insert(self.shingles, at, newer.shingles)
        self.sets = np.insert(self.sets, at, newer.sets)

    def find(self, shingles: Shingles) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(n,) where the sets of each shingle start, and how many there are."""
        starts = np.searchsorted(self.shingles, shingles, "left")
        return starts, np.searchsorted(self.shingles, shingles, "right") - starts

    def between(self, low: int, high: int) -> Shingles:
        """The shingles from `low` to `high`."""
        start = np.searchsorted(self.shingles, np.uint32(low), "left")
        return self.shingles[start : np.searchsorted(self.shingles, np.uint32(high), "right")]

    def cut(self, shingles: Shingles, last: Rows) -> None:
        starts, counts = self.find(shingles)
        kept = np.ones(len(self.shingles), dtype=np.bool_)
        for part in _parts(counts):
            at = ranges(starts[part], counts[part])
            kept[at[self.sets[at] > np.repeat(last[part], counts[part])]] = False
        self.shingles = self.shingles[kept]
        self.sets = self.sets[kept]


def _parts(counts: NDArray[np.int64]) -> Iterator[Rows]:
    """Where counts are above 0, cut into parts of about `_MAX_PAIRS` in sum."""
    ends = np.cumsum(counts)
    cuts = np.searchsorted(ends, np.arange(_MAX_PAIRS, ends[-1] if len(ends) else 0, _MAX_PAIRS))
    for part in np.split(np.arange(len(counts)), np.unique(cuts)):
        found = part[counts[part] > 0]
        if len(found):
            yield found
