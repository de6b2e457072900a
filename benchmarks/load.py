"""Measures how fast the bot answers while many people tap.

    python benchmarks/load.py [--people 100] [--pool 100000] [--seconds 60] [--rate 60]
                              [--soak MINUTES] [--file FILE] [--json -]

`--people 1 20 100 500 --pool 5000 100000` measures each pair, each with a new bot and database.
The bot is a process of its own (watched_bot.py); a second one, this one, is the stand-in for
Telegram and all the people. Both share the machine, so the numbers are lower bounds.

Two runs for each pair, since one cannot answer both questions:
  saturated   nobody thinks: whoever sees a card taps at once. Taps a second are the most that this
              machine gives; how long a card takes is then people / taps a second, whatever the bot.
  paced       people think, so that all of them together tap `--rate` times a second at moments
              drawn by chance (exponential; whoever is late taps as soon as the card is there).
              Times are those that people wait. One person alone cannot tap 60 times a second:
              the rate is at most 2 a second for each.
A run ends early when it has labelled its share of a small pool.
toast: from the tap until answerCallbackQuery arrived. card: until the edited message did.

Messages are made by drawing words: of the file's spam for a message that people call spam, of the
rest for the others, as many as a line drawn by chance has. Without a file: the demo's messages.

`--soak` is a paced run instead; memory is compared between its second tenth and its last tenth.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import random
import sqlite3
import sys
import time
from contextlib import closing
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.drawn_messages import messages, seen_as
from benchmarks.waiting_times import Numbers, Seen, summary
from bot.demo.scripted_annotators import CardButton, ShownCard, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from bot.formats.reading import read
from bot.formats.rows import Row
from storage import Store
from storage.records import Label, NewItem

TOKEN = "1000000001:benchmark-token-of-the-stand-in-for-telegram"
ROOT = Path(__file__).parents[1]
# A person who sees no next card in this time counts as stranded.
PATIENCE = 60.0
# A person taps at most so often when there is time to think.
FASTEST = 2.0
# Of the pool: the rest is never reached, so that nobody runs out of messages.
SHARE = 0.4
WARM_UP = 3.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[100])
    parser.add_argument("--pool", type=int, nargs="+", default=[100_000])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=60.0)
    parser.add_argument("--soak", type=float, default=None, metavar="MINUTES")
    parser.add_argument("--file", type=Path, default=ROOT / "bot" / "demo" / "messages.jsonl")
    parser.add_argument("--features", default="auto")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a poll that the end cut short
    results = []
    for pool, people in product(given.pool, given.people):
        with TemporaryDirectory(prefix="tapwise-load-") as folder:
            load = Load(Path(folder), pool, people, given)
            results.append(asyncio.run(load.run()))
        if given.json != "-":
            tell(results[-1])
    if given.json:
        text = json.dumps(results, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)


def tell(result: Numbers) -> None:
    names = [name for name in ("saturated", "paced", "soak") if name in result]
    runs: Numbers = {name: result.pop(name) for name in names}
    print(", ".join(f"{name} {value}" for name, value in result.items()))
    for run, numbers in runs.items():
        print(f"  {run}")
        for name, value in numbers.items():
            print(f"    {name:28} {value}")
    result |= runs


class Load:
    """One bot on one pool, and so many people."""

    def __init__(self, folder: Path, pool: int, people: int, given: argparse.Namespace):
        self.folder = folder
        self.database = folder / "tapwise.db"
        self.log = folder / "bot.log"
        self._pool, self._people, self._given = pool, people, given
        self._telegram = TelegramEmulator(TOKEN)
        self._truth: dict[str, Label] = {}
        self._told: list[Numbers] = []
        self._ready = asyncio.Event()
        self._cards: dict[Person, ShownCard] = {}
        self._acknowledged = 0

    async def run(self) -> Numbers:
        result: Numbers = {"people": self._people, "pool": self._pool}
        result["file"] = self._given.file.name
        token = await self._prepare()
        async with serve(self._telegram.app) as url:
            started = time.monotonic()
            bot = await self._start(url)
            listening = asyncio.create_task(self._listen(bot))
            try:
                await self._joined(bot, token)
                result["seconds_to_start"] = round(time.monotonic() - started, 1)
                await self._measured(result)
            finally:
                if bot.returncode is None:
                    bot.terminate()
                await bot.wait()
                await listening
        return result | self._count(bot.returncode or 0)

    async def _measured(self, result: Numbers) -> None:
        seconds, rate = self._given.seconds, min(self._given.rate, FASTEST * self._people)
        await self._tapping(WARM_UP, None)
        if self._given.soak is not None:
            result["soak"] = await self._tapping(60 * self._given.soak, rate)
            return
        result["saturated"] = await self._tapping(seconds, None)
        result["paced"] = await self._tapping(seconds, rate)

    async def _tapping(self, seconds: float, rate: float | None) -> Numbers:
        """Everybody taps for so long; rate: taps a second of all together, None for no thinking."""
        seen = Seen()
        share = SHARE * self._pool if self._given.soak is None else self._pool
        begin, cpu = time.time(), time.process_time()
        ends = time.monotonic() + seconds
        async with asyncio.TaskGroup() as group:
            for number, person in enumerate(self._cards):
                pause = self._people / rate if rate else None
                chance = random.Random(number)
                group.create_task(self._label(person, seen, ends, share, pause, chance))
        took = time.time() - begin
        self._acknowledged += len(seen.toasts)
        told = [line for line in self._told if begin < line["at"] <= begin + took]
        return summary(seen, took, rate, told, time.process_time() - cpu)

    async def _label(
        self,
        person: Person,
        seen: Seen,
        ends: float,
        share: float,
        pause: float | None,
        chance: random.Random,
    ) -> None:
        due = time.monotonic()
        while not seen.done:
            if pause is not None:
                due += chance.expovariate(1 / pause)
                await asyncio.sleep(min(due, ends) - time.monotonic())
            if time.monotonic() >= ends or len(seen.toasts) >= share:
                return
            card = self._cards[person]
            if card.text is None:
                seen.done = True
                return
            try:
                await self._one_tap(person, card, seen)
            except TimeoutError:
                seen.stranded += 1
                return

    async def _one_tap(self, person: Person, card: ShownCard, seen: Seen) -> None:
        word: CardButton = self._truth[str(card.text).strip()]
        started = time.monotonic()
        query = person.tap_data(card.callback_data(word), card.message_id)
        toast = asyncio.create_task(self._toasted(person, query, started, seen))
        self._cards[person] = await next_card(person, card, PATIENCE)
        seen.cards.append(time.monotonic() - started)
        await toast

    async def _toasted(self, person: Person, query: str, started: float, seen: Seen) -> None:
        await person.toast(query, PATIENCE)
        seen.toasts.append(time.monotonic() - started)

    async def _prepare(self) -> str:
        rows = [r for r in read(self._given.file) if isinstance(r, Row) and r.label]
        made = messages(rows, self._pool)
        self._truth = {seen_as(text): label for text, label in made.items()}
        async with await Store.open(self.database) as store:
            await store.items.add(NewItem(text, None, "load") for text in made)
            now = time.time()
            return await store.invites.create("annotator", self._people, now, now + 86_400)

    async def _joined(self, bot: asyncio.subprocess.Process, token: str) -> None:
        ready, ended = asyncio.create_task(self._ready.wait()), asyncio.create_task(bot.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel(), ended.cancel()
        if bot.returncode is not None:
            raise RuntimeError(f"the bot ended by itself: {self.log.read_text()[-2_000:]}")
        people = [self._telegram.person(n, f"P{n}") for n in range(1, self._people + 1)]
        for person in people:
            person.start(token)
        for person in people:
            self._cards[person] = await next_card(person, None, PATIENCE)

    async def _start(self, url: str) -> asyncio.subprocess.Process:
        settings = {"TOKEN": TOKEN, "API_BASE": url, "DATABASE": str(self.database)}
        settings["DOUBLE_TAP_SECONDS"] = "0"  # the people of a benchmark tap at once
        settings |= {"OWNERS": "999999999", "FEATURES": self._given.features}
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {f"TAPWISE_{name}": value for name, value in settings.items()}
        environment |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, str(ROOT / "benchmarks" / "watched_bot.py")),
                cwd=self.folder,
                env=environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )

    async def _listen(self, bot: asyncio.subprocess.Process) -> None:
        """What the probe in the bot says, line by line; the last word of it may be cut."""
        if bot.stdout is None:
            return
        async for line in bot.stdout:
            said = json.loads(line)
            if "ready" in said:
                self._ready.set()
            else:
                self._told.append(said)

    def _count(self, returncode: int) -> Numbers:
        """What the database says when all is over, held against what people were told."""
        with closing(sqlite3.connect(self.database)) as connection:
            [(kept,)] = connection.execute("SELECT count(*) FROM answer")
            [(features,)] = connection.execute("SELECT features FROM feature_fit WHERE id = 1")
            [(twice,)] = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM answer GROUP BY question_id"
                " HAVING count(*) > 1)"
            )
        errors = sum(" ERROR " in line for line in self.log.read_text().splitlines())
        return {
            "features": features,
            "answers": kept,
            "lost": self._acknowledged - kept,
            "doubled": twice,
            "errors_logged": errors,
            "exit_code": returncode,
        }


if __name__ == "__main__":
    main()
