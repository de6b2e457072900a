"""Tf-idf of words or of character n-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix
from bot.learning.features.text_transformer import LIMIT, FittedState, TextTransformer
from bot.learning.features.word_pattern import word_pattern, word_tokens


def lowercase_head(text: str) -> str:
    """The part of a text that is read, in lower case."""
    return text[:LIMIT].lower()


class IncrementalTfidfVectorizer(TextTransformer):
    """scikit-learn's `TfidfVectorizer`, fitted in blocks, with the most frequent terms first.

    The parameters are those of `TfidfVectorizer`. Idf is smoothed, rows have norm 1 (0 for a text
    without terms). A pool in which no term occurs in `min_df` texts keeps every term it has; a
    pool without any term (empty, or only punctuation where words are counted) has one zero column.
    Source: Salton & Buckley (1988), "Term-weighting approaches in automatic text retrieval".
    """

    _partial: _DocumentFrequencies
    _fit: _Fit

    def __init__(
        self,
        *,
        analyzer: Literal["word", "char", "char_wb"] = "char_wb",
        ngram_range: tuple[int, int] = (2, 4),
        min_df: int = 2,
        sublinear_tf: bool = True,
        token_pattern: str = r"\b\w\w+\b",  # noqa: S107
        preprocessor: Callable[[str], str] = lowercase_head,
    ) -> None:
        self.analyzer = analyzer
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.sublinear_tf = sublinear_tf
        self.token_pattern = token_pattern
        self.preprocessor = preprocessor

    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Count in how many texts each term occurs; the counts are the memory that this takes."""
        seen = self.__dict__.setdefault("_partial", _DocumentFrequencies())
        terms_of = _vectorizer(self._settings()).build_analyzer()
        for text in texts:
            seen.counts.update(set(terms_of(self.preprocessor(text))))
        seen.n_texts += len(texts)
        return self

    def add_counts(self, counts: _DocumentFrequencies) -> Self:
        """Add the texts and the terms of another vectorizer."""
        seen = self.__dict__.setdefault("_partial", _DocumentFrequencies())
        seen.counts.update(counts.counts)
        seen.n_texts += counts.n_texts
        return self

    def finish(self) -> Self:
        """Set vocabulary and idf from the counts.

        The most frequent terms are the first columns: most of a product over a pool then reads the
        few weights that stay in the processor's nearest cache (a tenth less time with words).
        """
        seen = self._pop_partial() or _DocumentFrequencies()
        frequent = [term for term, count in seen.counts.items() if count >= self.min_df]
        terms = sorted(frequent or seen.counts)
        counts = np.array([seen.counts[term] for term in terms], dtype=np.float64)
        # Not sorted by a key function: that would block the event loop three times as long.
        order = np.argsort(-counts, kind="stable")
        terms, counts = [terms[at] for at in order.tolist()], counts[order]
        idf = np.log((1 + seen.n_texts) / (1 + counts)) + 1
        return self.set_state(_pack(terms, idf.astype(np.float32)))

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, n_terms) tf-idf with the fitted vocabulary and idf."""
        self._require_fit()
        if not len(self._fit.state["idf"]) or not len(texts):
            return _zeros(len(texts), self.n_columns)
        rows = self._fit.vectorizer.transform([self.preprocessor(text) for text in texts])
        return _with_sorted_indices(rows)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(n_terms,) the terms; one empty name where the fit found no term."""
        self._require_fit()
        return np.array(_unpack(self._fit.state) or [""], dtype=object)

    def get_state(self) -> FittedState:
        """The terms, as one array of bytes with their ends, and their idf."""
        self._require_fit()
        return self._fit.state

    def set_state(self, state: FittedState) -> Self:
        """Take over another fit; the vocabulary is unpacked by the first `transform`."""
        own = {name: state[name] for name in ("terms", "ends", "idf")}
        _check_state(own)
        self._fit = _Fit(own, self._settings())
        return self

    @property
    def n_columns(self) -> int:
        """The number of terms; 1 where the fit found none."""
        self._require_fit()
        return max(1, len(self._fit.state["idf"]))

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_fit")

    def _settings(self) -> dict[str, Any]:
        own_words = self.analyzer == "word" and self.token_pattern == word_pattern()
        return {
            "analyzer": self.analyzer,
            "tokenizer": word_tokens if own_words else None,
            "ngram_range": self.ngram_range,
            "sublinear_tf": self.sublinear_tf,
            "token_pattern": None if own_words or self.analyzer != "word" else self.token_pattern,
            "lowercase": False,
            "dtype": np.float32,
        }


@dataclass(eq=False)
class _Fit:
    """The state of one fit, and its vectorizer, which is made at its first use."""

    state: FittedState
    settings: Mapping[str, Any]

    @cached_property
    def vectorizer(self) -> Any:
        vocabulary = {term: column for column, term in enumerate(_unpack(self.state))}
        vectorizer = _vectorizer({**self.settings, "vocabulary": vocabulary})
        vectorizer.idf_ = np.asarray(self.state["idf"])
        return vectorizer


@dataclass
class _DocumentFrequencies:
    """In how many of how many texts each term occurs."""

    counts: Counter[str] = field(default_factory=Counter)
    n_texts: int = 0


def _vectorizer(settings: Mapping[str, Any]) -> Any:
    # A tenth of all the time that imports take; a start with features on disk does not need it.
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(**settings)


def _pack(terms: Sequence[str], idf: NDArray[np.float32]) -> FittedState:
    """The terms as one string of bytes and their ends in it: no pickle, and quick to read."""
    raw = [term.encode("utf-8", "surrogatepass") for term in terms]
    return {
        "terms": np.frombuffer(b"".join(raw), dtype=np.uint8),
        "ends": np.cumsum([len(term) for term in raw], dtype=np.int64),
        "idf": idf,
    }


def _check_state(state: FittedState) -> None:
    """Errors: ValueError when `_pack` never gives such a state."""
    terms, ends, idf = state["terms"], state["ends"], state["idf"]
    if not len(ends) == len(idf) or not np.isfinite(idf).all():
        raise ValueError("the idf of a term is missing or not finite")
    edges = np.concatenate([[0], ends])
    if edges[-1] != len(terms) or (np.diff(edges) < 0).any():
        raise ValueError("the ends of the terms are not in order")
    inner = ends[ends < len(terms)]
    if (terms[inner] & 0xC0 == 0x80).any():
        raise ValueError("a term ends inside a character")
    terms.tobytes().decode("utf-8", "surrogatepass")


def _unpack(state: FittedState) -> list[str]:
    raw = state["terms"].tobytes()
    ends = [0, *state["ends"].tolist()]
    return [raw[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(ends)]


def _with_sorted_indices(rows: Any) -> Matrix:
    matrix: Matrix = csr_array(rows)
    matrix.sort_indices()
    return matrix


def _zeros(n_texts: int, width: int) -> Matrix:
    rows: Matrix = csr_array(np.zeros((n_texts, width), dtype=np.float32))
    return rows
