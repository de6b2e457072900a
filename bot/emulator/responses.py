"""JSON responses and refusals of the Bot API."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse

Json = dict[str, Any]


class AsciiJSON(JSONResponse):
    """JSON as Telegram writes it: non-ASCII is escaped, so lone surrogates survive."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


@dataclass(frozen=True)
class Success:
    """A result that Telegram explains in a sentence."""

    result: object
    description: str


class Refusal(Exception):  # noqa: N818  a refusal is no error of the emulator
    """A response with "ok": false; the description is Telegram's own."""

    def __init__(
        self,
        description: str,
        status: int = 400,
        *,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(description)
        self.description = description
        self.status = status
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id


def bad_request(reason: str) -> Refusal:
    """The refusal of a call with wrong parameters."""
    return Refusal(f"Bad Request: {reason}")


def error_response(refusal: Refusal) -> AsciiJSON:
    """The response with a refusal."""
    content: Json = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    named = {
        "retry_after": refusal.retry_after,
        "migrate_to_chat_id": refusal.migrate_to_chat_id,
    }
    if parameters := {name: value for name, value in named.items() if value is not None}:
        content["parameters"] = parameters
    return AsciiJSON(content, status_code=refusal.status)
