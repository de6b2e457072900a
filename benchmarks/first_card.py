"""Measures the time from the start of `tapwise run` to the owner's first card.

    python benchmarks/first_card.py [--pool 50000] [--features auto] [--times 3] [--json -]

Messages are drawn from the demo's and imported by `tapwise import`, which makes their features. The
owner has tapped START before the bot starts. Each start is a new process, with the imports of its
libraries; Telegram is the emulator.
    built      the features are on disk, as `tapwise import` leaves them
    not built  the messages are in the database only: the bot makes the features beside its work
Reported: seconds until the card is there, and the seconds of CPU that the bot has used until then.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.drawn_messages import messages
from benchmarks.support import TOKEN, labelled_rows
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from storage import Store
from storage.records import NewItem

ROOT = Path(__file__).parents[1]
FILE = ROOT / "bot" / "demo" / "messages.jsonl"
OWNER = 1
PATIENCE = 120.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pool", type=int, default=50_000)
    parser.add_argument("--features", default="auto")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="tapwise-first-card-") as folder:
        result = measure(Path(folder), given)
    text = json.dumps(result, indent=2)
    if given.json not in (None, "-"):
        Path(given.json).write_text(text + "\n")
    print(text)


def measure(folder: Path, given: argparse.Namespace) -> dict[str, object]:
    """The seconds of each start, by the state of the features on disk."""
    for state in ("built", "not built"):
        (folder / state).mkdir()
    settings = {k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")} | {
        "TAPWISE_TOKEN": TOKEN,
        "TAPWISE_OWNERS": str(OWNER),
        "TAPWISE_FEATURES": given.features,
        "PYTHONPATH": str(ROOT),
    }
    texts = list(messages(labelled_rows(FILE), given.pool))
    (folder / "messages.txt").write_text("\n".join(texts) + "\n")
    asyncio.run(add(folder / "not built" / "tapwise.db", texts))
    settings["TAPWISE_DATABASE"] = str(folder / "built" / "tapwise.db")
    seconds = 0.0
    for command in (["init"], ["import", "--unlabelled", str(folder / "messages.txt")]):
        began = time.monotonic()
        subprocess.run(tapwise(*command), env=settings, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - began
    settings["TAPWISE_DATABASE"] = str(folder / "used" / "tapwise.db")
    starts: dict[str, list[dict[str, float]]] = {"built": [], "not built": []}
    for state in [state for _ in range(given.times) for state in starts]:
        shutil.rmtree(folder / "used", ignore_errors=True)
        shutil.copytree(folder / state, folder / "used")
        starts[state].append(asyncio.run(first_card(settings)))
    return {"pool": given.pool, "import_seconds": round(seconds, 1), **starts}


async def add(database: Path, texts: list[str]) -> None:
    """A database with these messages and nothing else."""
    async with await Store.open(database) as store:
        await store.items.add(NewItem(text, None, "first_card") for text in texts)


async def first_card(settings: dict[str, str]) -> dict[str, float]:
    """Starts the bot, waits for the owner's card, and ends the bot."""
    telegram = TelegramEmulator(TOKEN)
    async with serve(telegram.app) as url:
        owner = telegram.person(OWNER, "Olive")
        owner.start()
        began = time.monotonic()
        bot = await asyncio.create_subprocess_exec(
            *tapwise("run"),
            env=settings | {"TAPWISE_API_BASE": url},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await next_card(owner, None, PATIENCE)
            seconds, cpu = time.monotonic() - began, cpu_seconds(bot.pid)
        finally:
            bot.terminate()
            await bot.wait()
    return {"seconds": round(seconds, 2), "cpu": round(cpu, 2)}


def tapwise(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "bot", *arguments]


def cpu_seconds(process: int) -> float:
    """The CPU that a process has used, by Linux's /proc."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
