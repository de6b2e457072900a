"""`tapwise run` that also writes its lag and memory every second, as JSON to standard output.

    python benchmarks/watched_bot.py        (settings from the environment, as for `tapwise run`)

at: Unix time. lags: how late the event loop came back to a task that slept 10 ms, in ms.
cpu: seconds of CPU of the whole process so far, loop_cpu: of the event loop's thread alone (the
rest is mostly fits, which are as many as there is time for). memory: its resident bytes (Linux;
else 0).
The probe is a task beside the bot; the bot knows nothing of it.
"""

from __future__ import annotations

import argparse
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
    probe = asyncio.create_task(report())
    try:
        await run(read_settings(), lambda name: print(json.dumps({"ready": name}), flush=True))
    finally:
        probe.cancel()


async def report() -> None:
    """Write the lags of the event loop (ms), memory (bytes) and CPU time (s) every second."""
    while True:
        lags: list[float] = []
        ends = time.monotonic() + 1
        while (due := time.monotonic() + STEP) < ends:
            await asyncio.sleep(STEP)
            lags.append(round(1000 * (time.monotonic() - due), 2))
        line = {"at": time.time(), "lags": lags, "memory": resident()}
        line |= {"cpu": time.process_time(), "loop_cpu": time.thread_time()}
        print(json.dumps(line), flush=True)


def resident() -> int:
    """The resident memory in bytes; 0 where it is unknown."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in ("aiohttp", "telegram"):  # they log URLs, which contain the token
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        asyncio.run(main())
    except TapwiseError as error:
        sys.exit(str(error))
