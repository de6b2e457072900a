"""The near-duplicates of the whole pool, kept in memory while messages come one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from bot.learning.arrays import Rows
from bot.learning.near_duplicates import NearDuplicateGroups


class DuplicateIndex:
    """As `NearDuplicateGroups`, for two threads: one adds items, another one asks.

    is_kept: whether it stays in memory after use. It takes 0.4 kB a short message, in the bot or on
    the workers of a cluster; without it all older texts are read again before new ones are added.
    """

    def __init__(self, new_groups: Callable[[], NearDuplicateGroups] = NearDuplicateGroups):
        """new_groups: makes groups without items, as of `PoolLoader`."""
        self.is_kept = False
        self._new_groups = new_groups
        self._groups = new_groups()
        self._lock = Lock()

    @property
    def n_items(self) -> int:
        """The number of items that were added."""
        return self._groups.n_items

    @property
    def at_once(self) -> int:
        """How many texts are best added at a time."""
        return self._groups.at_once

    def add(self, texts: Sequence[str]) -> Rows:
        """As `NearDuplicateGroups.add`."""
        with self._lock:
            return self._groups.add(texts)

    def add_known(self, texts: Sequence[str], representatives: Rows) -> None:
        """As `NearDuplicateGroups.add_known`."""
        with self._lock:
            self._groups.add_known(texts, representatives)

    def earlier(self, texts: Sequence[str]) -> Rows:
        """As `NearDuplicateGroups.earlier`."""
        with self._lock:
            return self._groups.earlier(texts)

    def prepare(self) -> None:
        """Do at once what the next call of `earlier` would do first: a second for 100,000 items."""
        self.earlier([""])

    def clear(self) -> None:
        """Forget all items, unless they are to be kept."""
        if not self.is_kept:
            self.forget()

    def forget(self) -> None:
        """Forget all items."""
        self._groups = self._new_groups()
