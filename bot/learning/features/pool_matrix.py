"""The pool's rows of features, laid out for the one thing that is done with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix, Rows

Places: TypeAlias = NDArray[np.int32]


class _Part(NamedTuple):
    """Some items in a row: their rows, and at which of these each item is."""

    items: slice
    rows: Matrix
    places: Rows


class LengthSortedMatrix:
    """(n_items, n_features): rows of equal length stand together, each item's at its own place.

    Of so short rows a processor spends much of a product on guessing wrongly where each ends: so,
    one over a million messages as words took 9.8 ms instead of 14.3. Only rows of the same 2,000
    items change places; the sums are put in order a part of the pool at a time, while they are
    still in the processor's cache (8.9 ms a product instead of 10.2, the commonest terms first).
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
        rows, parts = self.rows, self._parts
        places = sum(part.places.nbytes for part in parts)
        return int(rows.data.nbytes + rows.indices.nbytes + rows.indptr.nbytes + places)

    def __getitem__(self, items: Rows) -> Matrix:
        return self.rows[self.places[items]]

    def __matmul__(self, weights: NDArray[Any]) -> NDArray[Any]:
        """(n_items,) for (n_features,) weights of the same type."""
        sums = np.empty(len(self.places), dtype=weights.dtype)
        for part in self._parts:
            of_rows = part.rows @ weights
            of_rows.take(part.places, mode="wrap", out=sums[part.items])  # unlike others, no check
        return sums

    def first(self, size: int) -> LengthSortedMatrix:
        """The first items: the same arrays, not a copy; of the last rows some may be others'."""
        places = self.places[:size]
        return LengthSortedMatrix(
            _view(self.rows, 0, int(places.max(initial=-1)) + 1), places, self._part
        )

    def by_item(self) -> Matrix:
        """A copy in the order of the items."""
        return self.rows[self.places]


FeatureMatrix: TypeAlias = Matrix | LengthSortedMatrix
"""What a model needs of a pool: its shape, some rows, and a product."""


def sort_by_length(rows: Matrix) -> tuple[Matrix, Places]:
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
    for start, end in pairwise([*starts, None]):
        items = slice(start, end)
        part = _view(rows, start, rows.shape[0] if end is None else end)
        yield _Part(items, part, places[items].astype(np.intp) - start)


def _view(rows: Matrix, start: int, end: int) -> Matrix:
    """Some rows, one after the other, in the same arrays.

    scipy's constructor, and its slices, copy what is less than half of an array.
    """
    view = cast(Matrix, csr_array((end - start, rows.shape[1]), dtype=rows.dtype))
    through = int(rows.indptr[end])
    view.data, view.indices = rows.data[:through], rows.indices[:through]
    view.indptr = rows.indptr[start : end + 1]
    return view
