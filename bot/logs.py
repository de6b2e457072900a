"""What the log contains: ids and reasons, never a text, a name or the token."""

from __future__ import annotations

import copy
import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, Literal

from bot.errors import TapwiseError

OWN_PACKAGES: Final = ("bot", "storage")
LINE_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["text", "json"]


def log_to_stderr(token: str, level: LogLevel = "info", form: LogFormat = "text") -> None:
    """Write the log to standard error from now on, as `RedactingFormatter` formats it.

    level: of our own lines; a library's are written from `info` on at most. form: lines of text, or
    one JSON object a line.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter(token) if form == "json" else RedactingFormatter(token))
    own_level = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=max(own_level, logging.INFO), handlers=[handler])
    for name in OWN_PACKAGES:
        logging.getLogger(name).setLevel(own_level)
    logging.raiseExceptions = False  # else a line that cannot be formatted is shown with its values
    for name in ("aiohttp", "telegram", "apscheduler"):  # their URLs contain the token
        logging.getLogger(name).setLevel(max(own_level, logging.WARNING))


def hide_token(text: str, token: str) -> str:
    """The text without the token and its secret part, in capitals or small letters."""
    for part in filter(None, (token, token.partition(":")[2])):
        text = re.sub(re.escape(part), "<token>", text, flags=re.IGNORECASE)
    return text


class RedactingFormatter(logging.Formatter):
    """Our own lines unchanged; of a library's lines the message without its values.

    python-telegram-bot logs a whole update that it cannot parse. An exception is logged by its
    type and traceback only: its text may quote what somebody wrote.
    """

    def __init__(self, token: str) -> None:
        super().__init__(LINE_FORMAT)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return hide_token(self._format(_without_values(record)), self._token)

    def _format(self, redacted: logging.LogRecord) -> str:
        return super().format(redacted)

    def formatException(self, ei: Any) -> str:  # noqa: N802  the library's name
        return "\n".join(_exception_lines(ei[1])) if ei[1] is not None else "(no exception)"


class JsonFormatter(RedactingFormatter):
    """As `RedactingFormatter`, one JSON object a line: at (UTC), level, logger, message.

    Of an exception, `exception` has the type and the traceback.
    """

    def _format(self, redacted: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(redacted.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "at": at,
            "level": redacted.levelname.lower(),
            "logger": redacted.name,
            "message": redacted.getMessage(),
        }
        if redacted.exc_info:
            line["exception"] = self.formatException(redacted.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _without_values(record: logging.LogRecord) -> logging.LogRecord:
    """A copy; of a library's line the message without its values."""
    redacted = copy.copy(record)
    redacted.exc_text = None  # another handler may have formatted it
    if record.name.partition(".")[0] not in OWN_PACKAGES:
        redacted.msg, redacted.args = str(record.msg).partition("\n")[0], None
    return redacted


def _exception_lines(error: BaseException) -> Iterator[str]:
    """Cause before effect, as in Python's tracebacks, without the texts of the exceptions."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _exception_lines(cause)
        yield "which led to:"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    text = f": {error}" if isinstance(error, TapwiseError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{text}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _exception_lines(part)
