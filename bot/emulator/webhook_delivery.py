"""Sends updates to the webhook, as Telegram does, if it is one of this machine."""

import asyncio
import ipaddress
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot.emulator.responses import Json
from bot.emulator.updates import UpdateQueue

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
TIMEOUT_SECONDS: Final = 60.0
_REFUSED: Final = "Connection refused"


@dataclass(frozen=True)
class RetryWaits:
    """Seconds before an update is sent again. The first time is at once; then the wait doubles.

    An address that takes no connection is tried again every `first` seconds.
    Source: WebhookActor.cpp of https://github.com/tdlib/telegram-bot-api
    """

    first: float = 2.0
    longest: float = 60.0


class WebhookDelivery:
    """Each person's updates in their order, those of several people side by side.

    An update is sent until it is answered with 2xx, its time is over, or the webhook is deleted.
    Only http:// addresses of this machine are contacted: nothing leaves it.
    """

    def __init__(
        self,
        updates: UpdateQueue,
        clock: Callable[[], float],
        waits: RetryWaits,
        lose_answer: Callable[[Json], bool],
    ) -> None:
        """lose_answer: whether the webhook's answer to this update is lost on the way."""
        self._updates = updates
        self._clock = clock
        self._waits = waits
        self._lose_answer = lose_answer
        self._senders: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(1)
        updates.on_change = self._on_change

    async def stop(self) -> None:
        """Send nothing any more."""
        senders = list(self._senders.values())
        self._cancel()
        await asyncio.gather(*senders, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _on_change(self, *, is_new_webhook: bool) -> None:
        """There are new updates, or another webhook."""
        webhook = self._updates.webhook
        if is_new_webhook:
            self._cancel()
            self._slots = asyncio.Semaphore(webhook.get("max_connections", 40))
        if not is_of_this_machine(webhook.get("url", "")):
            return
        for person in self._updates.senders():
            sender = self._senders.get(person)
            if sender is None or sender.done():
                self._senders[person] = asyncio.create_task(self._send_all(person))

    def _cancel(self) -> None:
        for sender in self._senders.values():
            sender.cancel()
        self._senders.clear()

    async def _send_all(self, person: int) -> None:
        """Send this person's updates one after another."""
        while (update := self._updates.first_of(person)) is not None:
            failures = 0
            while self._updates.has(update):
                error, ordered = await self._send(update)
                if error is None:
                    self._updates.remove(update)
                    break
                self._updates.note_error(error, int(self._clock()))
                if error == _REFUSED:  # it was not sent: only the connection is tried again
                    await asyncio.sleep(self._waits.first)
                    continue
                wait = ordered or (self._waits.first * 2 ** (failures - 1) if failures else 0)
                failures += 1
                await asyncio.sleep(min(wait, self._waits.longest))

    async def _send(self, update: Json) -> tuple[str | None, int]:
        """What went wrong, None for nothing, and the wait that the webhook orders."""
        webhook = self._updates.webhook
        secret = webhook.get("secret_token", "")
        headers = {HEADER: secret} if secret else {}
        async with self._slots:
            if self._session is None:
                self._session = aiohttp.ClientSession(
                    timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
                )
            try:
                async with self._session.post(
                    webhook["url"], json=update, headers=headers
                ) as response:
                    await response.read()
            except (aiohttp.ClientConnectorError, ConnectionError):
                return _REFUSED, 0
            except (aiohttp.ClientError, TimeoutError):
                return "Connection closed", 0
        if self._lose_answer(update):
            return "Read timeout expired", 0
        if response.ok:
            return None, 0
        reason = HTTPStatus(response.status).phrase
        ordered = 0
        with suppress(ValueError):
            ordered = int(response.headers.get("Retry-After", 0))
        return f"Wrong response from the webhook: {response.status} {reason}", ordered


def is_of_this_machine(url: str) -> bool:
    """Whether an address is http:// and no other machine's."""
    parts = urlsplit(url)
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.scheme == "http" and parts.hostname == "localhost"
