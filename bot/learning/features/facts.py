"""Eighteen plain facts about a text, in any language."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Floats
from bot.learning.features.normalise import mixed_words
from bot.learning.features.signs import DIGIT, EMOJI, LINK, LOWER, MONEY, NAMES, OTHER, UPPER, signs
from bot.learning.features.terms import LIMIT, Kept

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
_TOGETHER: Final = 1_000


class Facts:
    """The facts, z-scored on the pool and clipped, on the scale of a row of norm 1.

    Rows are dense, (n_items, 18) float32 in [-3, 3] / sqrt(18); a fact that is the same in the
    whole pool is 0 everywhere.
    """

    def __init__(self) -> None:
        self._waiting = plain_facts([])
        self._sums = _NOTHING
        self._mean, self._spread = _mean_and_spread(_NOTHING)

    def see(self, texts: Sequence[str]) -> None:
        """Add up the facts, so many at a time that the blocks they come in change no digit."""
        self._waiting = np.concatenate([self._waiting, plain_facts(texts)])
        while len(self._waiting) >= _TOGETHER:
            self._add(self._waiting[:_TOGETHER])
            self._waiting = self._waiting[_TOGETHER:]

    def settle(self) -> None:
        """Mean and spread are those of what was seen, from now on."""
        self._add(self._waiting)
        self._mean, self._spread = _mean_and_spread(self._sums)
        self._waiting, self._sums = plain_facts([]), _NOTHING

    def kept(self) -> Kept:
        """All that `transform` needs, as arrays; for `restore`, in another process too."""
        return {"mean": self._mean, "spread": self._spread}

    def restore(self, kept: Kept) -> None:
        self._mean, self._spread = np.asarray(kept["mean"]), np.asarray(kept["spread"])

    def fit_transform(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The pool's rows; mean and spread are the pool's from now on."""
        self.see(texts)
        self.settle()
        return self.transform(texts)

    def transform(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows on the pool's mean and spread."""
        return self._scaled(plain_facts(texts))

    def _add(self, facts: Floats) -> None:
        """Count, mean and squares around it of these and all before."""
        if len(facts):
            mean = facts.mean(axis=0)
            sums = np.array([np.full(len(mean), len(facts)), mean, ((facts - mean) ** 2).sum(0)])
            self._sums = _together(self._sums, sums)

    def _scaled(self, facts: NDArray[np.float64]) -> NDArray[np.float32]:
        scores = ((facts - self._mean) / self._spread).clip(-_CLIP, _CLIP)
        return np.asarray(scores / np.sqrt(facts.shape[1]), dtype=np.float32)


_NOTHING: Final = np.zeros((3, len(NAMES_OF_FACTS)))


def _together(one: Floats, other: Floats) -> Floats:
    """Source: Chan, Golub & LeVeque (1983), "Algorithms for Computing the Sample Variance"."""
    count, gap = one[0] + other[0], other[1] - one[1]
    squares = one[2] + other[2] + gap**2 * one[0] * other[0] / count
    return np.array([count, one[1] + gap * other[0] / count, squares])


def _mean_and_spread(sums: Floats) -> tuple[Floats, Floats]:
    """A fact without spread tells nothing: its spread is endless, so that it is 0 everywhere."""
    count, mean, squares = sums
    spread = np.sqrt(squares / np.maximum(count, 1))
    return mean, np.where(spread > 1e-9, spread, np.inf)  # rounding leaves some 1e-16


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
