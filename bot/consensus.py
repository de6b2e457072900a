"""What the answers say together, kept where exports and other processes read it."""

from __future__ import annotations

from bot.board import item_of
from bot.crowd import Weighed
from storage import Store
from storage.records import AnswerId, Consensus, Label, Reliability

# Digits of a posterior that are worth a write to the disk.
DIGITS = 3


class Keeper:
    """Writes what changed since the last time; the answers are the truth, this a cache of it."""

    def __init__(self, store: Store):
        self._store = store
        self._last: Weighed | None = None
        self._kept: dict[int, tuple[float, int]] = {}

    async def keep(self, weighed: Weighed) -> None:
        """Bring the store up to what was weighed last."""
        if weighed is self._last:
            return
        if self._kept or weighed.people.reliability is not None:
            people = [
                Reliability(who, *found)
                for who in weighed.people.annotators
                if (found := weighed.people.of(who))
            ]
            await self._store.crowd.keep(self._changed(weighed), people)
        self._last = weighed

    def _changed(self, weighed: Weighed) -> list[Consensus]:
        changed = []
        spam = (weighed.standing.posterior >= 0.5).tolist()
        rounded = weighed.standing.posterior.round(DIGITS).tolist()
        rows, newest = weighed.answered.tolist(), weighed.newest.tolist()
        for row, is_spam, posterior, through in zip(rows, spam, rounded, newest, strict=True):
            if self._kept.get(row) != (posterior, through):
                self._kept[row] = (posterior, through)
                label: Label = "spam" if is_spam else "no_spam"
                changed.append(Consensus(item_of(row), label, posterior, AnswerId(through)))
        return changed
