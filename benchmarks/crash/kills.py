"""People tap, processes are killed and started again, then everything is counted."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.crash.checks import Checks
from benchmarks.crash.findings import Result, Tap, said_yes
from benchmarks.crash.old_campaigns import make_old, messages
from benchmarks.crash.processes import TOKEN, Processes
from benchmarks.crash.tools import Tools
from benchmarks.support import free_port, tap_key_of
from bot.demo.scripted_annotators import CardButton, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from storage import Store
from storage.records import NewItem

# A start takes seconds; a person who sees no next card in this time counts as stranded.
PATIENCE: Final = 120.0
BOT_PHASES: Final = ("tap", "fit", "start")
TOOL_PHASES: Final = ("import", "export", "backup", "migration", "restore")


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
        *,
        webhook: bool = False,
    ):
        """webhook: the bot gets its updates by a webhook; else it polls."""
        self.folder = folder
        self.database = folder / "tapwise.db"
        self.log = folder / "bot.log"
        self.result = Result()
        self._taps, self._pool, self._people, self._features = taps, pool, people, features
        self._phases = list(islice(cycle((*BOT_PHASES, *TOOL_PHASES)), kills))
        self._random = random.Random(seed)
        self._webhook_port = free_port() if webhook else None
        self._telegram = TelegramEmulator(TOKEN)
        self._tapped: list[Tap] = []
        self._more = asyncio.Event()
        self._limits: dict[str, int] = {}
        self._bot: asyncio.subprocess.Process | None = None
        self._checks = Checks(folder, self.database, self.result)
        self._lost: set[str] = set()

    async def run(self) -> Result:
        started = time.monotonic()
        token = await self._prepare()
        if {"migration", "restore"} & set(self._phases):
            await asyncio.to_thread(make_old, self.folder / "old.db")
        async with serve(self._telegram.app) as url:
            self._processes = Processes(
                self.folder, self.database, url, self._features, self._webhook_port
            )
            self._tools = Tools(
                self.folder,
                self._processes,
                self._checks,
                self.result,
                self._random,
                lambda: sum(tap.toast is not None for tap in self._tapped),
            )
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
        for phase in set(TOOL_PHASES) & set(self._phases):
            await self._tools.run(phase, -1)

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
                await self._tools.run(phase, number)
        self._limits.pop(lane, None)
        self._ring()

    async def _until(self, true: Callable[[], bool]) -> None:
        while not true():
            self._more.clear()
            await self._more.wait()

    def _ring(self) -> None:
        self._more.set()

    # The bot

    async def _kill_the_bot(self, phase: str) -> None:
        if phase == "start":
            await self._kill()
            await self._start()
            await asyncio.sleep(self._random.uniform(0.05, 1.1) * self.result.start_seconds)
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
        self.result.count_kill(phase)
        await asyncio.to_thread(self._look, phase)
        await self._start()

    async def _start(self) -> None:
        with self.log.open("ab") as log:
            self._bot = await self._processes.start(("run",), log)

    async def _kill(self) -> None:
        """SIGKILL to our own child; one that ended by itself has failed."""
        if self._bot is None:
            return
        if self._bot.returncode is not None:
            raise RuntimeError(f"the bot ended by itself: {self.log.read_text()[-2_000:]}")
        self._bot.kill()
        await self._bot.wait()
        self._bot = None

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
                self._checks.sound(connection, f"after a kill in {phase}")
                kept = dict(connection.execute("SELECT tap, choice FROM answer"))
        self._lost |= {t.query for t in acknowledged if kept.get(t.key) != t.word}

    def _count(self) -> None:
        self._look("the end")
        with closing(sqlite3.connect(self.database)) as connection:
            kept = dict(connection.execute("SELECT tap, choice FROM answer"))
            twice = """SELECT count(*) FROM (
                SELECT 1 FROM answer GROUP BY question_id HAVING count(*) > 1 UNION ALL
                SELECT 1 FROM standing JOIN question ON question.id = question_id
                WHERE why NOT IN ('second', 'gold', 'requested')  -- of another person on purpose
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
            program = await self._processes.start(("replay", "--json", str(found)), log)
        await program.wait()
        told = json.loads(found.read_text())
        self.result.questions = told["questions"]
        self.result.other_questions = len(told["differences"])
