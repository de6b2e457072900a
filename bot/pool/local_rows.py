"""The rows of a pool in this process."""

from __future__ import annotations

from typing import Self

import numpy as np
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.features.pool_matrix import LengthSortedMatrix
from bot.learning.strategies import LocalScores


class LocalRows(LengthSortedMatrix):
    """`PoolRows` in one matrix."""

    @classmethod
    def none(cls) -> Self:
        """No items."""
        rows: Matrix = csr_array(np.zeros((0, 1), dtype=np.float32))
        return cls(rows, np.zeros(0, dtype=np.int32))

    def score(self, model: Classifier, kept: Rows) -> LocalScores:
        """As `PoolRows.score`."""
        return LocalScores.by(model, self)

    def most_similar(self, row: Matrix, count: int) -> Rows:
        """As `PoolRows.most_similar`."""
        products = np.asarray(self @ row.toarray()[0])
        return np.argsort(-products, kind="stable")[:count]
