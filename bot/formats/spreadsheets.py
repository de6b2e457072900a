"""Spreadsheets of Excel and LibreOffice, read by python-calamine."""

import zipfile
from collections.abc import Iterator
from typing import Final

from bot.errors import TransferError
from bot.formats.archives import MAGIC, check_inflation
from bot.formats.columns import ColumnChoice, choose_columns
from bot.formats.foreign_tables import table_rows
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.row_checks import checked_row
from bot.formats.rows import BadRow, ParsedRows
from bot.formats.tables import EMPTY_ROWS
from bot.wording.translatable import sentence

_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS: Final = (".xlsx", ".ods", ".xlsm", ".xlsb", ".xls")
_SAMPLE: Final = 100

EMPTY_CELL: Final = sentence("file-empty-cell")


def recognise(file: InputFile) -> bool:
    """By the first bytes, and for a zip file by the names of its parts."""
    if file.head.startswith(_OLD_EXCEL):
        return True
    if not file.head.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return False
    return "content.xml" in names or any(name.startswith("xl/") for name in names)


def read(file: InputFile) -> ParsedRows:
    for name, rows in _sheets(file):
        filled = [(number, row) for number, row in rows if any(row)]
        if not filled:
            continue
        _, header = filled[0]
        columns = choose_columns(
            header,
            [row for _, row in filled[1 : _SAMPLE + 1]],
            file.options,
            file.report,
        )
        if columns is None:
            file.report.notes.append(sentence("file-no-text-column", sheet=name))
            continue
        file.report.left_out[EMPTY_ROWS] += len(rows) - len(filled)
        yield from _rows(file, filled[1:], columns)
        return
    notes = " ".join(file.report.notes)
    raise TransferError(sentence("error-file-no-sheet", file=file.name, notes=notes))


def _sheets(file: InputFile) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """The name of each sheet, and its rows with their numbers."""
    damaged = TransferError(sentence("error-file-spreadsheet", file=file.name))
    if file.head.startswith(MAGIC):
        check_inflation(file)
    elif not file.head.startswith(_OLD_EXCEL):
        raise damaged
    sheet: tuple[str, list[tuple[int, list[str]]]] | None = None
    for name_or_number, *cells in table_rows(file, "sheets", damaged):
        if cells and sheet is not None:
            sheet[1].append((name_or_number, cells[0]))
        else:
            if sheet is not None:
                yield sheet
            sheet = (name_or_number, [])
    if sheet is not None:
        yield sheet


def _rows(file: InputFile, rows: list[tuple[int, list[str]]], columns: ColumnChoice) -> ParsedRows:
    for number, cells in rows:
        if not cells[columns.text]:
            yield BadRow(f"{file.name}:{number}", EMPTY_CELL)
            continue
        yield checked_row(
            cells[columns.text],
            None if columns.label is None else cells[columns.label],
            file.label,
            f"{file.name}:{number}",
            words=columns.words,
            columns={name: cells[place] for place, name in columns.others if cells[place]},
        )


SPREADSHEET: Final = Form("Excel", "xlsx or ods, with a header", _ENDINGS, read)
SPREADSHEET_BY_CONTENT: Final = Form("Excel", "", (), read, recognise=recognise)
