"""Near duplicates: texts that say the same in almost the same characters.

A text is the set of its runs of four characters, after case, digits, spaces and look-alike letters
are made equal; two texts are alike when the cosine of their sets is at least `ALIKE`. An item joins
the oldest leader that it is alike; one that is alike none leads a group of its own. So a group has
the name of its oldest member, every member is alike it, and what came first never changes: adding
items in blocks gives what adding them at once gives.

Candidates are found by their rarest runs (two alike sets share one of them), thinned by their sizes
and by the parity of their runs, and then compared run by run: nothing alike is missed, unless a
run is among the rarest of more than `MOST` leaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Mask, Rows
from bot.learning.features.normalise import normalise

N = TypeVar("N", bound=np.generic)
Runs = NDArray[np.uint32]
Words = NDArray[np.uint64]

ALIKE: Final = 0.9
MOST: Final = 1_000

_RUN: Final = 4
_BLOCK: Final = 2_000
_PAIRS: Final = 1_000_000
_BUCKETS: Final = 2**20
# The square of ALIKE as a fraction, so that the comparison is one of whole numbers.
_OVER, _UNDER = 81, 100
_DIGITS: Final = re.compile("0[0., ]*0|0")


def plain(text: str) -> str:
    """What is left of a text when case, digits, spaces and look-alike letters are made equal."""
    return " ".join(_DIGITS.sub("0", normalise(text)).split())


class NearDuplicateGroups:
    """Who leads, and how to find the leader that a text is alike."""

    def __init__(self) -> None:
        self._items = 0
        self._leaders: Rows = np.zeros(0, dtype=np.intp)
        self._pile = _Pile()
        self._counts = np.zeros(_BUCKETS, dtype=np.uint16)
        self._indexed = 0
        self._levels: list[_Level] = []
        self._counted_at = _BLOCK

    def add(self, texts: Sequence[str]) -> Rows:
        """(n_texts,) the row of each new item's leader, its own where it leads."""
        blocks = [self._add(_sets(block)) for block in _blocks(texts)]
        return np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.intp)

    def remember(self, texts: Sequence[str], leaders: Rows) -> None:
        """Items added before by another `NearDuplicateGroups`, and their rows: no search."""
        rows = np.arange(self._items, self._items + len(texts))
        leads = np.flatnonzero(np.asarray(leaders) == rows)
        for block in _blocks([texts[row] for row in leads.tolist()]):
            self._pile.add(_sets(block))
        self._leaders = np.concatenate([self._leaders, rows[leads]])
        self._items += len(texts)

    def _add(self, new: _Sets) -> Rows:
        self._bring_up()
        first, found = self._items, np.full(len(new.sizes), -1, dtype=np.intp)
        oldest, twin = new.twins()
        lone = np.flatnonzero(oldest)  # the oldest of each that are the very same
        self._join(new, lone, found)
        rest = lone[found[lone] < 0]
        _join_each_other(new, rest, found, first, self._counts)
        later = np.flatnonzero(~oldest)
        found[later] = found[twin[later]]
        leads = np.flatnonzero(found == np.arange(first, first + len(found)))
        self._lead(new.some(leads), leads + first)
        self._items += len(found)
        return found

    def _join(self, new: _Sets, rows: Rows, found: Rows) -> None:
        """Who is alike an older leader."""
        asked, runs = new.some(rows).rarest(self._counts)
        for at, leader in _candidates(self._levels, asked, runs):
            mine, theirs = _alike(new, rows[at], self._pile.sets, leader)
            best = np.full(len(new.sizes), np.iinfo(np.intp).max)
            np.minimum.at(best, mine, self._leaders[theirs])
            joined = best < np.iinfo(np.intp).max
            older = joined & ((found < 0) | (best < found))
            found[older] = best[older]

    def _lead(self, sets: _Sets, rows: Rows) -> None:
        asked, runs = sets.rarest(self._counts)
        _push(self._levels, _Level.of(runs, asked + len(self._leaders)))
        self._pile.add(sets)
        self._leaders = np.concatenate([self._leaders, rows])
        self._indexed = len(self._leaders)

    def _bring_up(self) -> None:
        """Index who is not yet; all anew, by what is rare now, when there are twice as many."""
        grown = len(self._leaders) >= 2 * self._counted_at
        if not grown and self._indexed == len(self._leaders):
            return
        if grown:
            counts = np.bincount(self._pile.sets.runs % _BUCKETS, minlength=_BUCKETS)
            self._counts = np.minimum(counts, 2**16 - 1).astype(np.uint16)
            self._counted_at = max(_BLOCK, len(self._leaders))
            self._levels, self._indexed = [], 0
        for start in range(self._indexed, len(self._leaders), 16 * _BLOCK):
            rows = np.arange(start, min(start + 16 * _BLOCK, len(self._leaders)))
            asked, runs = self._pile.sets.some(rows).rarest(self._counts)
            _push(self._levels, _Level.of(runs, asked + start))
        self._indexed = len(self._leaders)


@dataclass(frozen=True)
class _Sets:
    """Sets of runs, one after the other; parity: (n, 4) which runs are there, modulo 256."""

    runs: Runs
    sizes: NDArray[np.int64]
    starts: NDArray[np.int64]
    parity: Words

    @classmethod
    def of(cls, runs: Runs, sizes: NDArray[np.int64]) -> _Sets:
        """sizes: at least 1 each."""
        starts = np.cumsum(sizes) - sizes
        parity = np.zeros((len(sizes), 4), dtype=np.uint64)
        bits = np.left_shift(np.uint64(1), (runs & 63).astype(np.uint64))
        word = (runs >> np.uint32(6)) & 3
        if len(sizes):
            for number in range(4):
                some = np.where(word == number, bits, np.uint64(0))
                parity[:, number] = np.bitwise_xor.reduceat(some, starts)
        return cls(runs, sizes, starts, parity)

    def some(self, rows: Rows) -> _Sets:
        sizes = self.sizes[rows]
        runs = self.runs[_spread(self.starts[rows], sizes)]
        return _Sets(runs, sizes, np.cumsum(sizes) - sizes, self.parity[rows])

    def twins(self) -> tuple[Mask, Rows]:
        """(n,) whether no earlier set is the very same, and the first that is."""
        mixed = self.runs.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        sums = np.add.reduceat(mixed * np.uint64(0xBF58476D1CE4E5B9), self.starts)
        _, first, which = np.unique(sums, return_index=True, return_inverse=True)
        twin = first[which]
        rows = np.arange(len(sums))
        same = np.zeros(len(sums), dtype=np.bool_)
        mine, _ = _equal(self, rows, self, twin)
        same[mine] = True  # by the runs themselves: a sum alone is no proof
        twin = np.where(same, twin, rows)
        return twin == rows, twin

    def rarest(self, counts: NDArray[np.uint16]) -> tuple[Rows, Runs]:
        """The runs of which two alike sets share one, and whose they are.

        Alike sets share at least 0.81 of the runs of each; so of the others, and one more, at least
        one is shared: whatever the order, if it is the same for both. Rare ones are shared by few.
        """
        row = np.repeat(np.arange(len(self.sizes), dtype=np.uint64), self.sizes)
        rank = counts[self.runs % _BUCKETS].astype(np.uint64)
        key = (row << np.uint64(48)) | (rank << np.uint64(32)) | self.runs
        key.sort()
        wanted = self.sizes - (_OVER * self.sizes + _UNDER - 1) // _UNDER + 1
        chosen = key[_spread(self.starts, wanted)]
        return (chosen >> np.uint64(48)).astype(np.intp), chosen.astype(np.uint32)


class _Pile:
    """Sets that more are added to: arrays with room at their ends, so that few are copied."""

    def __init__(self) -> None:
        self.sets = _Sets.of(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64))
        self._room = self.sets

    def add(self, new: _Sets) -> None:
        runs, rows = len(self.sets.runs), len(self.sets.sizes)
        self._room = _Sets(
            _filled(self._room.runs, runs, new.runs),
            _filled(self._room.sizes, rows, new.sizes),
            _filled(self._room.starts, rows, new.starts + runs),
            _filled(self._room.parity, rows, new.parity),
        )
        runs, rows = runs + len(new.runs), rows + len(new.sizes)
        room = self._room
        self.sets = _Sets(
            room.runs[:runs], room.sizes[:rows], room.starts[:rows], room.parity[:rows]
        )


def _filled(room: NDArray[N], full: int, more: NDArray[N]) -> NDArray[N]:
    """More from there on, in the same array where it has room for it."""
    end = full + len(more)
    if end > len(room):
        larger = np.empty((end + end // 4, *room.shape[1:]), dtype=room.dtype)
        larger[:full] = room[:full]
        room = larger
    room[full:end] = more
    return room


@dataclass(frozen=True)
class _Level:
    """Which sets have a run among their rarest, sorted by run and then by age."""

    runs: Runs
    sets: NDArray[np.int32]

    @classmethod
    def of(cls, runs: Runs, sets: Rows) -> _Level:
        order = np.argsort(runs, kind="stable")
        return cls(runs[order], sets[order].astype(np.int32))


def _push(levels: list[_Level], new: _Level) -> None:
    """Levels grow fourfold towards the oldest: few are searched, and each is merged rarely."""
    levels.append(new)
    while len(levels) > 1 and len(levels[-2].runs) < 4 * len(levels[-1].runs):
        newer, older = levels.pop(), levels.pop()
        runs = np.concatenate([older.runs, newer.runs])
        levels.append(_Level.of(runs, np.concatenate([older.sets, newer.sets])))


def _candidates(levels: Sequence[_Level], asked: Rows, runs: Runs) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of a set that asks and one that has a rare run of it, so many at a time."""
    order = np.argsort(runs, kind="stable")
    asked, runs = asked[order], runs[order]
    left = np.full(len(runs), MOST)
    for level in levels:
        starts = np.searchsorted(level.runs, runs, "left")
        counts = np.minimum(np.searchsorted(level.runs, runs, "right") - starts, left)
        left -= counts
        ends = np.cumsum(counts)
        cuts = np.searchsorted(ends, np.arange(_PAIRS, ends[-1] if len(ends) else 0, _PAIRS))
        for part in np.split(np.arange(len(runs)), np.unique(cuts)):
            some = part[counts[part] > 0]
            if len(some):
                at = _spread(starts[some], counts[some])
                yield np.repeat(asked[some], counts[some]), level.sets[at].astype(np.intp)


def _join_each_other(
    new: _Sets, rows: Rows, found: Rows, first: int, counts: NDArray[np.uint16]
) -> None:
    """Who of these new ones leads, and who joins one of the others."""
    asked, runs = new.some(rows).rarest(counts)
    pairs = [
        _alike(new, rows[at[other < at]], new, rows[other[other < at]])
        for at, other in _candidates([_Level.of(runs, asked)], asked, runs)
    ]
    older: dict[int, list[int]] = {}
    for mine, theirs in pairs:
        for row, other in zip(mine.tolist(), theirs.tolist(), strict=True):
            older.setdefault(row, []).append(other)
    for row in rows.tolist():
        leads = [other for other in older.get(row, ()) if found[other] == other + first]
        found[row] = min(leads, default=row) + first


def _alike(one: _Sets, mine: Rows, other: _Sets, theirs: Rows) -> tuple[Rows, Rows]:
    """Of these pairs those with a cosine of at least `ALIKE`, each once."""
    a, b = one.sizes[mine], other.sizes[theirs]
    near = np.minimum(a, b) * _UNDER >= np.maximum(a, b) * _OVER
    mine, theirs, a, b = mine[near], theirs[near], a[near], b[near]
    apart = np.bitwise_count(one.parity[mine] ^ other.parity[theirs]).sum(axis=1, dtype=np.int64)
    near = apart <= a + b - 2 * ALIKE * np.sqrt(a * b) + 1e-9
    pairs = np.unique(np.stack([mine[near], theirs[near]], axis=1), axis=0)
    mine, theirs = pairs[:, 0], pairs[:, 1]
    shared = _shared(one, mine, other, theirs)
    alike = _UNDER * shared**2 >= _OVER * one.sizes[mine] * other.sizes[theirs]
    return mine[alike], theirs[alike]


def _equal(one: _Sets, mine: Rows, other: _Sets, theirs: Rows) -> tuple[Rows, Rows]:
    shared = _shared(one, mine, other, theirs)
    equal = (shared == one.sizes[mine]) & (shared == other.sizes[theirs])
    return mine[equal], theirs[equal]


def _shared(one: _Sets, mine: Rows, other: _Sets, theirs: Rows) -> NDArray[np.int64]:
    """How many runs each pair has in common."""
    shared = np.zeros(len(mine), dtype=np.int64)
    for start in range(0, len(mine), _PAIRS // 50):
        part = slice(start, start + _PAIRS // 50)
        a, b = one.some(mine[part]), other.some(theirs[part])
        numbers = np.arange(len(a.sizes), dtype=np.uint64) << np.uint64(32)
        keys = [np.repeat(numbers, each.sizes) | each.runs for each in (a, b)]
        both = np.sort(np.concatenate(keys))
        twice = both[1:][both[1:] == both[:-1]] >> np.uint64(32)
        shared[part] = np.bincount(twice.astype(np.intp), minlength=len(a.sizes))
    return shared


def _sets(texts: Sequence[str]) -> _Sets:
    """Each text's runs; one that is shorter than a run is filled up with spaces."""
    padded = [f" {plain(text)} ".ljust(_RUN) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.array([len(text) for text in padded], dtype=np.int64) - (_RUN - 1)
    starts = np.cumsum(lengths + _RUN - 1) - (lengths + _RUN - 1)
    at = _spread(starts, lengths)
    mixed = np.zeros(len(at), dtype=np.uint64)
    for step in range(_RUN):
        mixed = (mixed ^ codes[at + step]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
    row = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    keys = np.sort((row << np.uint64(32)) | (mixed & np.uint64(0xFFFFFFFF)))
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    sizes = np.bincount((keys >> np.uint64(32)).astype(np.intp), minlength=len(texts))
    return _Sets.of(keys.astype(np.uint32), sizes.astype(np.int64))


def _spread(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """start, start + 1, … for each start, so many as its count."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def _blocks(texts: Sequence[str]) -> Iterator[list[str]]:
    source = iter(texts)
    while block := list(islice(source, _BLOCK)):
        yield block
