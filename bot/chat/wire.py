"""The line to Telegram: how long to wait, and what counts as an answer."""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest


@dataclass(frozen=True)
class Patience:
    """How long what is borne, in seconds.

    read: for an answer of Telegram. again: before the first repetition of a call; doubles.
    conflict: with a second bot that polls now and then, as a restart that overlaps does; one that
    stays is not borne.
    """

    read: float = 15.0
    again: float = 0.5
    conflict: float = 30.0


class Wire(HTTPXRequest):
    """The library's, but a broken answer is a broken network: worth another try."""

    def __init__(self, connections: int, read_seconds: float):
        super().__init__(
            connection_pool_size=connections,
            read_timeout=read_seconds,
            write_timeout=read_seconds,
            connect_timeout=10.0,
            pool_timeout=30.0,
            httpx_kwargs={"verify": _trusted()},
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer of Telegram; errors: NetworkError.

        The library's own writes what it cannot read into the log, where an item's text may be.
        """
        try:
            answer = json.loads(payload)
        except ValueError as error:
            raise NetworkError("Telegram's answer cannot be read") from error
        if not isinstance(answer, dict) or (answer.get("ok") and "result" not in answer):
            raise NetworkError("Telegram's answer is none") from ValueError("no result")
        return answer


def surely_failed(error: NetworkError) -> bool:
    """Whether Telegram has not done what it was asked: the line never stood, or it said so.

    Anything else (a timeout, a line that was cut) may have been done.
    """
    never_sent = httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout
    return error.__cause__ is None or isinstance(error.__cause__, never_sent)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe to be Telegram; read once, as it takes 30 ms of CPU."""
    return httpx.create_ssl_context()
