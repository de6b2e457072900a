"""Faults that can be injected, to test what the bot does when Telegram fails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Literal

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.emulator.responses import Json, Refusal
from bot.emulator.serving import CLOSE_CONNECTION

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
    "altered",
    "repeated",
    "reversed",
    "gap",
    "unknown",
    "unreadable",
]


@dataclass(frozen=True)
class Fault:
    """How the next `times` calls of `method` ("*" for any) to `chat_id` (None for any) fail.

    status: refused with `status` and `description`; 429 also has `retry_after`, a group that
    became a supergroup `migrate_to_chat_id`.
    drop: the connection is closed without a response.
    timeout: it stays open without a response until the caller closes it.
    garbage: the response is 200 with an HTML page instead of JSON.
    body: the response has `status` and `body`, as from a proxy or from a server that fails
    while it responds.
    After such a failure the call had no effect; with the suffix _after_success it had.
    altered: the call succeeds, but its result is what `alter` makes of it: Telegram leaves a
    required field out, or sends it in another shape.

    Only of getUpdates, which otherwise succeeds:
    repeated: the latest acknowledged updates come again, with their old ids.
    reversed: the newest update comes first.
    gap: the next update has a much higher id.
    unknown: there is one more update, of an unknown kind.
    unreadable: there is one more update, a message without its required fields.

    Of "webhook", drop_after_success: the webhook has taken an update, but its answer is lost, so
    the update comes again.

    Connections can be closed only under `bot.emulator.serving.serve`.
    """

    method: str
    kind: FaultKind
    status: int = 500
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    body: str = ""
    alter: Callable[[Any], object] = lambda result: result
    chat_id: int | None = None
    times: int = 1


class InjectedFaults:
    """The faults that are still to come; the one injected first applies first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    def due(self, method: str, chat_id: object) -> Fault | None:
        """The fault of this call; "webhook" is no method that "*" means."""
        methods = {method} if method == "webhook" else {"*", method}
        for position, fault in enumerate(self._faults):
            if fault.method in methods and fault.chat_id in {None, chat_id}:
                if fault.times > 1:
                    self._faults[position] = replace(fault, times=fault.times - 1)
                else:
                    del self._faults[position]
                return fault
        return None


class NoResponse(Response):
    """No response: the connection is closed at once, or kept until the caller closes it."""

    def __init__(self, *, close: bool) -> None:
        super().__init__()
        self._close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._close:
            scope["extensions"][CLOSE_CONNECTION]()
        while (await receive())["type"] != "http.disconnect":
            pass


UPDATE_FAULTS = frozenset({"repeated", "reversed", "gap", "unknown", "unreadable"})
FAILURES = frozenset({"status", "drop", "timeout", "garbage", "body"})
EXTRA_UPDATES: dict[FaultKind | None, Json] = {
    "unknown": {"future_update": {"id": "1", "from": {"id": 1}, "content": "spam"}},
    "unreadable": {"message": {"message_id": 1, "text": "a message without sender and chat"}},
}
_PAGE = "<html><body>Bad Gateway</body></html>"


def broken_response(fault: Fault) -> Response:
    """The response of a call that fails. Errors: Refusal for `status`."""
    kind = fault.kind.removesuffix("_after_success")
    if kind == "status":
        raise _refusal(fault)
    if kind in ("drop", "timeout"):
        return NoResponse(close=kind == "drop")
    if kind == "garbage":
        return Response(_PAGE, media_type="text/html")
    return Response(fault.body, fault.status, media_type="application/json")


def _refusal(fault: Fault) -> Refusal:
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
