"""The bound: every byte of the pool's matrix read once, by the fastest way at hand."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from worker import matrix, serve

LARGE = 2**28
"""Bytes at least, so that no cache holds them: a smaller matrix counts by its share."""


class Reading:
    def __init__(self, pool: csr_matrix, rows: list[int], spam: list[bool]):
        size = pool.data.nbytes + pool.indices.nbytes + pool.indptr.nbytes
        self._array = np.ones(max(size, LARGE) // 4, dtype=np.float32)

    def label(self, spam: bool) -> None:
        pass

    def choose(self) -> int:
        """A dot product with itself reads an array once; it keeps up with the memory."""
        return int(float(self._array @ self._array) < 0)


if __name__ == "__main__":
    serve(matrix, Reading)
