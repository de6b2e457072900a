"""The pool's rows of features, laid out for the one thing that is done with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.features.terms import Matrix

Rows: TypeAlias = NDArray[np.intp]
Places: TypeAlias = NDArray[np.int32]


class _Part(NamedTuple):
    """Some items in a row: their rows, and at which of these each item is."""

    items: slice
    rows: Matrix
    places: Rows


class ByLength:
    """(n_items, n_features): rows of equal length stand together, each item's at its own place.

    Of so short rows a processor spends much of a product on guessing wrongly where each ends: a
    million messages as words took 14.3 ms in the order of the items, and 9.8 so. Only rows of the
    same 2,000 items change places; the sums are put in order a part of the pool at a time, while
    they are still in the processor's cache (0.7 ms for a million instead of 1.9).
    """

    def __init__(self, rows: Matrix, places: Places, part: int = 100_000):
        """rows: in their own order, more of them than items do no harm; places: (n_items,).

        part: so many items at least are put in order together.
        """
        self.rows = rows
        self.places = places
        self._part = part
        self._parts = list(_parts(rows, places, part))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.places), int(self.rows.shape[1])

    @property
    def nnz(self) -> int:
        return int(self.rows.nnz)

    @property
    def nbytes(self) -> int:
        """What a product reads."""
        ends_and_places = sum(p.rows.indptr.nbytes + p.places.nbytes for p in self._parts)
        return int(self.rows.data.nbytes + self.rows.indices.nbytes + ends_and_places)

    def __getitem__(self, items: Rows) -> Matrix:
        return self.rows[self.places[items]]

    def __matmul__(self, weights: NDArray[Any]) -> NDArray[Any]:
        """(n_items,) for (n_features,) weights of the same type."""
        sums = np.empty(len(self.places), dtype=weights.dtype)
        for part in self._parts:
            of_rows = part.rows @ weights
            of_rows.take(part.places, mode="wrap", out=sums[part.items])  # unlike others, no check
        return sums

    def first(self, size: int) -> ByLength:
        """The first items: the same arrays, not a copy; of the last rows some may be others'."""
        places = self.places[:size]
        through = int(places.max(initial=-1)) + 1
        end = int(self.rows.indptr[through])
        arrays = self.rows.data[:end], self.rows.indices[:end], self.rows.indptr[: through + 1]
        rows: Matrix = csr_array(arrays, shape=(through, self.rows.shape[1]))
        return ByLength(rows, places, self._part)

    def by_item(self) -> Matrix:
        """A copy in the order of the items."""
        return self.rows[self.places]


Table: TypeAlias = Matrix | ByLength
"""What a model needs of a pool: its shape, some rows, and a product."""


def by_length(rows: Matrix) -> tuple[Matrix, Places]:
    """The same rows, shortest first, and (n_rows,) where each is now."""
    order = np.argsort(np.diff(rows.indptr), kind="stable")
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return rows[order], places


def _parts(rows: Matrix, places: Places, size: int) -> Iterator[_Part]:
    """The pool, cut where no row is on the other side than its item."""
    through = np.flatnonzero(np.maximum.accumulate(places) == np.arange(len(places))) + 1
    wanted = np.searchsorted(through, np.arange(size, len(places), size))
    cuts = np.unique(through[wanted[wanted < len(through)]])
    starts = [0, *cuts[cuts < len(places)].tolist()]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        items, ends = slice(start, end), rows.indptr[start : None if end is None else end + 1]
        values = slice(int(ends[0]), int(ends[-1]))
        arrays = rows.data[values], rows.indices[values], ends - ends[0]
        part: Matrix = csr_array(arrays, shape=(len(ends) - 1, rows.shape[1]))
        yield _Part(items, part, places[items].astype(np.intp) - start)
