"""Eighteen plain facts about a text, in any language."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.features.normalise import mixed_words
from bot.learning.features.signs import DIGIT, EMOJI, LINK, LOWER, MONEY, NAMES, OTHER, UPPER, signs
from bot.learning.features.terms import LIMIT

NAMES_OF_FACTS: Final = (
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
    "share of signs",
    "has a link or @name",
    "has a money sign",
    "changes under NFKC",
    "has five digits in a row",
    "starts with a capital",
)
_LOGS: Final = sum(name.startswith("log ") for name in NAMES_OF_FACTS)
_CLIP: Final = 3.0


class Facts:
    """The facts, z-scored on the pool and clipped, on the scale of a row of norm 1.

    Rows are dense, (n_items, 18) float32 in [-3, 3] / sqrt(18); a fact that is the same in the
    whole pool is 0 everywhere.
    """

    _mean: NDArray[np.float64]
    _spread: NDArray[np.float64]

    def fit_transform(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The pool's rows; mean and spread are the pool's from now on."""
        facts = plain_facts(texts)
        self._mean = facts.mean(axis=0) if len(facts) else np.zeros(facts.shape[1])
        spread = facts.std(axis=0) if len(facts) else np.zeros(facts.shape[1])
        # A fact without spread tells nothing; rounding leaves some 1e-16 of a constant's.
        self._spread = np.where(spread > 1e-9, spread, np.inf)
        return self._scaled(facts)

    def transform(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows on the pool's mean and spread."""
        return self._scaled(plain_facts(texts))

    def _scaled(self, facts: NDArray[np.float64]) -> NDArray[np.float32]:
        scores = ((facts - self._mean) / self._spread).clip(-_CLIP, _CLIP)
        return np.asarray(scores / np.sqrt(facts.shape[1]), dtype=np.float32)


def plain_facts(texts: Sequence[str]) -> NDArray[np.float64]:
    """(n_items, 18) facts as `NAMES_OF_FACTS` names them; counts come as log(1 + count)."""
    table = np.array([_facts(text[:LIMIT]) for text in texts], dtype=np.float64)
    table = table.reshape(len(texts), len(NAMES_OF_FACTS))
    table[:, :_LOGS] = np.log1p(table[:, :_LOGS])
    return table


def _facts(text: str) -> tuple[float, ...]:
    seen = signs(text)
    words = text.split()
    length = max(len(text), 1)
    digits, capitals = seen.count(DIGIT), seen.count(UPPER)
    letters = capitals + seen.count(LOWER) + seen.count(OTHER)
    blanks = seen.count(" ") + seen.count("\n")
    return (
        len(text),
        len(words),
        digits,
        seen.count("!"),
        seen.count("?"),
        seen.count(EMOJI),
        seen.count("\n"),
        mixed_words(text),
        max(map(len, words), default=0),
        seen.count("."),
        digits / length,
        capitals / max(letters, 1),
        max(len(seen) - letters - digits - blanks, 0) / length,
        LINK in seen or NAMES.search(text) is not None,
        MONEY in seen,
        not unicodedata.is_normalized("NFKC", text),
        _DIGITS in seen,
        seen.startswith(UPPER),
    )


_DIGITS: Final = DIGIT * 5
