"""What a method returns as JSON, and the refusals of Telegram."""

import json
from typing import Any

from starlette.responses import JSONResponse

Json = dict[str, Any]


class AsciiJSON(JSONResponse):
    """JSON as Telegram writes it: all but ASCII escaped, so that half a character can be told."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class Refusal(Exception):  # noqa: N818  Telegram refuses; nothing broke
    """An answer with "ok": false; the description is Telegram's own sentence."""

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
    return Refusal(f"Bad Request: {reason}")
