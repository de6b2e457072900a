"""An emulator of Telegram's Bot API over HTTP, with all data in memory.

It is as strict as Telegram, so a bot that works here works there; injected faults show what a bot
does when Telegram fails. `tapwise demo` and the tests use it.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.emulator.account import WAIT, Account
from bot.emulator.channel_chats import ChannelChat
from bot.emulator.events import Event
from bot.emulator.faults import (
    EXTRA_UPDATES,
    FAILURES,
    UPDATE_FAULTS,
    Fault,
    FaultKind,
    InjectedFaults,
    NoResponse,
    broken_response,
)
from bot.emulator.group_chats import GroupChat
from bot.emulator.group_writing import ChatType
from bot.emulator.limits import Limits
from bot.emulator.methods.methods import METHODS
from bot.emulator.parameters import METHOD_NAMES, Parameters, read_parameters, update_kinds
from bot.emulator.person import Person
from bot.emulator.responses import AsciiJSON, Json, Refusal, Success, error_response
from bot.emulator.updates import sender_of
from bot.emulator.webhook_delivery import RetryWaits, WebhookDelivery

__all__ = ["Call", "Event", "Fault", "GroupChat", "Person", "TelegramEmulator"]

CALLS_KEPT = 10_000


@dataclass(frozen=True)
class Call:
    """One call of the bot: `status` is the HTTP status of the response, 0 for none."""

    method: str
    parameters: Parameters
    status: int
    at: float


class TelegramEmulator:
    """The Bot API for one bot; `app` is the ASGI application that serves it.

    calls: the latest calls of the bot.
    limits: how much the bot may send. privacy_mode: in groups it gets what is meant for it only.
    local_folder: the working folder of a server started with --local: files are there, and not
    under /file/. A folder that does not exist is one of another machine.
    test_environment: Telegram's test servers, whose addresses have /test/ after the token.
    retry_waits: of updates that a webhook does not take.
    """

    def __init__(
        self,
        token: str,
        *,
        username: str = "tapwise_demo_bot",
        clock: Callable[[], float] = time.time,
        limits: Limits = Limits(),  # noqa: B008  (frozen)
        privacy_mode: bool = True,
        local_folder: Path | None = None,
        test_environment: bool = False,
        retry_waits: RetryWaits = RetryWaits(),  # noqa: B008  (frozen)
    ) -> None:
        self._token = token
        self.account = Account(
            token,
            username,
            clock,
            limits=limits,
            privacy_mode=privacy_mode,
            local_folder=local_folder,
        )
        self._faults = InjectedFaults()
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self._delivery = WebhookDelivery(
            self.account.updates, clock, retry_waits, self._loses_answer
        )
        bot, other = "bot{token}", "bot{token}/test"
        if test_environment:
            bot, other = other, bot
        self.app = Starlette(
            routes=[
                Route(f"/{bot}/{{method}}", self._on_call, methods=["GET", "POST"]),
                Route(f"/{other}/{{method}}", _on_other_environment, methods=["GET", "POST"]),
                Route(f"/file/{bot}/{{path:path}}", self._on_download),
            ],
            lifespan=self._lifespan,
        )

    def person(
        self,
        user_id: int,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str = "en",
    ) -> Person:
        """The person with this id; a new one has not started the bot, so it may not write first."""
        chat = self.account.chats.get(user_id)
        if isinstance(chat, Person):
            return chat
        return Person(self.account, user_id, first_name, username, language_code)

    @property
    def people(self) -> list[Person]:
        """Everybody that `person` has created."""
        return [chat for chat in self.account.chats.values() if isinstance(chat, Person)]

    def group(
        self,
        chat_id: int,
        title: str,
        creator: Person,
        kind: ChatType = "supergroup",
        *,
        hidden_members: bool = False,
        topics: Collection[int] = (),
    ) -> GroupChat:
        """A new group; the bot is not in it until somebody adds it (`GroupChat.add_bot`)."""
        group = GroupChat(
            self.account, chat_id, title, creator, kind, hidden_members=hidden_members
        )
        group.add_topics(topics)
        return group

    def channel(self, chat_id: int, title: str, creator: Person) -> ChannelChat:
        """A new channel; the bot is not in it until somebody adds it."""
        return ChannelChat(self.account, chat_id, title, creator)

    def other_bot(self, user_id: int, first_name: str) -> Json:
        """The User object of another bot, which can be a member of groups."""
        username = f"{first_name.lower()}_bot"
        bot = {"id": user_id, "is_bot": True, "first_name": first_name, "username": username}
        return self.account.users.setdefault(user_id, bot)

    def send_update(self, content: Json) -> None:
        """Send the bot an update with any content, as Telegram may send it; it gets an id.

        It arrives although the bot may not have asked for updates of its kind.
        """
        self.account.updates.insert(content)

    def path_of(self, file_id: str) -> str:
        """The path of a file, which the bot gets by getFile."""
        return self.account.files[file_id].path

    def drop_updates(self) -> None:
        """Drop the updates that the bot has not acknowledged, as if they had expired."""
        self.account.updates.clear()

    @property
    def webhook(self) -> str:
        """The address of the webhook; empty for none."""
        return str(self.account.updates.webhook.get("url", ""))

    def set_webhook(self, url: str) -> None:
        """Set a webhook as another program with this token does; an empty address deletes it."""
        self.account.updates.set_webhook({"url": url} if url else {})

    def inject(self, fault: Fault) -> None:
        """Let the next matching calls fail; the fault injected first applies first."""
        self._faults.add(fault)

    def clear_faults(self) -> None:
        """Remove all injected faults."""
        self._faults.clear()

    def subscribe(self) -> AsyncIterator[Event]:
        """The events from now on, for a page that shows them live."""
        return self.account.subscribe()

    def commands(self, person: Person) -> list[dict[str, str]]:
        """This person's command menu: that of the narrowest scope, then of their language."""
        for scope in (f"chat {person.id}", "all_private_chats", "default"):
            for language in (person.language_code[:2], ""):
                if (scope, language) in self.account.commands:
                    return self.account.commands[scope, language]
        return []

    @property
    def bot(self) -> Json:
        """The User object of the bot."""
        return self.account.bot

    def pending_updates(self) -> int:
        """The number of updates that the bot has not acknowledged."""
        return self.account.updates.pending()

    async def polled(self, wait: float = WAIT) -> None:
        """Return once the bot waits for updates. Errors: TimeoutError after `wait` seconds."""
        async with asyncio.timeout(wait):
            await self.account.updates.polled.wait()

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await self._delivery.stop()

    def _loses_answer(self, update: Json) -> bool:
        """Whether the webhook's answer is lost, as a fault of "webhook" says."""
        return self._faults.due("webhook", sender_of(update)) is not None

    async def _on_call(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return error_response(Refusal("Unauthorized", 401))
        method = METHOD_NAMES.get(request.path_params["method"].lower())
        if method is None:
            return error_response(Refusal("Not Found", 404))
        given: Parameters = {}
        try:
            given = await read_parameters(request, method)
            response = await self._respond(request, method, given)
        except Refusal as refusal:
            response = error_response(refusal)
        except ClientDisconnect:  # the bot exited during the call
            return NoResponse(close=True)
        status = 0 if isinstance(response, NoResponse) else response.status_code
        self.calls.append(Call(method, given, status, self.account.clock()))
        return response

    async def _respond(self, request: Request, method: str, given: Parameters) -> Response:
        fault = self._faults.due(method, self._chat_id(given))
        if fault is not None and fault.kind in FAILURES:
            return broken_response(fault)
        if method == "getUpdates":
            result = await self._get_updates(request, given, fault.kind if fault else None)
        else:
            result = METHODS[method](self.account, given)
        if fault is not None and fault.kind == "altered":
            result = fault.alter(deepcopy(result))
        elif fault is not None and fault.kind not in UPDATE_FAULTS:
            return broken_response(fault)
        if isinstance(result, Success):
            explained = {"result": result.result, "description": result.description}
            return AsciiJSON({"ok": True, **explained})
        return AsciiJSON({"ok": True, "result": result})

    def _chat_id(self, given: Parameters) -> object:
        query = self.account.queries.get(given.get("callback_query_id", ""))
        return query.user_id if query is not None else given.get("chat_id")

    async def _get_updates(
        self, request: Request, given: Parameters, fault: FaultKind | None
    ) -> object:
        updates = self.account.updates
        if "allowed_updates" in given:
            updates.allow(update_kinds(given["allowed_updates"]))
        if fault == "gap":
            updates.skip_ids()
        elif fault in EXTRA_UPDATES:
            updates.insert(EXTRA_UPDATES[fault])
        found = await updates.take(
            given.get("offset", 0),
            min(max(given.get("limit", 100), 1), 100),
            given.get("timeout", 0) if fault != "repeated" else 0,
            request.receive,
        )
        if fault == "repeated":
            return updates.acknowledged() + found
        return found[::-1] if fault == "reversed" else found

    async def _on_download(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return error_response(Refusal("Unauthorized", 401))
        served = {} if self.account.local else self.account.files
        for stored in served.values():
            if stored.path == request.path_params["path"]:
                return Response(stored.content, media_type="application/octet-stream")
        return error_response(Refusal("Not Found", 404))


def _on_other_environment(request: Request) -> Response:
    """A token of the test environment is unknown to the other servers, and the other way round."""
    return error_response(Refusal("Unauthorized", 401))
