"""One campaign of a crowd: the people answer, over HTTP or directly, and it is measured."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.random import default_rng

from benchmarks.crowd.crowds import CrowdRow, Member, ScriptedCrowd
from benchmarks.crowd.measures import MIN_VOTES, Numbers, measure
from benchmarks.crowd.running import open_campaign, run_all
from benchmarks.crowd.tapping import FIRST, Goal, Tapping
from benchmarks.support import (
    card_text,
    database_with,
    labelled_rows,
    overlapping_questions,
    split,
)
from bot.campaign.campaign import Campaign
from bot.campaign.types import Question
from bot.formats.rows import Row
from storage.records import AnnotatorId

# Who returns as somebody new does so after this many answers, or when nothing is asked any more.
RETURN_EVERY: Final = 12


@dataclass(frozen=True)
class Plan:
    """What is measured. spam_share: spam is thinned out to this share; None for all of it.

    runs: a file that collects the measures of every campaign; those in it are not run again.
    """

    file: Path
    features: str
    jobs: int
    answers: int
    seeds: range
    spam_share: float | None = None
    runs: Path | None = None

    def key(self, row: CrowdRow, seed: int) -> str:
        """What decides how a campaign goes."""
        setting = (self.file.name, self.features, self.spam_share, self.answers, seed)
        return repr((*setting, row))


def run_rows(plan: Plan, rows: dict[str, CrowdRow]) -> dict[str, list[tuple[Numbers, Numbers]]]:
    """By row, for each seed: the campaign of the crowd, and that of its honest members alone."""
    done = read_runs(plan.runs)
    jobs = {}
    for seed in plan.seeds:
        for row in rows.values():
            for each in (row, row.without_bad):
                if plan.key(each, seed) not in done:
                    jobs[plan.key(each, seed)] = (plan, each, seed)

    def keep(found: Numbers) -> None:
        done[found["key"]] = found
        if plan.runs is not None:
            with plan.runs.open("a", encoding="utf-8") as file:
                file.write(json.dumps(found) + "\n")

    run_all(run_campaign, list(jobs.values()), plan.jobs, keep)
    return {
        name: [(done[plan.key(row, s)], done[plan.key(row.without_bad, s)]) for s in plan.seeds]
        for name, row in rows.items()
    }


def run_campaign(plan: Plan, row: CrowdRow, seed: int) -> Numbers:
    """One crowd on the split of this seed."""
    return asyncio.run(_run_campaign(plan, row, seed))


async def _run_campaign(plan: Plan, row: CrowdRow, seed: int) -> Numbers:
    messages = labelled_rows(plan.file)
    if plan.spam_share is not None:
        messages = with_spam_share(messages, plan.spam_share, seed)
    pool, rest = split(messages, seed)
    crowd = ScriptedCrowd(pool, row.members, seed)
    began = time.process_time()
    async with database_with(pool, seed, known=row.known) as store:
        async with open_campaign(store, plan.features) as campaign:
            if row.http:
                goal = Goal(plan.answers)
                await Tapping(goal, crowd.choose, len(row.members)).run(campaign)
                found = await measure(campaign, pool, row.members, rest)
            else:
                people = DirectPeople(campaign, crowd, row.members, seed)
                await people.answer(plan.answers)
                found = await measure(campaign, pool, row.members, rest, people.identities)
                found["weights_after_12"] = people.bad_weights
        found["unintended"] = await overlapping_questions(store)
    cpu = round(time.process_time() - began, 1)
    return found | {"key": plan.key(row, seed), "seed": seed, "cpu_seconds": cpu}


class DirectPeople:
    """People who answer the campaign itself, one after the other at random, without Telegram.

    identities: who each annotator is. bad_weights: the weight of each bad annotator's votes once 12
    of them are on items that are known or that somebody proven has voted on.
    """

    def __init__(
        self, campaign: Campaign, crowd: ScriptedCrowd, members: Sequence[Member], seed: int
    ):
        self.identities: dict[AnnotatorId, Member] = {}
        self.bad_weights: list[float] = []
        self._campaign, self._crowd, self._members = campaign, crowd, members
        self._rng = default_rng([seed, 4])
        self._telegram_ids = list(range(FIRST, FIRST + len(members)))
        self._annotators: list[AnnotatorId] = []
        self._answers: Counter[int] = Counter()
        self._weighed: set[AnnotatorId] = set()

    async def answer(self, count: int) -> None:
        """Until this many answers are given. Errors: SystemExit when nobody is asked any more."""
        self._token = (await self._campaign.invitations.create("annotator", 10**6, 86_400)).token
        for number in range(len(self._members)):
            self._annotators.append(await self._join(number))
        pace = np.array([float(member.pace) for member in self._members])
        given = turns = 0
        while given < count:
            turns += 1
            if turns > 30 * count:
                raise SystemExit("Nobody is asked any more: the file is too small.")
            given += await self._take_turn(int(self._rng.choice(len(pace), p=pace / pace.sum())))

    async def _take_turn(self, number: int) -> bool:
        """Whether this person was asked something, and answered."""
        if self._members[number].returns and self._answers[number] >= RETURN_EVERY:
            await self._return(number)
        question = await self._campaign.next_question(self._annotators[number])
        if not isinstance(question, Question):
            self._answers[number] = RETURN_EVERY
            return False
        choice = self._crowd.choose(number, card_text(question.text), question.why)
        assert choice != "undo"
        await self._campaign.answer(self._annotators[number], question.id, choice, None)
        self._answers[number] += 1
        if self._members[number].is_bad:
            await self._weigh(self._annotators[number])
        return True

    async def _return(self, number: int) -> None:
        """Leave by /forgetme and join again, or come with another Telegram account."""
        if self._members[number].behaviour == "forgets":
            await self._campaign.members.forget(self._annotators[number])
        else:
            self._telegram_ids[number] = max(self._telegram_ids) + 1
        self._annotators[number] = await self._join(number)
        self._answers[number] = 0

    async def _join(self, number: int) -> AnnotatorId:
        annotator = await self._campaign.members.join(self._telegram_ids[number], self._token)
        self.identities[annotator.id] = self._members[number]
        return annotator.id

    async def _weigh(self, annotator: AnnotatorId) -> None:
        if annotator in self._weighed:
            return
        trained = await self._campaign.training.current()
        votes, reliability = trained.snapshot.votes, trained.aggregated.reliability
        own = votes[:, 1] == annotator
        proven = np.isin(votes[:, 1], reliability.proven()) & ~own
        checked = np.union1d(votes[proven, 0], trained.snapshot.known)
        if np.isin(votes[own, 0], checked).sum() >= MIN_VOTES:
            self._weighed.add(annotator)
            self.bad_weights.append(round(reliability.weight(annotator), 3))


def with_spam_share(rows: Iterable[Row], share: float, seed: int) -> list[Row]:
    """All "not spam", and a random part of the spam that makes up this share."""
    unique = list({row.text: row for row in rows}.values())
    spam = [row for row in unique if row.label == "spam"]
    others = [row for row in unique if row.label != "spam"]
    count = min(len(spam), round(len(others) * share / (1 - share)))
    order = default_rng([seed, 5]).permutation(len(spam))[:count]
    return others + [spam[at] for at in order]


def read_runs(file: Path | None) -> dict[str, Numbers]:
    """The campaigns in the file of runs, by key."""
    if file is None or not file.exists():
        return {}
    runs = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {run["key"]: run for run in runs}
