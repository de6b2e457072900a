"""A stand-in for Telegram: the Bot API over HTTP, answered from memory.

It is as strict as Telegram, so that what works here works there, and it can break on order, so
that what happens when Telegram breaks can be seen. `tapwise demo` and the tests use the same one.
"""

import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Literal

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.emulator.account import Account
from bot.emulator.events import Event
from bot.emulator.group_chats import ChatType, GroupChat
from bot.emulator.methods import METHODS
from bot.emulator.parameters import METHOD_NAMES, Parameters, read_parameters
from bot.emulator.person import Person
from bot.emulator.responses import AsciiJSON, Json, Refusal, bad_request
from bot.emulator.serving import HANG_UP

__all__ = ["Call", "Event", "Fault", "GroupChat", "Person", "TelegramEmulator"]

CALLS_KEPT = 10_000


@dataclass(frozen=True)
class Call:
    """One call of the bot: `status` is the HTTP status it got, 0 for no answer at all."""

    method: str
    parameters: Parameters
    status: int
    at: float


FaultKind = Literal[
    "status",
    "drop",
    "timeout",
    "garbage",
    "body",
    "drop_after_success",
    "timeout_after_success",
    "garbage_after_success",
    "body_after_success",
    "repeated",
    "reversed",
    "gap",
    "unknown",
    "unreadable",
]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with the next `times` calls of `method` ("*" for any) to `chat_id` (any).

    status: refused with `status` and `description`; for 429 with `retry_after`, for a group that
    became a supergroup with `migrate_to_chat_id`.
    drop: the connection ends without an answer.
    timeout: it stays open without one until the caller leaves.
    garbage: the answer is 200 with a page that is no JSON.
    body: the answer is `status` with `body`, as of a proxy or a server that breaks in mid-answer.
    By any of these nothing is done, unless its name says so: drop_after_success.

    Of getUpdates only, whose answer goes through otherwise:
    repeated: what was acknowledged lately comes once more, with its old numbers.
    reversed: the newest comes first.
    gap: numbers are left out before what happens next.
    unknown: there is an update more, of a kind that nobody knows yet.
    unreadable: there is an update more, a message that lacks what every message has.

    The connection can be cut only under `bot.demo.serving.serve`.
    """

    method: str
    kind: FaultKind
    status: int = 500
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    body: str = ""
    chat_id: int | None = None
    times: int = 1


class TelegramEmulator:
    def __init__(
        self,
        token: str,
        *,
        username: str = "tapwise_demo_bot",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._token = token
        self.account = Account(token, username, clock)
        self._faults: list[Fault] = []
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._on_call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._on_download),
            ]
        )

    def person(
        self,
        user_id: int,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str = "en",
    ) -> Person:
        """The person with this id; a new one has not pressed start, so the bot may not write."""
        chat = self.account.chats.get(user_id)
        if isinstance(chat, Person):
            return chat
        return Person(self.account, user_id, first_name, username, language_code)

    @property
    def people(self) -> list[Person]:
        """Everyone that `person` has made."""
        return [chat for chat in self.account.chats.values() if isinstance(chat, Person)]

    def group(
        self,
        chat_id: int,
        title: str,
        creator: Person,
        kind: ChatType = "supergroup",
        *,
        hidden_members: bool = False,
    ) -> GroupChat:
        """A new group; the bot is not in it until somebody adds it (`GroupChat.add_bot`)."""
        return GroupChat(self.account, chat_id, title, creator, kind, hidden_members=hidden_members)

    def inject(self, fault: Fault) -> None:
        """Let the next matching calls go wrong; faults ordered first come first."""
        self._faults.append(fault)

    def clear_faults(self) -> None:
        """What was ordered to go wrong goes wrong no longer."""
        self._faults.clear()

    def subscribe(self) -> AsyncIterator[Event]:
        """What happens from now on, for a page that shows it live."""
        return self.account.subscribe()

    def commands(self, person: Person) -> list[dict[str, str]]:
        """The command menu this person sees: the narrowest scope, then their language."""
        for scope in (f"chat {person.id}", "all_private_chats", "default"):
            for language in (person.language_code[:2], ""):
                if (scope, language) in self.account.commands:
                    return self.account.commands[scope, language]
        return []

    def pending_updates(self) -> int:
        """How many updates the bot has not yet acknowledged."""
        return self.account.updates.waiting()

    async def _on_call(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return _refused(Refusal("Unauthorized", 401))
        method = METHOD_NAMES.get(request.path_params["method"].lower())
        if method is None:
            return _refused(Refusal("Not Found", 404))
        given: Parameters = {}
        try:
            given = await read_parameters(request, method)
            response = await self._answered(request, method, given)
        except Refusal as refusal:
            response = _refused(refusal)
        except ClientDisconnect:  # the bot has ended while it was asking
            return _NoAnswer(cut=True)
        status = 0 if isinstance(response, _NoAnswer) else response.status_code
        self.calls.append(Call(method, given, status, self.account.clock()))
        return response

    async def _answered(self, request: Request, method: str, given: Parameters) -> Response:
        fault = self._due_fault(method, given)
        if fault is not None and fault.kind in _INSTEAD:
            return _broken(fault)
        if method == "getUpdates":
            result = await self._get_updates(request, given, fault.kind if fault else None)
        else:
            result = METHODS[method](self.account, given)
        if fault is not None and fault.kind not in _OF_UPDATES:
            return _broken(fault)
        return AsciiJSON({"ok": True, "result": result})

    def _due_fault(self, method: str, given: Parameters) -> Fault | None:
        for position, fault in enumerate(self._faults):
            if fault.method not in {"*", method}:
                continue
            if fault.chat_id not in {None, self._chat_concerned(given)}:
                continue
            if fault.times > 1:
                self._faults[position] = replace(fault, times=fault.times - 1)
            else:
                del self._faults[position]
            return fault
        return None

    def _chat_concerned(self, given: Parameters) -> object:
        query = self.account.queries.get(given.get("callback_query_id", ""))
        return query.user_id if query is not None else given.get("chat_id")

    async def _get_updates(
        self, request: Request, given: Parameters, fault: FaultKind | None
    ) -> object:
        updates = self.account.updates
        if "allowed_updates" in given:
            updates.allow(_kinds(given["allowed_updates"]))
        if fault == "gap":
            updates.leave_out_numbers()
        elif fault in _MORE:
            updates.insert(_MORE[fault])
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
            return _refused(Refusal("Unauthorized", 401))
        for stored in self.account.files.values():
            if stored.path == request.path_params["path"]:
                return Response(stored.content, media_type="application/octet-stream")
        return _refused(Refusal("Not Found", 404))


class _NoAnswer(Response):
    """Silence: the line is cut, or held until the caller leaves."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__()
        self._cut = cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._cut:
            scope["extensions"][HANG_UP]()
        while (await receive())["type"] != "http.disconnect":
            pass


_OF_UPDATES = frozenset({"repeated", "reversed", "gap", "unknown", "unreadable"})
_INSTEAD = frozenset({"status", "drop", "timeout", "garbage", "body"})
_MORE: dict[FaultKind | None, Json] = {
    "unknown": {"thought_reading": {"id": "1", "from": {"id": 1}, "thought": "spam"}},
    "unreadable": {"message": {"message_id": 1, "text": "a message of nobody, nowhere"}},
}
_PAGE = "<html><body>Bad Gateway</body></html>"


def _broken(fault: Fault) -> Response:
    kind = fault.kind.removesuffix("_after_success")
    if kind == "status":
        raise _ordered_refusal(fault)
    if kind in ("drop", "timeout"):
        return _NoAnswer(cut=kind == "drop")
    if kind == "garbage":
        return Response(_PAGE, media_type="text/html")
    return Response(fault.body, fault.status, media_type="application/json")


def _kinds(allowed: object) -> list[str]:
    if not isinstance(allowed, list) or not all(isinstance(kind, str) for kind in allowed):
        raise bad_request("can't parse allowed_updates: expected an Array of String")
    return allowed


def _ordered_refusal(fault: Fault) -> Refusal:
    description = fault.description
    if not description and fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        description = f"Too Many Requests: retry after {fault.retry_after}"
    elif not description:
        description = HTTPStatus(fault.status).phrase
    return Refusal(
        description,
        fault.status,
        retry_after=fault.retry_after,
        migrate_to_chat_id=fault.migrate_to_chat_id,
    )


def _refused(refusal: Refusal) -> Response:
    answer: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    named = {
        "retry_after": refusal.retry_after,
        "migrate_to_chat_id": refusal.migrate_to_chat_id,
    }
    if parameters := {name: value for name, value in named.items() if value is not None}:
        answer["parameters"] = parameters
    return AsciiJSON(answer, status_code=refusal.status)
