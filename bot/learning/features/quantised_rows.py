"""Dense rows in one byte a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix, Rows

_LARGEST: Final = 127
# Rows that a product turns into floats at a time: they stay in the processor's cache.
_BLOCK: Final = 1_024


@dataclass(frozen=True, eq=False)
class QuantisedRows:
    """(n_rows, width) numbers: value = code * scale of the row, both as float32.

    codes: (n_rows, width) int8 in [-127, 127]; scales: (n_rows,) float32, not negative.
    """

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]

    @classmethod
    def of(cls, values: NDArray[np.float32]) -> Self:
        """The closest codes of (n_rows, width) finite values; off by up to scale / 2."""
        scales = (np.abs(values).max(axis=1, initial=0) / _LARGEST).astype(np.float32)
        steps = np.where(scales > 0, scales, np.float32(1))[:, None]
        return cls(np.rint(values / steps).clip(-_LARGEST, _LARGEST).astype(np.int8), scales)

    @classmethod
    def empty(cls, width: int) -> Self:
        """No rows."""
        return cls(np.zeros((0, width), np.int8), np.zeros(0, np.float32))

    @property
    def shape(self) -> tuple[int, int]:
        return self.codes.shape[0], self.codes.shape[1]

    @property
    def nbytes(self) -> int:
        """Bytes that a product reads."""
        return self.codes.nbytes + self.scales.nbytes

    def __getitem__(self, rows: Rows | slice) -> QuantisedRows:
        return QuantisedRows(self.codes[rows], self.scales[rows])

    def __matmul__(self, weights: NDArray[Any]) -> NDArray[Any]:
        """(n_rows,) for (width,) weights, in their type; 20,000 rows of 128 take 0.5 ms."""
        sums = np.empty(len(self.codes), dtype=weights.dtype)
        block = np.empty((min(_BLOCK, len(self.codes)), self.shape[1]), dtype=weights.dtype)
        for start in range(0, len(self.codes), _BLOCK):
            codes = self.codes[start : start + _BLOCK]
            floats = block[: len(codes)]
            np.copyto(floats, codes)
            np.dot(floats, weights, out=sums[start : start + len(codes)])
        sums *= self.scales
        return sums

    def scaled(self, factor: float) -> QuantisedRows:
        """The same rows times a factor that is not negative."""
        return QuantisedRows(self.codes, self.scales * np.float32(factor))

    def values(self) -> NDArray[np.float32]:
        """(n_rows, width) the numbers."""
        return self.codes.astype(np.float32) * self.scales[:, None]

    def matrix(self) -> Matrix:
        """The numbers as a sparse matrix that stores its zeros too."""
        n_rows, width = self.shape
        columns = np.tile(np.arange(width, dtype=np.int32), n_rows)
        ends = np.arange(0, n_rows * width + 1, width, dtype=np.int32)
        return csr_array((self.values().ravel(), columns, ends), shape=(n_rows, width))


def side_by_side(left: Matrix, right: QuantisedRows) -> Matrix:
    """(n_rows, n_left + width) both in one sparse matrix, with sorted column indices."""
    n_rows, width = right.shape
    ends = left.indptr + width * np.arange(n_rows + 1, dtype=left.indptr.dtype)
    of_right = ends[1:, None] - width + np.arange(width)
    is_left = np.ones(int(ends[-1]), dtype=np.bool_)
    is_left[of_right] = False
    data = np.empty(len(is_left), dtype=np.float32)
    columns = np.empty(len(is_left), dtype=left.indices.dtype)
    data[is_left], columns[is_left] = left.data, left.indices
    data[of_right] = right.values()
    columns[of_right] = left.shape[1] + np.arange(width)
    both: Matrix = csr_array((data, columns, ends), shape=(n_rows, left.shape[1] + width))
    both.has_sorted_indices = True
    return both
