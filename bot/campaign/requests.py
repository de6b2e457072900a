"""Asking others about one message: it becomes an item, and is asked soon and blind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Literal

from bot.campaign.assignments import Assignments
from bot.campaign.checks import Checks
from bot.campaign.completion import run_to_completion
from bot.campaign.numbering import item_of
from bot.campaign.proofs import Proofs
from bot.campaign.state import PoolState
from storage import Store
from storage.records import AnnotatorId, ItemId, NewItem, QuestionId

Requested = Literal["new", "known", "nobody", "proof"]


class Requests:
    """Requests of people to ask others about a message."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        checks: Checks,
        assignments: Assignments,
        proofs: Proofs,
        refresh: Callable[[], Awaitable[None]],
        refreshing: asyncio.Lock,
        clock: Callable[[], float],
    ):
        """refresh: reads what the store has got, not while `refreshing` is held."""
        self._store = store
        self._state = state
        self._checks = checks
        self._assignments = assignments
        self._proofs = proofs
        self._refresh = refresh
        self._refreshing = refreshing
        self._clock = clock
        self._adding = asyncio.Lock()

    async def ask(
        self, text: str, by: AnnotatorId | None, source: Sequence[str] = ("/check",)
    ) -> Requested:
        """Ask others about a text soon; an item with this text, or a near-duplicate, is asked.

        by: who may not be asked, as they have seen its score; None if anybody may. source: the name
        of the import of a new item. An item of the exam is still asked by chance only, and one
        whose label is known only to measure people.
        Returns new: it was no item before; known: it was. nobody: nobody else labels, proof: a
        proof is running, which a new item would end; these two change nothing.
        """
        if not await self._has_others(by):
            return "nobody"
        async with self._adding:
            await self._refresh()  # a large import may be known in part only
            return await run_to_completion(self._ask(text, by, source))

    async def _ask(self, text: str, by: AnnotatorId | None, source: Sequence[str]) -> Requested:
        state, row = self._state, await self._checks.find(text)
        # An item that came in a moment ago has no row in the pool yet.
        if row is not None and row < state.size and state.withdrawn.present(state.size)[row]:
            labelled = [near for near in state.near_duplicates(row) if near in state.labels]
            await self._record(item_of(labelled[0] if labelled else row), by)
            await self._refresh()
            return "known"
        if self._proofs.running is not None:
            return "proof"
        async with self._refreshing:  # or the exam could reserve it before it is requested
            await self._store.items.add([NewItem(text, None, "")], files=source)
            item = await self._store.items.find(text)
            if item is not None:
                await self._record(item, by)
        await self._refresh()
        return "new"

    async def _record(self, item: ItemId, by: AnnotatorId | None) -> None:
        await self._assignments.between_questions(partial(self._store_request, item, by))

    async def _store_request(
        self, item: ItemId, by: AnnotatorId | None, newest: QuestionId
    ) -> None:
        answers, requested = self._state.answers, self._state.requested
        await self._store.requests.add(item, by, newest, answers, self._clock())
        requested.update(await self._store.requests.after(requested.newest))

    async def _has_others(self, by: AnnotatorId | None) -> bool:
        """Whether somebody else labels, and their answers count.

        Owners are annotators before they open the chat.
        """
        return any(
            each.id != by
            and (each.role != "owner" or each.card is not None or each.placeholder is not None)
            and self._state.is_trusted(each.id)
            for each in await self._store.people.annotators()
        )
