"""The form of UCI's SMS Spam Collection: a label, a tab and a message on each line."""

from collections.abc import Iterator
from typing import Final

from bot.formats.escaping import UCI_LABEL, from_line
from bot.formats.form import Form
from bot.formats.line_files import Line
from bot.formats.row_checks import TOO_LONG, checked_row, is_blank
from bot.formats.rows import BadRow, ParsedRows
from bot.formats.tables import SEPARATORS, filled, find_header, skip_separator_line
from storage.records import Label

NOT_LABELLED: Final = "The line does not start with ham or spam and a tab, as the lines above do."


def read(lines: Iterator[Line], name: str, label: Label | None) -> ParsedRows:
    _, lines = skip_separator_line(lines)
    for number, line in lines:
        where = f"{name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif found := UCI_LABEL.match(line):
            text = from_line(line[found.end() :].removesuffix("\r"))
            yield checked_row(text, found[1], label, where)
        elif not is_blank(line):
            yield BadRow(where, NOT_LABELLED)


def recognise(lines: Iterator[Line], ending: str, label: Label | None) -> bool:
    """In a table file the first line decides, in a text file all lines of the sample.

    A text file whose label is given holds one message a line, whatever its lines look like.
    """
    if ending in SEPARATORS:
        separator, lines = skip_separator_line(lines)
        first = next(filled(lines), (0, None))[1] or ""
        is_header = find_header(first, separator or SEPARATORS[ending]) is not None
        return bool(UCI_LABEL.match(first)) and not is_header
    if label is not None:
        return False
    is_labelled = False
    for _, line in filled(lines):
        if line is None or not UCI_LABEL.match(line):
            return False
        is_labelled = True
    return is_labelled


UCI: Final = Form(
    "UCI",
    "ham or spam, a tab and the message on each line",
    ("", ".txt", *SEPARATORS),
    read,
    recognise=recognise,
)
