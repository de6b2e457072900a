"""The rows of a pool in shards."""

from __future__ import annotations

import numpy as np

from bot.learning.arrays import Matrix, Rows
from bot.learning.classifier import Classifier
from bot.pool.cluster.cluster_scores import ClusterScores
from bot.pool.cluster.shards import Shards


class ClusterRows:
    """`PoolRows` in shards. shape: (n_items, n_features)."""

    def __init__(self, shards: Shards, size: int):
        self.shape = size, shards.width
        self._shards = shards

    def __getitem__(self, items: Rows) -> Matrix:
        return self._shards.rows(items)

    def score(self, model: Classifier, kept: Rows) -> ClusterScores:
        """As `PoolRows.score`."""
        return ClusterScores.by(self._shards, self.shape[0], model, kept)

    def most_similar(self, row: Matrix, count: int) -> Rows:
        """As `PoolRows.most_similar`."""
        size, weights = self.shape[0], row.toarray()[0]
        replies = self._shards.map.ask(
            "most_similar", self._shards.within(size), lambda number: None, size, weights, count
        )
        items = np.concatenate([reply[0] for reply in replies])
        products = np.concatenate([reply[1] for reply in replies])
        return np.asarray(items[np.lexsort((items, -products))[:count]])
