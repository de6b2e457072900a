"""Whose answers count: owners' decisions, and annotators excluded by their estimated accuracy."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Final

from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from storage import Store
from storage.records import AnnotatorId, Trust

log = logging.getLogger(__name__)

# After this many answers in a row, each faster than this, the annotator is asked to slow down.
HASTY_SECONDS: Final = 1.0
HASTY_RUN: Final = 8


class Annotators:
    """Owners, and whose answers are excluded."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        clock: Callable[[], float],
        hasty_seconds: float,
    ):
        self._store = store
        self._state = state
        self._clock = clock
        self.hasty_seconds = hasty_seconds
        self._pace: defaultdict[AnnotatorId, deque[float]] = defaultdict(_recent)
        self.trusted_by_owner: set[AnnotatorId] = set()
        self.owners: set[AnnotatorId] = set()
        self.newly_excluded: list[Trust] = []

    async def refresh(self) -> None:
        """Read owners and trust decisions from the store."""
        self.owners = await self._store.people.owner_ids()
        for decision in await self._store.trust_log.trust_after(self._state.trust):
            self._apply(decision)

    async def exclude_unreliable(self, trained: TrainedModel) -> list[AnnotatorId]:
        """Exclude annotators whose accuracy is clearly too low; returns those newly excluded.

        Owners, and annotators whom an owner has trusted, are never excluded by an estimate.
        """
        people = trained.aggregated.reliability
        excluded = []
        for annotator in people.unreliable():
            if annotator in self.owners | self.trusted_by_owner or not self._state.is_trusted(
                annotator
            ):
                continue
            found = people.of(annotator)
            decision = await self._store.trust_log.set_trust(
                annotator,
                counts=False,
                said_by="estimate",
                reliability=found[0] if found else None,
                answers_learnt=trained.snapshot.answers,
                now=self._clock(),
            )
            log.info("the answers of annotator %d no longer count", annotator)
            self._apply(decision)
            self.newly_excluded.append(decision)
            excluded.append(annotator)
        return excluded

    async def set_trust(self, annotator: AnnotatorId, *, counts: bool) -> None:
        """Store an owner's decision whether this annotator's answers count."""
        decision = await self._store.trust_log.set_trust(
            annotator,
            counts=counts,
            said_by="owner",
            reliability=None,
            answers_learnt=self._state.answers,
            now=self._clock(),
        )
        self._apply(decision)

    def hurried(self, annotator: AnnotatorId, seconds: float) -> bool:
        """Whether this answer ends a run of answers that are too fast to have been read."""
        pace = self._pace[annotator]
        pace.append(seconds)
        if len(pace) < HASTY_RUN or max(pace) >= self.hasty_seconds:
            return False
        pace.clear()
        return True

    def _apply(self, decision: Trust) -> None:
        self._state.set_trust(decision)
        if decision.said_by == "owner":
            self.trusted_by_owner.discard(decision.annotator_id)
            if decision.counts:
                self.trusted_by_owner.add(decision.annotator_id)


def _recent() -> deque[float]:
    return deque(maxlen=HASTY_RUN)
