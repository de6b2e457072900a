"""Tables with a header, for CSV and TSV: their columns, their separators, reading and writing."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, TextIO

from bot.errors import TransferError
from bot.formats.columns import COLUMNS, LABEL_NAMES, OLDER_COLUMNS, TEXT_NAMES, first_of
from bot.formats.csv_records import records
from bot.formats.escaping import from_cell, to_cell
from bot.formats.form import FormReader, FormWriter
from bot.formats.line_files import Line
from bot.formats.row_checks import checked_row, is_blank
from bot.formats.rows import BadRow, ExportRow, ParsedRows
from storage.records import Label

NOT_CSV: Final = (
    "The quotes or line breaks do not follow the rules of CSV, or the row is far too long. "
    "Put the text in quotes and double each quote inside it."
)
NOT_THE_COLUMNS: Final = (
    "The row does not have as many cells as the header. Put a text that contains the separator "
    "in quotes."
)

SEPARATORS: Final = {".csv": ",;\t|", ".tsv": "\t"}
"""The separators that are tried for each ending."""

# A first line that tells Excel the separator of the lines below.
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a table says about the others; text and label are column numbers."""

    separator: str
    width: int
    text: int
    label: int | None
    is_ours: bool

    def pick(self, cells: list[str]) -> tuple[str, str | None] | None:
        """The text and the word for its label; None if the cells do not fit the columns."""
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


def filled(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines that are not blank."""
    return (line for line in lines if line[1] is None or not is_blank(line[1]))


def skip_separator_line(lines: Iterator[Line]) -> tuple[str | None, Iterator[Line]]:
    """The separator that a first line such as sep=; names, if there is one; and the lines below."""
    first = next(filled(lines), None)
    if first is None:
        return None, lines
    if named := _SEPARATOR_LINE.fullmatch(first[1] or ""):
        return named[1], lines
    return None, chain([first], lines)


def table_reader(ending: str) -> FormReader:
    """A reader of tables that tries the separators of an ending."""

    def read(lines: Iterator[Line], name: str, label: Label | None) -> ParsedRows:
        separator, lines = skip_separator_line(lines)
        first = next(filled(lines), None)
        if first is None:
            return
        number, line = first  # the line is None if it is too long; then it is not a header either
        header = find_header(line or "", separator or SEPARATORS[ending])
        if header is None:
            raise TransferError(
                f"{name}, line {number}: no column has a known name for texts. Put a header above "
                f"the rows, for example text,label; known names are {', '.join(TEXT_NAMES)}."
            )
        yield from _rows_under(header, lines, name, label)

    return read


def _rows_under(
    header: Header, lines: Iterator[Line], name: str, label: Label | None
) -> ParsedRows:
    for number, cells in records(lines, header.separator):
        where = f"{name}:{number}"
        picked = header.pick(cells) if cells else None
        if picked is None:
            yield BadRow(where, NOT_THE_COLUMNS if cells else NOT_CSV)
        else:
            text, word = picked
            yield checked_row(from_cell(text) if header.is_ours else text, word, label, where)


def table_writer(separator: str) -> FormWriter:
    """A writer of tables with a separator, in which no text can start a formula."""

    def write(file: TextIO, rows: Iterable[ExportRow]) -> int:
        file.write(separator.join(COLUMNS) + "\r\n")
        # Every text is quoted, so that a spreadsheet that splits at another separator finds no
        # cell inside it.
        writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC)
        count = 0
        for row in rows:
            annotator = row.annotator and to_cell(row.annotator)
            cells = (to_cell(row.text), row.label, row.score, annotator, row.answered_at)
            writer.writerow((*cells, row.posterior, int(row.inherited)))
            count += 1
        return count

    return write
