"""Terms (words, or runs of characters) counted and weighed by tf-idf."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix

Kept = Mapping[str, NDArray[Any]]

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
        self._seen = 0
        self._found: Counter[str] = Counter()
        self._kept: Kept = _kept([], np.zeros(0, dtype=np.float32))
        self._vectorizer: Any = None

    def see(self, texts: Sequence[str]) -> None:
        """Count in how many texts each term is; the counts are the memory that this takes."""
        terms_of = self._made().build_analyzer() if texts else None
        for text in texts:
            self._found.update(set(terms_of(self._prepare(text))))  # type: ignore[misc]
        self._seen += len(texts)

    def settle(self) -> None:
        """The vocabulary and idf are those of what was seen, from now on.

        The commonest terms are the first columns: of a product over a pool, most is then done with
        the few weights that stay in the processor's nearest cache (a tenth of its time as words).
        """
        enough = [term for term, count in self._found.items() if count >= self._min_df]
        terms = sorted(enough or self._found)
        counts = np.array([self._found[term] for term in terms], dtype=np.float64)
        # Not by a key: an event loop would wait three times as long for that sort.
        order = np.argsort(-counts, kind="stable")
        terms, counts = [terms[at] for at in order.tolist()], counts[order]
        idf = np.log((1 + self._seen) / (1 + counts)) + 1
        self._seen, self._found = 0, Counter()
        self.restore(_kept(terms, idf.astype(np.float32)))

    def kept(self) -> Kept:
        """All that `transform` needs, as arrays; for `restore`, in another process too."""
        return self._kept

    def restore(self, kept: Kept) -> None:
        """As if what was kept had just settled; the vocabulary is unpacked when it is needed."""
        self._kept, self._vectorizer = kept, None

    def fit_transform(self, texts: Sequence[str]) -> Matrix:
        """(n_items, n_terms) tf-idf; the vocabulary and idf are the pool's from now on."""
        self.see(texts)
        self.settle()
        return self.transform(texts)

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_items, n_terms) with the pool's vocabulary and idf."""
        width = len(self._kept["idf"])
        if not width or not texts:
            return _nothing(len(texts), max(1, width))
        if self._vectorizer is None:
            vocabulary = {term: column for column, term in enumerate(_terms(self._kept))}
            self._vectorizer = self._made(vocabulary=vocabulary)
            self._vectorizer.idf_ = np.asarray(self._kept["idf"])
        return _tidy(self._vectorizer.transform([self._prepare(text) for text in texts]))

    def _made(self, **more: Any) -> Any:
        # Half a second to load, which a restart whose features are on disk need not spend.
        from sklearn.feature_extraction.text import TfidfVectorizer

        return TfidfVectorizer(**self._settings, **more)


def _kept(terms: Sequence[str], idf: NDArray[np.float32]) -> Kept:
    """One string of bytes with the ends of the terms in it: no pickle, and quick to read."""
    raw = [term.encode("utf-8", "surrogatepass") for term in terms]
    return {
        "terms": np.frombuffer(b"".join(raw), dtype=np.uint8),
        "ends": np.cumsum([len(term) for term in raw], dtype=np.int64),
        "idf": idf,
    }


def _terms(kept: Kept) -> list[str]:
    raw = kept["terms"].tobytes()
    ends = [0, *kept["ends"].tolist()]
    return [raw[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(ends)]


def _tidy(rows: Any) -> Matrix:
    matrix: Matrix = csr_array(rows)
    matrix.sort_indices()
    return matrix


def _nothing(n_items: int, width: int) -> Matrix:
    nothing: Matrix = csr_array(np.zeros((n_items, width), dtype=np.float32))
    return nothing
