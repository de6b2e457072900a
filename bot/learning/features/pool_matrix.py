"""The rows of the pool, laid out for fast products with a vector of weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, Protocol, Self, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix, Rows
from bot.learning.features.quantised_rows import QuantisedRows, side_by_side

Places: TypeAlias = NDArray[np.int32]
"""(n_items,) the row that each item has in a matrix in another order."""


class _Part(NamedTuple):
    """Consecutive items, their rows, and the place of each item among these rows."""

    items: slice
    rows: Matrix
    places: Rows


class LengthSortedMatrix:
    """(n_items, n_features), stored with rows of equal length next to each other.

    With rows this short, mispredicted row ends take much of a product's time: sorted, one over a
    million messages as words took 9.8 ms instead of 14.3. Rows are sorted within blocks of 2,000
    items. Products are put back in the order of the items one part of the pool at a time, while
    they are in the processor's cache (8.9 ms a product instead of 10.2, with the most frequent
    terms first).
    """

    def __init__(
        self,
        rows: Matrix,
        places: Places,
        part: int = 100_000,
        dense: QuantisedRows | None = None,
    ):
        """rows: at least n_items of them, sorted; places: (n_items,) each item's row.

        part: the least number of items that are put in order together. dense: (n_items, n_dense)
        the last columns, in the order of the items; None for none.
        """
        self.rows = rows
        self.places = places
        self.dense = dense
        self._part = part
        self._parts = list(_parts(rows, places, part))

    @property
    def shape(self) -> tuple[int, int]:
        n_dense = 0 if self.dense is None else self.dense.shape[1]
        return len(self.places), int(self.rows.shape[1]) + n_dense

    @property
    def nnz(self) -> int:
        dense = 0 if self.dense is None else self.dense.codes.size
        return int(self.rows.nnz) + dense

    @property
    def nbytes(self) -> int:
        """Bytes that a product reads."""
        rows, parts = self.rows, self._parts
        places = sum(part.places.nbytes for part in parts)
        dense = 0 if self.dense is None else self.dense.nbytes
        return int(rows.data.nbytes + rows.indices.nbytes + rows.indptr.nbytes + places + dense)

    def __getitem__(self, items: Rows) -> Matrix:
        rows = self.rows[self.places[items]]
        return rows if self.dense is None else side_by_side(rows, self.dense[items])

    def __matmul__(self, weights: NDArray[Any]) -> NDArray[Any]:
        """(n_items,) for (n_features,) weights of the same type."""
        sums = np.empty(len(self.places), dtype=weights.dtype)
        sparse, dense = np.split(weights, [self.rows.shape[1]])
        for part in self._parts:
            products = part.rows @ sparse
            # The other modes check each place first.
            products.take(part.places, mode="wrap", out=sums[part.items])
        if self.dense is not None:
            sums += self.dense @ dense
        return sums

    def first(self, size: int) -> Self:
        """The matrix of the first items, on the same arrays; it may hold rows of later items."""
        places = self.places[:size]
        rows = _view(self.rows, 0, int(places.max(initial=-1)) + 1)
        dense = None if self.dense is None else self.dense[:size]
        return type(self)(rows, places, self._part, dense)

    def blocks(self, size: int) -> Iterator[Matrix]:
        """The rows of all items in their order, `size` at a time."""
        items = np.arange(len(self.places))
        return (self[items[start : start + size]] for start in range(0, len(items), size))


FeatureMatrix: TypeAlias = Matrix | LengthSortedMatrix
"""A pool in this process: its shape, rows by number, and products."""


class FeatureRows(Protocol):
    """What a fit needs of a pool, wherever its rows are: its width, and rows by number."""

    @property
    def shape(self) -> tuple[int, int]:
        """(n_items, n_features)."""

    def __getitem__(self, items: Rows) -> Matrix:
        """(n, n_features) the rows of these items."""


def sort_by_length(rows: Matrix) -> tuple[Matrix, Places]:
    """The same rows with the shortest first, and (n_rows,) the new place of each."""
    order = np.argsort(np.diff(rows.indptr), kind="stable")
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return rows[order], places


def _parts(rows: Matrix, places: Places, size: int) -> Iterator[_Part]:
    """The pool, cut only where no row is on the other side of the cut than its item."""
    possible = np.flatnonzero(np.maximum.accumulate(places) == np.arange(len(places))) + 1
    chosen = np.searchsorted(possible, np.arange(size, len(places), size))
    cuts = np.unique(possible[chosen[chosen < len(possible)]])
    starts = [0, *cuts[cuts < len(places)].tolist()]
    for start, end in pairwise([*starts, None]):
        items = slice(start, end)
        part = _view(rows, start, rows.shape[0] if end is None else end)
        yield _Part(items, part, places[items].astype(np.intp) - start)


def _view(rows: Matrix, start: int, end: int) -> Matrix:
    """Consecutive rows on the same arrays.

    scipy's constructor and its slices copy what is less than half of an array.
    """
    view = cast(Matrix, csr_array((end - start, rows.shape[1]), dtype=rows.dtype))
    last = int(rows.indptr[end])
    view.data, view.indices = rows.data[:last], rows.indices[:last]
    view.indptr = rows.indptr[start : end + 1]
    return view
