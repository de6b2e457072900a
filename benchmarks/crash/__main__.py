"""Checks that a kill -9 at any moment loses, duplicates or blocks nothing.

    python -m benchmarks.crash [--kills 10] [--taps 500] [--people 5] [--webhook] [--json -]

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
import random
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crash.kills import Crash


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--taps", type=int, default=500)
    parser.add_argument("--pool", type=int, default=None, help="messages; default: taps and 2,000")
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--features", default="words", help="words start fastest")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--webhook", action="store_true", help="the bot does not poll")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # requests that a kill cut short
    logging.getLogger("storage").setLevel(logging.ERROR)  # each migration that is ended here
    seed = random.randrange(2**32) if given.seed is None else given.seed
    pool = given.pool or given.taps + 2_000
    with TemporaryDirectory(prefix="tapwise-crash-") as folder:
        crash = Crash(
            Path(folder),
            given.kills,
            given.taps,
            pool,
            given.people,
            seed,
            given.features,
            webhook=given.webhook,
        )
        result = {"seed": seed, "people": given.people, "pool": pool, "features": given.features}
        result["webhook"] = given.webhook
        result |= asdict(asyncio.run(crash.run()))
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
        return
    for name, value in result.items():
        print(f"{name:16} {value}")


if __name__ == "__main__":
    main()
