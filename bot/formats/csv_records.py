"""Rows of a CSV file as people really write it, with stray quotes."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Final

from bot.formats.line_files import MAX_LINE, Line

MAX_REREAD: Final = 4 * MAX_LINE
"""Most characters that are read twice because of broken quotes; it bounds the time per file."""

csv.field_size_limit(MAX_LINE)  # for the whole process; `_Lines` holds a row to the same limit


def records(lines: Iterator[Line], separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """The cells of each row with the line it starts on; None for a row that breaks the rules.

    A quote that is never closed would swallow the rest of the file. Only its own line is lost:
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
            source.put_back()
        if cells != []:
            yield source.row_start, cells


class _Lines:
    """Lines for csv.reader that know where a row began and can be put back."""

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

    def put_back(self) -> None:
        """All lines of this row but its first are read again."""
        self._may_reread -= self._size
        if self._may_reread > 0:
            self._ahead.extendleft(reversed(self._row[1:]))
