"""Which sets have a shingle in their prefix: finds the candidates for near-duplicates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.shingles import Shingles, ranges

MAX_SETS_A_SHINGLE: Final = 1_000
"""Of more sets with one shingle in their prefixes, only the oldest are candidates."""

_MAX_PAIRS: Final = 1_000_000


class PrefixIndex:
    """Grows in levels, each at least four times as large as the next.

    So a search reads few levels, and each level is seldom merged into an older one.
    """

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    def add(self, shingles: Shingles, sets: Rows) -> None:
        """Add the prefixes of further sets: (n,) shingles and the number of each one's set."""
        levels = self._levels
        levels.append(_Level.of(shingles, sets))
        while len(levels) > 1 and len(levels[-2].shingles) < 4 * len(levels[-1].shingles):
            newer, older = levels.pop(), levels.pop()
            merged = np.concatenate([older.shingles, newer.shingles])
            levels.append(_Level.of(merged, np.concatenate([older.sets, newer.sets])))

    def candidates(self, sets: Rows, shingles: Shingles) -> Iterator[tuple[Rows, Rows]]:
        """Pairs of a given set and an indexed set with a common shingle, in parts of limited size.

        sets, shingles: (n,) the prefixes to search for; pairs may come more than once.
        """
        order = np.argsort(shingles, kind="stable")
        sets, shingles = sets[order], shingles[order]
        left = np.full(len(shingles), MAX_SETS_A_SHINGLE)
        for level in self._levels:
            starts = np.searchsorted(level.shingles, shingles, "left")
            counts = np.minimum(np.searchsorted(level.shingles, shingles, "right") - starts, left)
            left -= counts
            for part in _parts(counts):
                at = ranges(starts[part], counts[part])
                yield np.repeat(sets[part], counts[part]), level.sets[at].astype(np.intp)


@dataclass(frozen=True)
class _Level:
    """Shingles and their sets, sorted by shingle and then by the age of the set."""

    shingles: Shingles
    sets: NDArray[np.int32]

    @classmethod
    def of(cls, shingles: Shingles, sets: Rows | NDArray[np.int32]) -> _Level:
        order = np.argsort(shingles, kind="stable")
        return cls(shingles[order], sets[order].astype(np.int32))


def _parts(counts: NDArray[np.int64]) -> Iterator[Rows]:
    """Where counts are above 0, cut into parts of about `_MAX_PAIRS` in sum."""
    ends = np.cumsum(counts)
    cuts = np.searchsorted(ends, np.arange(_MAX_PAIRS, ends[-1] if len(ends) else 0, _MAX_PAIRS))
    for part in np.split(np.arange(len(counts)), np.unique(cuts)):
        found = part[counts[part] > 0]
        if len(found):
            yield found
