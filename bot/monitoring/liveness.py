"""Whether the bot is alive, from its heartbeat, its lock file and the disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from storage.bot_lock import seconds_since_poll
from storage.heartbeat_log import Heartbeat, free_bytes, read_heartbeat

# A heartbeat is written every 15 s, a poll takes 10 s at most: two of three may fail.
SILENT_SECONDS: Final = 45.0
# What an import and SQLite's log may need at once.
MIN_FREE_BYTES: Final = 16 * 2**20

WatchedPart = Literal["bot", "heartbeat", "telegram", "fits", "disk", "schema"]


@dataclass(frozen=True)
class Problem:
    """What is not well, and what to do."""

    part: WatchedPart
    message: str


def problems_of(
    path: Path, *, min_free: int = MIN_FREE_BYTES, clock: Callable[[], float] = time.time
) -> list[Problem]:
    """What is not well with the bot of a database; nothing is written.

    min_free: bytes that its disk must have free. clock: seconds since 1970.
    Errors: StoreError when it cannot be read.
    """
    now = clock()
    if seconds_since_poll(path, now) is None:
        return [Problem("bot", "no bot is running; `tapwise run` starts it")]
    heartbeat, schema = read_heartbeat(path)
    free = free_bytes(path)
    if heartbeat is None:
        return [Problem("heartbeat", "the bot has not written a heartbeat yet; is it starting?")]
    return problems(heartbeat, schema=schema, free=free, now=now, min_free=min_free)


def problems(
    heartbeat: Heartbeat, *, schema: int, free: int, now: float, min_free: int = MIN_FREE_BYTES
) -> list[Problem]:
    """What is not well with a running bot.

    schema: of the file. free: bytes that its disk has. now: in seconds since 1970.
    """
    return list(_problems(heartbeat, schema, free, now, min_free))


def _problems(
    heartbeat: Heartbeat, schema: int, free: int, now: float, min_free: int
) -> Iterator[Problem]:
    if free < min_free:
        yield Problem(
            "disk",
            f"the disk has {free / 2**20:,.0f} MB left, fewer than {min_free / 2**20:,.0f}: free "
            "some space",
        )
    if heartbeat.schema != schema:
        yield Problem(
            "schema",
            f"the bot works with schema {heartbeat.schema}, but the file has {schema}; start it "
            "again",
        )
    if (age := now - heartbeat.written_at) > SILENT_SECONDS:
        yield Problem(
            "heartbeat",
            f"the bot has written no heartbeat for {age:,.0f} s: it hangs, or the database cannot "
            "be written; its log says which",
        )
        return  # nothing is known about the rest
    if heartbeat.telegram_at is None:
        yield Problem("telegram", "Telegram has not answered since the start; its log says why")
    elif (age := now - heartbeat.telegram_at) > SILENT_SECONDS:
        yield Problem(
            "telegram", f"Telegram has not answered for {age:,.0f} s; the bot's log says why"
        )
    waiting = now - (heartbeat.waiting_at or now)
    if (age := max(waiting, now - heartbeat.threads_at)) > SILENT_SECONDS:
        yield Problem(
            "fits", f"no fit has ended for {age:,.0f} s although one is due; start the bot again"
        )
