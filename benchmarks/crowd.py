"""Measures many people who label at once, some of them unreliable, over the real bot.

    python benchmarks/crowd.py FILE [--quick] [--direct] [--seeds 10] [--first-seed 0] [--json -]
                               [--only at-once | errors]

The file is a labelled one (JSONL, CSV …). The stand-in for Telegram, HTTP, the bot, its campaign
and SQLite are the real ones, in one process. People tap as fast as they see cards.

at-once  50 people, right in 97 of 100, give 5,000 answers, and five of them stop in the middle of
         it: is an item put to two although it stood, is an answer lost or doubled? On a small pool
         people wait while others hold the last messages and never answer: how long after their
         claims have ended is each with somebody? And F1 of spam after 300 labels, by ten at once
         and by one person alone, all of them right, on the same splits.
errors   people who err give 400 answers, on 70 % of the file; F1 on the rest, of the bot's own
         model and features; how many of the exported labels are right; the estimates.

`--direct`: in `errors`, only the first two seeds over HTTP; in the others people answer the
campaign itself, by turns that are drawn by chance.
`--quick`: fewer people, answers and seeds, for a look.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from typing import Any, Final

import numpy as np
from numpy.random import default_rng
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import (
    TOKEN,
    card_text,
    database_with,
    f1_of_labels,
    labelled_rows,
    overlapping_questions,
    split,
    tap_key_of,
)
from bot.app import polling
from bot.campaign.campaign import Campaign
from bot.campaign.types import Question
from bot.demo.scripted_annotators import CardButton, ShownCard, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from bot.formats.rows import Row
from bot.settings import read_settings
from storage import Store

Numbers = dict[str, Any]
Says = Callable[[int, str], CardButton]
"""What a person, by number, calls a text."""

CROWDS: Final[dict[str, tuple[float, ...]]] = {
    "one saboteur in six": (0.98, 0.95, 0.9, 0.8, 0.7, 0.2),
    "five good": (0.95,) * 5,
    "five perfect": (1.0,) * 5,
    "one perfect": (1.0,),
}
# Whoever is right less often may be told that their answers count no longer.
HONEST: Final = 0.7
# Whoever sees no next card in this time counts as stranded.
PATIENCE: Final = 120.0
EARLY: Final = 60
OWNER: Final = 1


@dataclass(frozen=True)
class Experiment:
    """How much of everything. leavers: who stop; small: messages of the pool on which one waits."""

    file: Path
    features: str
    seeds: range
    people: int
    answers: int
    leavers: int
    small: int
    waiting: int
    claim_seconds: float
    labels: int
    together: int
    pairs: range
    errors: int
    over_http: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--direct", action="store_true")
    parser.add_argument("--only", choices=("at-once", "errors"))
    parser.add_argument("--seeds", type=int, default=None)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    plan, result = planned(given), {"file": given.file.name, "quick": given.quick}
    if given.only != "errors":
        result |= at_once(plan)
    if given.only != "at-once":
        result |= {"errors": errors(plan)}
    result["bars"] = bars(result)
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
        return
    show(result)


def planned(given: argparse.Namespace) -> Experiment:
    """What the arguments ask for."""
    quick = given.quick
    seeds = given.seeds or (2 if quick else 10)
    return Experiment(
        file=given.file,
        features=given.features,
        seeds=range(given.first_seed, given.first_seed + seeds),
        people=20 if quick else 50,
        answers=500 if quick else 5_000,
        leavers=2 if quick else 5,
        small=40 if quick else 60,
        waiting=4 if quick else 8,
        claim_seconds=10.0,
        labels=100 if quick else 300,
        together=10,
        pairs=range(given.first_seed, given.first_seed + (2 if quick else 5)),
        errors=150 if quick else 400,
        over_http=min(2, seeds) if given.direct else seeds,
    )


# Many at once


def at_once(plan: Experiment) -> Numbers:
    """What happens when many tap at the same moment."""
    _begin_work()
    rows = labelled_rows(plan.file)
    found: Numbers = {"together": asyncio.run(many(rows, plan))}
    print(found["together"], file=sys.stderr)
    found["abandoned"] = asyncio.run(abandoned(rows, plan))
    print(found["abandoned"], file=sys.stderr)
    jobs = [(plan, seed) for seed in plan.pairs]
    found["paired"] = _all(paired, jobs)
    return found


async def many(rows: list[Row], plan: Experiment) -> Numbers:
    """So many people at once, some of whom stop in the middle; what the log says of it."""
    pool = list({row.text: row for row in rows}.values())
    says = erring(pool, (0.97,) * plan.people, 0)
    goal = Goal(plan.answers)
    leaves = dict.fromkeys(range(plan.leavers), plan.answers // plan.people // 2)
    async with database_with(pool, 0) as store:
        began = time.perf_counter()
        # Long enough for whoever is slow, short enough that what is abandoned comes back.
        async with _campaign(store, plan, claim_seconds=30.0) as campaign:
            tapping = Tapping(goal, says, plan.people, leaves)
            await tapping.run(campaign)
            seconds = tapping.seconds
            found = await _worth(campaign, pool, (0.97,) * plan.people)
        found |= await _kept(store, tapping)
        found["unintended"] = await overlapping_questions(store)
    return found | {
        "people": plan.people,
        "seconds": round(time.perf_counter() - began, 1),
        "taps_per_second": round(plan.answers / seconds, 1),
    }


async def abandoned(rows: list[Row], plan: Experiment) -> Numbers:
    """Some hold the last messages for ever: seconds from the end of each claim until the message
    is asked of somebody who waits, and whether it was asked sooner."""
    pool, _ = split(rows, 0)
    pool = pool[: plan.small]
    people = plan.waiting + plan.together
    goal = Goal(10**9)
    says = erring(pool, (1.0,) * people, 0)
    async with database_with(pool, 0) as store:
        async with _campaign(store, plan, claim_seconds=plan.claim_seconds) as campaign:
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
    """F1 after so many labels, by one person and by some at once, on the same split."""
    return asyncio.run(_paired(plan, seed))


async def _paired(plan: Experiment, seed: int) -> Numbers:
    pool, rest = split(labelled_rows(plan.file), seed)
    found: Numbers = {}
    for name, people in (("alone", 1), ("at_once", plan.together)):
        says = erring(pool, (1.0,) * people, seed)
        async with database_with(pool, seed) as store, _campaign(store, plan) as campaign:
            await Tapping(Goal(plan.labels, labels=True), says, people).run(campaign)
            worth = await _worth(campaign, pool, (1.0,) * people, rest, plan.features)
        found[name] = worth["f1"]
    return found


# People who err


def errors(plan: Experiment) -> Numbers:
    """What the answers of each crowd are worth, mean and worst of all seeds."""
    jobs = [(plan, name, seed) for name in CROWDS for seed in plan.seeds]
    runs = _all(erring_crowd, jobs)
    found: Numbers = {"answers": plan.errors, "seeds": list(plan.seeds), "http": plan.over_http}
    for name in CROWDS:
        of_crowd = [run for (_, crowd, _), run in zip(jobs, runs, strict=True) if crowd == name]
        found[name] = {
            "f1": round(mean(run["f1"] for run in of_crowd), 4),
            "f1_min": min(run["f1"] for run in of_crowd),
            "labels_right": round(mean(run["labels_right"] for run in of_crowd), 4),
            "labels": round(mean(run["labels"] for run in of_crowd), 1),
            "again": round(mean(run["again"] for run in of_crowd), 3),
            "again_early": round(mean(run["again_early"] for run in of_crowd), 3),
            "estimates": np.mean([run["estimates"] for run in of_crowd], axis=0).round(3).tolist(),
            "lowest_max": max(min(run["estimates"]) for run in of_crowd),
            "stopped": sum(run["stopped"] for run in of_crowd),
            "honest_stopped": sum(run["honest_stopped"] for run in of_crowd),
            "runs": of_crowd,
        }
    return found


def erring_crowd(plan: Experiment, name: str, seed: int) -> Numbers:
    """One crowd on the split of this seed."""
    return asyncio.run(_erring_crowd(plan, name, seed))


async def _erring_crowd(plan: Experiment, name: str, seed: int) -> Numbers:
    pool, rest = split(labelled_rows(plan.file), seed)
    right = CROWDS[name]
    says = erring(pool, right, seed)
    began = time.process_time()
    over_http = seed < plan.seeds.start + plan.over_http
    async with database_with(pool, seed) as store:
        async with _campaign(store, plan) as campaign:
            if over_http:
                await Tapping(Goal(plan.errors), says, len(right)).run(campaign)
            else:
                await by_turns(campaign, plan.errors, says, len(right), seed)
            found = await _worth(campaign, pool, right, rest, plan.features)
        doubled = await overlapping_questions(store)
    return found | {
        "seed": seed,
        "http": over_http,
        "unintended": doubled,
        "cpu_seconds": round(time.process_time() - began, 1),
    }


async def by_turns(campaign: Campaign, answers: int, says: Says, people: int, seed: int) -> None:
    """People answer the campaign itself, whoever is next by chance; nothing of Telegram."""
    token = (await campaign.invitations.create("annotator", people, 86_400)).token
    who = [(await campaign.members.join(FIRST + number, token)).id for number in range(people)]
    chance = default_rng([seed, 4])
    given, turns = 0, 0
    while given < answers:
        number, turns = int(chance.integers(people)), turns + 1
        if turns > 20 * answers:
            raise SystemExit("Nobody is asked any more: the file is too small.")
        question = await campaign.next_question(who[number])
        if isinstance(question, Question):
            word = says(number, card_text(question.text))
            assert word != "undo"
            await campaign.answer(who[number], question.id, word, None)
            given += 1


def erring(pool: Sequence[Row], right: Sequence[float], seed: int) -> Says:
    """People who are right so often; each says always the same of a text, as cards show it."""
    errs = default_rng([seed, 3]).random((len(pool), len(right))) >= np.array(right)
    rows = {card_text(row.text): number for number, row in enumerate(pool)}

    def says(person: int, text: str) -> CardButton:
        row = rows[text]
        return "spam" if (pool[row].label == "spam") ^ errs[row, person] else "no_spam"

    return says


# People who tap

FIRST: Final = 1_001


@dataclass
class Goal:
    """So many answers of all together, or so many messages with a label; exactly so many."""

    number: int
    labels: bool = False
    done: asyncio.Event = field(default_factory=asyncio.Event)
    _meant: set[object] = field(default_factory=set)
    _given: set[object] = field(default_factory=set)

    def allows(self, tap: object, text: str) -> bool:
        """Whether this tap is still wanted; it is counted then."""
        counts = text if self.labels else tap
        if counts not in self._meant and len(self._meant) >= self.number:
            return False
        self._meant.add(counts)
        return True

    def reached(self, tap: object, text: str) -> None:
        """A toast said that the answer is kept."""
        self._given.add(text if self.labels else tap)
        if len(self._given) >= self.number:
            self.done.set()


class Tapping:
    """People at their phones. leaves: who stops tapping after how many taps, with a card open."""

    def __init__(
        self,
        goal: Goal,
        says: Says,
        people: int,
        leaves: dict[int, int] | None = None,
        apart: float = 0.0,
    ):
        self.tapped: dict[str, CardButton] = {}
        self.seconds = 0.0
        self._goal, self._says, self._people = goal, says, people
        self._leaves, self._apart = leaves or {}, apart

    async def run(self, campaign: Campaign) -> None:
        """Until the goal is reached; errors: TimeoutError when nobody is asked any more."""
        token = (await campaign.invitations.create("annotator", self._people, 86_400)).token
        telegram = TelegramEmulator(TOKEN)
        async with serve(telegram.app) as url:
            settings = read_settings(token=TOKEN, api_base=url, owners=str(OWNER))
            async with polling(settings, TOKEN, campaign):
                began = time.perf_counter()
                tasks = []
                for number in range(self._people):
                    person = telegram.person(FIRST + number, f"Person {number}")
                    person.start(token)
                    if number in self._leaves and self._apart:  # so that their claims end apart
                        await next_card(person, None, PATIENCE)
                        await asyncio.sleep(self._apart)
                    tasks.append(asyncio.create_task(self._label(number, person)))
                try:
                    await self._reached(tasks)
                    self.seconds = time.perf_counter() - began
                finally:
                    for task in tasks:
                        task.cancel()
                    await asyncio.gather(*tasks, return_exceptions=True)

    async def _reached(self, tasks: list[asyncio.Task[None]]) -> None:
        """Until the goal is reached, or the first error; people at rest wait on."""
        done = asyncio.create_task(self._goal.done.wait())
        left = {done, *tasks}
        while not done.done():
            ended, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()

    async def _label(self, number: int, person: Person) -> None:
        seen: ShownCard | None = None
        taps = 0
        while self._leaves.get(number) != taps:
            seen = await next_card(person, seen, 10 * PATIENCE)
            if seen.text is None:
                continue
            if not self._goal.allows((number, taps), seen.text):
                break
            word = self._says(number, seen.text.strip())
            query = person.tap_data(seen.callback_data(word), seen.message_id)
            self.tapped[tap_key_of(query, seen.callback_data(word))] = word
            await person.toast(query, PATIENCE)
            self._goal.reached((number, taps), seen.text)
            taps += 1
        await asyncio.Event().wait()


# What it was worth


def _campaign(store: Store, plan: Experiment, claim_seconds: float = 600.0) -> Any:
    """The campaign as the bot opens it, exam on; fast tapping is what is simulated here."""
    return Campaign.open(
        store,
        owners=(OWNER,),
        features=plan.features,
        hasty_seconds=0,
        claim_seconds=claim_seconds,
    )


async def _worth(
    campaign: Campaign,
    pool: list[Row],
    right: Sequence[float],
    rest: list[Row] | None = None,
    features: str = "",
) -> Numbers:
    """What the labels are worth, whom the campaign believes, and what it asked again."""
    store, truth = campaign.store, {row.text: row.label for row in pool}
    await campaign.review.report()  # its fit may have stopped somebody: the next one knows
    report = await campaign.review.report()
    await campaign.store_consensus()
    members = {member.work.telegram_id: member for member in report.members}
    crowd = [members[FIRST + number] for number in range(len(right))]
    stopped = [not member.counts for member in crowd]
    labelled = await store.items.labelled()
    asked = await store.questions.asked()
    seconds = [question.why == "second" for question in asked]
    found: Numbers = {
        "labels": len(labelled),
        "labels_right": round(mean(row.label == truth[row.text] for row in labelled), 4),
        "again": round(mean(seconds), 4),
        "again_early": round(mean(seconds[:EARLY]), 4),
        "estimates": [
            round(member.reliability.estimate, 3) if member.reliability else 1.0 for member in crowd
        ],
        "stopped": sum(stopped),
        "honest_stopped": sum(
            is_stopped and often >= HONEST for is_stopped, often in zip(stopped, right, strict=True)
        ),
    }
    if rest is not None:
        exam = {item.item_id for item in await store.model_log.exam_items()}
        blind = {item.text for item in await store.items.after(0) if item.id in exam}
        learnt = [row for row in labelled if row.text not in blind]
        labels = {row.text: row.label == "spam" for row in learnt}
        trust = {
            row.text: 1.0 if row.posterior is None else abs(2 * row.posterior - 1) for row in learnt
        }
        found["f1"] = round(f1_of_labels(pool, rest, labels, features, trust), 4)
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


# Bars and tables


def bars(result: Numbers) -> list[Numbers]:
    """What is wanted, what came out, and whether that is good enough."""
    found: list[tuple[str, str, float, bool]] = []

    def bar(what: str, value: float, wanted: str, holds: bool) -> None:
        found.append((what, wanted, value, holds))

    if "together" in result:
        together, back, pairs = result["together"], result["abandoned"], result["paired"]
        twice = together["unintended"] + back["unintended"]
        bar("unintended double asks", twice, "0", twice == 0)
        bar("answers lost", together["lost"], "0", together["lost"] == 0)
        bar("answers doubled", together["doubled"], "0", together["doubled"] == 0)
        late = max(back["seconds"], default=PATIENCE)
        whole = back["back"] == back["claims"] and min(back["seconds"]) >= 0
        bar("abandoned claim back after its end, s", late, "<= 1", whole and late <= 1)
        less = round(mean(run["alone"] - run["at_once"] for run in pairs), 4)
        bar("F1 lost by tapping at once", less, "<= 0.005", less <= 0.005)
    if "errors" in result:
        six, five = (result["errors"][name] for name in ("one saboteur in six", "five good"))
        bar("F1, one saboteur in six", six["f1"], ">= 0.945", six["f1"] >= 0.945)
        bar("labels right", six["labels_right"], ">= 0.93", six["labels_right"] >= 0.93)
        mallory = max(run["estimates"][-1] for run in six["runs"])
        bar("saboteur's estimate, highest of all seeds", mallory, "< 0.4", mallory < 0.4)
        bar("F1, five good", five["f1"], ">= 0.955", five["f1"] >= 0.955)
        honest = sum(result["errors"][name]["honest_stopped"] for name in CROWDS)
        bar("honest people stopped", honest, "0", honest == 0)
    return [
        {"bar": what, "value": value, "wanted": wanted, "holds": bool(holds)}
        for what, wanted, value, holds in found
    ]


def show(result: Numbers) -> None:
    for bar in result["bars"]:
        print(
            f"{bar['bar']:44}{bar['value']:>9} {bar['wanted']:>9}  "
            f"{'holds' if bar['holds'] else 'FAILS'}"
        )
    if "together" in result:
        print()
        for name, value in result["together"].items():
            if name != "estimates":
                print(f"{name:18} {value}")
        print(f"{'seconds to be back':18} {result['abandoned']['seconds']}")
        print(f"{'F1 alone':18} {[run['alone'] for run in result['paired']]}")
        print(f"{'F1 at once':18} {[run['at_once'] for run in result['paired']]}")
    if "errors" in result:
        measures = ("f1", "f1_min", "labels_right", "labels", "again", "again_early", "lowest_max")
        print("\n" + " " * 20 + "".join(f"{name:>13}" for name in (*measures, "stopped", "honest")))
        for name in CROWDS:
            found = result["errors"][name]
            numbers = [*(found[m] for m in measures), found["stopped"], found["honest_stopped"]]
            print(f"{name:20}" + "".join(f"{number:13}" for number in numbers))


def _all(work: Callable[..., Numbers], jobs: Sequence[tuple[Any, ...]]) -> list[Numbers]:
    """Each job in a process, two at a time; how far it is, on standard error."""
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=_begin_work) as workers:
        running = {workers.submit(work, *job): job[1:] for job in jobs}
        for number, done in enumerate(as_completed(running), 1):
            print(f"{number} of {len(jobs)}: {running[done]} {done.result()}", file=sys.stderr)
        return [done.result() for done in running]


def _begin_work() -> None:
    threadpool_limits(1)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a poll that the end cut short


if __name__ == "__main__":
    main()
