"""CSV as people really write it: other separators, other column names, stray quotes."""

import csv
from collections import deque
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from bot.formats.line_files import MAX_LINE, Line

COLUMNS: Final = (
    "text",
    "label",
    "score",
    "annotator",
    "answered_at",
    "posterior",
    "inherited",
)
"""The header of an export, and the keys of its JSON lines."""

TEXT_NAMES: Final = ("text", "message", "sms", "content", "body", "msg", "comment", "email", "v2")
OLDER_COLUMNS: Final = COLUMNS[:-2]
"""The header of an export of version 0.1.0."""

LABEL_NAMES: Final = ("label", "class", "category", "spam", "is_spam", "target", "v1")
"""Column names that are understood, in small letters; the first that a file has counts."""

MAX_REREAD: Final = 4 * MAX_LINE
"""Characters that may be read twice because of broken quotes, so that no file takes for ever."""

csv.field_size_limit(MAX_LINE)  # the process's own; `_Lines` holds a whole row to the same limit


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a table says about the others."""

    separator: str
    width: int
    text: int
    label: int | None
    is_ours: bool

    def pick(self, cells: list[str]) -> tuple[str, str | None] | None:
        """The text and the word for its label; None when the cells do not fit the columns."""
        if len(cells) <= max(self.text, self.label or 0) or any(cells[self.width :]):
            return None
        return cells[self.text], None if self.label is None else cells[self.label]


def find_header(line: str, separators: str) -> Header | None:
    """The header that a line is with the first separator that makes it one."""
    headers = (_header(line, separator) for separator in separators)
    return next((header for header in headers if header), None)


def _header(line: str, separator: str) -> Header | None:
    try:
        names = next(csv.reader([line], delimiter=separator))
    except csv.Error:
        return None
    names = [name.strip().casefold() for name in names]
    while names and not names[-1]:  # Kaggle's SMS file: v1,v2,,,
        names.pop()
    text = first_of(TEXT_NAMES, names)
    if text is None:
        return None
    label = first_of(LABEL_NAMES, names)
    return Header(
        separator,
        len(names),
        names.index(text),
        None if label is None else names.index(label),
        tuple(names) in (COLUMNS, OLDER_COLUMNS),
    )


def first_of(known: tuple[str, ...], names: Container[str]) -> str | None:
    """The first known name that is among these."""
    return next((name for name in known if name in names), None)


def records(lines: Iterator[Line], separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """The cells of each row with the line it starts on; None for a row that breaks the rules.

    A quote that is never closed would swallow the rest of the file. It costs its own line only:
    reading goes on with the line after.
    """
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        source.start_row()
        try:
            cells: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
            source.take_back()
        if cells != []:
            yield source.row_start, cells


class _Lines:
    """Lines for csv.reader that know where a row began and can be taken back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._ahead: deque[Line] = deque()
        self._row: list[Line] = []
        self._size = 0
        self._may_reread = MAX_REREAD

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = self._ahead.popleft() if self._ahead else next(self._lines)
        self._row.append((number, line))
        if line is None:
            raise csv.Error
        self._size += len(line) + 1
        if self._size > MAX_LINE:
            raise csv.Error
        return line + "\n"

    @property
    def row_start(self) -> int:
        return self._row[0][0]

    def start_row(self) -> None:
        self._row, self._size = [], 0

    def take_back(self) -> None:
        """All lines of this row but its first come again."""
        self._may_reread -= self._size
        if self._may_reread > 0:
            self._ahead.extendleft(reversed(self._row[1:]))
