"""Texts as sets of shingles, which are their runs of four characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.features.normalisation import normalise

Shingles: TypeAlias = NDArray[np.uint32]

# Near-duplicates are sets with a cosine of at least 0.9; its square as a fraction, so that the
# comparison is one of integers.
MIN_COSINE: Final = 0.9
SQUARE_NUMERATOR, SQUARE_DENOMINATOR = 81, 100

_LENGTH: Final = 4
_NUMBER: Final = re.compile("0[0., ]*0|0")


class Prefixes(NamedTuple):
    """Rare shingles of sets: (n,) the number of each one's set, and (n,) the shingles."""

    sets: Rows
    shingles: Shingles


@dataclass(frozen=True)
class ShingleSets:
    """Sets of hashed shingles, one after the other, each in ascending order.

    shingles: of all sets. sizes, starts: (n_sets,) in `shingles`; no set is empty.
    parity: (n_sets, 4) 256 bits a set, which have an odd number of the set's shingles modulo 256.
    """

    shingles: Shingles
    sizes: NDArray[np.int64]
    starts: NDArray[np.int64]
    parity: NDArray[np.uint64]

    @classmethod
    def of(cls, shingles: Shingles, sizes: NDArray[np.int64]) -> ShingleSets:
        starts = np.cumsum(sizes) - sizes
        parity = np.zeros((len(sizes), 4), dtype=np.uint64)
        bits = np.left_shift(np.uint64(1), (shingles & 63).astype(np.uint64))
        word = (shingles >> np.uint32(6)) & 3
        if len(sizes):
            for number in range(4):
                own = np.where(word == number, bits, np.uint64(0))
                parity[:, number] = np.bitwise_xor.reduceat(own, starts)
        return cls(shingles, sizes, starts, parity)

    def take(self, rows: Rows) -> ShingleSets:
        """These sets, copied."""
        sizes = self.sizes[rows]
        shingles = self.shingles[ranges(self.starts[rows], sizes)]
        return ShingleSets(shingles, sizes, np.cumsum(sizes) - sizes, self.parity[rows])

    def prefixes(self, frequencies: NDArray[np.uint16]) -> Prefixes:
        """The rarest shingles of each set: near-duplicates have one of these in common.

        Near-duplicates share at least 0.81 of the shingles of each. So of the others and one more
        at least one is shared, in whatever order, if it is the same for both; few sets share a
        rare one. frequencies: of shingles, by their hash modulo its length.
        Source: Chaudhuri, Ganti & Kaushik (2006), "A Primitive Operator for Similarity Joins in
        Data Cleaning".
        """
        row = np.repeat(np.arange(len(self.sizes), dtype=np.uint64), self.sizes)
        rank = frequencies[self.shingles % len(frequencies)].astype(np.uint64)
        key = (row << np.uint64(48)) | (rank << np.uint64(32)) | self.shingles
        key.sort()
        shared = (SQUARE_NUMERATOR * self.sizes + SQUARE_DENOMINATOR - 1) // SQUARE_DENOMINATOR
        chosen = key[ranges(self.starts, self.sizes - shared + 1)]
        return Prefixes((chosen >> np.uint64(48)).astype(np.intp), chosen.astype(np.uint32))


def comparable(text: str) -> str:
    """A text with case, digits, white space and look-alike letters made equal."""
    return " ".join(_NUMBER.sub("0", normalise(text)).split())


def shingle_sets(texts: Sequence[str]) -> ShingleSets:
    """The set of each text; a text shorter than a shingle is filled up with spaces."""
    padded = [f" {comparable(text)} ".ljust(_LENGTH) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    counts = np.array([len(text) for text in padded], dtype=np.int64) - (_LENGTH - 1)
    starts = np.cumsum(counts + _LENGTH - 1) - (counts + _LENGTH - 1)
    at = ranges(starts, counts)
    mixed = np.zeros(len(at), dtype=np.uint64)
    for step in range(_LENGTH):
        mixed = (mixed ^ codes[at + step]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
    row = np.repeat(np.arange(len(texts), dtype=np.uint64), counts)
    keys = np.sort((row << np.uint64(32)) | (mixed & np.uint64(0xFFFFFFFF)))
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    sizes = np.bincount((keys >> np.uint64(32)).astype(np.intp), minlength=len(texts))
    return ShingleSets.of(keys.astype(np.uint32), sizes.astype(np.int64))


def ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """start, start + 1, … for each start, as many numbers as its count, all in one array."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)
