"""Messages of watched groups become items: sampled, near-duplicates once, without a sender."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.campaign.completion import run_to_completion
from bot.campaign.ingest import Ingest
from bot.campaign.objections import Objections
from bot.campaign.selection import SelectionRules
from bot.campaign.state import PoolState
from bot.campaign.stream_draws import draws_of
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import Training
from bot.learning.near_duplicates import NearDuplicateGroups
from bot.learning.stream_sampling import RANDOM_SHARE, sample
from storage import Store
from storage.errors import StoreError
from storage.imports import UndoneImport
from storage.staging import digest
from storage.watched import ChosenText, Watch

log = logging.getLogger(__name__)

# Messages that are sampled and written at a time: a full poll has 100.
BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class _Offered:
    watch: int
    text: str


class Harvest:
    """Takes in messages of watched groups; what is offered is on disk once `settle` returns.

    objections: whose messages are left out. has_new_items: whether the pool has to read items.
    """

    def __init__(
        self,
        store: Store,
        state: PoolState,
        trainer: Trainer,
        training: Training,
        ingest: Ingest,
        refresh: Callable[[], Awaitable[None]],
        rules: SelectionRules,
        clock: Callable[[], float],
    ):
        """ingest: keeps the near-duplicates. refresh: reads new items."""
        self._store = store
        self._state = state
        self._trainer = trainer
        self._training = training
        self._duplicates = ingest.duplicates
        self._refresh = refresh
        self._limit = rules.watch_limit
        self._clock = clock
        self._watches: dict[int, Watch] = {}
        self._kept: Counter[int] = Counter()
        self._full: set[int] = set()
        self._key = b""
        self.objections = Objections(store)
        self._pending: list[_Offered] = []
        self._flushing: asyncio.Task[None] | None = None
        self._recent = NearDuplicateGroups()  # of items that the pool has not read yet
        self._held = 0
        self.has_new_items = False

    async def load(self) -> None:
        """Read which groups are watched; also after another process has changed it."""
        watches = await self._store.watched.active()
        self._watches = {watch.telegram_id: watch for watch in watches}
        self._kept = Counter({watch.id: watch.kept for watch in watches})
        self._full |= {watch.id for watch in watches if watch.is_full}
        self._key = await self._store.watched.key()
        await self.objections.load()
        if self._duplicates.is_kept != bool(watches):
            self._duplicates.is_kept = bool(watches)
            self.has_new_items = True  # the next refresh builds the index, or frees it

    # Which groups are watched

    def watch_of(self, group: int) -> Watch | None:
        """The watch of a group; None if it is not watched."""
        return self._watches.get(group)

    def unannounced(self) -> list[Watch]:
        """Groups that are to be watched once the bot has said so in them."""
        return [watch for watch in self._watches.values() if watch.notice is None]

    async def begin(self, group: int, topic: int | None, language: str | None) -> None:
        """Watch a group as soon as `announced` is called."""
        await self._store.watched.begin(group, topic, language, self._clock())
        await self.load()
        await self._refresh()

    async def announced(self, group: int, message_id: int) -> None:
        """The group can read now, in this message, that it is watched."""
        if (watch := self.watch_of(group)) is not None:
            await self._store.watched.set_notice(watch.id, message_id)
            await self.load()

    async def end(self, group: int) -> Watch | None:
        """Watch a group no longer; None if it was not watched."""
        await self.settle()
        ended = await self._store.watched.end(group, self._clock())
        await self.load()
        return ended

    async def move(self, group: int, new_id: int) -> None:
        """Follow a group to its new Telegram id."""
        await self.settle()
        await self._store.watched.move(group, new_id)
        await self.load()

    async def with_id(self, watch: int) -> Watch | None:
        """A group that is or was watched."""
        return await self._store.watched.with_id(watch)

    async def unanswered(self, watch: Watch) -> int:
        """How many of the group's items nobody has answered."""
        return await self._store.watched.unanswered(watch.import_id) if watch.import_id else 0

    async def delete(self, watch: Watch) -> UndoneImport | None:
        """Withdraw the group's items that nobody has answered, and overwrite their texts."""
        if watch.import_id is None:
            return None
        undone = await self._store.imports.undo(watch.import_id, self._clock(), erase=True)
        await self._refresh()
        return undone

    async def take_full(self, group: int) -> Watch | None:
        """A group that has brought as many items as it may; once."""
        watch = self.watch_of(group)
        if watch is None or self._kept[watch.id] < self._limit or watch.id in self._full:
            return None
        self._full.add(watch.id)
        await self._store.watched.set_full(watch.id, self._clock())
        return watch

    # Messages

    def offer(self, group: int, message_id: int, sender: int, text: str) -> None:
        """Take in a new message, unless it is older than the notice or its sender objected.

        While a proof runs, which is about one pool, messages are dropped.
        """
        watch = self.watch_of(group)
        if watch is None or watch.notice is None or message_id <= watch.notice:
            return
        if self._kept[watch.id] >= self._limit or self.objections.has(sender):
            return
        if self._held or self._state.exam.proof is not None:
            return
        self._pending.append(_Offered(watch.id, text))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())

    async def settle(self) -> None:
        """Wait until everything that was offered is kept or dropped."""
        if self._flushing is not None and not self._flushing.done():
            await asyncio.shield(self._flushing)

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """With all messages so far in the pool; those that come meanwhile are dropped."""
        self._held += 1
        try:
            await self.settle()
            await self._refresh()
            yield
        finally:
            self._held -= 1

    def begin_refresh(self) -> None:
        """The pool is about to read the items so far."""
        self.has_new_items = False

    def end_refresh(self, *, complete: bool) -> None:
        """The pool has read items; complete: all of before `begin_refresh`."""
        if complete and not self.has_new_items and not self._pending:
            self._recent = NearDuplicateGroups()

    async def _flush(self) -> None:
        while self._pending:
            batch, self._pending = self._pending[:BATCH], self._pending[BATCH:]
            try:
                await run_to_completion(self._keep(batch))
            except StoreError as error:
                log.warning("%d messages of groups were not kept: %s", len(batch), error)

    async def _keep(self, batch: list[_Offered]) -> None:
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for offered in batch:
            texts[offered.watch].append(offered.text)
        for watch, of_watch in texts.items():
            distinct, trained = list(dict.fromkeys(of_watch)), self._training.newest
            chosen = await self._trainer.run_beside_fits(lambda: self._choose(distinct, trained))  # noqa: B023
            now = self._clock()
            added = await self._store.watched.keep(watch, chosen, len(of_watch), self._limit, now)
            self._kept[watch] += added
            self.has_new_items |= added > 0

    def _choose(self, texts: list[str], trained: TrainedModel | None) -> list[ChosenText]:
        """Which texts are kept: sampled, and no near-duplicates of an item."""
        log_odds = None
        if trained is not None and trained.model is not None:
            rows = trained.transformer.transform(texts)
            log_odds = trained.model.decision_function64(rows)
        found = sample(draws_of([digest(text) for text in texts], self._key), log_odds)
        kept = np.flatnonzero(found.kept)
        known = self._duplicates.earlier([texts[at] for at in kept])
        fresh = kept[known < 0].tolist()
        before = self._recent.n_items
        first = self._recent.add([texts[at] for at in fresh]) == before + np.arange(len(fresh))
        return [
            ChosenText(
                texts[at],
                "random" if found.random[at] else "unsure",
                RANDOM_SHARE if found.random[at] else float(found.chance[at]),
                None if log_odds is None else float(log_odds[at]),
            )
            for at, is_first in zip(fresh, first.tolist(), strict=True)
            if is_first
        ]
