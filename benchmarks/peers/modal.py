"""modAL: an ActiveLearner with uncertainty sampling.

The pool stays whole; taking the labelled row out of it, as modAL's examples do, would copy it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from modAL.models import ActiveLearner
from modAL.uncertainty import uncertainty_sampling
from scipy.sparse import csr_matrix
from worker import logistic_regression, matrix, serve


class Modal:
    MODEL: dict[str, Any] = {}  # noqa: RUF012  (read only)
    PRECISION: type[np.floating] = np.float32  # of what is learnt from

    def __init__(self, pool: csr_matrix, rows: list[int], spam: list[bool]):
        self._pool = pool
        self._chosen = -1
        self._learner = ActiveLearner(
            estimator=logistic_regression(**self.MODEL),
            query_strategy=uncertainty_sampling,
            X_training=pool[rows].astype(self.PRECISION),
            y_training=np.array(spam),
        )

    def label(self, spam: bool) -> None:
        row = self._pool[[self._chosen]].astype(self.PRECISION)
        self._learner.teach(row, np.array([spam]))

    def choose(self) -> int:
        found, _ = self._learner.query(self._pool)
        self._chosen = int(found[0])
        return self._chosen


if __name__ == "__main__":
    serve(matrix, Modal)
