"""Does a kill -9 at any moment lose, double or strand anything?

    python benchmarks/crash.py [--kills 10] [--taps 500] [--pool 2000] [--people 5] [--json -]

The bot runs as its own process on a stand-in for Telegram; scripted people tap through messages
that are made up here. The bot is killed at random moments, a fourth of them during its start, and
started again. Afterwards what people saw is held against what the database has.
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
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo.crowd import Word, next_card
from bot.demo.serving import serve
from bot.demo.telegram import Person, Telegram
from storage import Store
from storage.records import NewItem

TOKEN = "1000000001:benchmark-token-of-the-stand-in-for-telegram"
ROOT = Path(__file__).parents[1]
# A start takes about 2 s; whoever sees no next card in this time counts as stranded.
PATIENCE = 60.0


@dataclass(frozen=True)
class Tap:
    """What a person did: which word they tapped, and whose query Telegram made of it."""

    person: Person
    query: str
    word: Word


@dataclass
class Result:
    """lost: a toast said it was kept, and it is not. unhandled: a tap that left nothing behind.

    doubled: questions answered more than once, and items labelled more than once, by people who
    tapped each card once. stranded: people who saw no next card. complaints: toasts that said no.
    """

    taps: int = 0
    kills: int = 0
    toasts: int = 0
    lost: int = 0
    unhandled: int = 0
    doubled: int = 0
    stranded: int = 0
    complaints: int = 0
    errors_logged: int = 0
    integrity: str = "ok"
    slowest_card: float = 0.0
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--taps", type=int, default=500)
    parser.add_argument("--pool", type=int, default=2_000)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # requests that a kill cut short
    seed = random.randrange(2**32) if given.seed is None else given.seed
    with TemporaryDirectory(prefix="tapwise-crash-") as folder:
        crash = Crash(Path(folder), given.kills, given.taps, given.pool, given.people, seed)
        result = {"seed": seed, "people": given.people, "pool": given.pool}
        result |= asdict(asyncio.run(crash.run()))
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
        return
    for name, value in result.items():
        print(f"{name:16} {value}")


class Crash:
    """One run: people tap, the bot is killed and started again, then everything is counted."""

    def __init__(self, folder: Path, kills: int, taps: int, pool: int, people: int, seed: int):
        self.folder = folder
        self.database = folder / "tapwise.db"
        self.log = folder / "bot.log"
        self.result = Result()
        self._kills, self._taps, self._pool, self._people = kills, taps, pool, people
        self._random = random.Random(seed)
        self._telegram = Telegram(TOKEN)
        self._tapped: list[Tap] = []
        self._more = asyncio.Event()
        self._bot: asyncio.subprocess.Process | None = None

    async def run(self) -> Result:
        started = time.monotonic()
        token = await self._prepare()
        async with serve(self._telegram.app) as url:
            await self._start(url)
            try:
                people = [self._telegram.person(i, f"P{i}") for i in range(1, self._people + 1)]
                shares = [len(range(i, self._taps, self._people)) for i in range(self._people)]
                async with asyncio.TaskGroup() as group:
                    for person, share in zip(people, shares, strict=True):
                        person.start(token)
                        group.create_task(self._label(person, share))
                    group.create_task(self._kill_now_and_then(url))
            finally:
                await self._kill()
        self._count()
        self.result.seconds = round(time.monotonic() - started, 1)
        return self.result

    async def _prepare(self) -> str:
        async with await Store.open(self.database) as store:
            await store.items.add(NewItem(m, None, "crash") for m in messages(self._pool))
            now = time.time()
            return await store.people.invite("annotator", self._people, now, now + 86_400)

    async def _label(self, person: Person, taps: int) -> None:
        """Tap each card once; the card after the last tap is waited for too."""
        seen = None
        for tapped in range(taps + 1):
            asked = time.monotonic()
            try:
                seen = await next_card(person, seen, PATIENCE)
            except TimeoutError:
                self.result.stranded += 1
                self._more.set()
                return
            waited = time.monotonic() - asked
            self.result.slowest_card = round(max(self.result.slowest_card, waited), 2)
            if tapped == taps or seen.text is None:
                return
            word: Word = "spam" if "prize" in seen.text else "no_spam"
            query = person.tap_data(seen.says(word), seen.message_id)
            self._tapped.append(Tap(person, query, word))
            self._more.set()

    async def _kill_now_and_then(self, url: str) -> None:
        moments = sorted(self._random.sample(range(1, self._taps), self._kills))
        for moment in moments:
            while len(self._tapped) < moment and not self.result.stranded:
                self._more.clear()
                await self._more.wait()
            in_start = self._random.random() < 0.25
            await asyncio.sleep(self._random.uniform(0, 0.15))
            if in_start:
                await self._kill()
                await self._start(url)
                await asyncio.sleep(self._random.uniform(0.2, 3.0))
            await self._kill()
            self.result.kills += 1 + in_start
            self._check_integrity()
            await self._start(url)

    async def _start(self, url: str) -> None:
        settings = {"TOKEN": TOKEN, "API_BASE": url, "DATABASE": str(self.database)}
        settings["OWNERS"] = "999999999"
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {f"TAPWISE_{name}": value for name, value in settings.items()}
        environment |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        with self.log.open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
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

    def _check_integrity(self) -> None:
        """On a copy, so that the bot finds the files as the kill left them."""
        with TemporaryDirectory() as folder:
            for ending in ("", "-wal"):
                source = Path(f"{self.database}{ending}")
                if source.exists():
                    shutil.copy(source, folder)
            with closing(sqlite3.connect(Path(folder) / self.database.name)) as connection:
                [(said,)] = connection.execute("PRAGMA integrity_check")
                broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if said != "ok" or broken:
            self.result.integrity = said if said != "ok" else "foreign keys"

    def _count(self) -> None:
        self._check_integrity()
        with closing(sqlite3.connect(self.database)) as connection:
            kept = dict(connection.execute("SELECT tap, choice FROM answer"))
            twice = """SELECT count(*) FROM (
                SELECT 1 FROM answer GROUP BY question_id HAVING count(*) > 1 UNION ALL
                SELECT 1 FROM standing JOIN question ON question.id = question_id
                WHERE why NOT IN ('second', 'gold')  -- asked of another person on purpose
                GROUP BY standing.item_id HAVING count(*) > 1)"""
            [(self.result.doubled,)] = connection.execute(twice)
        for tap in self._tapped:
            toast = tap.person._account.queries[tap.query].answer
            is_kept = kept.get(f"tap {tap.query}") == tap.word
            self.result.unhandled += not is_kept
            if toast is not None:
                self.result.toasts += 1
                self.result.complaints += toast["show_alert"]
                self.result.lost += not is_kept
        self.result.taps = len(self._tapped)
        self.result.errors_logged = sum(
            line.count(" ERROR ") for line in self.log.read_text().splitlines()
        )


def messages(number: int) -> list[str]:
    """Made-up messages, half of them about a prize; no two alike."""
    chance = random.Random(0)
    words = ["lunch", "train", "garden", "river", "blue", "seven", "market", "song", "paper"]
    made = []
    for i in range(number):
        some = " ".join(chance.choices(words, k=chance.randint(3, 9)))
        made.append(f"your {i} prize waits, {some}" if i % 2 else f"{some} at {i}")
    return made


if __name__ == "__main__":
    main()
