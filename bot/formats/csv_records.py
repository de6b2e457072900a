"""Rows of a CSV file as people really write it, with stray quotes."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.formats.line_files import MAX_LINE, Line

MAX_REREAD: Final = 4 * MAX_LINE
"""Most characters that are read twice because of broken quotes; it bounds the time per file."""

# A broken cell of several lines is given up after this many.
_MAX_CELL_LINES: Final = 50

csv.field_size_limit(MAX_LINE)  # for the whole process; `_Lines` holds a row to the same limit


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a table are written.

    spaced: the cells have a space in front, as in `spam, "Bye"`. one_column: a line break inside a
    broken cell cannot be told from the end of a row by the number of cells.
    """

    separator: str
    spaced: bool = False
    one_column: bool = False


def is_spaced(lines: Iterable[str], separator: str) -> bool:
    """Whether most lines with quotes have a space between separator and quote."""
    mark = re.escape(separator)
    before = re.compile(rf'^[^"]*{mark} +"(?!")|^"[^"]*"{mark} +"(?!")')
    quoted = [line for line in lines if '"' in line]
    return 2 * sum(before.match(line) is not None for line in quoted) > len(quoted)


def records(
    lines: Iterator[Line], dialect: Dialect, uncertain: list[int] | None = None
) -> Iterator[tuple[int, list[str] | None]]:
    """The cells of each row with the line it starts on; None for a row that breaks the rules.

    A quote that is never closed would swallow the rest of the file. Only its own line is lost:
    reading goes on with the line after. In a table of one column the lines of a broken cell are
    lost with it, as they would be taken for rows; uncertain: gets the number of each line that
    begins a broken cell whose end was not found, so that parts of it may be taken for rows.
    """
    source = _Lines(lines)
    reader = csv.reader(
        source, delimiter=dialect.separator, strict=True, skipinitialspace=dialect.spaced
    )
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
        if cells is None and dialect.one_column and source.is_open():
            dropped = source.drop_broken_cell()
            yield from ((number, None) for number in dropped)
            if not dropped and uncertain is not None:
                uncertain.append(source.row_start)


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
        if len(self._row) == 1:  # files joined by `cat` have marks inside
            line = line.removeprefix("\ufeff")
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

    def is_open(self) -> bool:
        """Whether the first line of the row may leave its cell open.

        A quote inside that was not doubled breaks the row on its first line already.
        """
        first = (self._row[0][1] or "").rstrip("\r")
        closed = first.endswith('"') and first.count('"') % 2 == 0
        return len(self._row) > 1 or (first.startswith('"') and not closed)

    def drop_broken_cell(self) -> list[int]:
        """Drop the other lines of a cell that was not closed on its first line; their numbers."""
        while len(self._ahead) < _MAX_CELL_LINES and (line := next(self._lines, None)):
            self._ahead.append(line)
        dropped: list[int] = []
        for number, text in self._ahead:
            if text is None or text.startswith('"'):
                return []
            dropped.append(number)
            if text.rstrip("\r").endswith('"') and text.count('"') % 2:
                for _ in dropped:
                    self._ahead.popleft()
                return dropped
        return []
