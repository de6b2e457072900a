"""`tapwise run` that also tells, every second, how it feels: one JSON line on standard output.

    python benchmarks/watched_bot.py        (settings from the environment, as for `tapwise run`)

at: Unix time. lags: how late the event loop came back to a task that slept 10 ms, in ms.
cpu: seconds of CPU of the whole process so far, loop_cpu: of the event loop's thread alone (the
rest is mostly fits, which are as many as there is time for). memory: its resident bytes (Linux;
else 0).
The probe is a task beside the bot; the bot knows nothing of it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from pathlib import Path

from bot.app import run
from bot.errors import TapwiseError
from bot.settings import read_settings

STEP = 0.01


async def main() -> None:
    probe = asyncio.create_task(tell())
    try:
        await run(read_settings(), lambda name: print(json.dumps({"ready": name}), flush=True))
    finally:
        probe.cancel()


async def tell() -> None:
    while True:
        lags: list[float] = []
        ends = time.monotonic() + 1
        while (due := time.monotonic() + STEP) < ends:
            await asyncio.sleep(STEP)
            lags.append(round(1000 * (time.monotonic() - due), 2))
        said = {"at": time.time(), "lags": lags, "memory": resident()}
        said |= {"cpu": time.process_time(), "loop_cpu": time.thread_time()}
        print(json.dumps(said), flush=True)


def resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in ("aiohttp", "telegram"):  # their lines hold URLs, which hold the token
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        asyncio.run(main())
    except TapwiseError as error:
        sys.exit(str(error))
