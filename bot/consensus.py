"""What the answers say together, kept where exports and other processes read it."""

from __future__ import annotations

import numpy as np

from bot.board import Rows, item_of
from bot.crowd import Floats, Weighed
from storage import Store
from storage.records import AnswerId, Consensus, Reliability

# Digits of a posterior that are worth a write to the disk.
DIGITS = 3


class Keeper:
    """Writes what changed since the last time; the answers are the truth, this a cache of it."""

    def __init__(self, store: Store):
        self._store = store
        self._last: Weighed | None = None
        self._begun = False
        # What was kept last, by row in rising order: the posterior and its newest answer.
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._posterior: Floats = np.zeros(0)
        self._through: Rows = np.zeros(0, dtype=np.intp)

    async def keep(self, weighed: Weighed) -> None:
        """Bring the store up to what was weighed last."""
        if weighed is self._last:
            return
        if self._begun or weighed.people.reliability is not None:
            people = [
                Reliability(who, *found)
                for who in weighed.people.annotators
                if (found := weighed.people.of(who))
            ]
            await self._store.crowd.keep(self._changed(weighed), people)
            self._begun = True
            self._rows, self._through = weighed.answered, weighed.newest
            self._posterior = weighed.standing.posterior.round(DIGITS)
        self._last = weighed

    def _changed(self, weighed: Weighed) -> list[Consensus]:
        rows, through = weighed.answered, weighed.newest
        posterior = weighed.standing.posterior.round(DIGITS)
        same = np.zeros(len(rows), dtype=np.bool_)
        _, here, before = np.intersect1d(rows, self._rows, assume_unique=True, return_indices=True)
        same[here] = (posterior[here] == self._posterior[before]) & (
            through[here] == self._through[before]
        )
        return [
            Consensus(
                item_of(int(rows[at])),
                "spam" if weighed.standing.posterior[at] >= 0.5 else "no_spam",
                float(posterior[at]),
                AnswerId(int(through[at])),
            )
            for at in np.flatnonzero(~same)
        ]
