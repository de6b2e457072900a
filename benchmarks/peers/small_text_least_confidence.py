"""small-text: a pool-based learner around scikit-learn's model, least confidence."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from small_text import (
    LeastConfidence,
    PoolBasedActiveLearner,
    SklearnClassifierFactory,
    SklearnDataset,
)
from worker import logistic_regression, matrix, serve


class SmallText:
    STRATEGY: Any = LeastConfidence

    def __init__(self, pool: csr_matrix, rows: list[int], spam: list[bool]):
        unknown = np.zeros(pool.shape[0], dtype=np.int64)
        data = SklearnDataset(pool, unknown, target_labels=np.array([0, 1]))
        factory = SklearnClassifierFactory(logistic_regression(), 2)
        self._learner = PoolBasedActiveLearner(factory, self.STRATEGY(), data)
        self._learner.initialize_data(np.array(rows), np.array(spam, dtype=np.int64))

    def label(self, spam: bool) -> None:
        self._learner.update(np.array([spam], dtype=np.int64))

    def choose(self) -> int:
        return int(self._learner.query(num_samples=1)[0])


if __name__ == "__main__":
    serve(matrix, SmallText)
