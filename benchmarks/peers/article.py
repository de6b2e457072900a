"""The plain loop of many articles: vectorise and refit everything after each label."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from worker import logistic_regression, serve, texts


class Article:
    def __init__(self, pool: list[str], rows: list[int], spam: list[bool]):
        self._labelled = [pool[row] for row in rows]
        self._spam = list(spam)
        taken = set(rows)
        self._rows = [row for row in range(len(pool)) if row not in taken]
        self._rest = [pool[row] for row in self._rows]
        self._chosen = -1

    def label(self, spam: bool) -> None:
        self._labelled.append(self._rest.pop(self._chosen))
        self._rows.pop(self._chosen)
        self._spam.append(spam)

    def choose(self) -> int:
        model = make_pipeline(TfidfVectorizer(dtype=np.float32), logistic_regression())
        model.fit(self._labelled, self._spam)
        scores = model.predict_proba(self._rest)[:, 1]
        self._chosen = int(np.argmin(np.abs(scores - 0.5)))
        return self._rows[self._chosen]


if __name__ == "__main__":
    serve(texts, Article)
