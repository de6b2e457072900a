"""Near-duplicates of new items: found block by block, and stored for good."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

import numpy as np

from bot.campaign.duplicate_index import DuplicateIndex
from bot.campaign.numbering import item_of
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.pool.loading import ReadingProgress, no_progress
from storage import Store
from storage.errors import StoreError

log = logging.getLogger(__name__)

T = TypeVar("T")

# Near-duplicates are written after this many items: an import that is interrupted continues there.
DUPLICATES_STORED_EVERY: Final = 100_000


async def group_near_duplicates(
    store: Store,
    trainer: Trainer,
    size: int,
    index: DuplicateIndex | None = None,
    progress: ReadingProgress = no_progress,
) -> Rows:
    """Find the near-duplicates among new items and store them.

    index: with items of before, if it keeps them. Returns (size,) the row of each item's
    representative, the oldest of its near-duplicates; its own row if it has none. Older texts are
    read again only if there are new ones.
    """
    known = min(await store.duplicate_groups.grouped_through(), size)
    rows = await representatives(store, size)
    if known < size:
        await _group_new_items(store, trainer, index or DuplicateIndex(), rows, known, progress)
        duplicates = int((rows != np.arange(size)).sum())
        log.info("%d of %d items are near-duplicates of an older one", duplicates, size)
    return rows


async def representatives(store: Store, size: int) -> Rows:
    """(size,) the representatives that `group_near_duplicates` has stored."""
    rows = np.arange(size)
    last = 0
    while members := await store.duplicate_groups.members_after(last):
        last = members[-1][0]
        pairs = [pair for pair in members if pair[0] <= size]
        items = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        rows[items[:, 0] - 1] = items[:, 1] - 1
    return rows


async def _group_new_items(
    store: Store,
    trainer: Trainer,
    index: DuplicateIndex,
    rows: Rows,
    known: int,
    progress: ReadingProgress,
) -> None:
    """Set the representatives of the rows from `known` on."""
    if index.n_items > known:  # an error came before they were stored
        index.forget()
    await add_known(store, trainer, index, rows[:known])
    end = stored = known
    while end < len(rows):
        start = end
        texts = await store.items.texts_after(start, min(index.at_once, len(rows) - start))
        end = start + len(texts)
        rows[start:end] = await _changed(trainer, index, partial(index.add, texts))
        progress("looking for near-duplicates", end, len(rows))
        if end == len(rows) or end - stored >= DUPLICATES_STORED_EVERY:
            await _store_duplicates(store, rows, stored, end)
            stored = end
    index.clear()


async def add_known(store: Store, trainer: Trainer, index: DuplicateIndex, rows: Rows) -> None:
    """Add the items that the index lacks. rows: (n_items,) the representatives."""
    while (start := index.n_items) < len(rows):
        count = min(index.at_once, len(rows) - start)
        texts = await store.items.texts_after(start, count)
        known = rows[start : start + len(texts)]
        await _changed(trainer, index, partial(index.add_known, texts, known))


async def _changed(trainer: Trainer, index: DuplicateIndex, work: Callable[[], T]) -> T:
    """What a change of the index gives; an index that was changed in part is forgotten."""
    try:
        return await trainer.run_in_thread(work)
    except StoreError:
        index.forget()
        raise


async def _store_duplicates(store: Store, rows: Rows, start: int, end: int) -> None:
    new = np.arange(start, end)
    duplicates = new[rows[start:end] != new].tolist()
    pairs = [(item_of(row), item_of(int(rows[row]))) for row in duplicates]
    await store.duplicate_groups.add(pairs, end)
