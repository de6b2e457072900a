"""Aggregated labels in the store, where exports and other processes read them."""

from __future__ import annotations

from typing import Final

import numpy as np

from bot.campaign.aggregation import AggregatedLabels
from bot.campaign.numbering import item_of
from bot.learning.arrays import Floats, Rows
from storage import Store
from storage.records import AnswerId, Consensus

# A posterior is written again when it changes in one of these digits.
DIGITS: Final = 3


class ConsensusCache:
    """Writes the labels that changed since the last call; they follow from the answers."""

    def __init__(self, store: Store):
        self._store = store
        self._last: AggregatedLabels | None = None
        self._has_written = False
        # The last call: rows, rising, with their posterior and newest vote.
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._posterior: Floats = np.zeros(0)
        self._newest_vote: Rows = np.zeros(0, dtype=np.intp)

    async def write(self, aggregated: AggregatedLabels) -> None:
        """Bring the store up to these labels and reliabilities."""
        if aggregated is self._last:
            return
        if self._has_written or aggregated.reliability.estimate is not None:
            reliabilities = [
                found
                for annotator in aggregated.reliability.annotators
                if (found := aggregated.reliability.of(annotator))
            ]
            changed = self._changed(aggregated)
            await self._store.trust_log.cache_estimates(changed, reliabilities)
            self._has_written = True
            self._rows, self._newest_vote = aggregated.answered, aggregated.newest_vote
            self._posterior = aggregated.vote_counts.posterior.round(DIGITS)
        self._last = aggregated

    def _changed(self, aggregated: AggregatedLabels) -> list[Consensus]:
        rows, newest_vote = aggregated.answered, aggregated.newest_vote
        posterior = aggregated.vote_counts.posterior.round(DIGITS)
        same = np.zeros(len(rows), dtype=np.bool_)
        _, here, before = np.intersect1d(rows, self._rows, assume_unique=True, return_indices=True)
        same[here] = (posterior[here] == self._posterior[before]) & (
            newest_vote[here] == self._newest_vote[before]
        )
        return [
            Consensus(
                item_of(int(rows[at])),
                "spam" if aggregated.vote_counts.posterior[at] >= 0.5 else "no_spam",
                float(posterior[at]),
                AnswerId(int(newest_vote[at])),
            )
            for at in np.flatnonzero(~same)
        ]
