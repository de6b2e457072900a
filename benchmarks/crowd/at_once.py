"""Many people tap at the same moment: is an item put to two, or an answer lost or doubled?"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crowd.crowds import ScriptedCrowd, crowd_with
from benchmarks.crowd.measures import Numbers, measure
from benchmarks.crowd.running import begin_work, open_campaign, run_all
from benchmarks.crowd.tapping import PATIENCE, Goal, Tapping
from benchmarks.support import database_with, labelled_rows, overlapping_questions, split
from bot.formats.rows import Row
from storage import Store


@dataclass(frozen=True)
class Experiment:
    """How much of everything.

    leavers: people who stop with a card open; small: messages of the pool on which `waiting` people
    never answer; labels, together, pairs: F1 after this many labels, by one and by this many at
    once, on these seeds.
    """

    file: Path
    features: str
    jobs: int
    people: int
    answers: int
    leavers: int
    small: int
    waiting: int
    claim_seconds: float
    labels: int
    together: int
    pairs: range


def at_once(plan: Experiment) -> Numbers:
    """What happens when many tap at the same moment."""
    begin_work()
    rows = labelled_rows(plan.file)
    found: Numbers = {"together": asyncio.run(many(rows, plan))}
    print(found["together"], file=sys.stderr)
    found["abandoned"] = asyncio.run(abandoned(rows, plan))
    print(found["abandoned"], file=sys.stderr)
    jobs = [(plan, seed) for seed in plan.pairs]
    found["paired"] = run_all(paired, jobs, plan.jobs)
    return found


async def many(rows: list[Row], plan: Experiment) -> Numbers:
    """Many people at once, some of whom stop in the middle: lost, doubled and repeated answers."""
    pool = list({row.text: row for row in rows}.values())
    crowd = crowd_with((0.97,) * plan.people)
    says = ScriptedCrowd(pool, crowd, 0).choose
    goal = Goal(plan.answers)
    leaves = dict.fromkeys(range(plan.leavers), plan.answers // plan.people // 2)
    async with database_with(pool, 0) as store:
        began = time.perf_counter()
        # Long enough for slow people, short enough that abandoned items come back.
        async with open_campaign(store, plan.features, claim_seconds=30.0) as campaign:
            tapping = Tapping(goal, says, plan.people, leaves)
            await tapping.run(campaign)
            seconds = tapping.seconds
            found = await measure(campaign, pool, crowd)
        found |= await _kept(store, tapping)
        found["unintended"] = await overlapping_questions(store)
    return found | {
        "people": plan.people,
        "seconds": round(time.perf_counter() - began, 1),
        "taps_per_second": round(plan.answers / seconds, 1),
    }


async def abandoned(rows: list[Row], plan: Experiment) -> Numbers:
    """Some hold the last messages and never answer.

    Returns the seconds from the end of each claim until the message is asked of somebody who waits,
    and how many were asked sooner.
    """
    pool, _ = split(rows, 0)
    pool = pool[: plan.small]
    people = plan.waiting + plan.together
    goal = Goal(10**9)
    says = ScriptedCrowd(pool, crowd_with((1.0,) * people), 0).choose
    async with database_with(pool, 0) as store:
        async with open_campaign(store, plan.features, plan.claim_seconds) as campaign:
            leaves = dict.fromkeys(range(plan.waiting), 0)
            tapping = Tapping(goal, says, people, leaves, apart=0.29)
            running = asyncio.create_task(tapping.run(campaign))
            waits = await _until_all_are_back(store, running)
        found = await overlapping_questions(store)
    return {
        "claims": plan.waiting,
        "back": len(waits),
        "seconds": [round(wait, 2) for wait in sorted(waits)],
        "unintended": found,
    }


async def _until_all_are_back(store: Store, running: asyncio.Task[None]) -> list[float]:
    """The seconds of `abandoned`, once every item has been answered."""
    ends = time.monotonic() + PATIENCE
    size = len(await store.items.after(0))
    while time.monotonic() < ends and not running.done():
        await asyncio.sleep(0.2)
        if len({answer.item_id for answer in await store.questions.current_answers()}) == size:
            break
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    asked = await store.questions.asked()
    answered = {answer.question_id for answer in await store.questions.current_answers()}
    waits = []
    for claim in asked:
        if claim.id in answered or claim.expires_at > time.time():
            continue
        later = [q.asked_at for q in asked if q.item_id == claim.item_id and q.id > claim.id]
        waits += [min(later) - claim.expires_at] if later else []
    return waits


def paired(plan: Experiment, seed: int) -> Numbers:
    """F1 after `plan.labels` labels, by one person and by several at once, on the same split."""
    return asyncio.run(_paired(plan, seed))


async def _paired(plan: Experiment, seed: int) -> Numbers:
    pool, rest = split(labelled_rows(plan.file), seed)
    found: Numbers = {}
    for name, people in (("alone", 1), ("at_once", plan.together)):
        crowd = crowd_with((1.0,) * people)
        says = ScriptedCrowd(pool, crowd, seed).choose
        async with (
            database_with(pool, seed) as store,
            open_campaign(store, plan.features) as campaign,
        ):
            await Tapping(Goal(plan.labels, labels=True), says, people).run(campaign)
            found[name] = (await measure(campaign, pool, crowd, rest))["f1"]
    return found


async def _kept(store: Store, tapping: Tapping) -> Numbers:
    """Every tap held against the answers in the database, by Telegram's own id of it."""
    rows = await store._database.fetch_all("SELECT tap, question_id, choice FROM answer")
    kept = {tap: choice for tap, _, choice in rows}
    questions = [question for _, question, _ in rows]
    return {
        "answers": len(rows),
        "lost": sum(kept.get(tap) != word for tap, word in tapping.tapped.items()),
        "doubled": len(questions) - len(set(questions)) + len(kept.keys() - tapping.tapped.keys()),
    }
