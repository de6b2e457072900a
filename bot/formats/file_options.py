"""Options for reading a file as words, for example in the caption of a file in the chat."""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.errors import TransferError
from bot.formats.labels import label_words
from bot.formats.read_options import FileLabel, ReadOptions
from bot.wording.translatable import sentence

_LABELS: Final[dict[str, FileLabel]] = {
    "spam": "spam",
    "no-spam": "no_spam",
    "ham": "no_spam",
    "unlabelled": "none",
}
_WITH_VALUE: Final = (
    *("text-column", "label-column", "encoding", "map", "chat", "since", "until"),
)
_EXAMPLE: Final = "--spam, or --encoding cp1252 --text-column body --map reject=no_spam"


def options_from_words(words: str) -> tuple[ReadOptions, bool]:
    """The options that a text names, as on the command line, and whether labels are replaced.

    A phone writes — for --.

    A text that does not begin with an option has none. Errors: TransferError.
    """
    words = words.replace("—", "--").replace("–", "--").strip()
    if not words.startswith("--"):
        return ReadOptions(), False
    try:
        parts = iter(shlex.split(words))
    except ValueError as error:
        raise TransferError(sentence("error-file-options", why=str(error))) from None
    given: dict[str, list[str]] = {}
    options, replace_labels = ReadOptions(), False
    for part in parts:
        name = part.removeprefix("--").replace("_", "-").casefold()
        if part.startswith("--") and name in _LABELS:
            options = replace(options, label=_LABELS[name])
        elif part == "--replace-labels":
            replace_labels = True
        elif part.startswith("--") and name in _WITH_VALUE:
            given.setdefault(name, []).append(_value(name, parts))
        else:
            option = repr(part[:40])
            raise TransferError(sentence("error-file-option", option=option, example=_EXAMPLE))
    read = replace(
        options,
        text_column=_last(given, "text-column"),
        label_column=_last(given, "label-column"),
        encoding=_last(given, "encoding"),
        words=label_words(given.get("map", ())),
        chats=tuple(given.get("chat", ())),
        since=_day(_last(given, "since")),
        until=_day(_last(given, "until")),
    )
    return read, replace_labels


def _value(name: str, parts: Iterator[str]) -> str:
    if (value := next(parts, None)) is None:
        option = f"--{name}"
        raise TransferError(sentence("error-file-option-value", option=option, example=_EXAMPLE))
    return value


def _last(given: dict[str, list[str]], name: str) -> str | None:
    return given[name][-1] if name in given else None


def _day(word: str | None) -> date | None:
    try:
        return None if word is None else date.fromisoformat(word)
    except ValueError:
        raise TransferError(sentence("error-file-day", word=repr(word))) from None
