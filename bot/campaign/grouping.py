"""Groups of near duplicates: found once for each item, kept in the store, read as an array."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from bot.campaign.state import item_of
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.learning.near_duplicates import NearDuplicateGroups
from storage import Store

log = logging.getLogger(__name__)

BLOCK: Final = 2_000
# Written so often: a program that is ended goes on from there.
KEPT_EVERY: Final = 100_000


async def group(store: Store, trainer: Trainer, size: int) -> Rows:
    """(size,) the row of each item's leader, its own where it leads; new items join first.

    Of the old ones only the texts are gone through again, and only when there are new ones.
    """
    known = min(await store.duplicate_groups.grouped_through(), size)
    leaders = await kept(store, size)
    if known < size:
        leaders = await _joined(store, trainer, leaders, known)
        copies = int((leaders != np.arange(size)).sum())
        log.info("%d of %d items are near copies of an older one", copies, size)
    return leaders


async def kept(store: Store, size: int) -> Rows:
    """(size,) as `group`, from the store alone."""
    leaders = np.arange(size)
    last = 0
    while members := await store.duplicate_groups.members_after(last):
        last = members[-1][0]
        pairs = np.array([pair for pair in members if pair[0] <= size], dtype=np.intp).reshape(
            -1, 2
        )
        leaders[pairs[:, 0] - 1] = pairs[:, 1] - 1
    return leaders


async def _joined(store: Store, trainer: Trainer, leaders: Rows, known: int) -> Rows:
    groups = NearDuplicateGroups()
    for start in range(0, known, BLOCK):
        texts = await store.items.texts_after(start, min(BLOCK, known - start))
        await trainer.think(_remembered(groups, texts, leaders[start : start + len(texts)]))
    written = known
    for start in range(known, len(leaders), BLOCK):
        texts = await store.items.texts_after(start, min(BLOCK, len(leaders) - start))
        end = start + len(texts)
        leaders[start:end] = await trainer.think(_added(groups, texts))
        if end == len(leaders) or end - written >= KEPT_EVERY:
            await _keep(store, leaders, written, end)
            written = end
    return leaders


async def _keep(store: Store, leaders: Rows, start: int, end: int) -> None:
    rows = np.arange(start, end)
    members = rows[leaders[start:end] != rows].tolist()
    pairs = [(item_of(row), item_of(int(leaders[row]))) for row in members]
    await store.duplicate_groups.add(pairs, end)


def _remembered(
    groups: NearDuplicateGroups, texts: Sequence[str], leaders: Rows
) -> Callable[[], None]:
    return lambda: groups.remember(texts, leaders)


def _added(groups: NearDuplicateGroups, texts: Sequence[str]) -> Callable[[], Rows]:
    return lambda: groups.add(texts)
