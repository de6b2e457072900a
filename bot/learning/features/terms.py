"""Terms (words, or runs of characters) counted and weighed by tf-idf."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

Matrix = csr_array[np.float32, tuple[int, int]]

LIMIT: Final = 4096
"""Characters of a text that feed the features: Telegram's longest message."""


def head(text: str) -> str:
    """The part of a text that is looked at, in lower case."""
    return text[:LIMIT].lower()


class Terms:
    """One tf-idf view: smoothed idf over the pool, rows of norm 1 (0 for a text without terms).

    A pool in which no term occurs in `min_df` texts is counted with every term it has;
    a pool without any term (empty, or signs only where words are asked for) gives one zero column.
    Source: Salton & Buckley (1988), "Term-weighting approaches in automatic text retrieval".
    """

    def __init__(
        self,
        *,
        analyzer: Literal["word", "char", "char_wb"],
        sizes: tuple[int, int],
        min_df: int = 2,
        sublinear: bool = True,
        word: str = r"\b\w\w+\b",
        prepare: Callable[[str], str] = head,
    ) -> None:
        self._prepare = prepare
        self._min_df = min_df
        self._settings = {
            "analyzer": analyzer,
            "ngram_range": sizes,
            "sublinear_tf": sublinear,
            "token_pattern": word if analyzer == "word" else None,
            "lowercase": False,
            "dtype": np.float32,
        }
        self._vectorizer: Any = None

    def fit_transform(self, texts: Sequence[str]) -> Matrix:
        """(n_items, n_terms) tf-idf; the vocabulary and idf are the pool's from now on."""
        prepared = [self._prepare(text) for text in texts]
        for min_df in sorted({self._min_df, 1}, reverse=True):
            self._vectorizer = TfidfVectorizer(min_df=min_df, **self._settings)
            try:
                return _tidy(self._vectorizer.fit_transform(prepared))
            except ValueError:  # scikit-learn's word for an empty vocabulary
                self._vectorizer = None
        return _nothing(len(texts))

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_items, n_terms) with the pool's vocabulary and idf."""
        if self._vectorizer is None:
            return _nothing(len(texts))
        if not texts:
            return _nothing(0, len(self._vectorizer.vocabulary_))
        return _tidy(self._vectorizer.transform([self._prepare(text) for text in texts]))


def _tidy(rows: Any) -> Matrix:
    matrix: Matrix = csr_array(rows)
    matrix.sort_indices()
    return matrix


def _nothing(n_items: int, width: int = 1) -> Matrix:
    nothing: Matrix = csr_array(np.zeros((n_items, width), dtype=np.float32))
    return nothing
