"""TXT: one message a line."""

from collections.abc import Iterator
from typing import Final

from bot.formats.escaping import from_line
from bot.formats.form import Form
from bot.formats.line_files import Line
from bot.formats.row_checks import TOO_LONG, checked_row, is_blank
from bot.formats.rows import BadRow, ParsedRows
from storage.records import Label


def read(lines: Iterator[Line], name: str, label: Label | None) -> ParsedRows:
    for number, line in lines:
        where = f"{name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not is_blank(text := from_line(line.removesuffix("\r"))):
            yield checked_row(text, label, label, where)


TXT: Final = Form("TXT", "one message a line", ("", ".txt"), read)
