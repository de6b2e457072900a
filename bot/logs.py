"""What goes into the log: ids and reasons, never a text, a name or the token."""

from __future__ import annotations

import copy
import logging
import traceback
from collections.abc import Iterator
from typing import Any, Final

from bot.errors import TapwiseError

OURS: Final = ("bot", "storage")
FORM: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to_stderr(token: str) -> None:
    """Log as `Discreet` words it, from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(token))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.raiseExceptions = False  # else a line that cannot be formatted is told with its values
    for name in ("aiohttp", "telegram", "apscheduler"):  # their URLs hold the token
        logging.getLogger(name).setLevel(logging.WARNING)


class Discreet(logging.Formatter):
    """Our own lines as they are; of a library's the words, not the values put into them.

    python-telegram-bot puts a whole update into its line when it cannot read one. An exception is
    told by its kind and by where it came from: its words may quote what somebody wrote.
    """

    def __init__(self, token: str) -> None:
        super().__init__(FORM)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        told = copy.copy(record)
        told.exc_text = None  # another handler may have worded it
        if record.name.partition(".")[0] not in OURS:
            told.msg, told.args = str(record.msg).partition("\n")[0], None
        line = super().format(told)
        return line.replace(self._token, "<token>") if self._token else line

    def formatException(self, ei: Any) -> str:  # noqa: N802  the library's name
        return "\n".join(_told(ei[1])) if ei[1] is not None else "(no exception)"


def _told(error: BaseException) -> Iterator[str]:
    """Cause before effect, as Python tells it, but without what the exceptions say."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to:"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    words = f": {error}" if isinstance(error, TapwiseError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{words}"
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _told(each)
