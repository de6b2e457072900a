"""Tapwise: fit warm, score the pool in one pass, pick the exact best, as the trainer does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from worker import serve

from bot.learning.classifier import Classifier
from bot.learning.features.pool_matrix import FeatureMatrix, LengthSortedMatrix
from bot.learning.fitting import fit_model
from bot.learning.strategies import most_uncertain
from bot.pool.feature_store import FeatureStore
from bot.pool.manifest import read_manifest


class Ours:
    def __init__(self, pool: FeatureMatrix, rows: list[int], spam: list[bool]):
        order = np.argsort(rows)
        self._pool = pool
        self._rows, self._spam = np.array(rows)[order], np.array(spam)[order]
        self._allowed = np.ones(pool.shape[0], dtype=np.bool_)
        self._allowed[rows] = False
        self._model: Classifier | None = None
        self._chosen = -1

    def label(self, spam: bool) -> None:
        at = np.searchsorted(self._rows, self._chosen)
        self._rows = np.insert(self._rows, at, self._chosen)
        self._spam = np.insert(self._spam, at, spam)
        self._allowed[self._chosen] = False

    def choose(self) -> int:
        self._model = fit_model(self._pool, self._rows, self._spam, start=self._model)
        odds = self._model.decision_function(self._pool)
        pick = most_uncertain(self._pool, self._model, odds, self._allowed)
        if pick is None:
            raise SystemExit("Every message of the pool is labelled: give a larger --pool.")
        self._chosen = pick.row
        return pick.row


def load(folder: Path) -> LengthSortedMatrix:
    """Mapped, not read, as after a restart of the bot."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise SystemExit(f"{folder} holds no pool.")
    return FeatureStore.from_files(folder, manifest).matrix


if __name__ == "__main__":
    serve(load, Ours)
