"""Whose answers count: owners' decisions, and annotators excluded by their estimate."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import Final

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.learning.arrays import Rows
from storage import Store
from storage.records import AnnotatorId, Reliability

log = logging.getLogger(__name__)

# After this many answers in a row, each faster than this, the annotator is asked to slow down.
HASTY_SECONDS: Final = 1.0
HASTY_RUN: Final = 8
# An estimate excludes an annotator after it was too low in this many fits in a row, and only while
# at least this many annotators vote.
LOW_FITS: Final = 4
MIN_VOTERS: Final = 3
# An annotator with fewer votes is a newcomer.
NEWCOMER_VOTES: Final = 24


class Annotators:
    """Owners, and whose answers are excluded.

    newly_excluded: annotators whom an estimate has excluded, until the owners are notified.
    doubtful: annotators whom the estimate would exclude, if more than half of the voters stayed.
    alike: those whose errors on one kind of messages coincide, by the newest estimate.
    """

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
        self._low_fits: Counter[AnnotatorId] = Counter()
        self.newly_excluded: list[Reliability] = []
        self.doubtful: dict[AnnotatorId, Reliability] = {}
        self.alike: ErringAlike | None = None

    async def refresh(self) -> None:
        """Read owners and trust decisions from the store."""
        self._state.owners = frozenset(await self._store.people.owner_ids())
        for decision in await self._store.trust_log.trust_after(self._state.trust):
            self._state.set_trust(decision)

    async def exclude_unreliable(self, trained: TrainedModel) -> list[AnnotatorId]:
        """Exclude annotators whose votes say too little; returns those newly excluded.

        An estimate never excludes owners or annotators whom an owner trusts, nobody whose estimate
        has only just fallen, nobody while fewer than three vote, and never half of them or more:
        then the owner is asked.
        """
        estimates = trained.aggregated.reliability
        votes = Counter(trained.snapshot.votes[:, 1].tolist())
        low = [who for who in estimates.uninformative(votes) if self._may_be_excluded(who)]
        self._low_fits = Counter({who: self._low_fits[who] + 1 for who in low})
        self.doubtful.clear()
        self.alike = estimates.erring_alike()
        excluded = []
        for annotator in sorted(low, key=lambda who: (estimates.informativeness(who), who)):
            found = estimates.of(annotator)
            if found is None or self._low_fits[annotator] < LOW_FITS:
                continue
            if not self._leaves_a_majority(annotator, trained.snapshot.votes[:, 1]):
                self.doubtful[annotator] = found
                continue
            await self._exclude(found, trained)
            excluded.append(annotator)
        return excluded

    def _may_be_excluded(self, annotator: AnnotatorId) -> bool:
        return self._state.is_trusted(annotator) and not self.is_vouched(annotator)

    def _leaves_a_majority(self, annotator: AnnotatorId, voters: Rows) -> bool:
        """Whether more than half of the voters still count once this annotator is excluded.

        While enough others count who are no newcomers, newcomers are no voters and can always be
        excluded: with many accounts one person would be the majority.
        voters: (n_votes,) the annotator of each vote.
        """
        votes = Counter(voters.tolist())
        if len(votes) < MIN_VOTERS:
            return False
        counting = {who for who in votes if self._state.is_trusted(who)} - {annotator}
        established = {who for who, count in votes.items() if count >= NEWCOMER_VOTES}
        considered = established if len(established & counting) >= MIN_VOTERS else set(votes)
        if annotator not in considered:
            return True
        return len(considered - counting) < len(considered & counting)

    async def _exclude(self, found: Reliability, trained: TrainedModel) -> None:
        decision = await self._store.trust_log.set_trust(
            found.annotator_id,
            counts=False,
            said_by="estimate",
            reliability=found.estimate,
            answers_learnt=trained.snapshot.answers,
            now=self._clock(),
        )
        log.info("the answers of annotator %d no longer count", found.annotator_id)
        self._state.set_trust(decision)
        self.newly_excluded.append(found)

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
        self._state.set_trust(decision)
        self.doubtful.pop(annotator, None)
        self.forget_exclusion(annotator)

    def forget_exclusion(self, annotator: AnnotatorId) -> None:
        """The owners know that this annotator was excluded, or have decided themselves."""
        waiting = self.newly_excluded
        self.newly_excluded = [found for found in waiting if found.annotator_id != annotator]

    def is_vouched(self, annotator: AnnotatorId) -> bool:
        """Whether this is an owner or somebody whom an owner trusts: no estimate overrules that."""
        return annotator in self._state.owners or annotator in self._state.trusted_by_owner

    def hurried(self, annotator: AnnotatorId, seconds: float) -> bool:
        """Whether this answer ends a run of answers that are too fast to have been read."""
        pace = self._pace[annotator]
        pace.append(seconds)
        if len(pace) < HASTY_RUN or max(pace) >= self.hasty_seconds:
            return False
        pace.clear()
        return True


def _recent() -> deque[float]:
    return deque(maxlen=HASTY_RUN)
