"""The line to Telegram: how long to wait, and what counts as an answer."""

from __future__ import annotations

import asyncio
import json
import ssl
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

Answer = tuple[int, bytes]


@dataclass(frozen=True)
class Patience:
    """How long what is borne, in seconds.

    read: for an answer of Telegram. poll: how long it holds a poll open; a tap ends it at once.
    again: before the first repetition of a call; doubles, up to `at_most`, so that a line that
    stands again is soon noticed by whoever waits for a card.
    conflict: with a second bot that polls now and then, as a restart that overlaps does; one that
    stays is not borne.
    """

    read: float = 15.0
    poll: int = 10
    again: float = 0.5
    at_most: float = 2.0
    conflict: float = 30.0

    def longer(self, wait: float) -> float:
        """How long to wait after a wait that was in vain."""
        return min(2 * wait, self.at_most)


class Wire(HTTPXRequest):
    """The library's, but what is no answer of Telegram is a broken network: worth another try."""

    def __init__(self, connections: int, read_seconds: float):
        self._free = asyncio.Semaphore(connections)
        super().__init__(
            connection_pool_size=connections,
            read_timeout=read_seconds,
            write_timeout=read_seconds,
            connect_timeout=10.0,
            pool_timeout=30.0,
            httpx_kwargs={"verify": _trusted()},
        )

    async def do_request(self, url: str, method: str, *given: Any, **named: Any) -> Answer:
        """One call; errors: NetworkError, also for what is no answer of Telegram.

        A proxy's page with 401 or 403 says nothing about the token or a person, so the status
        alone is not believed. The library's own reading writes what it cannot read into the log,
        where an item's text may be. A download (GET) is a file, of any form.
        """
        async with self._free:  # httpx's own queue is searched at every call
            status, payload = await super().do_request(url, method, *given, **named)
        if method == "POST" and not _is_answer(status, payload):
            raise NetworkError(f"no answer of Telegram ({status})") from ValueError(status)
        return status, payload


def surely_failed(error: NetworkError) -> bool:
    """Whether Telegram has not done what it was asked: the line never stood, or it said so.

    Anything else (a timeout, a line that was cut) may have been done.
    """
    never_sent = httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout
    return refused(error) or isinstance(error.__cause__, never_sent)


def refused(error: NetworkError) -> bool:
    """Whether Telegram itself says that something is wrong with it."""
    return error.__cause__ is None


def seconds(error: TelegramError) -> float:
    """How long Telegram orders to wait; 0 where it does not."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _is_answer(status: int, payload: bytes) -> bool:
    """Whether this is JSON of the form that Telegram's answers with this HTTP status have."""
    try:
        answer = json.loads(payload)
    except ValueError:
        return False
    if not isinstance(answer, dict):
        return False
    done = 200 <= status <= 299
    return answer.get("ok") is done and (not done or answer.get("result") is not None)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe to be Telegram; read once, as it takes 30 ms of CPU."""
    return httpx.create_ssl_context()
