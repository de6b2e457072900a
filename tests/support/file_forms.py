"""A file form that Tapwise does not have, as somebody would add it: one module, one entry."""

import html
from collections.abc import Iterable
from typing import Final, TextIO

from bot.formats.escaping import from_line, to_line
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.registry import FORMS, FormRegistry
from bot.formats.row_checks import TOO_LONG, checked_row, is_blank
from bot.formats.rows import BadRow, ExportRow, ParsedRows

HEADER: Final = "| label | text |\n|---|---|\n"


def read(file: InputFile) -> ParsedRows:
    for number, line in file.lines:
        where = f"{file.name}:{number}"
        cells = (line or "").split("|")
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif is_blank(line) or number <= HEADER.count("\n"):
            continue
        elif len(cells) != 4:
            yield BadRow(where, "The line is not a row of two cells.")
        else:
            text = from_line(html.unescape(cells[2][1:-1]))
            yield checked_row(text, cells[1], file.label, where)


def write(file: TextIO, rows: Iterable[ExportRow]) -> int:
    file.write(HEADER)
    count = 0
    for row in rows:
        text = to_line(row.text).replace("&", "&amp;").replace("|", "&#124;")
        file.write(f"| {row.label or ''} | {text} |\n")
        count += 1
    return count


ENDING: Final = ".added-by-a-test"
ADDED: Final = Form("ADDED-BY-A-TEST", "a table of labels and texts", (ENDING,), read, write)
EXTENDED: Final = FormRegistry([*FORMS, ADDED])
