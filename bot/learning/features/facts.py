"""Eighteen plain facts about a text, in any language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Floats, Matrix
from bot.learning.features.character_classes import (
    DIGIT,
    EMOJI,
    LINK,
    LOWER,
    MENTION,
    MONEY,
    OTHER,
    UPPER,
    character_classes,
)
from bot.learning.features.normalisation import count_mixed_words
from bot.learning.features.text_transformer import (
    COUNTED_TOGETHER,
    LIMIT,
    FittedState,
    TextTransformer,
)

FACT_NAMES: Final = (
    "log length",
    "log words",
    "log digits",
    "log exclamation marks",
    "log question marks",
    "log emoji",
    "log line breaks",
    "log mixed words",
    "log longest word",
    "log dots",
    "share of digits",
    "share of capitals",
    "share of punctuation",
    "has a link or @name",
    "has a currency sign",
    "changes under NFKC",
    "has five digits in a row",
    "starts with a capital",
)
_LOGS: Final = sum(name.startswith("log ") for name in FACT_NAMES)
_CLIP: Final = 3.0


class TextFacts(TextTransformer):
    """The facts, z-scored on the pool and clipped, on the scale of a row of norm 1.

    Values are in [-3, 3] / sqrt(18); a fact that is the same in the whole pool is 0 everywhere.
    """

    _partial: _Moments
    _mean: Floats
    _spread: Floats

    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Add up the facts."""
        self.__dict__.setdefault("_partial", _Moments()).add(raw_facts(texts))
        return self

    def add_counts(self, counts: _Moments) -> Self:
        """Add what another one has added up; errors: ValueError in another order."""
        self.__dict__.setdefault("_partial", _Moments()).extend(counts)
        return self

    def finish(self) -> Self:
        """Set mean and spread from the sums."""
        self._mean, self._spread = (self._pop_partial() or _Moments()).mean_and_spread()
        return self

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, 18) facts on the fitted mean and spread."""
        self._require_fit()
        scores = ((raw_facts(texts) - self._mean) / self._spread).clip(-_CLIP, _CLIP)
        return csr_array(np.asarray(scores / np.sqrt(len(FACT_NAMES)), dtype=np.float32))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(18,) the names of the facts."""
        return np.array(FACT_NAMES, dtype=object)

    def get_state(self) -> FittedState:
        """The mean and the spread of each fact."""
        self._require_fit()
        return {"mean": self._mean, "spread": self._spread}

    def set_state(self, state: FittedState) -> Self:
        """Take over another fit."""
        mean, spread = np.asarray(state["mean"]), np.asarray(state["spread"])
        if not (mean.shape == spread.shape == (len(FACT_NAMES),) and np.isfinite(mean).all()):
            raise ValueError("the means of the facts are of another shape, or not finite")
        if not (spread > 0).all():  # infinite where a fact is the same in the whole pool
            raise ValueError("the spread of a fact is not a positive number")
        self._mean, self._spread = mean, spread
        return self

    @property
    def n_columns(self) -> int:
        """The number of facts."""
        return len(FACT_NAMES)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_mean")


class _Moments:
    """Count, mean and sum of squares of facts that come in blocks.

    They are added `COUNTED_TOGETHER` at a time, whatever the blocks, so that the blocks change no
    digit.
    """

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        self._waiting = raw_facts([])

    def add(self, facts: Floats) -> None:
        self._waiting = np.concatenate([self._waiting, facts])
        while len(self._waiting) >= COUNTED_TOGETHER:
            self._chunks.append(_Chunk.of(self._waiting[:COUNTED_TOGETHER]))
            self._waiting = self._waiting[COUNTED_TOGETHER:]

    def extend(self, later: _Moments) -> None:
        if len(self._waiting):
            raise ValueError(
                f"Only the last block may have {len(self._waiting)} texts more than a multiple of "
                f"{COUNTED_TOGETHER:,}: count the blocks in the order of the texts."
            )
        self._chunks += later._chunks
        self._waiting = later._waiting

    def mean_and_spread(self) -> tuple[Floats, Floats]:
        """A fact that is always the same has an infinite spread, so that it is 0 everywhere."""
        last = [_Chunk.of(self._waiting)] if len(self._waiting) else []
        count, mean, squares = np.zeros((3, len(FACT_NAMES)))
        for chunk in [*self._chunks, *last]:
            count, mean, squares = chunk.added_to(count, mean, squares)
        spread = np.sqrt(squares / np.maximum(count, 1))
        return mean, np.where(spread > 1e-9, spread, np.inf)  # rounding leaves some 1e-16


class _Chunk(NamedTuple):
    """Number, mean and sum of squared differences from it, of the facts of some texts."""

    size: int
    mean: Floats
    squares: Floats

    @classmethod
    def of(cls, facts: Floats) -> _Chunk:
        mean = facts.mean(axis=0)
        return cls(len(facts), mean, ((facts - mean) ** 2).sum(0))

    def added_to(
        self, before: Floats, mean: Floats, squares: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Source: Chan, Golub & LeVeque (1983), "Algorithms for Computing the Sample Variance"."""
        count, gap = before + self.size, self.mean - mean
        squares = squares + self.squares
        squares = squares + gap**2 * before * self.size / count
        return count, mean + gap * self.size / count, squares


def raw_facts(texts: Sequence[str]) -> NDArray[np.float64]:
    """(n_items, 18) facts as `FACT_NAMES` names them; counts come as log(1 + count)."""
    table = np.array([_facts(text[:LIMIT]) for text in texts], dtype=np.float64)
    table = table.reshape(len(texts), len(FACT_NAMES))
    table[:, :_LOGS] = np.log1p(table[:, :_LOGS])
    return table


def _facts(text: str) -> tuple[float, ...]:
    classes = character_classes(text)
    words = text.split()
    length = max(len(text), 1)
    digits, capitals = classes.count(DIGIT), classes.count(UPPER)
    letters = capitals + classes.count(LOWER) + classes.count(OTHER)
    blanks = classes.count(" ") + classes.count("\n")
    return (
        len(text),
        len(words),
        digits,
        classes.count("!"),
        classes.count("?"),
        classes.count(EMOJI),
        classes.count("\n"),
        count_mixed_words(text),
        max(map(len, words), default=0),
        classes.count("."),
        digits / length,
        capitals / max(letters, 1),
        max(len(classes) - letters - digits - blanks, 0) / length,
        LINK in classes or MENTION.search(text) is not None,
        MONEY in classes,
        not unicodedata.is_normalized("NFKC", text),
        _DIGITS in classes,
        classes.startswith(UPPER),
    )


_DIGITS: Final = DIGIT * 5
