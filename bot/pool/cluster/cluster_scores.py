"""One model's scores of a pool in shards."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
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
from bot.pool.cluster.messages import (
    MaskChange,
    ModelKey,
    NearReply,
    ScoreReply,
    UnknownModelError,
    packed,
)
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
        moves: Counter[int],
    ):
        """kept: (n,) the items whose log-odds are in the replies, rising. moves: before them."""
        self.key, self.size, self.model = key, key.size, model
        self.shards = shards
        self.n_spam = sum(reply.n_spam for reply in replies)
        self.before = before
        counted = [reply.changes for reply in replies if reply.changes is not None]
        self.changes = np.sum(counted, axis=0) if len(counted) == len(replies) else None
        found = {number: part for reply in replies for number, part in reply.kept.items()}
        self._near, self._moves = [reply.near for reply in replies], moves
        self._kept = kept
        self._kept_log_odds: LogOdds = np.concatenate(
            [np.zeros(0, dtype=np.float32), *(found[number] for number in sorted(found))]
        )

    @classmethod
    def by(cls, shards: Shards, size: int, model: Classifier, kept: Rows) -> ClusterScores:
        """Have every shard scored. kept: items whose scores are read one by one."""
        key, before = ModelKey(next(_NUMBERS), size), shards.newest
        moves = shards.moves.copy()
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
            PROPOSED,
        )
        shards.step_seconds = time.monotonic() - began
        shards.n_bytes = sum(reply.n_bytes for reply in replies)
        shards.newest = key
        return cls(shards, key, model, before, replies, kept, moves)

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
        """As `most_uncertain`, exactly: the workers propose, and float64 decides here.

        What they proposed with the scores is enough if no item is open that was not open then, and
        not all of the nearest have been asked since.
        """
        if not allowed.any():
            return None
        with self.shards.lock:
            for replies in self._proposals(allowed):
                near = [_open_of(reply, allowed) for reply in replies]
                least = min((each[1][0] for each in near if len(each[0])), default=np.inf)
                limit = nearly(np.float32(least))
                if all(reply.is_all or reply.distances[-1] > limit for reply in replies):
                    found = [items[distances <= limit] for items, distances in near]
                    items = np.sort(np.concatenate(found))
                    rows = self.shards.rows(items)
                    break
            else:
                items, rows = self._all_within(float(limit))
        return first_of_best(items, self.model.proba64(rows))

    def any_within(self, allowed: Mask, log_odds: float) -> bool:
        """As `PoolScores.any_within`."""
        if not allowed.any():
            return False
        with self.shards.lock:
            replies = self._nearest(allowed, 1)
        least = min(reply.distances[0] for reply in replies if len(reply.items))
        return bool(least < np.float32(log_odds))

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

    def _proposals(self, allowed: Mask) -> Iterator[list[NearReply]]:
        """What the workers proposed with the scores, if that may be enough; then what they do now.

        Their rows are kept.
        """
        shards = self.shards
        numbers = [number for reply in self._near for number in reply.changes]
        if all(self._moves[number] == shards.moves[number] for number in numbers) and all(
            shards.knows_open(reply.changes, allowed) for reply in self._near
        ):
            yield self._with_rows(self._near)
        yield self._with_rows(self._nearest(allowed, PROPOSED))

    def _with_rows(self, replies: list[NearReply]) -> list[NearReply]:
        for reply in replies:
            self.shards.keep(reply.items[: reply.rows.shape[0]], reply.rows)
        return replies

    def _nearest(self, allowed: Mask, proposed: int) -> list[NearReply]:
        """The proposals of all workers."""
        shards, moves = self.shards, {}

        def change(number: int) -> MaskChange:
            moves[number] = shards.moves[number]
            return shards.mask_change(number, allowed)

        try:
            found = self._ask("nearest", shards.within(self.size), change, proposed)
        except BaseException:
            shards.forget_masks(moves)
            raise
        told = {number: turns for reply in found for number, turns in reply.changes.items()}
        shards.note_changes(moves, told, allowed)
        return found

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


def _open_of(reply: NearReply, allowed: Mask) -> tuple[Rows, LogOdds]:
    """The proposed items that may be asked, with their distances."""
    may_be_asked = allowed[reply.items]
    return reply.items[may_be_asked], reply.distances[may_be_asked]
