"""scikit-activeml: UncertaintySampling, least confident.

It refuses sparse matrices, so it is given the rows' numbers, and a model that looks them up. Scores
are made for the whole pool and then taken: cheaper than taking rows of the pool.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from skactiveml.classifier import SklearnClassifier
from skactiveml.pool import UncertaintySampling
from sklearn.base import BaseEstimator, ClassifierMixin
from worker import logistic_regression, matrix, serve

HELD: list[csr_matrix] = []
"""Not in the model, which scikit-activeml clones."""


class ByNumber(ClassifierMixin, BaseEstimator):
    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> ByNumber:  # noqa: N803
        self.model_ = logistic_regression().fit(HELD[0][X[:, 0]], y, sample_weight)
        self.classes_ = self.model_.classes_
        return self

    def predict_proba(self, X: Any) -> Any:  # noqa: N803
        return self.model_.predict_proba(HELD[0])[X[:, 0]]


class Activeml:
    def __init__(self, pool: csr_matrix, rows: list[int], spam: list[bool]):
        HELD[:] = [pool]
        self._numbers = np.arange(pool.shape[0]).reshape(-1, 1)
        self._labels = np.full(pool.shape[0], np.nan)
        self._labels[rows] = spam
        self._model = SklearnClassifier(ByNumber(), classes=[0, 1])
        self._rule = UncertaintySampling(method="least_confident", random_state=0)
        self._chosen = -1

    def label(self, spam: bool) -> None:
        self._labels[self._chosen] = spam

    def choose(self) -> int:
        found = self._rule.query(X=self._numbers, y=self._labels, clf=self._model)
        self._chosen = int(found[0])
        return self._chosen


if __name__ == "__main__":
    serve(matrix, Activeml)
