"""Measures how long other people wait for a card while one person floods the bot.

    python benchmarks/floods.py [--items 20000] [--answers 10000] [--seconds 15] [--json FILE]

Five people tap once a second each, at random moments. The bot is a process of its own
(watched_bot.py); this one is the emulator and the people. Each flood is written at once:
    start     4,000 "/start x" of a stranger
    a command 900 times by a member: every one that annotators have
    stats     200 "/stats" of a member
    taps      900 taps of a member on one button of a card, on one of a menu, and with forged data
    varied    900 different commands of a member
While a flood lasts, Telegram refuses each message to the flooder (429, one second).
Reported: quantiles of the wait for a card, in ms, before the flood and from its begin until
`--seconds` after it; the calls to the flooder's chat; and the most messages and edits of all chats
within one second, of which Telegram accepts about 30.
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
from bisect import bisect
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.drawn_messages import messages, quantiles, seen_as
from bot.campaign.campaign import Campaign
from bot.chat.command_table import menu_sections
from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import Fault, Person, TelegramEmulator
from bot.emulator.keyboards import buttons
from bot.emulator.serving import serve
from bot.formats.reading import read
from bot.formats.rows import Row
from storage import Store
from storage.records import Label, NewItem

TOKEN = "1000000001:benchmark-token-of-the-emulator"
ROOT = Path(__file__).parents[1]
FILE = ROOT / "bot" / "demo" / "messages.jsonl"
PEOPLE, FLOODER = range(1, 6), 66
CARD_TAPS, MENU_TAPS, FORGED_TAPS = "taps on a card", "taps on a menu", "forged taps"
VARIED = "varied commands"
FLOODS = {
    "/start x": 4_000,
    **{f"/{name}": 900 for names in menu_sections("annotator").values() for name in names},
    "/stats": 200,
    CARD_TAPS: 900,
    MENU_TAPS: 900,
    FORGED_TAPS: 900,
    VARIED: 900,
}

Numbers = dict[str, Any]


class Floods:
    """One bot, five people who label and one who floods."""

    def __init__(self, folder: Path, given: argparse.Namespace):
        self._database = folder / "tapwise.db"
        self._log = folder / "bot.log"
        self._given = given
        self._telegram = TelegramEmulator(TOKEN)
        self._labels: dict[str, Label] = {}
        self._waits: list[float] = []
        self._flood_begins = 0.0

    async def run(self) -> Numbers:
        invite = await self._prepare()
        async with serve(self._telegram.app) as url:
            bot = await self._start(url)
            try:
                people = [self._telegram.person(n, f"P{n}") for n in PEOPLE]
                for person in people:
                    person.start(invite)
                for person in people:
                    await next_card(person, None, 120.0)
                tapping = [asyncio.create_task(self._tap(person)) for person in people]
                result = {}
                for command, times in FLOODS.items():
                    if command in self._given.only or not self._given.only:
                        result[command] = await self._measure(command, times, invite)
                        print(command, json.dumps(result[command]), flush=True)
                for task in tapping:
                    task.cancel()
                await asyncio.gather(*tapping, return_exceptions=True)
            finally:
                bot.terminate()
                await bot.wait()
        errors = sum(" ERROR " in line for line in self._log.read_text().splitlines())
        return {**result, "errors_logged": errors}

    async def _measure(self, command: str, times: int, invite: str) -> Numbers:
        flooder = self._telegram.person(FLOODER + times, "Eve")
        if command != "/start x":
            flooder.start(invite)
            await next_card(flooder, None, 60.0)
        act = await self._action(flooder, command)
        self._waits.clear()
        await asyncio.sleep(self._given.seconds)
        usual = quantiles(self._waits)
        self._waits.clear()
        for method in ("sendMessage", "editMessageText"):
            refused = Fault(method, "status", 429, retry_after=1, chat_id=flooder.id, times=10**9)
            self._telegram.inject(refused)
        begin = time.monotonic()
        self._telegram.calls.clear()
        for _ in range(times):
            act()
        self._flood_begins = time.monotonic()
        await self._until_fetched()
        handled = time.monotonic() - begin
        await asyncio.sleep(self._given.seconds)
        calls = self._calls_to(flooder)
        flood = quantiles(self._waits)
        self._telegram.clear_faults()
        return {
            "usual_ms_p50_p95_p99_max": usual,
            "flood_ms_p50_p95_p99_max": flood,
            "seconds_to_fetch": round(handled, 1),
            "calls_to_flooder": calls,
            "most_messages_a_second": self._most_messages_a_second(),
        }

    async def _action(self, flooder: Person, command: str) -> Callable[[], object]:
        """What the flooder does again and again."""
        if command == CARD_TAPS:
            card = await next_card(flooder)
            return partial(flooder.tap_data, card.callback_data("spam"), card.message_id)
        if command == MENU_TAPS:
            sent = flooder.send("/settings")
            menu = await flooder.sees(
                lambda shown: shown["message_id"] > sent and "reply_markup" in shown, 60.0
            )
            data = next(button["callback_data"] for button in buttons(menu))
            return partial(flooder.tap_data, data, menu["message_id"])
        numbers = count(1)
        if command == FORGED_TAPS:
            return lambda: flooder.tap_data(
                f"s:{next(numbers)}:", flooder.messages[-1]["message_id"]
            )
        if command == VARIED:
            return lambda: flooder.send(f"/label {next(numbers)}")
        return partial(flooder.send, command)

    def _most_messages_a_second(self) -> int:
        """Accepted and refused ones, of all chats."""
        times = sorted(
            call.at for call in self._telegram.calls if call.method.startswith(("send", "edit"))
        )
        return max((bisect(times, at + 1) - number for number, at in enumerate(times)), default=0)

    def _calls_to(self, person: Person) -> int:
        calls = self._telegram.calls
        return sum(call.parameters.get("chat_id") == person.id for call in calls)

    async def _until_fetched(self) -> None:
        probe = self._telegram.person(FLOODER, "Probe")
        sent = probe.send("/privacy")
        await probe.sees(lambda message: message["message_id"] > sent, 300.0)

    async def _tap(self, person: Person) -> None:
        rng = random.Random(person.id)
        card: ShownCard | None = await next_card(person, None, 60.0)
        while card is not None and card.text is not None:
            await asyncio.sleep(rng.uniform(0.5, 1.5))
            label = self._labels.get(str(card.text).strip(), "no_spam")
            begin = time.monotonic()
            person.tap_data(card.callback_data(label), card.message_id)
            card = await next_card(person, card, 300.0)
            if begin >= self._flood_begins:  # the writing itself holds up this process
                self._waits.append(1_000 * (time.monotonic() - begin))

    async def _prepare(self) -> str:
        rows = [r for r in read(FILE) if isinstance(r, Row) and r.label]
        made = messages(rows, self._given.items)
        self._labels = {seen_as(text): label for text, label in made.items()}
        async with await Store.open(self._database) as store:
            await store.items.add(NewItem(text, None, "floods") for text in made)
            now = time.time()
            invite = await store.invites.create("annotator", 50, now, now + 86_400)
            for number in range(901, 904):
                await store.invites.join(number, invite, now)
            async with Campaign.open(store):
                pass
        add_answers(self._database, list(made.values()), self._given.answers)
        return invite

    async def _start(self, url: str) -> asyncio.subprocess.Process:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")} | {
            "TAPWISE_TOKEN": TOKEN,
            "TAPWISE_API_BASE": url,
            "TAPWISE_DOUBLE_TAP_SECONDS": "0",
            "TAPWISE_DATABASE": str(self._database),
            "TAPWISE_HASTY_SECONDS": "0",
            "PYTHONPATH": str(ROOT),
        }
        with self._log.open("w") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "bot", "run"),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
            )


def add_answers(database: Path, labels: list[Label], count: int) -> None:
    """Answers of three people to the first items, as the bot would have stored them."""
    now = time.time() - 86_400
    with closing(sqlite3.connect(database)) as connection, connection:
        questions = [
            (number, number, 1 + number % 3, now + number, now + number + 600, now + number + 5)
            for number in range(1, count + 1)
        ]
        connection.executemany(
            "INSERT INTO question (id, item_id, annotator_id, why, score, answers_learnt,"
            " given_learnt, trust_learnt, feature_fit_id, answers_known, given_known,"
            " trust_known, pool_size, asked_at, expires_at, closed_at)"
            " VALUES (?, ?, ?, 'uncertainty', 0.5, 0, 0, 0, 1, 0, 0, 0, 1, ?, ?, ?)",
            questions,
        )
        connection.executemany(
            "INSERT INTO answer (question_id, revision, choice, tap, answered_at)"
            " VALUES (?, 1, ?, NULL, ?)",
            [(row[0], labels[row[1] - 1], row[5]) for row in questions],
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--only", nargs="*", default=[], choices=list(FLOODS))
    parser.add_argument("--json", type=Path, default=None)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="tapwise-floods-") as folder:
        result = asyncio.run(Floods(Path(folder), given).run())
    if given.json:
        given.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
