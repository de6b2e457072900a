"""Exact comparison of pairs of shingle sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Mask, Rows
from bot.learning.near_duplicates.shingles import (
    MIN_COSINE,
    SQUARE_DENOMINATOR,
    SQUARE_NUMERATOR,
    ShingleSets,
    shingle_sets,
)

_PAIRS_AT_ONCE: Final = 20_000


class TakenSets(Protocol):
    """Sets that are compared with others; see `ShingleSets`."""

    @property
    def sizes(self) -> NDArray[Any]: ...
    @property
    def parity(self) -> NDArray[np.uint64]: ...

    def take(self, rows: Rows) -> ShingleSets: ...


def near_duplicates(
    sets: ShingleSets, mine: Rows, others: TakenSets, theirs: Rows
) -> tuple[Rows, Rows]:
    """The pairs with a cosine of at least `MIN_COSINE`, each once.

    mine, theirs: (n_pairs,) rows of sets and of others. Pairs are first dropped by their sizes and
    by the parity of their shingles, which no near-duplicates fail, and then compared in full.
    """
    a, b = sets.sizes[mine], others.sizes[theirs]
    kept = np.minimum(a, b) * SQUARE_DENOMINATOR >= np.maximum(a, b) * SQUARE_NUMERATOR
    mine, theirs, a, b = mine[kept], theirs[kept], a[kept], b[kept]
    differing = sets.parity[mine] ^ others.parity[theirs]
    apart = np.bitwise_count(differing).sum(axis=1, dtype=np.int64)
    kept = apart <= a + b - 2 * MIN_COSINE * np.sqrt(a * b) + 1e-9
    pairs = np.unique(np.stack([mine[kept], theirs[kept]], axis=1), axis=0)
    mine, theirs = pairs[:, 0], pairs[:, 1]
    shared = _n_shared(sets, mine, others, theirs)
    product = sets.sizes[mine] * others.sizes[theirs]
    near = SQUARE_DENOMINATOR * shared**2 >= SQUARE_NUMERATOR * product
    return mine[near], theirs[near]


def are_near_duplicates(text: str, others: Sequence[str]) -> Mask:
    """(n_others,) whether each is a near-duplicate of the text."""
    near = np.zeros(len(others), dtype=np.bool_)
    sets = shingle_sets([text, *others])
    rows = np.arange(1, len(others) + 1)
    near[near_duplicates(sets, np.zeros(len(others), dtype=np.intp), sets, rows)[1] - 1] = True
    return near


def first_equal(sets: ShingleSets) -> Rows:
    """(n_sets,) the first set that is equal to each; its own row where none before it is."""
    mixed = sets.shingles.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    sums = np.add.reduceat(mixed * np.uint64(0xBF58476D1CE4E5B9), sets.starts)
    _, first, which = np.unique(sums, return_index=True, return_inverse=True)
    candidate, rows = first[which], np.arange(len(sums))
    # A sum alone proves nothing: the shingles are compared.
    shared = _n_shared(sets, rows, sets, candidate)
    equal = (shared == sets.sizes) & (shared == sets.sizes[candidate])
    return np.where(equal, candidate, rows)


def _n_shared(sets: ShingleSets, mine: Rows, others: TakenSets, theirs: Rows) -> NDArray[np.int64]:
    """(n_pairs,) how many shingles each pair has in common."""
    shared = np.zeros(len(mine), dtype=np.int64)
    for start in range(0, len(mine), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        a, b = sets.take(mine[part]), others.take(theirs[part])
        pair = np.arange(len(a.sizes), dtype=np.uint64) << np.uint64(32)
        keys = [np.repeat(pair, each.sizes) | each.shingles for each in (a, b)]
        both = np.sort(np.concatenate(keys))
        twice = both[1:][both[1:] == both[:-1]] >> np.uint64(32)
        shared[part] = np.bincount(twice.astype(np.intp), minlength=len(a.sizes))
    return shared
