"""The bot's side of the Bot API: its calls, and the updates that can be read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.chat.transport.member_status import reduced_member, reduced_update
from bot.chat.transport.request import TelegramRequest
from bot.chat.transport.response_check import is_readable
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.topics import topic_in
from bot.errors import TelegramError as TransportFailedError

log = logging.getLogger(__name__)

# A pool of one connection for polling can hang.
POLLING_CONNECTIONS: Final = 4

UNAUTHORIZED: Final = (
    "Telegram refuses the token. Ask @BotFather for the current one and set TAPWISE_TOKEN; "
    "all answers are saved."
)
WEBHOOK_SET: Final = (
    "A webhook is set for this token: Telegram sends all taps to a program at {host}. If that is "
    "yours, stop it, or ask @BotFather for a new token. To end the webhook and let this bot take "
    "over, start it with `tapwise run --delete-webhook`. Nothing is lost."
)
UNKNOWN_HOST: Final = "an unknown address"

ALLOWED_UPDATES: Final = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
)
"""The kinds of updates that Telegram is asked for."""


def _ignore(*_: object) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class TransportEvents:
    """What is called when something happens between Telegram and the bot; nothing by default.

    on_answer: Telegram has answered a poll, or the question after the webhook. on_update: an update
    arrived, as Telegram sent it. on_call: a call has ended: its method, its parameters, and the
    error, None if it succeeded.
    """

    on_answer: Callable[[], None] = _ignore
    on_update: Callable[[dict[str, Any]], None] = _ignore
    on_call: Callable[[str, dict[str, Any], TelegramError | None], None] = _ignore


class TelegramBot(ExtBot[None]):
    """A bot whose messages go to the current topic, and whose results are what is relied on."""

    def __init__(
        self,
        token: str,
        api_base: str,
        *,
        connections: int,
        retry_policy: RetryPolicy,
        test_environment: bool = False,
        events: TransportEvents = TransportEvents(),
    ):
        """connections: for all calls but polls.

        test_environment: whether the token is one of Telegram's test servers.
        """
        super().__init__(
            token,
            base_url=f"{api_base}/bot{{token}}{'/test' if test_environment else ''}",
            base_file_url=f"{api_base}/file/bot{{token}}{'/test' if test_environment else ''}",
            request=TelegramRequest(connections, retry_policy.read_timeout),
            get_updates_request=TelegramRequest(POLLING_CONNECTIONS, retry_policy.read_timeout),
        )
        self._events = events
        self._loop = asyncio.get_running_loop()
        self._failure: asyncio.Future[None] = self._loop.create_future()
        self._finishing = False

    @property
    def failure(self) -> asyncio.Future[None]:
        """Gets an exception, with a sentence, when the bot cannot go on."""
        return self._failure

    async def path_of(self, file_id: str) -> str:
        """Where the server keeps a file, as it says; the library's get_file changes it."""
        found: dict[str, Any] = await self._post("getFile", {"file_id": file_id})
        return str(found.get("file_path", ""))

    async def webhook_host(self) -> str:
        """The host of the webhook that is set; empty if there is none."""
        return host_of((await self.get_webhook_info()).url)

    async def refuse_webhook_of_others(self, own: str = "") -> None:
        """Errors: TelegramError if there is a webhook with another address than our own."""
        address = (await self.get_webhook_info()).url
        if address and address != own:
            raise TransportFailedError(WEBHOOK_SET.format(host=host_of(address)))

    def finish(self) -> None:
        """The bot is about to end: what fails from now on does not matter."""
        self._finishing = True

    def fail(self, sentence: str) -> None:
        """End the bot, which cannot go on."""
        if not self._failure.done() and not self._finishing:
            self._failure.set_exception(TransportFailedError(sentence))

    def fail_with(self, task: asyncio.Task[None]) -> None:
        """End the bot if this task failed: it cannot work without it."""
        if not task.cancelled() and (error := task.exception()) and not self._failure.done():
            self._failure.set_exception(error)

    def read_update(self, raw: dict[str, Any]) -> Update:
        """An update; one that cannot be parsed becomes an empty one, which no handler takes."""
        self._events.on_update(raw)
        try:
            if is_readable(raw):
                return Update.de_json(reduced_update(raw), self)
        except Exception:  # noqa: S110  the library raises whatever its parsing runs into
            pass
        log.error("update %d cannot be read and is skipped", raw["update_id"])
        return Update(raw["update_id"])

    def __repr__(self) -> str:
        """Without the token, which the library's own repr shows."""
        return f"{type(self).__name__}[id={self.token.partition(':')[0]}]"

    async def _post(self, endpoint: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """Call a method, and say how it ended."""
        given = data or {}
        try:
            result = await self._post_in_topic(endpoint, data, **options)
        except TelegramError as error:
            self._events.on_call(endpoint, given, error)
            raise
        self._events.on_call(endpoint, given, None)
        return result

    async def _post_in_topic(
        self, endpoint: str, data: dict[str, Any] | None, **options: Any
    ) -> Any:
        """Call a method; messages go to the current topic.

        Members of a chat are reduced to what Telegram always sends.
        """
        given = data or {}
        topic = topic_in(given.get("chat_id")) if endpoint.startswith("send") else None
        if topic is not None:
            try:
                in_topic = {**given, "message_thread_id": topic}
                return await super()._post(endpoint, in_topic, **options)
            except BadRequest as error:
                if "thread not found" not in error.message.lower():
                    raise
        result = await super()._post(endpoint, data, **options)
        if endpoint == "getChatMember":
            return reduced_member(result, given.get("user_id"))
        return result


def host_of(address: str) -> str:
    """The host of a webhook; empty for none. The rest of its address may hold a secret."""
    return urlsplit(address).netloc.rpartition("@")[2] or (address and UNKNOWN_HOST)
