"""What the answers say together, kept where exports and other processes read it."""

from __future__ import annotations

import numpy as np

from bot.campaign.aggregation import AggregatedLabels
from bot.campaign.numbering import item_of
from bot.learning.arrays import Floats, Rows
from storage import Store
from storage.records import AnswerId, Consensus, Reliability

# Digits of a posterior that are worth a write to the disk.
DIGITS = 3


class ConsensusCache:
    """Writes what changed since the last time; the answers are the truth, this a cache of it."""

    def __init__(self, store: Store):
        self._store = store
        self._last: AggregatedLabels | None = None
        self._begun = False
        # What was kept last, by row in rising order: the posterior and its newest answer.
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._posterior: Floats = np.zeros(0)
        self._through: Rows = np.zeros(0, dtype=np.intp)

    async def keep(self, aggregated: AggregatedLabels) -> None:
        """Bring the store up to what was weighed last."""
        if aggregated is self._last:
            return
        if self._begun or aggregated.reliability.estimate is not None:
            people = [
                Reliability(who, *found)
                for who in aggregated.reliability.annotators
                if (found := aggregated.reliability.of(who))
            ]
            await self._store.trust_log.cache_estimates(self._changed(aggregated), people)
            self._begun = True
            self._rows, self._through = aggregated.answered, aggregated.newest_vote
            self._posterior = aggregated.vote_counts.posterior.round(DIGITS)
        self._last = aggregated

    def _changed(self, aggregated: AggregatedLabels) -> list[Consensus]:
        rows, through = aggregated.answered, aggregated.newest_vote
        posterior = aggregated.vote_counts.posterior.round(DIGITS)
        same = np.zeros(len(rows), dtype=np.bool_)
        _, here, before = np.intersect1d(rows, self._rows, assume_unique=True, return_indices=True)
        same[here] = (posterior[here] == self._posterior[before]) & (
            through[here] == self._through[before]
        )
        return [
            Consensus(
                item_of(int(rows[at])),
                "spam" if aggregated.vote_counts.posterior[at] >= 0.5 else "no_spam",
                float(posterior[at]),
                AnswerId(int(through[at])),
            )
            for at in np.flatnonzero(~same)
        ]
