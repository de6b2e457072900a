"""Rehearses a month of a campaign on a clock that is set, and checks what should stay the same.

    python benchmarks/rehearsal.py [--days 30] [--people 8] [--taps 80] [--pool 5000] [--json -]

The bot is a process of its own (rehearsed_bot.py); this one is Telegram, its people and the clock.
Every hour of the month passes, and the bot has time for what is due. A day:
   3:00  the owner imports 20 messages on the command line
   9:00  two people who stopped on the first day are reminded, the others are not
  12:00  the others label; each of them answers the same number of cards
  18:00  the owner writes /stats, /team and /invites, and makes a new invite every week; somebody
         joins by it on its last day, and somebody else is refused on the next

It fails unless
  reminders   each of the two is reminded once a day, and nobody else is
  invites     every invite admits before its end and nobody after it, and none is left
  answers     each tap is one answer
  memory      the most in a day's hours, and their median, are in the mean of the last fifth of the
              days at most 5 % above that of the second fifth
  log         a day writes at most 5 kB
  database    an answer takes at most 1 kB, its question included
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sqlite3
import sys
import time
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from statistics import fmean, median_low
from tempfile import TemporaryDirectory
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.drawn_messages import messages, seen_as
from benchmarks.support import TOKEN, labelled_rows
from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from storage import Store
from storage.records import Label, NewItem

ROOT: Final = Path(__file__).parents[1]
HOUR, DAY = 3_600.0, 86_400.0
START: Final = 1_800_000_000.0 // DAY * DAY  # midnight in UTC, where everybody lives
REMIND_HOUR: Final = 9
INVITE_DAYS: Final = 7
OWNER: Final = 1
PATIENCE: Final = 120.0
NEW_MESSAGES: Final = 20
MEMORY_GROWTH: Final = 0.05
LOG_BYTES_A_DAY: Final = 5_000
BYTES_AN_ANSWER: Final = 1_000


@dataclass
class Day:
    """What one day left, in bytes. memory: the most in the day's hours; kept: their median.

    A fit needs memory for a moment, which is not kept.
    """

    memory: int = 0
    kept: int = 0
    database: int = 0
    wal: int = 0
    log: int = 0
    answers: int = 0


@dataclass
class Month:
    """What is counted while the days go by."""

    days: list[Day] = field(default_factory=list)
    reminders: dict[int, int] = field(default_factory=dict)
    invited: list[tuple[str, bool]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--taps", type=int, default=80, help="answers a day, of all together")
    parser.add_argument("--pool", type=int, default=5_000)
    parser.add_argument("--features", default="views")
    parser.add_argument("--file", type=Path, default=ROOT / "bot" / "demo" / "messages.jsonl")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    if given.days < INVITE_DAYS + 2 or given.people < 3:
        parser.error("a rehearsal takes at least 9 days and 3 people")
    began = time.monotonic()
    with TemporaryDirectory(prefix="tapwise-rehearsal-") as folder:
        month = asyncio.run(Rehearsal(Path(folder), given).run())
    result = summary(month) | {"seconds": round(time.monotonic() - began)}
    if given.json == "-":
        print(json.dumps(result | {"by_day": [asdict(day) for day in month.days]}, indent=2))
    else:
        for name, value in result.items():
            print(f"{name:28} {value}")
    sys.exit(bool(month.problems))


class Rehearsal:
    """One campaign, its bot, and everybody who writes to it."""

    def __init__(self, folder: Path, given: argparse.Namespace):
        self._folder, self._given = folder, given
        self._database, self._log = folder / "tapwise.db", folder / "bot.log"
        self._now = START
        self._telegram = TelegramEmulator(TOKEN, clock=lambda: self._now)
        self._truth: dict[str, Label] = {}
        self._later: list[str] = []
        self._cards: dict[Person, ShownCard] = {}
        self._forgetful: list[Person] = []
        self._links: list[tuple[float, str]] = []
        self._month = Month()
        self._memory: list[int] = []
        self._guests = 1_000

    async def run(self) -> Month:
        """The month, from the import to its last hour."""
        await self._import_first()
        async with serve(self._telegram.app) as url:
            bot = await self._start(url)
            try:
                await self._said(bot, "ready")
                await self._everybody_joins()
                for day in range(self._given.days):
                    await self._live_a_day(bot, day)
            finally:
                if bot.returncode is None:
                    bot.terminate()
                await bot.wait()
        await self._check_invites()
        self._judge()
        return self._month

    async def _live_a_day(self, bot: asyncio.subprocess.Process, day: int) -> None:
        self._memory = []
        reminded = {person.id: count_reminders(person) for person in self._cards}
        for hour in range(1, 25):
            await self._advance(bot, START + day * DAY + hour * HOUR - self._now)
            if hour == REMIND_HOUR:
                await self._wait_for_reminders(reminded)
            elif hour == 3:
                await self._import(self._later[day * NEW_MESSAGES :][:NEW_MESSAGES])
            elif hour == 12:
                await self._label(bot)
            elif hour == 18:
                await self._evening(day)
        for person in self._cards:
            new = count_reminders(person) - reminded[person.id]
            self._month.reminders[person.id] = self._month.reminders.get(person.id, 0) + new
        self._month.days.append(self._measure())

    async def _wait_for_reminders(self, before: dict[int, int]) -> None:
        """The clock stands still until the bot has looked who is to be reminded."""
        with suppress(TimeoutError):  # they are counted in the evening
            for person in self._forgetful:
                await person.sees(partial(_has_more_reminders, person, before[person.id]), PATIENCE)

    async def _label(self, bot: asyncio.subprocess.Process) -> None:
        """Everybody but the forgetful ones answers the same number of cards."""
        busy = [person for person in self._cards if person not in self._forgetful]
        for number in range(self._given.taps):
            await self._tap(busy[number % len(busy)])
            if number % len(busy) == 0:
                await self._advance(bot, 20.0)

    async def _tap(self, person: Person) -> None:
        card = await next_card(person, None, PATIENCE)
        if card.text is None:
            raise RuntimeError("the pool is exhausted: take a larger --pool")
        label = self._truth[card.text.strip()]
        query = person.tap_data(card.callback_data(label), card.message_id)
        await person.toast(query, PATIENCE)
        self._cards[person] = await next_card(person, card, PATIENCE)

    async def _evening(self, day: int) -> None:
        owner = next(person for person in self._cards if person.id == OWNER)
        for command in ("/stats", "/team", "/invites"):
            newest = owner.messages[-1]["message_id"]
            owner.send(command)
            await owner.sees(partial(_is_reply, newest), PATIENCE)
        if day % INVITE_DAYS == 0:
            async with await Store.open(self._database) as store:
                ends = self._now + INVITE_DAYS * DAY - HOUR
                token = await store.invites.create("annotator", 5, self._now, ends)
            self._links.append((ends, token))
        for ends, token in self._links:
            if 0 <= ends - self._now < DAY:
                await self._follow(token, "Welcome")
            elif 0 < self._now - ends <= DAY:
                await self._follow(token, "You need an invite")

    async def _follow(self, token: str, reply: str) -> None:
        """Somebody new follows an invite, and is to read this."""
        self._guests += 1
        guest = self._telegram.person(self._guests, f"Guest {self._guests}")
        guest.start(token)
        message = await guest.sees(lambda message: bool(message["from"]["is_bot"]), PATIENCE)
        self._month.invited.append((reply, reply in message["text"]))

    async def _advance(self, bot: asyncio.subprocess.Process, seconds: float) -> None:
        """Let time go by: the bot does what is due."""
        self._now += seconds
        if bot.stdin is None:
            raise RuntimeError("the bot cannot be told the time")
        bot.stdin.write(f"{seconds}\n".encode())
        self._memory.append((await self._said(bot, "memory"))["memory"])

    async def _said(self, bot: asyncio.subprocess.Process, key: str) -> dict[str, Any]:
        if bot.stdout is None or not (line := await bot.stdout.readline()):
            raise RuntimeError(f"the bot ended by itself: {self._log.read_text()[-2_000:]}")
        said: dict[str, Any] = json.loads(line)
        if key not in said:
            raise RuntimeError(f"the bot said {said}, and not its {key}")
        return said

    async def _everybody_joins(self) -> None:
        """Everybody has a card; two set a reminder and are not seen again."""
        async with await Store.open(self._database) as store:
            ends = self._now + DAY
            token = await store.invites.create("annotator", self._given.people, self._now, ends)
        for number in range(OWNER, OWNER + self._given.people):
            person = self._telegram.person(number, f"Person {number}")
            person.start("" if number == OWNER else token)
            self._cards[person] = await next_card(person, None, PATIENCE)
        self._forgetful = list(self._cards)[-2:]
        async with await Store.open(self._database) as store:
            for person in self._forgetful:
                annotator = await store.people.annotator(person.id)
                if annotator is not None:
                    await store.people.set_reminder(annotator.id, REMIND_HOUR, 0)

    async def _import_first(self) -> None:
        rows = labelled_rows(self._given.file)
        made = messages(rows, self._given.pool + NEW_MESSAGES * self._given.days)
        self._truth = {seen_as(text): label for text, label in made.items()}
        texts = list(made)
        random.Random(1).shuffle(texts)
        self._later = texts[self._given.pool :]
        await self._import(texts[: self._given.pool])

    async def _import(self, texts: list[str]) -> None:
        async with await Store.open(self._database) as store:
            await store.items.add(NewItem(text, None, "rehearsal") for text in texts)

    async def _start(self, url: str) -> asyncio.subprocess.Process:
        settings = {"TOKEN": TOKEN, "API_BASE": url, "DATABASE": str(self._database)}
        settings |= {"OWNERS": str(OWNER), "FEATURES": self._given.features}
        settings |= {"HASTY_SECONDS": "0", "DOUBLE_TAP_SECONDS": "0"}  # the clock stands still
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {f"TAPWISE_{name}": value for name, value in settings.items()}
        environment |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, str(ROOT / "benchmarks" / "rehearsed_bot.py"), str(START)),
                cwd=self._folder,
                env=environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )

    def _measure(self) -> Day:
        """What is on disk in the evening."""
        with closing(sqlite3.connect(self._database)) as connection:
            [(answers,)] = connection.execute("SELECT count(*) FROM answer")
            [(pages,)] = connection.execute("PRAGMA page_count")
            [(page,)] = connection.execute("PRAGMA page_size")
        return Day(
            memory=max(self._memory),
            kept=median_low(self._memory),
            database=pages * page,
            wal=Path(f"{self._database}-wal").stat().st_size,
            log=self._log.stat().st_size,
            answers=answers,
        )

    async def _check_invites(self) -> None:
        async with await Store.open(self._database) as store:
            left = await store.invites.valid(self._now)
        open_ends = sum(ends > self._now for ends, _ in self._links)
        if len(left) != open_ends:
            self._month.problems.append(f"invites: {len(left)} are valid, not {open_ends}")

    def _judge(self) -> None:
        month, days = self._month, len(self._month.days)
        for person in self._cards:
            expected = days if person in self._forgetful else 0
            if (came := month.reminders[person.id]) != expected:
                month.problems.append(f"reminders: {person.id} has {came}, not {expected}")
        if wrong := [wanted for wanted, got in month.invited if not got]:
            month.problems.append(f"invites: nobody read {', '.join(wrong)}")
        if month.days[-1].answers != days * self._given.taps:
            month.problems.append(f"answers: {month.days[-1].answers}, not one for each tap")
        if max(memory_growth(month), kept_growth(month)) > MEMORY_GROWTH:
            month.problems.append("memory: it grew by more than 5 %")
        if log_a_day(month) > LOG_BYTES_A_DAY:
            month.problems.append("log: a day writes more than 5 kB")
        if bytes_an_answer(month) > BYTES_AN_ANSWER:
            month.problems.append("database: an answer takes more than 1 kB")


def _has_more_reminders(person: Person, count: int, _: dict[str, Any]) -> bool:
    """Whether a person has more reminders than before, whatever the newest message is."""
    return count_reminders(person) > count


def _is_reply(newest: int, message: dict[str, Any]) -> bool:
    """Whether the bot wrote a message after this one."""
    return message["message_id"] > newest and bool(message["from"]["is_bot"])


def count_reminders(person: Person) -> int:
    """Messages of the bot that remind, of which each reminds once."""
    return sum("messages are waiting" in message.get("text", "") for message in person.messages)


def memory_growth(month: Month) -> float:
    """The share by which the last fifth of the days has more memory than the second fifth."""
    return _growth([day.memory for day in month.days])


def kept_growth(month: Month) -> float:
    """The same of what is kept."""
    return _growth([day.kept for day in month.days])


def _growth(memory: list[int]) -> float:
    fifth = len(memory) // 5
    return fmean(memory[-fifth:]) / fmean(memory[fifth : 2 * fifth]) - 1


def log_a_day(month: Month) -> float:
    """Bytes of log a day, after the first."""
    return (month.days[-1].log - month.days[0].log) / (len(month.days) - 1)


def bytes_an_answer(month: Month) -> float:
    """Bytes of the database for each answer after the first day; new messages are among them."""
    first, last = month.days[0], month.days[-1]
    return (last.database - first.database) / (last.answers - first.answers)


def summary(month: Month) -> dict[str, Any]:
    """The numbers of the month, and what was wrong."""
    return {
        "days": len(month.days),
        "answers": month.days[-1].answers,
        "reminders": sum(month.reminders.values()),
        "invites_followed": len(month.invited),
        "memory_mb_second_day": round(month.days[1].memory / 2**20, 1),
        "memory_mb_last_day": round(month.days[-1].memory / 2**20, 1),
        "memory_growth_percent": round(100 * memory_growth(month), 1),
        "kept_mb_last_day": round(month.days[-1].kept / 2**20, 1),
        "kept_growth_percent": round(100 * kept_growth(month), 1),
        "log_bytes_a_day": round(log_a_day(month)),
        "sqlite_log_mb": round(max(day.wal for day in month.days) / 2**20, 2),
        "database_mb": round(month.days[-1].database / 2**20, 2),
        "database_bytes_an_answer": round(bytes_an_answer(month)),
        "problems": month.problems,
    }


if __name__ == "__main__":
    main()
