"""The rows of a pool in shards, and a model's scores of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from threading import RLock
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array, vstack

from bot.learning.arrays import Cues, Mask, Matrix, Rows
from bot.learning.features import FittedState
from bot.pool.cluster.dask_cluster import Hosts
from bot.pool.cluster.messages import (
    MaskChange,
    ModelKey,
    PoolSpec,
    ShardPlan,
    mask_change,
)
from bot.pool.cluster.shard_map import ReadTexts, ShardMap

_NOTHING: Final[Mask] = np.zeros(0, dtype=np.bool_)


class Shards:
    """What the bot knows of a pool's shards.

    map: where they are. moves: how often each was opened. lock: for one caller at a time, who may
    tell the workers which items are open. newest: the model that was scored last; step_seconds: how
    long that took; n_bytes: of all shards then. It also keeps the rows that were read, which are
    those of labelled items and of the nearest ones.
    """

    def __init__(
        self,
        hosts: Hosts,
        spec: PoolSpec,
        plans: dict[int, ShardPlan],
        read_texts: ReadTexts,
        state: Callable[[], FittedState],
    ):
        self.map = ShardMap(hosts, spec, plans, read_texts, state, self._note_move)
        self.width = spec.width
        self.lock = RLock()
        self.newest: ModelKey | None = None
        self.step_seconds, self.n_bytes = 0.0, 0
        self.moves: Counter[int] = Counter()
        self._masks: dict[int, Mask] = {}
        self._changes: Counter[int] = Counter()  # of each mask; -1 when the worker's is not known
        self._rows: Matrix = csr_array(np.zeros((0, spec.width), np.float32))
        self._places: dict[int, int] = {}

    def within(self, size: int) -> list[int]:
        """The shards with some of the first items."""
        return [number for number, plan in sorted(self.map.plans.items()) if plan.start < size]

    def split(self, items: Rows) -> dict[int, Rows]:
        """The place of each item in its shard; items: rising."""
        found = {}
        for number, plan in sorted(self.map.plans.items()):
            low, high = np.searchsorted(items, [plan.start, plan.start + plan.items])
            if low < high:
                found[number] = items[low:high] - plan.start
        return found

    def rows(self, items: Rows) -> Matrix:
        """(n, width) the rows of these items; each is read once."""
        with self.lock:
            wanted = np.asarray(items, dtype=np.intp)
            missing = [item for item in set(wanted.tolist()) if item not in self._places]
            if missing:
                new = np.array(sorted(missing), dtype=np.intp)
                parts = self.split(new)
                replies = self.map.ask("rows", parts, parts.__getitem__)
                found = {number: rows for reply in replies for number, rows in reply.items()}
                self.keep(new, vstack([found[number] for number in parts], format="csr"))
            places = np.array([self._places[item] for item in wanted.tolist()], dtype=np.intp)
            return self._rows[places]

    def keep(self, items: Rows, rows: Any) -> None:
        """Keep rows that were read. items: (n,) of the pool."""
        new = [at for at, item in enumerate(items.tolist()) if item not in self._places]
        if new:
            first = self._rows.shape[0]
            self._places.update({int(items[at]): first + place for place, at in enumerate(new)})
            self._rows = csr_array(vstack([self._rows, csr_array(rows)[new]], format="csr"))

    def mask_change(self, number: int, allowed: Mask) -> MaskChange:
        """What a shard's worker is to know of (n_items,) what may be asked."""
        now = self._part(number, allowed)
        is_unknown = self._changes[number] < 0
        return mask_change(~now if is_unknown else self._mask(number), now)

    def note_changes(self, moves: dict[int, int], told: Mapping[int, int], allowed: Mask) -> None:
        """The workers know (n_items,) what may be asked, of the shards that have not moved.

        moves: of each shard, before. told: how often its worker has been told something.
        """
        for number, before in moves.items():
            if before == self.moves[number]:
                self._masks[number] = self._part(number, allowed)
                self._changes[number] = told[number]

    def forget_masks(self, numbers: Iterable[int]) -> None:
        """Nothing is known of what these shards' workers have been told."""
        for number in numbers:
            self._changes[number] = -1

    def knows_open(self, told: Mapping[int, int], allowed: Mask) -> bool:
        """Whether workers that were told so often take every item for open that may be asked."""
        return all(
            turns == self._changes[number]
            and not (self._part(number, allowed) > self._mask(number)).any()
            for number, turns in told.items()
        )

    def cues(self) -> Cues:
        """(n_items, 6) of all items."""
        plans = dict(self.map.plans)
        cues = np.zeros((sum(plan.items for plan in plans.values()), 6), dtype=np.uint16)
        for number, plan in sorted(plans.items()):
            [reply] = self.map.ask("cues", [number], lambda number: None)
            cues[plan.start : plan.start + plan.items] = reply[number]
        return cues

    def remove_pool(self, name: str) -> None:
        """Remove the shards of another pool on every worker."""
        self.map.remove(name)

    def _note_move(self, number: int) -> None:
        self.moves[number] += 1
        self._masks.pop(number, None)
        self._changes.pop(number, None)

    def _mask(self, number: int) -> Mask:
        """Which items of a shard its worker takes for open."""
        return _resized(self._masks.get(number, _NOTHING), self.map.plans[number].items)

    def _part(self, number: int, allowed: Mask) -> Mask:
        """(n,) what may be asked of a shard."""
        plan = self.map.plans[number]
        return _resized(allowed[plan.start : plan.start + plan.items], plan.items)


def _resized(mask: Mask, size: int) -> Mask:
    """A copy of this size; False where it is longer."""
    found = np.zeros(size, dtype=np.bool_)
    found[: len(mask)] = mask[:size]
    return found
