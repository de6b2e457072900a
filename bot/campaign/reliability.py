"""Who labels, how far each can be trusted, and what an owner or a curator says about it."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.campaign.selection import SelectionRules
from bot.campaign.state import PoolState, item_of, row_of
from bot.campaign.trainer import TrainedModel
from bot.learning import agreement
from bot.learning.agreement import Agreement
from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Rows
from storage import Store
from storage.records import (
    AnnotatorActivity,
    AnnotatorId,
    Item,
    ItemId,
    Label,
    Reliability,
    Trust,
)

__all__ = ["Agreement", "AnnotatorPair", "Annotators", "Member", "TeamReport"]

log = logging.getLogger(__name__)

# Answers faster than this were hardly read; so many in a row are spoken of.
HASTY_SECONDS: Final = 1.0
HASTY_RUN: Final = 8


@dataclass(frozen=True)
class Member:
    """One annotator's work. counts: whether their answers do; reliability: None while unknown."""

    work: AnnotatorActivity
    counts: bool
    reliability: Reliability | None


@dataclass(frozen=True)
class AnnotatorPair:
    """Two annotators, the items that both gave a label, and how far they agree on those."""

    one: AnnotatorId
    other: AnnotatorId
    shared: int
    percent: Agreement
    kappa: Agreement


@dataclass(frozen=True)
class TeamReport:
    """Everybody, and how far they agree.

    shared: items that two or more gave a label; alpha: Krippendorff's on them.
    """

    members: tuple[Member, ...]
    pairs: tuple[AnnotatorPair, ...]
    shared: int
    alpha: Agreement


class Annotators:
    """Trust and known labels: said once, kept, and believed from then on."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        clock: Callable[[], float],
        rules: SelectionRules,
        hasty_seconds: float,
    ):
        self._store = store
        self._state = state
        self._clock = clock
        self._rules = rules
        self._hasty_seconds = hasty_seconds
        self._pace: defaultdict[AnnotatorId, deque[float]] = defaultdict(_recent)
        self._vouched: set[AnnotatorId] = set()
        self.owners: set[AnnotatorId] = set()
        self.doubted: list[Trust] = []

    async def refresh(self) -> None:
        """Owners and words of trust as they stand in the store."""
        self.owners = await self._store.people.owners()
        for word in await self._store.trust_log.trust_after(self._state.trust):
            self._believe(word)

    async def judge(self, trained: TrainedModel) -> list[AnnotatorId]:
        """Whoever is wrong too often does not count any longer, unless an owner vouched for them;
        gives back who that is."""
        people = trained.aggregated.people
        stopped = []
        for annotator in people.unreliable():
            if annotator in self.owners | self._vouched or not self._state.counts(annotator):
                continue
            found = people.of(annotator)
            word = await self._store.trust_log.say_trust(
                annotator,
                counts=False,
                said_by="estimate",
                reliability=found[0] if found else None,
                answers_learnt=trained.snapshot.answers,
                now=self._clock(),
            )
            log.info("the answers of annotator %d no longer count", annotator)
            self._believe(word)
            self.doubted.append(word)
            stopped.append(annotator)
        return stopped

    async def trust(self, annotator: AnnotatorId, *, counts: bool) -> None:
        """An owner's word: this person's answers count, or do not, the earlier ones too."""
        word = await self._store.trust_log.say_trust(
            annotator,
            counts=counts,
            said_by="owner",
            reliability=None,
            answers_learnt=self._state.answers,
            now=self._clock(),
        )
        self._believe(word)

    def vouched_for(self, annotator: AnnotatorId) -> bool:
        """Whether an owner said that this person's answers count, whatever the estimate says."""
        return annotator in self._vouched

    async def mark(self, item: ItemId, label: Label, by: AnnotatorId) -> None:
        """This label is known from now on: it stands above all answers, and can test people."""
        self._state.give([await self._store.trust_log.give(item, label, by, self._clock())])

    async def disputes(self, trained: TrainedModel, count: int) -> tuple[list[Item], int]:
        """The items that answers have left open, the least sure first; so many, and of how many."""
        rows = trained.aggregated.disputes(self._rules.policy, self._rules.majority)
        open_rows = [row for row in rows.tolist() if not self._state.is_known(row)]
        items = await self._store.trust_log.items(item_of(row) for row in open_rows[:count])
        return items, len(open_rows)

    def is_disputed(self, trained: TrainedModel, item: ItemId) -> bool:
        """Whether the answers have left this item open, and nobody has settled it."""
        rows = trained.aggregated.disputes(self._rules.policy, self._rules.majority)
        return row_of(item) in rows and not self._state.is_known(row_of(item))

    async def report(self, trained: TrainedModel) -> TeamReport:
        """Everybody's work, the first to come first."""
        work = await self._store.trust_log.team(self._clock(), self._hasty_seconds)
        people = trained.aggregated.people
        members = tuple(
            Member(
                each,
                self._state.counts(each.annotator_id),
                Reliability(each.annotator_id, *found)
                if (found := people.of(each.annotator_id))
                else None,
            )
            for each in work
        )
        return TeamReport(members, *agreement_of(trained.snapshot.votes))

    def hurried(self, annotator: AnnotatorId, seconds: float) -> bool:
        """Whether this answer ends a run of answers given faster than anybody reads."""
        pace = self._pace[annotator]
        pace.append(seconds)
        if len(pace) < HASTY_RUN or max(pace) >= self._hasty_seconds:
            return False
        pace.clear()
        return True

    def _believe(self, word: Trust) -> None:
        self._state.believe(word)
        if word.said_by == "owner":
            self._vouched.discard(word.annotator_id)
            if word.counts:
                self._vouched.add(word.annotator_id)


def agreement_of(said: Rows) -> tuple[tuple[AnnotatorPair, ...], int, Agreement]:
    """Each pair, how many items two or more gave a label, and alpha on those.

    said: (n_votes, 4) as `LabelSnapshot.votes`.
    """
    items, places = np.unique(said[:, 0], return_inverse=True)
    people, voters = np.unique(said[:, 1], return_inverse=True)
    votes = Votes(places, voters, said[:, 3] == 1)
    pairs = tuple(
        AnnotatorPair(
            AnnotatorId(int(people[pair.one])),
            AnnotatorId(int(people[pair.other])),
            pair.shared,
            pair.percent,
            pair.kappa,
        )
        for pair in agreement.pairs(votes, len(items), len(people))
    )
    team = agreement.team(votes, len(items))
    return pairs, team.shared, team.alpha


def _recent() -> deque[float]:
    return deque(maxlen=HASTY_RUN)
