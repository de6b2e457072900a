"""Reads what messages mean, a few at a time beside other work; the database keeps it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from bot.learning.features.meaning import FITTED_TEXTS, MeaningVectorizer
from bot.learning.features.sentence_encoder import ENCODERS, load_encoder
from bot.pool.loading import RunInThread
from bot.pool.meaning_rows import packed_rows, packed_state, unpacked_state
from storage import Store
from storage.errors import TryLaterError
from storage.meanings import MeaningFit, UnreadItem

log = logging.getLogger(__name__)

# The fit after a tap waits for one such block at most: 0.1 s.
BLOCK: Final = 32
# Principal components of fewer than 500 texts are made again when the pool has grown by this share.
GROWTH: Final = 0.25


class MeaningReader:
    """Embeds every message that has no row yet, in the order of their numbers.

    Each block is on disk before the next one begins, so that a stop loses at most one.
    """

    def __init__(
        self,
        store: Store,
        run_in_thread: RunInThread,
        on_progress: Callable[[int], None] = lambda _: None,
        wait: float = 0.0,
    ):
        """on_progress: called with the number of messages that are read.

        wait: seconds before the first reading in the background.
        """
        self._store = store
        self._run_in_thread = run_in_thread
        self._on_progress = on_progress
        self._wait = wait
        self._task: asyncio.Task[None] | None = None
        self._vectorizer = MeaningVectorizer()
        self._put_off: int | None = None
        self.fit: MeaningFit | None = None
        self.through = 0
        self.has_news = False

    def start(self, size: int) -> None:
        """Read in the background until `size` messages are read, unless that is being done."""
        is_read = self.fit is not None and self.through >= size and self._is_good(self.fit, size)
        if not is_read and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._read_quietly(size))

    def resume(self) -> None:
        """Go on after a full disk."""
        if self._put_off is not None:
            size, self._put_off = self._put_off, None
            self.start(size)

    async def stop(self) -> None:
        """End the reading; what was read stays."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def start_over(self) -> None:
        """Look again what is read: texts may have been deleted."""
        await self.stop()
        self.fit, self.through = None, 0

    async def wait(self) -> None:
        """Wait until the reading in the background has ended."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def read(self, size: int) -> MeaningFit:
        """Read all that is not read yet; size: of the pool. Errors: StoreError, TryLaterError."""
        fit = await self._fit(size)
        if await self._store.meanings.unread(fit.id, self.through, 1):
            await self._load()
        while items := await self._store.meanings.unread(fit.id, self.through, BLOCK):
            rows = await self._run_in_thread(partial(self._encode, items))
            await self._store.meanings.add(fit.id, list(zip(items, rows, strict=True)))
            self.through = items[-1].id
            self._on_progress(self.through)
        self.through = max(
            self.through, await self._store.meanings.read_through(fit.id, self.through)
        )
        self.has_news = True
        return fit

    async def _read_quietly(self, size: int) -> None:
        await asyncio.sleep(self._wait)
        self._wait = 0.0
        try:
            fit = await self.read(size)
            log.info("the meaning of %d messages is read (%s)", self.through, fit.encoder)
        except TryLaterError as error:
            self._put_off = size
            log.warning("reading what messages mean is put off: %s", error)
        except Exception:
            log.exception("what messages mean could not be read")

    async def _load(self) -> None:
        """Load the encoder in a thread of its own: it takes a second."""
        await asyncio.to_thread(load_encoder, self._vectorizer.encoder)

    def _encode(self, items: Sequence[UnreadItem]) -> list[bytes]:
        return packed_rows(self._vectorizer.encode([item.text for item in items]))

    async def _fit(self, size: int) -> MeaningFit:
        """The newest fit that is good for a pool of this size, made if necessary."""
        if self.fit is not None and self._is_good(self.fit, size):
            return self.fit
        encoder = ENCODERS[self._vectorizer.encoder].identity()
        found = [fit for fit in await self._store.meanings.fits() if fit.encoder == encoder]
        good = [fit for fit in found if self._is_good(fit, size)]
        while not good:
            made = await self._make(encoder, min(FITTED_TEXTS, size))
            good = [made] if made is not None else []
        state = unpacked_state(good[-1].state or b"")
        self._vectorizer = MeaningVectorizer().set_state(state)
        self.fit, self.through = good[-1], await self._store.meanings.read_through(good[-1].id)
        return self.fit

    async def _make(self, encoder: str, texts: int) -> MeaningFit | None:
        """A new fit; None when texts were deleted meanwhile."""
        erasures = await self._store.meanings.count_erasures()
        made = MeaningVectorizer()
        await self._load()
        for start in range(0, texts, BLOCK):
            block = await self._store.items.texts_after(start, min(BLOCK, texts - start))
            await self._run_in_thread(partial(made.partial_fit, block))
        await self._run_in_thread(made.finish)
        return await self._store.meanings.add_fit(
            encoder, texts, packed_state(made.get_state()), erasures
        )

    @staticmethod
    def _is_good(fit: MeaningFit, size: int) -> bool:
        enough = fit.texts * (1 + GROWTH) >= min(FITTED_TEXTS, size)
        return fit.state is not None and enough
