"""The actor of a worker that finds near-duplicates: it holds parts of the representatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bot.learning.arrays import Rows
from bot.learning.near_duplicates.prefix_index import Holders
from bot.learning.near_duplicates.representatives import Found, RepresentativeSets
from bot.learning.near_duplicates.shingles import Prefixes, Shingles, ShingleSets


class UnknownPartError(Exception):
    """The worker does not hold this part: it hung, and was given up meanwhile."""


class NewTexts(NamedTuple):
    """Texts of representatives that are not indexed yet, and their rows of the pool."""

    texts: Sequence[str]
    rows: Rows


class NewSets(NamedTuple):
    """As the arguments of `Representatives.add`."""

    sets: ShingleSets
    rows: Rows
    prefixes: Prefixes


class DuplicateHost:
    """Parts of the representatives by number. Each call says which ones it is about.

    Nothing is on disk: a part whose worker is gone is made again from the texts.
    Errors of every method but `create`: UnknownPartError.
    """

    def __init__(self) -> None:
        threadpool_limits(1)
        self._parts: dict[int, RepresentativeSets] = {}

    def create(self, number: int, most: int) -> None:
        """A part without representatives, in place of any other. most: as of `Representatives`."""
        self._parts[number] = RepresentativeSets(most)

    def add(self, more: Mapping[int, Sequence[NewTexts | NewSets]]) -> None:
        """Add representatives to these parts."""
        for part, added in zip(self._of(more), more.values(), strict=True):
            for new in added:
                if isinstance(new, NewTexts):
                    part.add_texts(*new)
                else:
                    part.add(*new)

    def shingle_counts(self, numbers: Iterable[int]) -> NDArray[np.int64]:
        """As `Representatives.shingle_counts`."""
        counts = [part.shingle_counts() for part in self._of(numbers)]
        return np.asarray(np.sum(counts, axis=0))

    def index(self, numbers: Iterable[int], frequencies: NDArray[np.uint16], counted: int) -> None:
        """As `Representatives.index`."""
        for part in self._of(numbers):
            part.index(frequencies, counted)

    def search(
        self,
        more: Mapping[int, Sequence[NewTexts | NewSets]],
        new: ShingleSets,
        prefixes: Prefixes,
    ) -> Found:
        """Add representatives to these parts, then search in them."""
        self.add(more)
        return merged([part.search(new, prefixes)() for part in self._of(more)])

    def counts(
        self, numbers: Iterable[int], low: int, high: int
    ) -> list[tuple[Shingles, NDArray[np.int64]]]:
        """As `RepresentativeSets.counts`, of each part."""
        return [part.counts(low, high) for part in self._of(numbers)]

    def holders(self, numbers: Iterable[int], shingles: Shingles) -> list[Holders]:
        """As `RepresentativeSets.holders`, of each part."""
        return [part.holders(shingles) for part in self._of(numbers)]

    def cut(self, numbers: Iterable[int], shingles: Shingles, last: Rows) -> None:
        """As `RepresentativeSets.cut`."""
        for part in self._of(numbers):
            part.cut(shingles, last)

    def _of(self, numbers: Iterable[int]) -> list[RepresentativeSets]:
        try:
            return [self._parts[number] for number in numbers]
        except KeyError:
            raise UnknownPartError from None


def merged(found: Sequence[Found]) -> Found:
    """What was found in all parts together."""
    none = np.iinfo(np.intp).max
    oldest = np.min([np.where(rows < 0, none, rows) for rows, _ in found], axis=0)
    counts = np.sum([counts for _, counts in found], axis=0)
    return Found(np.where(oldest == none, -1, oldest), counts)
