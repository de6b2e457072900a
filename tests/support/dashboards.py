"""A campaign with something of everything, and the dashboard that shows it."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.campaign.types import Question
from bot.panel.dashboard import Dashboard
from bot.panel.dashboard_options import DashboardOptions
from storage import Store
from storage.records import Choice
from tests.support.campaigns import items, texts, truth
from tests.support.draws import fix_draws
from tests.support.new_databases import new_database
from tests.support.paths import ROOT

SECRET_TEXT = "nobody may read this"
LINK = re.compile(r"Open (http://127\.0\.0\.1:\d+/\S+/open/\S+) \(it works once; ")
PHONE = "+1 202 555 0143"
# Two people of three say otherwise, so that these messages stay in dispute.
DISPUTED = [f"free lunch for {name}, call {PHONE}" for name in ("Ada", "Ben", "Chiara")]
COPIES = [f"win cash prize now number {number}" for number in range(4)]
ANSWERS = 80
TIMEOUT = 120.0


@dataclass(frozen=True)
class ServedDashboard:
    """A dashboard, and a client without a cookie."""

    dashboard: Dashboard
    client: httpx.AsyncClient

    @property
    def folder(self) -> str:
        return self.dashboard.access.folder

    @property
    def link(self) -> str:
        return self.dashboard.access.link


def options(database: Path) -> DashboardOptions:
    """A dashboard of a campaign that `label_campaign` made."""
    return DashboardOptions(
        database=str(database),
        balance="weights",
        policy="majority",
        majority=2,
        model="tapwise",
        mask=("phone",),
        hasty_seconds=1.0,
    )


async def label_campaign(path: Path) -> None:
    """Three owners answer; half of the questions are of the exam, and two answer each message."""
    await new_database(path)
    rules = SelectionRules(exam_every=2, gold_every=0, policy="majority", majority=2)
    async with await Store.open(path) as store:
        await fix_draws(store)
        await store.items.add(items([*DISPUTED, *COPIES, *texts(60)]))
        async with Campaign.open(
            store, owners=[1, 2, 3], features="words", rules=rules
        ) as campaign:
            people = [person.id for person in await campaign.members.all()]
            for turn in range(ANSWERS):
                who = people[turn % len(people)]
                question = await campaign.next_question(who)
                if isinstance(question, Question):
                    choice = _choice(question.text, people.index(who))
                    await campaign.answer(who, question.id, choice, None)
            await campaign.review.report()  # waits for the last fit


def _choice(text: str, person: int) -> Choice:
    if text in DISPUTED:
        return "no_spam" if person == 1 else "spam"
    return truth(text)


@asynccontextmanager
async def dashboard_of(database: Path, **settings: str) -> AsyncIterator[str]:
    """The link of `tapwise dashboard` as a person starts it; it must end well.

    settings: of the bot, such as `mask="phone"`.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot", "dashboard", "--port", "0"),
        *("--database", str(database)),
        stdin=DEVNULL,
        stdout=PIPE,
        env={k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")}
        | {f"TAPWISE_{name.upper()}": value for name, value in settings.items()}
        | {"PYTHONPATH": str(ROOT)},
        cwd=database.parent,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(TIMEOUT):
            found = LINK.match((await process.stdout.readline()).decode())
        assert found, "the first line has no link"
        yield found[1]
    finally:
        process.terminate()
        rest, _ = await process.communicate()
    assert (process.returncode, rest) == (0, b"")
