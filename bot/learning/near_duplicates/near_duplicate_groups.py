"""Groups of near-duplicates, each with the item that represents it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.prefix_index import PrefixIndex
from bot.learning.near_duplicates.representatives import (
    N_BUCKETS,
    Representatives,
    RepresentativeSets,
)
from bot.learning.near_duplicates.shingles import Prefixes, ShingleSets, shingle_sets
from bot.learning.near_duplicates.similarity import first_equal, near_duplicates

_BLOCK: Final = 2_000


class NearDuplicateGroups:
    """Assigns each item to a group, in the order in which items come.

    An item joins the oldest representative that it is a near-duplicate of; without one it
    represents a group of its own. So a group is named by its oldest member, every member is a
    near-duplicate of that one, and later items change nothing: adding items in blocks gives what
    adding them at once gives. No near-duplicate is missed, unless one of its shingles is in the
    prefixes of more than `MAX_SETS_A_SHINGLE` representatives.
    """

    def __init__(self, representatives: Representatives | None = None) -> None:
        """representatives: none yet; where they are kept; None for this process."""
        self._representatives = representatives or RepresentativeSets()
        self._n_items = 0
        self._count = self._n_indexed = 0  # of representatives
        self._frequencies = np.zeros(N_BUCKETS, dtype=np.uint16)
        self._n_counted = _BLOCK

    def add(self, texts: Sequence[str]) -> Rows:
        """(n_texts,) the row of each new item's representative; its own if it represents itself."""
        blocks = map(shingle_sets, _blocks(texts))
        found, new = [], next(blocks, None)
        while new is not None:
            rows, new = self._add(new, blocks)
            found.append(rows)
        return np.concatenate(found) if found else np.zeros(0, dtype=np.intp)

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
        for start in range(0, len(own), _BLOCK):
            part = own[start : start + _BLOCK]
            self._representatives.add_texts([texts[at] for at in part.tolist()], rows[part])
        self._count += len(own)
        self._n_items += len(texts)

    @property
    def n_items(self) -> int:
        """The number of items that were added."""
        return self._n_items

    @property
    def at_once(self) -> int:
        """How many texts are best added at a time."""
        return self._representatives.at_once

    def _earlier(self, new: ShingleSets) -> Rows:
        self._update_index()
        return self._representatives.search(new, new.prefixes(self._frequencies))().rows

    def _add(
        self, new: ShingleSets, following: Iterator[ShingleSets]
    ) -> tuple[Rows, ShingleSets | None]:
        """(n_sets,) representatives, and the next block, which is made during the search."""
        self._update_index()
        offset, found = self._n_items, np.full(len(new.sizes), -1, dtype=np.intp)
        first = first_equal(new)
        distinct = np.flatnonzero(first == np.arange(len(first)))
        sets = new.take(distinct)
        prefixes = sets.prefixes(self._frequencies)
        searching = self._representatives.search(sets, prefixes)
        upcoming = next(following, None)
        found[distinct], counts = searching()
        rest = distinct[found[distinct] < 0]
        self._join_each_other(new, rest, found)
        own = np.flatnonzero(found[distinct] == distinct + offset)
        kept = self._indexed(prefixes, counts, own)
        self._representatives.add(sets.take(own), distinct[own] + offset, kept)
        self._count += len(own)
        self._n_indexed = self._count
        self._n_items += len(found)
        return found[first], upcoming

    def _join_each_other(self, new: ShingleSets, rows: Rows, found: Rows) -> None:
        """Assign these new items to the oldest of them that they are near-duplicates of."""
        offset, prefixes = self._n_items, new.take(rows).prefixes(self._frequencies)
        index = PrefixIndex(self._representatives.most)
        index.add(prefixes)
        earlier: dict[int, list[int]] = {}
        for at, other in index.search(prefixes)[1]:
            older = other < at
            mine, theirs = near_duplicates(new, rows[at[older]], new, rows[other[older]])
            for row, near in zip(mine.tolist(), theirs.tolist(), strict=True):
                earlier.setdefault(row, []).append(near)
        for row in rows.tolist():
            own = [near for near in earlier.get(row, ()) if found[near] == near + offset]
            found[row] = min(own, default=row) + offset

    def _indexed(self, prefixes: Prefixes, counts: NDArray[np.int64], own: Rows) -> Prefixes:
        """Prefixes of new representatives, without shingles that enough older ones have.

        counts: (n_prefixes,) of older ones. own: which sets are representatives; the prefixes that
        are returned have their places in `own`.
        """
        place = np.full(int(prefixes.sets.max(initial=-1)) + 1, -1)
        place[own] = np.arange(len(own))
        at = np.flatnonzero(place[prefixes.sets] >= 0)
        shingles, rank = prefixes.shingles[at], counts[at] + _turns(prefixes.shingles[at])
        kept = rank < self._representatives.most
        return Prefixes(place[prefixes.sets[at]][kept], shingles[kept])

    def _update_index(self) -> None:
        """Index what `add_known` added; at twice the size, recount frequencies and index all."""
        if is_recounted := self._count >= 2 * self._n_counted:
            counts = self._representatives.shingle_counts()
            self._frequencies = np.minimum(counts, 2**16 - 1).astype(np.uint16)
            self._n_counted = max(_BLOCK, self._count)
        if is_recounted or self._n_indexed < self._count:
            self._representatives.index(self._frequencies, self._n_counted)
            self._n_indexed = self._count


def _turns(values: NDArray[np.uint32]) -> NDArray[np.int64]:
    """(n,) how often each value comes before."""
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    is_first = np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(values)]
    at = np.arange(len(values))
    turns = np.empty(len(values), dtype=np.int64)
    turns[order] = at - np.maximum.accumulate(np.where(is_first, at, 0))
    return turns


def _blocks(texts: Sequence[str]) -> Iterator[list[str]]:
    source = iter(texts)
    while block := list(islice(source, _BLOCK)):
        yield block
