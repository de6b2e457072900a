"""Checks that a kill -9 at any moment loses, duplicates or blocks nothing.

    python benchmarks/crash.py [--kills 10] [--taps 500] [--pool N] [--people 5] [--json -]

The bot runs as its own process on a stand-in for Telegram; scripted people tap through messages
that are made up here. Meanwhile processes are killed at random moments of each phase, in turns:

  tap        the bot, within 20 ms of a tap         fit       the bot, within 20 to 150 ms of one
  start      the bot, while it starts               import    `tapwise import` beside the bot
  export     `tapwise export` beside the bot        backup    `tapwise backup` beside the bot
  migration  a command that has to migrate an older database of its own
  restore    `tapwise restore --replace` on a database of its own

A bot that was killed is started again. After each kill the database is read as the kill left it:
integrity and foreign keys, every tap that a toast acknowledged, all or nothing of an import, of a
migration, of a restore, of a file. At the end what people saw is held against what the database
has, and every question is asked again from the log (`tapwise replay`): is it the one that was
asked?
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import tap_key_of
from bot.demo.scripted_annotators import CardButton, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from bot.formats.reading import read
from bot.formats.rows import BadRow
from storage import Store
from storage.database import open_database
from storage.migrate import migrations
from storage.records import NewItem

TOKEN: Final = "1000000001:benchmark-token-of-the-stand-in-for-telegram"
ROOT: Final = Path(__file__).parents[1]
# A start takes seconds; a person who sees no next card in this time counts as stranded.
PATIENCE: Final = 120.0
BOT_PHASES: Final = ("tap", "fit", "start")
TOOL_PHASES: Final = ("import", "export", "backup", "migration", "restore")
IMPORTED: Final = 500
OLD_ITEMS, OLD_ANSWERS = 20_000, 5_000
LATER_ANSWER: Final = "INSERT INTO answer VALUES (NULL, 1, 2, 'no_spam', NULL, 2)"
# A process that ended before its kill is started again, so many times.
TRIES: Final = 8


@dataclass(frozen=True)
class Tap:
    """What a person did: which word they tapped, and whose query Telegram made of it.

    key: the key of the tap in the database.
    """

    person: Person
    query: str
    word: CardButton
    key: str

    @property
    def toast(self) -> dict[str, object] | None:
        """What the bot said to it, once it has."""
        return self.person.answer(self.query)


@dataclass
class Result:
    """lost: a toast said it was kept, and it is not. unhandled: a tap that left nothing behind.

    doubled: questions answered more than once, and items labelled more than once, by people who
    tapped each card once. stranded: people who saw no next card. complaints: toasts that said no.
    halves: imports, exports, backups, migrations and restores that were neither all nor nothing;
    done: how many of each were killed after the work was done already. other_questions: questions
    that an undisturbed reading of the same database would ask differently.
    """

    taps: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    toasts: int = 0
    lost: int = 0
    unhandled: int = 0
    doubled: int = 0
    stranded: int = 0
    complaints: int = 0
    halves: list[str] = field(default_factory=list)
    integrity: list[str] = field(default_factory=list)
    questions: int = 0
    other_questions: int = 0
    errors_logged: int = 0
    slowest_card: float = 0.0
    start_seconds: float = 0.0
    tapping_seconds: float = 0.0
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--taps", type=int, default=500)
    parser.add_argument("--pool", type=int, default=None, help="messages; default: taps and 2,000")
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--features", default="words", help="words start fastest")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # requests that a kill cut short
    logging.getLogger("storage").setLevel(logging.ERROR)  # each migration that is ended here
    seed = random.randrange(2**32) if given.seed is None else given.seed
    pool = given.pool or given.taps + 2_000
    with TemporaryDirectory(prefix="tapwise-crash-") as folder:
        crash = Crash(
            Path(folder), given.kills, given.taps, pool, given.people, seed, given.features
        )
        result = {"seed": seed, "people": given.people, "pool": pool, "features": given.features}
        result |= asdict(asyncio.run(crash.run()))
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
        return
    for name, value in result.items():
        print(f"{name:16} {value}")


class Crash:
    """One run: people tap, processes are killed and started again, then everything is counted."""

    def __init__(
        self,
        folder: Path,
        kills: int,
        taps: int,
        pool: int,
        people: int,
        seed: int,
        features: str = "words",
    ):
        self.folder = folder
        self.database = folder / "tapwise.db"
        self.log = folder / "bot.log"
        self.result = Result()
        self._taps, self._pool, self._people, self._features = taps, pool, people, features
        self._phases = list(islice(cycle((*BOT_PHASES, *TOOL_PHASES)), kills))
        self._random = random.Random(seed)
        self._telegram = TelegramEmulator(TOKEN)
        self._tapped: list[Tap] = []
        self._more = asyncio.Event()
        self._limits: dict[str, int] = {}
        self._bot: asyncio.subprocess.Process | None = None
        self._durations: dict[str, float] = {}
        self._lost: set[str] = set()

    async def run(self) -> Result:
        started = time.monotonic()
        token = await self._prepare()
        if {"migration", "restore"} & set(self._phases):
            await asyncio.to_thread(make_old, self.folder / "old.db")
        async with serve(self._telegram.app) as url:
            self._url = url
            await self._start()
            try:
                await self._measure(token)
                await self._tap_and_kill(token)
            finally:
                await self._kill()
        self._count()
        await self._replay()
        self.result.seconds = round(time.monotonic() - started, 1)
        return self.result

    async def _prepare(self) -> str:
        async with await Store.open(self.database) as store:
            await store.items.add(NewItem(m, None, "crash") for m in messages(self._pool))
            now = time.time()
            return await store.invites.create("annotator", self._people + 1, now, now + 86_400)

    async def _measure(self, token: str) -> None:
        """How long a start and each program take when nobody kills them."""
        started = time.monotonic()
        first = self._telegram.person(self._people + 1, "First")
        first.start(token)
        await next_card(first, None, PATIENCE)
        self.result.start_seconds = round(time.monotonic() - started, 2)
        self._durations["start"] = self.result.start_seconds
        for phase in set(TOOL_PHASES) & set(self._phases):
            await self._tool(phase, -1)

    # What goes on at once: people, and two who kill

    async def _tap_and_kill(self, token: str) -> None:
        started = time.monotonic()
        people = [self._telegram.person(i, f"P{i}") for i in range(1, self._people + 1)]
        shares = [len(range(i, self._taps, self._people)) for i in range(self._people)]
        lanes = {
            "bot": [phase for phase in self._phases if phase in BOT_PHASES],
            "tools": [phase for phase in self._phases if phase in TOOL_PHASES],
        }
        moments = {name: self._moments(len(lane)) for name, lane in lanes.items()}
        self._limits = {name: lane[0] for name, lane in moments.items() if lane}
        async with asyncio.TaskGroup() as group:
            for person, share in zip(people, shares, strict=True):
                person.start(token)
                group.create_task(self._label(person, share))
            for name, lane in lanes.items():
                group.create_task(self._kill_in_turn(name, lane, moments[name]))
        self.result.tapping_seconds = round(time.monotonic() - started, 1)

    def _moments(self, count: int) -> list[int]:
        return sorted(self._random.sample(range(1, self._taps), count))

    async def _label(self, person: Person, taps: int) -> None:
        """Tap each card once; the card after the last tap is waited for too."""
        seen = None
        for tapped in range(taps + 1):
            asked = time.monotonic()
            try:
                seen = await next_card(person, seen, PATIENCE)
            except TimeoutError:
                self.result.stranded += 1
                self._ring()
                return
            waited = time.monotonic() - asked
            self.result.slowest_card = round(max(self.result.slowest_card, waited), 2)
            if tapped == taps or seen.text is None:
                return
            await self._until(lambda: len(self._tapped) < min(self._limits.values(), default=10**9))
            word: CardButton = "spam" if "prize" in seen.text else "no_spam"
            query = person.tap_data(seen.callback_data(word), seen.message_id)
            self._tapped.append(
                Tap(person, query, word, tap_key_of(query, seen.callback_data(word)))
            )
            self._ring()

    async def _kill_in_turn(self, lane: str, phases: list[str], moments: list[int]) -> None:
        """One kill at each moment; people tap on meanwhile, but not past the next one."""
        for number, phase in enumerate(phases):
            moment = moments[number]
            await self._until(lambda: len(self._tapped) >= moment or bool(self.result.stranded))  # noqa: B023
            self._limits[lane] = moments[number + 1] if number + 1 < len(moments) else self._taps
            self._ring()
            if lane == "bot":
                await self._kill_the_bot(phase)
            else:
                await self._tool(phase, number)
        self._limits.pop(lane, None)
        self._ring()

    async def _until(self, true: Callable[[], bool]) -> None:
        while not true():
            self._more.clear()
            await self._more.wait()

    def _counted(self, counts: dict[str, int], phase: str, more: int = 1) -> None:
        counts[phase] = counts.get(phase, 0) + more

    def _ring(self) -> None:
        self._more.set()

    # The bot

    async def _kill_the_bot(self, phase: str) -> None:
        if phase == "start":
            await self._kill()
            await self._start()
            await asyncio.sleep(self._random.uniform(0.05, 1.1) * self._durations["start"])
        else:
            before = len(self._tapped)
            if before < self._taps:  # somebody may still tap: the kill comes with it
                await self._until(
                    lambda: len(self._tapped) > before or len(self._tapped) == self._taps
                )
            await asyncio.sleep(
                self._random.uniform(*((0, 0.02) if phase == "tap" else (0.02, 0.15)))
            )
        await self._kill()
        self._counted(self.result.kills, phase)
        await asyncio.to_thread(self._look, phase)
        await self._start()

    async def _start(self) -> None:
        with self.log.open("ab") as log:
            self._bot = await self._process(("run",), log)

    async def _process(self, words: Iterable[str], log: IO[bytes]) -> asyncio.subprocess.Process:
        settings = {"TOKEN": TOKEN, "API_BASE": self._url, "DATABASE": str(self.database)}
        settings["DOUBLE_TAP_SECONDS"] = "0"  # the people of a benchmark tap at once
        settings |= {"OWNERS": "999999999", "FEATURES": self._features}
        settings |= {"HASTY_SECONDS": "0"}  # who is scripted is fast, and not to be warned of it
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {f"TAPWISE_{name}": value for name, value in settings.items()}
        environment |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env=environment,
            stdout=log,
            stderr=log,
        )

    async def _kill(self) -> None:
        """SIGKILL to our own child; one that ended by itself has failed."""
        if self._bot is None:
            return
        if self._bot.returncode is not None:
            raise RuntimeError(f"the bot ended by itself: {self.log.read_text()[-2_000:]}")
        self._bot.kill()
        await self._bot.wait()
        self._bot = None

    # Programs beside the bot

    async def _tool(self, phase: str, number: int) -> None:
        """Kill a program at a random moment of its run; number -1 lets it end, to measure it."""
        for attempt in range(TRIES):
            name = f"{number}-{attempt}"
            words, check = self._prepared(phase, name)
            if await self._run_and_kill(phase, words, is_killed=number >= 0):
                self._counted(self.result.kills, phase)
                self._counted(self.result.done, phase, await asyncio.to_thread(check))
                return
            if not await asyncio.to_thread(check):
                self.result.halves.append(f"{phase} {name}: it ended, and nothing is there")
            if number < 0:
                return

    async def _run_and_kill(self, phase: str, words: Iterable[str], *, is_killed: bool) -> bool:
        """Whether it was killed; a program that ended before has done its work."""
        started = time.monotonic()
        with (self.folder / "tools.log").open("ab") as log:
            program = await self._process(words, log)
        if is_killed:
            try:
                await asyncio.wait_for(program.wait(), await self._moment(phase, program))
            except TimeoutError:
                with suppress(ProcessLookupError):  # it ended at this very moment
                    program.kill()
        ended = await program.wait()
        if ended > 0:
            said = (self.folder / "tools.log").read_text()[-2_000:]
            raise RuntimeError(f"{phase} ended with {ended}: {said}")
        if ended == 0:  # the machine is shared: what it takes changes
            self._durations[phase] = time.monotonic() - started
        return ended < 0

    async def _moment(self, phase: str, program: asyncio.subprocess.Process) -> float:
        """Half of the kills come at any time; the others when a draft shows that the work is on.

        A program needs most of its time to load its libraries, where there is little to break.
        """
        if phase == "import" or self._random.random() < 0.5:
            return self._random.uniform(0.4, 1.05) * self._durations[phase]
        is_on = self.folder.glob
        while program.returncode is None and not any(is_on(".tapwise-*.part")):  # noqa: ASYNC110
            await asyncio.sleep(0.002)
        return self._random.uniform(0, 0.15) * self._durations[phase]

    def _prepared(self, phase: str, name: str) -> tuple[tuple[str, ...], Callable[[], bool]]:
        """What to run, and a look afterwards: whether its work is there; half of it is told."""
        at_least = sum(tap.toast is not None for tap in self._tapped)
        if phase == "import":
            file = self.folder / "import.txt"
            file.write_text("".join(f"import {name} number {i}\n" for i in range(IMPORTED)))
            return ("import", "--unlabelled", str(file)), lambda: self._imported(name)
        if phase == "export":
            file = self.folder / f"export {name}.jsonl"
            return ("export", str(file)), lambda: self._exported(file, at_least)
        if phase == "backup":
            file = self.folder / f"backup {name}.db"
            return ("backup", str(file)), lambda: self._backed_up(file, at_least)
        old = self.folder / f"old {name}.db"
        shutil.copy(self.folder / "old.db", old)
        if phase == "restore":
            file = self.folder / f"kept {name}.db"
            shutil.copy(old, file)
            with closing(sqlite3.connect(old)) as connection, connection:
                connection.execute(LATER_ANSWER)
            words = ("restore", str(file), "--replace", "--database", str(old))
            return words, lambda: self._restored(old, file)
        return ("status", "--database", str(old)), lambda: self._migrated(old)

    def _imported(self, name: str) -> bool:
        with closing(sqlite3.connect(self.database, timeout=60)) as connection:
            like = f"import {name} number %"
            sql = "SELECT count(*) FROM item WHERE text LIKE ?"
            [(found,)] = connection.execute(sql, (like,))
            self._sound(connection, f"import {name}")
        if found not in (0, IMPORTED):
            self.result.halves.append(f"import {name}: {found} of {IMPORTED}")
        return bool(found)

    def _exported(self, file: Path, at_least: int) -> bool:
        self._forget_drafts()
        if not file.exists():
            return False
        rows = list(read(file))
        broken = sum(isinstance(row, BadRow) for row in rows)
        if broken or len(rows) < at_least - self._shared():
            self.result.halves.append(f"{file.name}: {len(rows)} rows, {broken} broken")
        file.unlink()
        return True

    def _backed_up(self, file: Path, at_least: int) -> bool:
        self._forget_drafts()
        if not file.exists():
            return False
        with closing(sqlite3.connect(file)) as connection:
            self._sound(connection, file.name)
            [(answers,)] = connection.execute("SELECT count(*) FROM answer")
        if answers < at_least:
            self.result.halves.append(f"{file.name}: {answers} answers, {at_least} were given")
        file.unlink()
        return True

    def _migrated(self, old: Path) -> bool:
        """As the kill left it; then opened once more, which has to end the migration."""
        copies = list(old.parent.glob(f"{old.name}.before-*"))
        for copied in copies:
            with closing(sqlite3.connect(copied)) as connection:
                self._sound(connection, copied.name)
                if old_content(connection) != (1, OLD_ITEMS, OLD_ANSWERS):
                    self.result.halves.append(f"{copied.name}: not what it was")
        with closing(sqlite3.connect(old)) as connection:
            self._sound(connection, old.name)
            schema, *content = old_content(connection)
        if content != [OLD_ITEMS, OLD_ANSWERS] or schema not in (1, len(migrations())):
            self.result.halves.append(f"{old.name}: schema {schema}, {content}")
        if schema > 1 and not copies:
            self.result.halves.append(f"{old.name}: migrated without a copy")
        asyncio.run(opened_again(old))
        with closing(sqlite3.connect(old)) as connection:
            self._sound(connection, old.name)
            if old_content(connection) != (len(migrations()), OLD_ITEMS, OLD_ANSWERS):
                self.result.halves.append(f"{old.name}: not whole when it was opened again")
        for file in old.parent.glob(f"{old.name}*"):
            file.unlink()
        self._forget_drafts()
        return schema > 1

    def _restored(self, old: Path, file: Path) -> bool:
        """As the kill left it: what was there, or the backup and beside it what was there."""
        there = (1, OLD_ITEMS, OLD_ANSWERS + 1)
        content = self._content(old)
        aside = [self._content(path) for path in old.parent.glob(f"{old.name}.replaced*")]
        is_new = content == (1, OLD_ITEMS, OLD_ANSWERS)
        if content != there and not (is_new and aside):
            self.result.halves.append(f"{old.name}: {content}, put aside: {aside}")
        if aside not in ([], [there]):
            self.result.halves.append(f"{old.name}: put aside is {aside}, {there} was there")
        for left in (file, *old.parent.glob(f"{old.name}*")):
            left.unlink()
        self._forget_drafts()
        return is_new

    def _content(self, path: Path) -> tuple[int, int, int] | None:
        """What a database that belongs to no bot holds; None when it is not there."""
        if not path.exists():
            return None
        with closing(sqlite3.connect(path)) as connection:
            self._sound(connection, path.name)
            return old_content(connection)

    def _forget_drafts(self) -> None:
        """What a kill leaves has no name that anybody reads."""
        for draft in self.folder.glob(".tapwise-*"):
            draft.unlink()

    def _shared(self) -> int:
        """Answers to an item that had one already: second opinions; an export has one row."""
        with closing(sqlite3.connect(self.database, timeout=60)) as connection:
            sql = "SELECT count(*) - count(DISTINCT item_id) FROM standing"
            [(more,)] = connection.execute(sql)
        return int(more)

    # What is there

    def _look(self, phase: str) -> None:
        """On a copy, so that the bot finds the files as the kill left them."""
        acknowledged = [tap for tap in self._tapped if said_yes(tap)]
        with TemporaryDirectory() as folder:
            for ending in ("", "-wal"):
                source = Path(f"{self.database}{ending}")
                if source.exists():
                    shutil.copy(source, folder)
            with closing(sqlite3.connect(Path(folder) / self.database.name)) as connection:
                self._sound(connection, f"after a kill in {phase}")
                kept = dict(connection.execute("SELECT tap, choice FROM answer"))
        self._lost |= {t.query for t in acknowledged if kept.get(t.key) != t.word}

    def _sound(self, connection: sqlite3.Connection, where: str) -> None:
        [(said,)] = connection.execute("PRAGMA integrity_check(1)")
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if said != "ok" or broken:
            self.result.integrity.append(f"{where}: {said}, {len(broken)} broken keys")

    def _count(self) -> None:
        self._look("the end")
        with closing(sqlite3.connect(self.database)) as connection:
            kept = dict(connection.execute("SELECT tap, choice FROM answer"))
            twice = """SELECT count(*) FROM (
                SELECT 1 FROM answer GROUP BY question_id HAVING count(*) > 1 UNION ALL
                SELECT 1 FROM standing JOIN question ON question.id = question_id
                WHERE why NOT IN ('second', 'gold')  -- asked of another person on purpose
                GROUP BY standing.item_id HAVING count(*) > 1)"""
            [(self.result.doubled,)] = connection.execute(twice)
        for tap in self._tapped:
            self.result.unhandled += kept.get(tap.key) != tap.word
            if tap.toast is not None:
                self.result.toasts += 1
                self.result.complaints += bool(tap.toast["show_alert"])
        self.result.lost = len(self._lost)
        self.result.taps = len(self._tapped)
        self.result.errors_logged = sum(
            line.count(" ERROR ") for line in self.log.read_text().splitlines()
        )

    async def _replay(self) -> None:
        """What an undisturbed reading of the same database would have asked."""
        found = self.folder / "replay.json"
        with (self.folder / "tools.log").open("ab") as log:
            program = await self._process(("replay", "--json", str(found)), log)
        await program.wait()
        told = json.loads(found.read_text())
        self.result.questions = told["questions"]
        self.result.other_questions = len(told["differences"])


def said_yes(tap: Tap) -> bool:
    """Whether a toast told the person that the answer is kept."""
    return tap.toast is not None and not tap.toast["show_alert"]


async def opened_again(path: Path) -> None:
    async with await Store.open(path):
        pass


def old_content(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Schema, items, answers."""
    [(schema,)] = connection.execute("PRAGMA user_version")
    [(items, answers)] = connection.execute(
        "SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM answer)"
    )
    return schema, items, answers


def make_old(path: Path) -> None:
    """A campaign as the first Tapwise would have left it."""

    async def empty() -> None:
        await (await open_database(path, steps=migrations()[:1])).close()

    asyncio.run(empty())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO item (text, digest, imported_at) VALUES (?, randomblob(16), 0)",
            [(text,) for text in messages(OLD_ITEMS)],
        )
        connection.execute(
            "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (1, 'owner', 0)"
        )
        connection.execute(
            "INSERT INTO feature_fit VALUES (1, 'words', ?, 'made', 0)", (OLD_ITEMS,)
        )
        numbers = [(i,) for i in range(1, OLD_ANSWERS + 1)]
        connection.executemany(
            "INSERT INTO question (item_id, annotator_id, why, answers_learnt, given_learnt,"
            " feature_fit_id, answers_known, given_known, pool_size, asked_at, expires_at,"
            " closed_at) VALUES (?, 1, 'cold_start', 0, 0, 1, 0, 0, 1, 0, 1, 1)",
            numbers,
        )
        connection.executemany(
            "INSERT INTO answer (question_id, revision, choice, answered_at)"
            " VALUES (?, 1, 'spam', 1)",
            numbers,
        )


def messages(number: int) -> list[str]:
    """Made-up messages, half of them about a prize; no two near copies: each has its own word."""
    chance = random.Random(0)
    words = ["lunch", "train", "garden", "river", "blue", "seven", "market", "song", "paper"]
    made = []
    for i in range(number):
        some = " ".join(chance.choices(words, k=chance.randint(3, 9)))
        own = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        made.append(f"your {own} prize waits, {some}" if i % 2 else f"{some} at {own}")
    return made


if __name__ == "__main__":
    main()
