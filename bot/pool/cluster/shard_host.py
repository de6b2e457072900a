"""The actor of a worker: it holds shards, and answers about all of them at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from threadpoolctl import threadpool_limits

from bot.learning.arrays import Cues, Floats, LogOdds, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.cold_start import spam_cues
from bot.learning.features import FEATURES, FittedState, TextTransformer
from bot.learning.features.meaning import ViewsAndMeaning
from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.strategies import nearly
from bot.pool.cluster.messages import (
    MaskChange,
    ModelKey,
    NearReply,
    PoolSpec,
    ScoreReply,
    ShardFileError,
    ShardPlan,
    UnknownModelError,
    unpacked,
)
from bot.pool.cluster.shard import Shard, kept_shards
from bot.pool.private_files import DamagedError

P = ParamSpec("P")
T = TypeVar("T")

# The log-odds of so many models are kept: those of a fit, of the one before, and of a proof.
MODELS_KEPT: Final = 3


def _on_disk(method: Callable[Concatenate[ShardHost, P], T]) -> Callable[..., T]:
    """Errors: ShardFileError for OSError, which the bot takes for a worker that is gone."""

    @wraps(method)
    def call(self: ShardHost, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except OSError as error:
            raise ShardFileError(error.errno or 0, error.strerror or str(error)) from None

    return call


class ShardHost:
    """Shards of one pool by number. Each call says which ones it is about."""

    def __init__(self) -> None:
        threadpool_limits(1)
        self._shards: dict[int, Shard] = {}
        self._spec: PoolSpec | None = None
        self._transformer: TextTransformer | None = None
        self._models: dict[ModelKey, Classifier] = {}
        self._log_odds: dict[tuple[ModelKey, int], LogOdds] = {}

    def count(self, features: str, texts: Sequence[str]) -> Any:
        """What the features count in a block of texts, for `TextTransformer.add_counts`."""
        transformer = FEATURES[features]()
        if isinstance(transformer, ViewsAndMeaning):
            transformer.use_meaning({})  # the bot has it
        return transformer.partial_fit(texts).pop_counts()

    @_on_disk
    def kept(self, spec: PoolSpec) -> dict[int, tuple[int, str]]:
        """As `kept_shards`."""
        return kept_shards(spec)

    @_on_disk
    def read(self, spec: PoolSpec, plans: Mapping[int, ShardPlan]) -> list[int]:
        """Take over these shards from disk; returns those that are good."""
        self._spec = spec
        good = []
        for number, plan in plans.items():
            self._forget(number)
            try:
                self._shards[number] = Shard.read(spec, number, plan)
            except (DamagedError, ValueError, IndexError, OverflowError, FileNotFoundError):
                continue
            good.append(number)
        return good

    @_on_disk
    def create(self, spec: PoolSpec, number: int, start: int) -> None:
        """A shard without rows."""
        self._spec = spec
        self._forget(number)
        self._shards[number] = Shard.create(spec, number, start)

    @_on_disk
    def remove(self, spec: PoolSpec, name: str) -> None:
        """Remove the shards of another pool."""
        if name and name != spec.name:
            shutil.rmtree(spec.folder / name, ignore_errors=True)

    def set_state(self, features: str, state: FittedState) -> None:
        """Make rows by this fit from now on."""
        self._transformer = FEATURES[features]().set_state(state)

    @_on_disk
    def append(
        self, number: int, at: int, texts: Sequence[str], encoded: QuantisedRows | None
    ) -> int:
        """Add items whose first place in the shard is `at`, unless some before are missing.

        Returns the number of items now.
        """
        shard = self._shards.get(number)
        if shard is None or self._transformer is None or shard.n_items != at:
            return -1 if shard is None else shard.n_items
        sparse, dense = self._transformer.transform_parts(texts, encoded)
        shard.append(sparse, dense, spam_cues(texts))
        return shard.n_items

    @_on_disk
    def commit(self, plans: Mapping[int, ShardPlan]) -> list[int]:
        """Put all rows in force; returns the shards that have as many as planned."""
        good = []
        for number, plan in plans.items():
            shard = self._shards.get(number)
            if shard is not None and shard.n_items == plan.items:
                shard.commit(plan.content)
                good.append(number)
        return good

    def score(
        self,
        kept: Mapping[int, Rows],
        key: ModelKey,
        model: Any,
        before: ModelKey | None,
        proposed: int,
    ) -> ScoreReply:
        """Score every item, and propose the nearest of those that are open as far as is known here.

        kept: for each shard, places whose log-odds are returned.
        """
        self._learn(key, model)
        found = {number: self._scored(key, number) for number in kept}
        changes = None
        if before is not None and all((before, number) in self._log_odds for number in kept):
            pairs = [(found[number], self._log_odds[before, number]) for number in kept]
            both = [(one[: len(other)], other[: len(one)]) for one, other in pairs]
            differ = sum(int(((one > 0) != (other > 0)).sum()) for one, other in both)
            changes = differ, sum(len(one) for one, _ in both)
        n_spam = sum(int((log_odds > 0).sum()) for log_odds in found.values())
        kept_log_odds = {number: found[number][kept[number]] for number in kept}
        n_bytes = sum(self._shards[number].n_bytes for number in kept)
        near = self._nearest_of(kept, key, proposed)
        return ScoreReply(n_spam, changes, kept_log_odds, n_bytes, near)

    def nearest(
        self,
        changes: Mapping[int, MaskChange | None],
        key: ModelKey,
        model: Any,
        count: int,
    ) -> NearReply:
        """The open items nearest to 0.5, after these changes to the masks."""
        self._learn(key, model)
        for number, change in changes.items():
            if change is not None:
                self._shards[number].change(change)
        return self._nearest_of(changes, key, count)

    def within(
        self, numbers: Mapping[int, None], key: ModelKey, model: Any, exact: Any, limit: float
    ) -> tuple[Rows, Matrix]:
        """The open items whose log-odds are at most `limit` from 0, with their rows.

        exact: the model with all digits. Of items with the same exact log-odds only the first one.
        """
        self._learn(key, model)
        in_full, found = unpacked(exact), []
        for number in numbers:
            shard, log_odds = self._shards[number], self._scored(key, number)
            near = np.abs(log_odds) <= np.float32(limit)
            places = np.flatnonzero(near & shard.open_items[: len(log_odds)])
            values: Floats = in_full.decision_function64(shard.rows[places])
            first = np.unique(values, return_index=True)[1]
            found.append(places[first] + shard.start)
        items = np.sort(np.concatenate(found))
        return items, self._rows_of(items)

    def rows(self, places: Mapping[int, Rows]) -> dict[int, Matrix]:
        """The rows of these places."""
        return {number: self._shards[number].rows[rows] for number, rows in places.items()}

    def log_odds(
        self, places: Mapping[int, Rows | None], key: ModelKey, model: Any
    ) -> dict[int, LogOdds]:
        """The log-odds of these places; of all for None."""
        self._learn(key, model)
        found = {number: self._scored(key, number) for number in places}
        return {
            number: found[number] if rows is None else found[number][rows]
            for number, rows in places.items()
        }

    def predictions(
        self, numbers: Mapping[int, None], key: ModelKey, model: Any
    ) -> dict[int, NDArray[np.uint8]]:
        """Every item's predicted label in one bit."""
        self._learn(key, model)
        return {number: np.packbits(self._scored(key, number) > 0) for number in numbers}

    def most_similar(
        self, numbers: Mapping[int, None], size: int, weights: NDArray[np.float32], count: int
    ) -> tuple[Rows, LogOdds]:
        """At most so many items by their product with a row of features, and the products."""
        items, products = [], []
        for number in numbers:
            shard = self._shards[number]
            found = np.asarray(shard.rows @ weights)[: max(0, size - shard.start)]
            best = np.argsort(-found, kind="stable")[:count]
            items.append(best + shard.start)
            products.append(found[best])
        return np.concatenate(items), np.concatenate(products)

    def cues(self, numbers: Mapping[int, None]) -> dict[int, Cues]:
        """Of all items, from `spam_cues`."""
        return {number: np.array(self._shards[number].cues()) for number in numbers}

    def _forget(self, number: int) -> None:
        self._shards.pop(number, None)
        for key in [key for key in self._log_odds if key[1] == number]:
            del self._log_odds[key]

    def _learn(self, key: ModelKey, model: Any) -> None:
        """Errors: UnknownModelError when it is not sent and not known."""
        if key in self._models:
            return
        if model is None:
            raise UnknownModelError
        self._models[key] = unpacked(model)
        while len(self._models) > MODELS_KEPT:
            oldest = next(iter(self._models))
            del self._models[oldest]
            for known in [known for known in self._log_odds if known[0] == oldest]:
                del self._log_odds[known]

    def _scored(self, key: ModelKey, number: int) -> LogOdds:
        """(n,) the log-odds of a shard's items among the first `size` of the pool."""
        if (key, number) not in self._log_odds:
            shard = self._shards[number]
            size = min(max(0, key.size - shard.start), shard.rows.shape[0])
            rows = shard.rows if size == shard.rows.shape[0] else shard.rows.first(size)
            self._log_odds[key, number] = self._models[key].decision_function(rows)
        return self._log_odds[key, number]

    def _nearest_of(self, numbers: Iterable[int], key: ModelKey, count: int) -> NearReply:
        """The nearest open items of all these shards."""
        parts = [self._nearest_in(number, key, count) for number in numbers]
        items = np.concatenate([part[0] for part in parts])
        distances = np.concatenate([part[1] for part in parts])
        order = np.lexsort((items, distances))[:count]
        n_open = sum(part[2] for part in parts)
        near = order[distances[order] <= nearly(distances[order[0]])] if len(order) else order
        rows = self._rows_of(items[near])
        turns = {number: self._shards[number].changes for number in numbers}
        return NearReply(items[order], distances[order], n_open <= count, rows, turns)

    def _nearest_in(self, number: int, key: ModelKey, count: int) -> tuple[Rows, LogOdds, int]:
        """The nearest open items of a shard, their distances, and the number of open items."""
        shard, log_odds = self._shards[number], self._scored(key, number)
        allowed = shard.open_items[: len(log_odds)]
        distances = np.where(allowed, np.abs(log_odds), np.float32(np.inf))
        n_open = int(allowed.sum())
        best = np.arange(len(distances))
        if count < len(distances):
            best = np.argpartition(distances, count - 1)[:count]
        best = best[allowed[best]]
        return best + shard.start, distances[best], n_open

    def _rows_of(self, items: Rows) -> Matrix:
        """(n, width) the rows of items of the pool."""
        parts = [
            self._shards[number].rows[np.array([place])] for number, place in self._places(items)
        ]
        if not parts:
            width = self._spec.width if self._spec else 1
            return csr_array(np.zeros((0, width), dtype=np.float32))
        return csr_array(vstack(parts, format="csr"))

    def _places(self, items: Rows) -> Iterator[tuple[int, int]]:
        for item in items.tolist():
            for number, shard in self._shards.items():
                if shard.start <= item < shard.start + shard.rows.shape[0]:
                    yield number, item - shard.start
