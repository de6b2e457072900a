"""The inner products of rows of a pool, kept from one fit to the next."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix, Rows
from bot.learning.features.pool_matrix import FeatureRows

_ROWS_AT_ONCE: Final = 100
"""New rows that are multiplied at once: all of 1,000 would need 20 MB for a moment."""


class GramMatrix:
    """The Gram matrix of the rows that were asked for last; the next time only new rows cost time.

    1,000 rows of five views take 160 ms of CPU, and 50 new ones beside them 9 ms. The rows
    themselves are not kept: they would take as much memory, and are read in half a millisecond.
    """

    def __init__(self) -> None:
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._products: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def of(self, pool: FeatureRows, rows: Rows) -> tuple[Matrix, NDArray[np.float32]]:
        """(n_rows, n_features) these rows, and (n_rows, n_rows) their products.

        rows: (n_rows,) rising, of a pool with the same items each time. The products are in
        float32, as a fit reads them dozens of times.
        """
        features = csr_array(pool[rows])
        features.sort_indices()
        at = np.searchsorted(self._rows, rows)
        if len(self._rows) and np.array_equal(
            self._rows[np.minimum(at, len(self._rows) - 1)], rows
        ):
            same = len(rows) == len(self._rows)
            return features, self._products if same else self._products[np.ix_(at, at)]
        self._add(features, rows)
        return features, self._products

    def _add(self, features: Matrix, rows: Rows) -> None:
        # Each product is a sum in the order of the columns, so it is the same to the last digit
        # whatever other rows there are.
        products = np.empty((len(rows), len(rows)), dtype=np.float32)
        _, mine, theirs = np.intersect1d(self._rows, rows, assume_unique=True, return_indices=True)
        products[np.ix_(theirs, theirs)] = self._products[np.ix_(mine, mine)]
        new = np.ones(len(rows), dtype=np.bool_)
        new[theirs] = False
        transposed = features.T.tocsr().astype(np.float64)
        fresh = np.flatnonzero(new)
        for some in np.array_split(fresh, len(fresh) // _ROWS_AT_ONCE + 1):
            block = (features[some].astype(np.float64) @ transposed).toarray()
            products[some] = block
            products[:, some] = block.T
        self._rows, self._products = rows, products
