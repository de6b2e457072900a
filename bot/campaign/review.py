"""What owners and curators do about answers: trust, known labels, disputes, the team report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.assignments import Assignments
from bot.campaign.completion import run_to_completion
from bot.campaign.exam_labels import is_planned_twice
from bot.campaign.numbering import item_of, row_of
from bot.campaign.reliability import Annotators
from bot.campaign.selection import SelectionRules
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.standing import Standing, standing_of
from bot.campaign.state import PoolState
from bot.campaign.training import Training
from bot.learning import agreement
from bot.learning.agreement import Agreement, TeamAgreement
from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Rows
from storage import Store
from storage.records import (
    AnnotatorActivity,
    AnnotatorId,
    GivenLabel,
    Item,
    ItemId,
    Label,
    Reliability,
)

__all__ = ["Agreement", "AnnotatorPair", "MemberReport", "Review", "TeamAgreement", "TeamReport"]


@dataclass(frozen=True)
class MemberReport:
    """One annotator's work.

    counts: whether their answers do; reliability: None while unknown; standing: whether their
    answers are known to be informative.
    """

    work: AnnotatorActivity
    counts: bool
    reliability: Reliability | None
    standing: Standing


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
    """Everybody, and how far those whose answers count agree.

    doubtful: on all items with several labels, most of which were in doubt; planned: on exam items
    that two annotators answer by plan.
    """

    members: tuple[MemberReport, ...]
    pairs: tuple[AnnotatorPair, ...]
    doubtful: TeamAgreement
    planned: TeamAgreement

    @property
    def alike(self) -> ErringAlike | None:
        """The annotators whose errors on one kind of messages coincide; None without any."""
        named = [each.reliability for each in self.members if each.reliability]
        labels = {each.annotator_id: each.errs_alike for each in named if each.errs_alike}
        return ErringAlike(tuple(labels), next(iter(labels.values()))) if labels else None


class Review:
    """Owners' and curators' decisions, and what they decide by."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        training: Training,
        assignments: Assignments,
        annotators: Annotators,
        rules: SelectionRules,
        clock: Callable[[], float],
    ):
        self._store = store
        self._state = state
        self._training = training
        self._assignments = assignments
        self._annotators = annotators
        self._rules = rules
        self._clock = clock

    async def trust(self, annotator: AnnotatorId, *, counts: bool) -> None:
        """An owner decides whether this annotator's answers count, the earlier ones too."""
        await self._annotators.set_trust(annotator, counts=counts)
        if counts:
            self._assignments.awaiting_work.add(annotator)
        else:
            await self._assignments.release(annotator)

    async def mark(self, item: ItemId, label: Label, by: AnnotatorId) -> GivenLabel:
        """Set the known label of an item: it overrides all answers and can be a gold question."""
        return await run_to_completion(self._mark(item, label, by))

    async def take_back(self, given: int, by: AnnotatorId) -> bool:
        """Undo `mark`: what was known before is known again.

        given: the id of a known label. Whether it was in force, and set by this annotator.
        """
        return await run_to_completion(self._take_back(given, by))

    async def find(self, text: str) -> ItemId | None:
        """The item with exactly this text, unless its import was undone."""
        item = await self._store.items.find(text)
        if item is None or not self._state.withdrawn.present(self._state.size)[row_of(item)]:
            return None
        return item

    async def disputes(self, count: int = 1) -> tuple[list[Item], int]:
        """The most uncertain disputed items, at most `count`, and how many there are in all."""
        rows = await self._disputed_rows()
        unsettled = [row for row in rows.tolist() if not self._state.is_known(row)]
        items = await self._store.trust_log.items(item_of(row) for row in unsettled[:count])
        return items, len(unsettled)

    async def is_disputed(self, item: ItemId) -> bool:
        """Whether the answers to this item leave its label open, and nobody has settled it."""
        row = row_of(item)
        return row in await self._disputed_rows() and not self._state.is_known(row)

    async def report(self) -> TeamReport:
        """Each annotator's work and reliability, and their agreement, in the order of joining."""
        trained = await self._training.current()
        hasty = self._annotators.hasty_seconds
        work = await self._store.trust_log.annotator_activity(self._clock(), hasty)
        estimates = trained.aggregated.reliability
        members = tuple(
            MemberReport(
                each,
                self._state.is_trusted(each.annotator_id),
                (found := estimates.of(each.annotator_id)),
                standing_of(found, vouched=self._annotators.is_vouched(each.annotator_id)),
            )
            for each in work
        )
        agreed = agreement_of(trained.snapshot)
        return TeamReport(members, *agreed)

    async def _mark(self, item: ItemId, label: Label, by: AnnotatorId) -> GivenLabel:
        given = await self._store.trust_log.add_given_label(item, label, by, self._clock())
        self._state.add_known_labels([given])
        return given

    async def _take_back(self, given: int, by: AnnotatorId) -> bool:
        former = await self._store.trust_log.take_back_given_label(given, by, self._clock())
        if former is not None:
            self._state.add_known_labels([former])
        return former is not None

    async def _disputed_rows(self) -> Rows:
        trained = await self._training.current()
        return trained.aggregated.disputes(self._rules.policy, self._rules.majority)


def agreement_of(
    snapshot: LabelSnapshot,
) -> tuple[tuple[AnnotatorPair, ...], TeamAgreement, TeamAgreement]:
    """Each pair, the agreement on items with several labels, and that on planned exam items.

    Only the votes of annotators whose answers count. Second opinions are asked where there is
    doubt, so the first agreement is lower than that on ordinary messages. The last one rests on the
    first two votes for each item that two annotators answer whatever they say.
    """
    said = snapshot.votes[~np.isin(snapshot.votes[:, 1], snapshot.distrusted)]
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
        for pair in agreement.pairwise_agreement(votes, len(items), len(people))
    )
    first_two = _first_two(said[snapshot.exam[said[:, 0]] & is_planned_twice(said[:, 0])])
    rows, at = np.unique(first_two[:, 0], return_inverse=True)
    planned = Votes(at, first_two[:, 1], first_two[:, 3] == 1)
    return (
        pairs,
        agreement.team_agreement(votes, len(items)),
        agreement.team_agreement(planned, len(rows)),
    )


def _first_two(said: Rows) -> Rows:
    """The two oldest votes for each item. said: (n_votes, 4) as `LabelSnapshot.votes`."""
    ordered = said[np.lexsort((said[:, 2], said[:, 0]))]
    second = np.zeros(len(ordered), dtype=np.bool_)
    second[2:] = ordered[2:, 0] == ordered[:-2, 0]
    return np.asarray(ordered[~second])
