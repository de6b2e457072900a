"""What the bot and the workers of a cluster send each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Floats, LogOdds, Mask, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.model import SparseLogisticRegression


class UnknownModelError(Exception):
    """The worker does not have this model: it is to be sent again."""


class ShardFileError(Exception):
    """A worker's disk refuses; number: of the system's error."""

    def __init__(self, number: int, reason: str):
        super().__init__(number, reason)
        self.number, self.reason = number, reason


class PoolSpec(NamedTuple):
    """What all shards of a pool have in common.

    name: of the pool, unique. folder: where workers keep shards. made: as of `Manifest`.
    features: a key of `FEATURES`. n_dense, width: columns.
    """

    name: str
    folder: Path
    made: dict[str, Any]
    features: str
    n_dense: int
    width: int


class ShardPlan(NamedTuple):
    """Consecutive items. items: how many are committed; content: names what was committed."""

    start: int
    items: int
    content: str


class ModelKey(NamedTuple):
    """A model by its number, and the number of the pool's first items that it scores."""

    number: int
    size: int


class MaskChange(NamedTuple):
    """Items of a shard, by their place in it, that may be asked from now on, and may no longer."""

    opened: NDArray[np.int32]
    closed: NDArray[np.int32]


class NearReply(NamedTuple):
    """The open items nearest to 0.5 of one worker's shards.

    items: (n,) of the pool; distances: (n,) the absolute log-odds, rising. is_all: there are no
    further open items. rows: of the first few, those that are nearly best among them. changes: how
    often each shard was told which items are open.
    """

    items: Rows
    distances: LogOdds
    is_all: bool
    rows: Matrix
    changes: dict[int, int]


class ScoreReply(NamedTuple):
    """About the shards of one worker.

    n_spam: predicted. changes: predictions that differ from the model before, and those compared;
    None if that model is not known. kept: log-odds of the items asked for, by shard. n_bytes: of
    the shards' files. near: the open items nearest to 0.5, as far as the worker knows what is open.
    """

    n_spam: int
    changes: tuple[int, int] | None
    kept: dict[int, LogOdds]
    n_bytes: int
    near: NearReply


@dataclass(frozen=True, eq=False)
class LinearModel:
    """A logistic regression without the columns whose weight is 0.

    columns: (n_used,); weights: (n_used,) float32, or float64 for exact scores.
    """

    columns: NDArray[np.int32]
    weights: NDArray[Any]
    intercept: float
    width: int

    @classmethod
    def of(cls, model: SparseLogisticRegression, kind: Any = np.float32) -> LinearModel:
        """kind: the type of the weights."""
        coef: Floats = model.coef_[0]
        used = np.flatnonzero(coef)
        weights, intercept = coef[used].astype(kind), float(model.intercept_[0])
        return cls(used.astype(np.int32), weights, intercept, len(coef))

    def classifier(self) -> SparseLogisticRegression:
        """The model again."""
        model = SparseLogisticRegression()
        model.coef_ = np.zeros((1, self.width))
        model.coef_[0, self.columns] = self.weights
        model.intercept_ = np.array([self.intercept])
        return model


def packed(model: Classifier, *, exact: bool = False) -> Any:
    """What is sent of a model; exact: with all digits of its weights."""
    if isinstance(model, SparseLogisticRegression):
        return LinearModel.of(model, np.float64 if exact else np.float32)
    return model


def unpacked(sent: Any) -> Classifier:
    """The model that `packed` was given, in float32 unless all digits were sent."""
    found: Classifier = sent.classifier() if isinstance(sent, LinearModel) else sent
    return found


def mask_change(before: Mask, now: Mask) -> MaskChange:
    """What turns one mask of a shard into another one."""
    differs = np.flatnonzero(before != now).astype(np.int32)
    opens = now[differs]
    return MaskChange(differs[opens], differs[~opens])
