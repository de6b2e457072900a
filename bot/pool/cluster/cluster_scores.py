"""One model's scores of a pool in shards."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from itertools import count
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import LogOdds, Mask, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.picks import Pick
from bot.learning.pool_scores import Predictions
from bot.learning.strategies import first_of_best, nearly
from bot.pool.cluster.messages import MaskChange, ModelKey, NearReply, ScoreReply, packed
from bot.pool.cluster.shard_host import UnknownModelError
from bot.pool.cluster.shards import Shards

# Items that each worker proposes: more than are nearly best, mostly.
PROPOSED: Final = 16
_NUMBERS: Final = count(1)


class ClusterScores:
    """`PoolScores` of which the bot has the counts, and the scores of the exam's items."""

    def __init__(
        self,
        shards: Shards,
        key: ModelKey,
        model: Classifier,
        before: ModelKey | None,
        replies: list[ScoreReply],
        kept: Rows,
    ):
        """kept: (n,) the items whose log-odds are in the replies, rising."""
        self.key, self.size, self.model = key, key.size, model
        self.shards = shards
        self.n_spam = sum(reply.n_spam for reply in replies)
        self.before = before
        counted = [reply.changes for reply in replies if reply.changes is not None]
        self.changes = np.sum(counted, axis=0) if len(counted) == len(replies) else None
        found = {number: part for reply in replies for number, part in reply.kept.items()}
        self._kept = kept
        self._kept_log_odds: LogOdds = np.concatenate(
            [np.zeros(0, dtype=np.float32), *(found[number] for number in sorted(found))]
        )

    @classmethod
    def by(cls, shards: Shards, size: int, model: Classifier, kept: Rows) -> ClusterScores:
        """Have every shard scored. kept: items whose scores are read one by one."""
        key, before = ModelKey(next(_NUMBERS), size), shards.newest
        kept = np.unique(kept[kept < size])
        parts, none = shards.split(kept), np.zeros(0, dtype=np.intp)
        began = time.monotonic()
        replies = shards.map.ask(
            "score",
            shards.within(size),
            lambda number: parts.get(number, none),
            key,
            packed(model),
            before,
        )
        shards.step_seconds = time.monotonic() - began
        shards.n_bytes = sum(reply.n_bytes for reply in replies)
        shards.newest = key
        return cls(shards, key, model, before, replies, kept)

    @cached_property
    def predictions(self) -> ClusterPredictions:
        """The label that each score says."""
        return ClusterPredictions(self)

    @property
    def log_odds(self) -> LogOdds:
        """(n_items,) read from the workers."""
        numbers = self.shards.within(self.size)
        found = self._by_shard("log_odds", numbers, lambda number: None)
        return np.concatenate([found[number] for number in numbers])

    def above(self, rows: Rows, log_odds: float) -> Mask:
        """As `PoolScores.above`; what is not kept is read, of predictions all at once."""
        places = np.searchsorted(self._kept, rows)
        known = places < len(self._kept)
        known[known] = self._kept[places[known]] == rows[known]
        if known.all():
            return np.asarray(self._kept_log_odds[places] > log_odds)
        if log_odds == 0:
            self.predictions.keep()
            return self.predictions.of(rows)
        rising, back = np.unique(rows, return_inverse=True)
        parts = self.shards.split(rising)
        found = self._by_shard("log_odds", parts, parts.__getitem__)
        return np.asarray(np.concatenate([found[number] for number in parts])[back] > log_odds)

    def most_uncertain(self, allowed: Mask) -> Pick | None:
        """As `most_uncertain`, exactly: the workers propose, and float64 decides here."""
        if not allowed.any():
            return None
        with self.shards.lock:
            replies = self._nearest(allowed, PROPOSED)
            limit = nearly(min(reply.distances[0] for reply in replies))
            if any(not each.is_all and each.distances[-1] <= limit for each in replies):
                items, rows = self._all_within(float(limit))
            else:
                near = [reply.items[reply.distances <= limit] for reply in replies]
                for reply, part in zip(replies, near, strict=True):
                    self.shards.keep(part, reply.rows[: len(part)])
                items = np.sort(np.concatenate(near))
                rows = self.shards.rows(items)
        return first_of_best(items, self.model.proba64(rows))

    def any_within(self, allowed: Mask, log_odds: float) -> bool:
        """As `PoolScores.any_within`."""
        if not allowed.any():
            return False
        with self.shards.lock:
            replies = self._nearest(allowed, 1)
        return bool(min(reply.distances[0] for reply in replies) < np.float32(log_odds))

    def read_predictions(self) -> Mask:
        """(n_items,) every item's predicted label."""
        numbers = self.shards.within(self.size)
        found = self._by_shard("predictions", numbers, lambda number: None)
        sizes = [self.shards.map.plans[number] for number in numbers]
        parts = [
            np.unpackbits(found[number], count=min(plan.items, self.size - plan.start))
            for number, plan in zip(numbers, sizes, strict=True)
        ]
        return np.concatenate(parts).astype(np.bool_)

    def _nearest(self, allowed: Mask, proposed: int) -> list[NearReply]:
        """The proposals of all workers that have open items."""
        shards, changes = self.shards, {}

        def change(number: int) -> MaskChange:
            changes[number] = shards.moves[number], shards.mask_change(number, allowed)
            return changes[number][1]

        found = self._ask("nearest", shards.within(self.size), change, proposed)
        for number, (moves, made) in changes.items():
            if moves == shards.moves[number]:  # else another worker has it by now
                shards.note_change(number, made)
        return [reply for reply in found if len(reply.items)]

    def _all_within(self, limit: float) -> tuple[Rows, Matrix]:
        """All open items that are nearly best; of those with equal scores only the first."""
        numbers, exact = self.shards.within(self.size), packed(self.model, exact=True)
        replies = self._ask("within", numbers, lambda number: None, exact, limit)
        for items, rows in replies:
            self.shards.keep(items, rows)
        items = np.sort(np.concatenate([items for items, _ in replies]))
        return items, self.shards.rows(items)

    def _ask(
        self, method: str, numbers: Any, argument: Callable[[int], Any], *rest: Any
    ) -> list[Any]:
        """Ask about this model, which is sent again to workers that do not know it."""
        ask = self.shards.map.ask
        try:
            return ask(method, numbers, argument, self.key, None, *rest)
        except UnknownModelError:
            return ask(method, numbers, argument, self.key, packed(self.model), *rest)

    def _by_shard(
        self, method: str, numbers: Any, argument: Callable[[int], Any]
    ) -> dict[int, NDArray[Any]]:
        replies = self._ask(method, numbers, argument)
        return {number: part for reply in replies for number, part in reply.items()}


class ClusterPredictions:
    """`Predictions` of which the bot has the number; once they are kept, every one, in a bit."""

    def __init__(self, scores: ClusterScores):
        self.key = scores.key
        self._scores: ClusterScores | None = scores
        self._n_spam = scores.n_spam
        self._bits: NDArray[np.uint8] | None = None

    def of(self, rows: Rows) -> Mask:
        """As `Predictions.of`."""
        if self._bits is None and self._scores is not None:
            return self._scores.above(rows, 0.0)
        return np.asarray(self._all()[rows])

    def changes(self, before: Predictions) -> tuple[int, int]:
        """As `Predictions.changes`; the workers have counted those since the model before."""
        assert isinstance(before, ClusterPredictions)  # noqa: S101  the pool stays where it is
        scores = self._scores
        if scores is not None and scores.before == before.key and scores.changes is not None:
            return int(scores.changes[0]), int(scores.changes[1])
        now, past = self._all(), before._all()
        compared = min(len(past), len(now))
        return int((past[:compared] != now[:compared]).sum()), compared

    def share_of_spam(self) -> float:
        """As `Predictions.share_of_spam`."""
        return self._n_spam / self.key.size

    def keep(self) -> None:
        """As `Predictions.keep`."""
        if self._bits is None and self._scores is not None:
            self._bits = np.packbits(self._scores.read_predictions())
            self._scores = None

    def _all(self) -> Mask:
        self.keep()
        assert self._bits is not None  # noqa: S101  `keep` has read them
        return np.unpackbits(self._bits, count=self.key.size).astype(np.bool_)
