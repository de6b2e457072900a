"""What the log contains: ids and reasons, never a text, a name or the token."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any, Final

from bot.errors import TapwiseError

OWN_PACKAGES: Final = ("bot", "storage")
LINE_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to_stderr(token: str) -> None:
    """Write the log to standard error from now on, as `RedactingFormatter` formats it."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(token))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.raiseExceptions = False  # else a line that cannot be formatted is shown with its values
    for name in ("aiohttp", "telegram", "apscheduler"):  # their URLs contain the token
        logging.getLogger(name).setLevel(logging.WARNING)


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
        redacted = copy.copy(record)
        redacted.exc_text = None  # another handler may have formatted it
        if record.name.partition(".")[0] not in OWN_PACKAGES:
            redacted.msg, redacted.args = str(record.msg).partition("\n")[0], None
        line = super().format(redacted)
        return hide_token(line, self._token)

    def formatException(self, ei: Any) -> str:  # noqa: N802  the library's name
        return "\n".join(_exception_lines(ei[1])) if ei[1] is not None else "(no exception)"


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
