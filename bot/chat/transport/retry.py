"""When and how often a call to Telegram is repeated."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeVar

import aiohttp
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

log = logging.getLogger(__name__)

T = TypeVar("T")

# Attempts at a call that may fail for ever, or whose repetition may do harm.
MAX_ATTEMPTS: Final = 7
# Telegram's errors, apart from 403, for somebody who cannot be written to.
UNREACHABLE: Final = ("chat not found", "user not found", "peer_id_invalid", "user_deactivated")


@dataclass(frozen=True)
class RetryPolicy:
    """Timeouts and retry delays, in seconds.

    read_timeout: for an answer of Telegram.
    poll_timeout: how long Telegram holds a poll open; an update ends it at once.
    wait_initial: before the first retry. It doubles up to `wait_max`, which is short, so that
    people waiting for a card soon notice that the connection is back.
    conflict_timeout: how long a second program may poll with our token. A restart that overlaps
    is tolerated, a second bot is not.
    conflict_newcomer: a bot whose conflict began later than this after its first poll was there
    first. It stays for `conflict_timeout_first`, so that of two bots the newer one ends.
    conflict_gap: conflicts this far apart are counted as two separate events.
    stall_timeout: without any poll, even a failed one: the polling task has died.
    probe_timeout: how long a start with a webhook looks for a program that polls, which polls again
    within a second or two. watch_seconds: between two questions whether the webhook is still ours.
    card_timeout: for the next question; the card then says that it takes a while.
    """

    read_timeout: float = 15.0
    poll_timeout: int = 10
    wait_initial: float = 0.5
    wait_max: float = 2.0
    conflict_timeout: float = 30.0
    conflict_newcomer: float = 10.0
    conflict_timeout_first: float = 120.0
    conflict_gap: float = 60.0
    stall_timeout: float = 30.0
    probe_timeout: int = 3
    watch_seconds: float = 15.0
    card_timeout: float = 5.0

    def next_wait(self, wait: float) -> float:
        """The wait before the next retry."""
        return min(2 * wait, self.wait_max)


class Retrier:
    """Repeats calls until they succeed or fail for good; `stop` ends all waits."""

    def __init__(self, retry_policy: RetryPolicy):
        self._retry_policy = retry_policy
        self._stopping = asyncio.Event()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def stop(self) -> None:
        """Wait no longer: calls that would be repeated fail instead."""
        self._stopping.set()

    async def call(
        self,
        call: Callable[[], Awaitable[T]],
        may_retry: Callable[[NetworkError], bool] = lambda error: True,
        counts: Callable[[NetworkError], bool] = lambda error: True,
    ) -> T:
        """Make a call; repeat it after flood limits and network errors.

        may_retry: whether to repeat the call after this network error.
        counts: whether this network error uses up one of `MAX_ATTEMPTS`. Others are retried until
        the bot stops, as flood limits are.
        """
        failures, wait = 0, self._retry_policy.wait_initial
        while True:
            try:
                return await call()
            except BadRequest:
                raise
            except RetryAfter as error:
                if await self._stopped_within(retry_after_seconds(error)):
                    raise
            except NetworkError as error:
                failures += counts(error)
                if failures >= MAX_ATTEMPTS or not may_retry(error):
                    raise
                log.info("Telegram did not answer (%s); trying again", error.message)
                if await self._stopped_within(wait):
                    raise
                wait = self._retry_policy.next_wait(wait)

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stopping.wait()
        except TimeoutError:
            return False


async def until_reached(ask: Callable[[], Awaitable[None]], retry_policy: RetryPolicy) -> None:
    """Ask Telegram something at the start; a network that is not there yet is waited for.

    Errors: what Telegram refuses for good, such as InvalidToken.
    """
    wait = retry_policy.wait_initial
    while True:
        try:
            await ask()
            return
        except (NetworkError, RetryAfter) as error:
            pause = max(retry_after_seconds(error), wait)
            log.warning("Telegram cannot be reached (%s); again in %.0f s", error.message, pause)
            await asyncio.sleep(pause)
            wait = retry_policy.next_wait(wait)


def was_not_executed(error: NetworkError) -> bool:
    """Whether Telegram certainly did not execute the call.

    That is so if there was no connection, or if Telegram itself reported the error. After any
    other error (a timeout, a connection lost later) it may have been executed.
    """
    no_connection = (
        aiohttp.ClientConnectorError,
        aiohttp.ConnectionTimeoutError,
        aiohttp.ClientHttpProxyError,  # the proxy does not connect to Telegram
    )
    return is_server_error(error) or isinstance(error.__cause__, no_connection)


def can_succeed_later(error: TelegramError) -> bool:
    """Whether Telegram certainly did not execute the call, but does not refuse it for good."""
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, RetryAfter) or (
        isinstance(error, NetworkError) and was_not_executed(error)
    )


def is_unreachable(error: TelegramError) -> bool:
    """Whether Telegram says that this person cannot be written to."""
    message = error.message.lower()
    return isinstance(error, Forbidden) or any(part in message for part in UNREACHABLE)


def is_server_error(error: NetworkError) -> bool:
    """Whether Telegram itself reported the error (5xx)."""
    return error.__cause__ is None


def retry_after_seconds(error: TelegramError) -> float:
    """How long Telegram orders to wait; 0 if it orders nothing."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait
