"""The feature store of a database: loaded, extended or made again, whichever is needed.

It is a cache: files that do not fit the database, the program or their own checksums are made
again from the texts.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, TypeVar

import numpy as np

from bot.pool.feature_store import FeatureStore, recipe
from bot.pool.manifest import Manifest, folder_of, read_manifest
from bot.pool.meaning_rows import rows_of, state_of
from bot.pool.pool import Pool
from bot.pool.private_files import DamagedError
from storage import Store
from storage.model_log import FeatureFit
from storage.records import ItemId

log = logging.getLogger(__name__)

T = TypeVar("T")
AnyPool = TypeVar("AnyPool", bound=Pool)

ReadingProgress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, with how many items it is done, and of how many."""

# Texts read and transformed at a time: the fit after a tap waits for one such block at most.
BLOCK: Final = 2_000
LOG_EVERY: Final = 100_000
SAMPLE: Final = 1_000


def no_progress(what: str, done: int, of: int) -> None:
    """Nobody watches."""


class RunInThread(Protocol):
    """Where the work is done: in the trainer's thread."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


async def ensure(
    store: Store,
    run_in_thread: RunInThread,
    folder: Path,
    fit: FeatureFit,
    size: int,
    current: FeatureStore | None = None,
    progress: ReadingProgress = no_progress,
) -> FeatureStore:
    """The features of the first `size` items: as they are, extended, or made again.

    current: the store in use, which stays in use until this returns.
    Errors: StoreError when the folder cannot be written.
    """
    meaning = await state_of(store, fit)
    same = current is not None and current.recipe == recipe(fit.features, fit.through, meaning)
    found = current if same else await load(store, run_in_thread, folder, fit, size)
    if found is None:
        made = FeatureStore(folder, fit.features, fit.through, meaning)
        found = await fitted(store, run_in_thread, made, fit, progress)
    return await extended(store, run_in_thread, found, fit, size, progress)


async def extended(
    store: Store,
    run_in_thread: RunInThread,
    found: AnyPool,
    fit: FeatureFit,
    size: int,
    progress: ReadingProgress,
) -> AnyPool:
    """The pool with rows of the first `size` items. Errors: StoreError."""
    if found.size >= size:  # in use, not only appended: a commit may have failed
        return found
    while found.n_items < size:
        count = min(BLOCK, size - found.n_items)
        texts = await store.items.texts_after(found.n_items, count)
        encoded = await rows_of(store, fit, found.n_items, count)
        await run_in_thread(partial(found.append, texts, encoded))
        progress("computing features", found.n_items, size)
        _log_progress("transformed", found.n_items, size)
    digest = await store.items.digest_chain(found.n_items)
    await run_in_thread(partial(found.commit, digest))
    return found


async def open_readonly(
    store: Store,
    run_in_thread: RunInThread,
    fit: FeatureFit,
    size: int,
    spare: Path,
    progress: ReadingProgress = no_progress,
) -> FeatureStore:
    """The features beside the database if they are up to date, else new ones in `spare`.

    For readers that run beside a bot: only the bot may write the folder beside the database.
    """
    found = await load(store, run_in_thread, folder_of(store.path), fit, size)
    if found is not None and found.n_items == size:
        found.records_steps = False
        return found
    return await ensure(store, run_in_thread, spare, fit, size, progress=progress)


async def load(
    store: Store, run_in_thread: RunInThread, folder: Path, fit: FeatureFit, size: int
) -> FeatureStore | None:
    """The features on disk if they are of this fit and of these texts; else None, and a log line.

    They may be of fewer than `size` items, not of more.
    """
    try:
        manifest = await run_in_thread(partial(read_manifest, folder))
        if manifest is None:
            return None
        expected = recipe(fit.features, fit.through, await state_of(store, fit))
        if manifest.made != expected:
            log.info("%s is made again: %s", folder.name, what_changed(manifest.made, expected))
            return None
        await check_texts(store, manifest, size)
        return await run_in_thread(partial(FeatureStore.from_files, folder, manifest))
    except DamagedError as error:
        log.warning("%s is not used and made again: %s", folder.name, error)
        return None


async def sample_texts(store: Store, size: int) -> list[str]:
    """Texts drawn evenly from the first `size` items, as many as costs are measured on."""
    ids = np.linspace(1, size, min(SAMPLE, size), dtype=int)
    return await store.items.texts([ItemId(int(number)) for number in ids])


def what_changed(made: dict[str, Any], expected: dict[str, Any]) -> str:
    """Why rows that were made in another way are not used, though nothing is wrong with them."""
    if made.get("features") != expected["features"]:
        return f"the campaign's features are {expected['features']} now"
    if made.get("through") != expected["through"]:
        return f"the features are fitted on {expected['through']} messages now"
    return "it was made by another version"


async def check_texts(store: Store, manifest: Manifest, size: int) -> None:
    """Errors: DamagedError when it was made from other texts than the first of the database."""
    if manifest.items > size:
        raise DamagedError(f"it has {manifest.items} items and the database {size}")
    if (await store.items.digest_chain(manifest.items)).hex() != manifest.content:
        raise DamagedError("it was made from other texts")


async def fitted(
    store: Store,
    run_in_thread: RunInThread,
    made: AnyPool,
    fit: FeatureFit,
    progress: ReadingProgress,
) -> AnyPool:
    """A new pool, fitted and still without rows."""
    for start in range(0, fit.through, BLOCK):
        texts = await store.items.texts_after(start, min(BLOCK, fit.through - start))
        await run_in_thread(partial(made.partial_fit, texts))
        progress("fitting features", start + len(texts), fit.through)
        _log_progress("fitted", start + len(texts), fit.through)
    await run_in_thread(made.finish)
    return made


def _log_progress(done: str, items: int, of: int) -> None:
    if items % LOG_EVERY == 0:
        log.info("features of %d of %d items are %s", items, of, done)
