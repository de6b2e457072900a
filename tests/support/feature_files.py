"""Feature files that tests make and compare."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from bot.learning.arrays import Matrix
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES
from bot.learning.features.pool_matrix import LengthSortedMatrix
from bot.pool.feature_store import FeatureStore
from storage import Store
from storage.model_log import FeatureFit
from storage.records import ItemId
from tests.support.campaigns import items


@asynccontextmanager
async def store_of(path: Path, some: list[str]) -> AsyncIterator[Store]:
    async with await Store.open(path) as store:
        await store.items.add(items(some))
        yield store


def fit_of(features: str, through: int) -> FeatureFit:
    return FeatureFit(1, features, ItemId(through), "test")


def assert_rows(pool: FeatureStore, features: str, some: list[str], through: int) -> None:
    """The rows and cue scores are those of a store that is made at once."""
    made = FEATURES[features]()
    made.fit_transform(some[:through])
    expected = made.transform(some)
    assert pool.matrix.shape == expected.shape
    assert abs(in_item_order(pool.matrix) - expected).sum() == 0
    assert (pool.cue_scores(len(some)) == cue_scores(spam_cues(some))).all()


def in_item_order(matrix: LengthSortedMatrix) -> Matrix:
    return matrix[np.arange(matrix.shape[0])]
