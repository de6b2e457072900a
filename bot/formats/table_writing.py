"""Tables as Tapwise writes them: its own columns first, then those that the messages came with."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from bot.formats.columns import COLUMNS, exported_name
from bot.formats.escaping import to_cell
from bot.formats.rows import ExportRow


def write_table(file: TextIO, rows: Iterable[ExportRow], separator: str) -> int:
    """Write a header and all rows; no cell can start a formula."""
    kept = list(rows)
    names = other_names(kept)
    header = separator.join([*COLUMNS, *(_quoted(to_cell(exported_name(n))) for n in names)])
    file.write(header + "\r\n")
    # Every text is quoted, so that a spreadsheet that splits at another separator finds no
    # cell inside it.
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows([*_own_cells(row), *_other_cells(row, names)] for row in kept)
    return len(kept)


def other_names(rows: Sequence[ExportRow]) -> list[str]:
    """The names of all other columns, in the order in which they first come."""
    return list(dict.fromkeys(name for row in rows for name in row.columns))


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), chr(34) * 2)}"'


def _own_cells(row: ExportRow) -> Iterator[Any]:
    annotator = row.annotator and to_cell(row.annotator)
    yield from (to_cell(row.text), row.label, row.score, annotator, row.answered_at)
    yield from (row.posterior, int(row.inherited))


def _other_cells(row: ExportRow, names: Sequence[str]) -> Iterator[str | None]:
    for name in names:
        value = row.columns.get(name)
        as_text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield None if value is None else to_cell(as_text)
