"""Tables with a header, for CSV and TSV: their columns, their separators, reading and writing."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, TextIO

from bot.errors import TransferError
from bot.formats.columns import TEXT_NAMES, ColumnChoice, choose_columns, known_name
from bot.formats.csv_records import Dialect, is_spaced, records
from bot.formats.escaping import from_cell, is_protected, starts_formula
from bot.formats.form import FormReader, FormWriter
from bot.formats.input_file import InputFile
from bot.formats.labels import STRONG_WORDS, word_of
from bot.formats.line_files import Line
from bot.formats.report import name_columns
from bot.formats.row_checks import checked_row, is_blank
from bot.formats.rows import BadRow, ExportRow, ParsedRows
from bot.formats.table_writing import write_table
from bot.wording.translatable import sentence

NOT_CSV: Final = sentence("file-not-csv")
NOT_THE_COLUMNS: Final = sentence("file-not-the-columns")
EMPTY_ROWS: Final = sentence("file-empty-rows")

SEPARATORS: Final = {".csv": ",;\t|", ".tsv": "\t"}
"""The separators that are tried for each ending."""

_ALL_SEPARATORS: Final = "\t,;|"

# A first line that tells Excel the separator of the lines below.
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
_MAX_NAME: Final = 60
_MAX_LINES_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a table: the names of its columns, and what separates them."""

    separator: str
    names: tuple[str, ...]

    def is_text(self, column: int) -> bool:
        return known_name(self.names[column]) in TEXT_NAMES


def find_header(line: str, separators: str) -> Header | None:
    """The header that a line is with the first separator that makes it one with a text column."""
    for header in _headers(line, separators):
        if any(map(header.is_text, range(len(header.names)))):
            return header
    return None


def _headers(line: str, separators: str) -> Iterator[Header]:
    for separator in separators:
        try:
            names = next(csv.reader([line.lstrip("\ufeff")], delimiter=separator))
        except (csv.Error, StopIteration):
            continue
        while names and not names[-1].strip():  # Kaggle's SMS file: v1,v2,,,
            names.pop()
        yield Header(separator, tuple(from_cell(name.strip().lstrip("\ufeff")) for name in names))


def filled(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines that are not blank."""
    return (line for line in lines if line[1] is None or not is_blank(line[1]))


def skip_separator_line(lines: Iterator[Line]) -> tuple[str | None, Iterator[Line]]:
    """The separator that a first line such as sep=; names, if there is one; and the lines below."""
    first = next(filled(lines), None)
    if first is None:
        return None, lines
    if named := _SEPARATOR_LINE.fullmatch((first[1] or "").lstrip("\ufeff")):
        return named[1], lines
    return None, chain([first], lines)


def is_table(file: InputFile) -> bool:
    """Whether a text file has a header of a table: a text column beside others, and such rows."""
    if file.ending not in ("", ".txt") or file.label is not None:
        return False
    _, lines = skip_separator_line(file.lines.peek())
    first, *rows = [line or "" for _, line in filled(lines)] or [""]
    header = find_header(first, _ALL_SEPARATORS)
    if header is None or len(header.names) < 2 or max(map(len, header.names)) > _MAX_NAME:
        return False
    fitting = sum(row.count(header.separator) + 1 >= len(header.names) for row in rows)
    return fitting > len(rows) / 2


def table_reader(ending: str) -> FormReader:
    """A reader of tables that tries the separators of an ending."""

    def read(file: InputFile) -> ParsedRows:
        table = _open_table(file, SEPARATORS.get(ending, _ALL_SEPARATORS))
        return iter(()) if table is None else table.rows()

    return read


def _open_table(file: InputFile, separators: str) -> "_Table | None":
    named, peeked = skip_separator_line(file.lines.peek())
    first = next(filled(peeked), None)
    if first is None:
        return None
    number, line = first  # the line is None if it is too long; then it is not a header either
    headers = list(_headers(line or "", named or separators))
    known = find_header(line or "", named or separators)
    header = known or max(headers, key=lambda each: len(each.names), default=None)
    if header is None or not header.names:
        raise _no_text_column(file.name, number, ())
    sample = [text or "" for _, text in peeked]
    dialect = Dialect(
        header.separator, is_spaced([line or "", *sample], header.separator), len(header.names) == 1
    )
    rows = [cells for _, cells in records(iter(enumerate(sample)), dialect) if cells]
    if known is None and file.options.text_column is None and _is_labelled(header.names):
        numbered = {str(number): cell for number, cell in enumerate(header.names, 1)}
        header = replace(header, names=tuple(numbered))
        text = next(number for number, cell in numbered.items() if not _is_label(cell))
        options = replace(file.options, text_column=text)
        columns = choose_columns(header.names, rows, options, file.report)
        file.report.notes.append(sentence("file-no-header"))
        has_header = False
    else:
        columns = choose_columns(header.names, rows, file.options, file.report)
        has_header = True
    if columns is None:
        raise _no_text_column(file.name, number, header.names)
    return _Table(file, dialect, len(header.names), columns, has_header=has_header)


def _is_labelled(cells: tuple[str, ...]) -> bool:
    """Whether a first row is a label and a message, in any order, and no header."""
    return len(cells) == 2 and sum(map(_is_label, cells)) == 1


def _is_label(cell: str) -> bool:
    return word_of(cell) in STRONG_WORDS


def _no_text_column(name: str, number: int, columns: tuple[str, ...]) -> TransferError:
    line, names = str(number), ", ".join(TEXT_NAMES)
    if not columns:
        return TransferError(sentence("error-file-no-columns", file=name, line=line, names=names))
    return TransferError(
        sentence(
            "error-file-no-text-column",
            file=name,
            line=line,
            columns=name_columns(columns),
            names=names,
        )
    )


def _uncertain_ends(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:_MAX_LINES_NAMED]))
    more = len(lines) - _MAX_LINES_NAMED
    where = sentence("file-list-more", shown=shown, more=more) if more > 0 else shown
    return sentence("file-uncertain-ends", lines=where)


class _Table:
    """The rows under a header."""

    def __init__(
        self,
        file: InputFile,
        dialect: Dialect,
        width: int,
        columns: ColumnChoice,
        *,
        has_header: bool,
    ) -> None:
        self._file = file
        self._dialect = dialect
        self._width = width
        self._columns = columns
        self._has_header = has_header
        self._protected: bool | None = True if columns.ours else None
        self._unprotected = 0

    def rows(self) -> ParsedRows:
        file, columns, report = self._file, self._columns, self._file.report
        need = max(columns.text, columns.label or 0)
        uncertain: list[int] = []
        for number, cells in self._records(iter(file.lines), uncertain):
            where = f"{file.name}:{number}"
            if cells is None:
                yield BadRow(where, NOT_CSV)
            elif not any(map(str.strip, cells)):
                report.leave_out(EMPTY_ROWS)
            elif len(cells) <= need or any(cells[self._width :]):
                yield BadRow(where, NOT_THE_COLUMNS)
            else:
                yield checked_row(
                    self._text(cells[columns.text]),
                    None if columns.label is None else cells[columns.label],
                    file.label,
                    where,
                    words=columns.words,
                    columns=self._others(cells) if columns.others else None,
                )
        if uncertain:
            report.warnings.append(_uncertain_ends(uncertain))
        if self._unprotected:
            report.notes.append(sentence("file-unprotected", texts=self._unprotected))

    def _records(
        self, lines: Iterator[Line], uncertain: list[int] | None = None
    ) -> Iterator[tuple[int, list[str] | None]]:
        _, lines = skip_separator_line(lines)
        if self._has_header:
            next(filled(lines), None)
        return records(lines, self._dialect, uncertain)

    def _others(self, cells: list[str]) -> dict[str, str]:
        found = {name: cells[n] for n, name in self._columns.others if n < len(cells) and cells[n]}
        return {name: from_cell(cell) for name, cell in found.items()} if self._protected else found

    def _text(self, cell: str) -> str:
        if not is_protected(cell):
            return cell
        if self._protected is None:
            self._protected = self._is_guarded()
        if not self._protected:
            return cell
        self._unprotected += not self._columns.ours
        return from_cell(cell)

    def _is_guarded(self) -> bool:
        """Whether no text of the whole file would start a formula: a program has guarded them."""
        place = self._columns.text
        return not any(
            cells and len(cells) > place and starts_formula(cells[place])
            for _, cells in self._records(self._file.new_lines())
        )


def table_writer(separator: str) -> FormWriter:
    """A writer of tables with a separator, in which no text can start a formula."""

    def write(file: TextIO, rows: Iterable[ExportRow]) -> int:
        return write_table(file, rows, separator)

    return write
