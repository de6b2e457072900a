"""A shard on a worker's disk, which two workers may have open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.learning.cold_start import spam_cues
from bot.learning.features import FEATURES, TextTransformer
from bot.pool.cluster.messages import PoolSpec, ShardPlan
from bot.pool.cluster.shard import Shard

FIRST, LATER = ["win a prize", "see you soon"] * 5, ["win it again", "see a friend"] * 3


def test_a_worker_that_hung_does_not_change_what_another_one_has_taken_over(
    tmp_path: Path,
) -> None:
    transformer = FEATURES["words"]().fit([*FIRST, *LATER])
    spec = PoolSpec("pool", tmp_path, {}, "words", 0, transformer.n_columns)
    hung = Shard.create(spec, 0, 0)
    add(hung, FIRST, transformer)
    hung.commit("first")
    shard = Shard.read(spec, 0, ShardPlan(0, len(FIRST), "first"))
    add(shard, LATER, transformer)

    add(hung, LATER[::-1], transformer)  # it goes on where it was stopped
    shard.commit("all")

    every, expected = np.arange(len(FIRST + LATER)), transformer.transform([*FIRST, *LATER])
    for found in (shard, Shard.read(spec, 0, ShardPlan(0, len(every), "all"))):
        assert abs(found.rows[every] - expected).sum() == 0


def add(shard: Shard, texts: Sequence[str], transformer: TextTransformer) -> None:
    shard.append(*transformer.transform_parts(texts, None), spam_cues(texts))
