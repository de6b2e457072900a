"""`tapwise run` on a clock that another process sets; its own waits are shorter by `SPEED`.

    python benchmarks/rehearsed_bot.py START

START: seconds since 1970 at which the clock begins. Settings come from the environment, as for
`tapwise run`. Each line on standard input is a number of seconds by which the clock advances. The
answer is a line of JSON: `memory`, the resident bytes, once the bot has had time for what is due.
"""

from __future__ import annotations

import asyncio
import json
import selectors
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.watched_bot import resident
from bot.app import run
from bot.campaign.watcher import CHECK_SECONDS
from bot.chat.transport.retry import RetryPolicy
from bot.errors import TapwiseError
from bot.logs import log_to_stderr
from bot.settings import read_settings

SPEED = 20.0
# Telegram holds a poll open for a second of the machine's time.
POLICY = RetryPolicy(poll_timeout=1, read_timeout=15 * SPEED, stall_timeout=30 * SPEED)


class FastSelector(selectors.DefaultSelector):
    """Waits for a part of the time that it is told to."""

    def select(self, timeout: float | None = None) -> Any:
        return super().select(timeout if timeout is None else timeout / SPEED)


class FastLoop(asyncio.SelectorEventLoop):
    """An event loop in which `asyncio.sleep(SPEED)` takes one second."""

    def __init__(self) -> None:
        super().__init__(FastSelector())

    def time(self) -> float:
        return SPEED * super().time()


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self, start: float):
        self.now = start

    def __call__(self) -> float:
        return self.now


async def main(start: float) -> None:
    settings = read_settings()
    log_to_stderr(settings.bot_token(), settings.log_level, settings.log_format)
    clock = SetClock(start)
    obeying = asyncio.create_task(obey(clock))
    try:
        await run(settings, lambda name: tell({"ready": name}), POLICY, clock=clock)
    finally:
        obeying.cancel()


async def obey(clock: SetClock) -> None:
    """Advance the clock as standard input says."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        clock.now += float(line)
        await asyncio.sleep(3 * CHECK_SECONDS)
        tell({"memory": resident()})


def tell(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    try:
        with asyncio.Runner(loop_factory=FastLoop) as runner:
            runner.run(main(float(sys.argv[1])))
    except TapwiseError as error:
        sys.exit(str(error))
