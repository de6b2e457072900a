"""Groups of near-duplicates, each with the item that represents it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.prefix_index import PrefixIndex
from bot.learning.near_duplicates.shingles import GrowingShingleSets, ShingleSets, shingle_sets
from bot.learning.near_duplicates.similarity import first_equal, near_duplicates

_BLOCK: Final = 2_000
_N_BUCKETS: Final = 2**20


class NearDuplicateGroups:
    """Assigns each item to a group, in the order in which items come.

    An item joins the oldest representative that it is a near-duplicate of; without one it
    represents a group of its own. So a group is named by its oldest member, every member is a
    near-duplicate of that one, and later items change nothing: adding items in blocks gives what
    adding them at once gives. No near-duplicate is missed, unless one of its shingles is in the
    prefixes of more than `MAX_SETS_A_SHINGLE` representatives.
    """

    def __init__(self) -> None:
        self._n_items = 0
        self._representatives: Rows = np.zeros(0, dtype=np.intp)
        self._sets = GrowingShingleSets()
        self._frequencies = np.zeros(_N_BUCKETS, dtype=np.uint16)
        self._index = PrefixIndex()
        self._n_indexed = 0
        self._n_counted = _BLOCK

    def add(self, texts: Sequence[str]) -> Rows:
        """(n_texts,) the row of each new item's representative; its own if it represents itself."""
        blocks = [self._add(shingle_sets(block)) for block in _blocks(texts)]
        return np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.intp)

    def earlier(self, texts: Sequence[str]) -> Rows:
        """(n_texts,) the row of the oldest representative that each is a near-duplicate of, or -1.

        Nothing is added.
        """
        blocks = [self._earlier(shingle_sets(block)) for block in _blocks(texts)]
        return np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.intp)

    def add_known(self, texts: Sequence[str], representatives: Rows) -> None:
        """Add items whose representatives were found before, by this class, without a search."""
        rows = np.arange(self._n_items, self._n_items + len(texts))
        own = np.flatnonzero(np.asarray(representatives) == rows)
        for block in _blocks([texts[row] for row in own.tolist()]):
            self._sets.append(shingle_sets(block))
        self._representatives = np.concatenate([self._representatives, rows[own]])
        self._n_items += len(texts)

    @property
    def n_items(self) -> int:
        """The number of items that were added."""
        return self._n_items

    def _earlier(self, new: ShingleSets) -> Rows:
        self._update_index()
        found = np.full(len(new.sizes), -1, dtype=np.intp)
        self._join_earlier(new, np.arange(len(found)), found)
        return found

    def _add(self, new: ShingleSets) -> Rows:
        self._update_index()
        offset, found = self._n_items, np.full(len(new.sizes), -1, dtype=np.intp)
        first = first_equal(new)
        distinct = np.flatnonzero(first == np.arange(len(first)))
        self._join_earlier(new, distinct, found)
        rest = distinct[found[distinct] < 0]
        _join_each_other(new, rest, found, offset, self._frequencies)
        found = found[first]
        own = np.flatnonzero(found == np.arange(offset, offset + len(found)))
        self._add_representatives(new.take(own), own + offset)
        self._n_items += len(found)
        return found

    def _join_earlier(self, new: ShingleSets, rows: Rows, found: Rows) -> None:
        """Assign these new items to the oldest representatives that they are near-duplicates of."""
        sets, shingles = new.take(rows).prefixes(self._frequencies)
        for at, representative in self._index.candidates(sets, shingles):
            mine, theirs = near_duplicates(new, rows[at], self._sets.sets, representative)
            best = np.full(len(new.sizes), np.iinfo(np.intp).max)
            np.minimum.at(best, mine, self._representatives[theirs])
            joined = best < np.iinfo(np.intp).max
            older = joined & ((found < 0) | (best < found))
            found[older] = best[older]

    def _add_representatives(self, new: ShingleSets, rows: Rows) -> None:
        sets, shingles = new.prefixes(self._frequencies)
        self._index.add(shingles, sets + len(self._representatives))
        self._sets.append(new)
        self._representatives = np.concatenate([self._representatives, rows])
        self._n_indexed = len(self._representatives)

    def _update_index(self) -> None:
        """Index what `add_known` added; at twice the size, recount frequencies and index all."""
        count = len(self._representatives)
        if count >= 2 * self._n_counted:
            frequencies = np.bincount(self._sets.sets.shingles % _N_BUCKETS, minlength=_N_BUCKETS)
            self._frequencies = np.minimum(frequencies, 2**16 - 1).astype(np.uint16)
            self._n_counted = max(_BLOCK, count)
            self._index, self._n_indexed = PrefixIndex(), 0
        for start in range(self._n_indexed, count, 16 * _BLOCK):
            rows = np.arange(start, min(start + 16 * _BLOCK, count))
            sets, shingles = self._sets.sets.take(rows).prefixes(self._frequencies)
            self._index.add(shingles, sets + start)
        self._n_indexed = count


def _join_each_other(
    new: ShingleSets, rows: Rows, found: Rows, offset: int, frequencies: NDArray[np.uint16]
) -> None:
    """Assign these new items to the oldest of them that they are near-duplicates of."""
    sets, shingles = new.take(rows).prefixes(frequencies)
    index = PrefixIndex()
    index.add(shingles, sets)
    earlier: dict[int, list[int]] = {}
    for at, other in index.candidates(sets, shingles):
        older = other < at
        mine, theirs = near_duplicates(new, rows[at[older]], new, rows[other[older]])
        for row, near in zip(mine.tolist(), theirs.tolist(), strict=True):
            earlier.setdefault(row, []).append(near)
    for row in rows.tolist():
        own = [near for near in earlier.get(row, ()) if found[near] == near + offset]
        found[row] = min(own, default=row) + offset


def _blocks(texts: Sequence[str]) -> Iterator[list[str]]:
    source = iter(texts)
    while block := list(islice(source, _BLOCK)):
        yield block
