"""What the owners are notified of once, about annotators and proofs, also across restarts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.proofs import Proofs, ProofStatement
from bot.campaign.reliability import Annotators
from bot.campaign.state import PoolState
from storage import Store
from storage.records import AnnotatorId, NoticeKind, Reliability

# One annotator is dominant with more than half of at least this many answers by this many people.
MIN_ANSWERS: Final = 40
MIN_PEOPLE: Final = 3


@dataclass(frozen=True)
class Dominance:
    """An annotator who has given more than half of all answers that count; share: in (0.5, 1]."""

    annotator_id: AnnotatorId
    share: float


class OwnerNotices:
    """Sends each notice until an owner was there to receive it."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        annotators: Annotators,
        proofs: Proofs,
        clock: Callable[[], float],
    ):
        self._store = store
        self._state = state
        self._annotators = annotators
        self._proofs = proofs
        self._clock = clock
        self._sent: set[tuple[NoticeKind, AnnotatorId]] = set()
        self._sent_proofs: set[int] = set()

    async def load(self) -> None:
        """Read after a start which notices were sent."""
        self._sent = await self._store.trust_log.notices_sent()
        self._sent_proofs = await self._store.exam_log.proof_notices()
        estimates = await self._store.trust_log.reliabilities()
        self._annotators.newly_excluded = [
            estimates.get(who, Reliability(who, 0.0, 0.0, 1.0, 0))
            for who in await self._store.trust_log.exclusions_to_notify()
        ]

    async def send_exclusions(self, on_excluded: Callable[[Reliability], Awaitable[bool]]) -> None:
        """Notify the owners of each annotator whose answers an estimate ignores."""
        for found in list(self._annotators.newly_excluded):
            if await on_excluded(found):
                self._annotators.forget_exclusion(found.annotator_id)
                await self._store.trust_log.record_exclusion_notice(
                    found.annotator_id, self._clock()
                )

    async def send_doubts(self, on_doubtful: Callable[[Reliability], Awaitable[bool]]) -> None:
        """Ask the owners about each annotator whom the estimate alone may not exclude."""
        for annotator, found in list(self._annotators.doubtful.items()):
            if ("doubtful", annotator) not in self._sent and await on_doubtful(found):
                await self._record("doubtful", annotator)

    async def send_dominance(self, on_dominant: Callable[[Dominance], Awaitable[bool]]) -> None:
        """Notify the owners of an annotator who gives more than half of all answers."""
        found = self._dominant()
        if found is None or ("dominant", found.annotator_id) in self._sent:
            return
        if await on_dominant(found):
            await self._record("dominant", found.annotator_id)

    async def send_alike(self, on_alike: Callable[[ErringAlike], Awaitable[bool]]) -> None:
        """Notify the owners of annotators who err alike, and again when more of them are found."""
        found = self._annotators.alike
        if found is None or all(("alike", who) in self._sent for who in found.annotators):
            return
        if await on_alike(found):
            for annotator in found.annotators:
                await self._record("alike", annotator)

    async def send_proof_ends(
        self, on_proof_end: Callable[[ProofStatement], Awaitable[bool]]
    ) -> None:
        """Notify the owners of each proof that has ended, unless one of them stopped it."""
        for statement in reversed(self._proofs.statements()):
            if statement.outcome == "stopped" or statement.number in self._sent_proofs:
                continue
            if await on_proof_end(statement):
                self._sent_proofs.add(statement.number)
                await self._store.exam_log.record_proof_notice(statement.number, self._clock())

    def _dominant(self) -> Dominance | None:
        """The annotator with more than half of the answers, for whom no owner vouches."""
        every = self._state.answer_counts.items()
        counts = {who: count for who, count in every if count and self._state.is_trusted(who)}
        total = sum(counts.values())
        if total < MIN_ANSWERS or len(counts) < MIN_PEOPLE:
            return None
        annotator = max(counts, key=counts.__getitem__)
        if 2 * counts[annotator] <= total or self._annotators.is_vouched(annotator):
            return None
        return Dominance(annotator, counts[annotator] / total)

    async def _record(self, kind: NoticeKind, annotator: AnnotatorId) -> None:
        self._sent.add((kind, annotator))
        await self._store.trust_log.record_notice(kind, annotator, self._clock())
