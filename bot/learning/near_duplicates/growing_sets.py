"""Shingle sets that others are appended to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.shingles import Shingles, ShingleSets, ranges

N = TypeVar("N", bound=np.generic)

# Shingles in an array, unless one block has more: 16 MB, of which only what is used takes memory.
_ROOM: Final = 2**22


class GrowingShingleSets:
    """As `ShingleSets`, with 4 bytes a shingle and at most 50 a set.

    The shingles are in arrays of fixed size, so that none is copied when others come.
    """

    def __init__(self) -> None:
        self._n = 0
        self._sizes = np.zeros(0, dtype=np.int32)
        self._starts = np.zeros(0, dtype=np.uint32)  # in the array that has the set
        self._parity = np.zeros((0, 4), dtype=np.uint64)
        self._arrays: list[Shingles] = []
        self._used: list[int] = []
        self._first: list[int] = []  # set of each array

    @property
    def sizes(self) -> NDArray[np.int32]:
        """(n_sets,)"""
        return self._sizes[: self._n]

    @property
    def parity(self) -> NDArray[np.uint64]:
        """(n_sets, 4)"""
        return self._parity[: self._n]

    def append(self, new: ShingleSets) -> None:
        """Add further sets."""
        if not self._arrays or self._used[-1] + len(new.shingles) > len(self._arrays[-1]):
            self._arrays.append(np.empty(max(_ROOM, len(new.shingles)), dtype=np.uint32))
            self._used.append(0)
            self._first.append(self._n)
        start = self._used[-1]
        self._used[-1] = end = start + len(new.shingles)
        self._arrays[-1][start:end] = new.shingles
        self._sizes = _write(self._sizes, self._n, new.sizes)
        self._starts = _write(self._starts, self._n, new.starts + start)
        self._parity = _write(self._parity, self._n, new.parity)
        self._n += len(new.sizes)

    def take(self, rows: Rows) -> ShingleSets:
        """These sets, copied."""
        sizes = self._sizes[rows].astype(np.int64)
        starts = np.cumsum(sizes) - sizes
        shingles = np.empty(int(sizes.sum()), dtype=np.uint32)
        which = np.searchsorted(self._first, rows, "right") - 1
        for number in np.unique(which).tolist():
            own = np.flatnonzero(which == number)
            at = ranges(self._starts[rows[own]].astype(np.int64), sizes[own])
            shingles[ranges(starts[own], sizes[own])] = self._arrays[number][at]
        return ShingleSets(shingles, sizes, starts, self._parity[rows])

    def arrays(self) -> Iterator[Shingles]:
        """The shingles of all sets, in parts."""
        for shingles, used in zip(self._arrays, self._used, strict=True):
            yield shingles[:used]


class GrowingRows:
    """Rising rows of a pool, which others are appended to."""

    def __init__(self) -> None:
        self._n = 0
        self._room = np.zeros(0, dtype=np.int32)

    @property
    def all(self) -> NDArray[np.int32]:
        """(n_rows,)"""
        return self._room[: self._n]

    def append(self, rows: Rows) -> None:
        """Add further rows."""
        self._room = _write(self._room, self._n, rows)
        self._n += len(rows)


def _write(room: NDArray[N], end: int, more: NDArray[np.generic]) -> NDArray[N]:
    """Put more after `end`, in the same array if it has room."""
    new_end = end + len(more)
    if new_end > len(room):
        larger = np.empty((new_end + new_end // 4, *room.shape[1:]), dtype=room.dtype)
        larger[:end] = room[:end]
        room = larger
    room[end:new_end] = more
    return room
