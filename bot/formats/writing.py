"""An export: all that is known in one file, or three files of one message a line."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from bot.errors import TransferError
from bot.formats.escaping import to_cell, to_line
from bot.formats.line_files import drafts, ending
from bot.formats.rows import Label, Labelled
from bot.formats.tables import COLUMNS


@dataclass(frozen=True, slots=True)
class Written:
    """How many lines went to each of the three files."""

    unlabelled: int
    spam: int
    no_spam: int


def write(path: Path, rows: Iterable[Labelled]) -> int:
    """Write all rows in the form that the ending says; gives how many.

    The file appears whole under its name, or not at all, and `reading.read` gives back equal texts
    and labels. In `.csv` and `.tsv` nothing starts a formula: `escapes.to_cell` says how.
    """
    form = _FORMS.get(ending(path))
    if form is None:
        raise TransferError(_no_form(path))
    with drafts([path]) as [file]:
        return form(file, rows)


def write_lines(
    rows: Iterable[Labelled],
    *,
    unlabelled: Path | None,
    spam: Path | None,
    no_spam: Path | None,
) -> Written:
    """Write each text as one line to the file of its label; a label without a file is left out.

    A text with line breaks is escaped as `escapes.to_line` says. All files take their names
    together at the end.
    """
    wanted: dict[Label | None, Path | None] = {None: unlabelled, "spam": spam, "no_spam": no_spam}
    paths = {label: path for label, path in wanted.items() if path is not None}
    _check_lines(list(paths.values()))
    written: Counter[Label | None] = Counter()
    with drafts(list(paths.values())) as opened:
        files = dict(zip(paths, opened, strict=True))
        for row in rows:
            if file := files.get(row.label):
                file.write(to_line(row.text) + "\n")
                written[row.label] += 1
    return Written(written[None], written["spam"], written["no_spam"])


def _check_lines(paths: list[Path]) -> None:
    if len({path.resolve() for path in paths}) < len(paths):
        raise TransferError("Two labels would go to one file. Name one file for each.")
    for path in paths:
        if ending(path) not in {"", ".txt"}:
            raise TransferError(
                f"{path} would hold one message a line, so it has to end in .txt (or .txt.gz)."
            )


def _no_form(path: Path) -> str:
    known = f"{', '.join(_FORMS)}, each also with .gz"
    if ending(path) == ".txt":
        return (
            f"{path} would hold one message a line and has no room for labels. "
            f"Use --unlabelled, --spam and --no-spam, or an ending of {known}."
        )
    return f"{path} has an unknown ending. Known are {known}."


def _write_table(file: TextIO, rows: Iterable[Labelled], separator: str) -> int:
    file.write(separator.join(COLUMNS) + "\r\n")
    # Each text in quotes: a spreadsheet that splits at another separator finds no cell inside it.
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_NONNUMERIC)
    count = 0
    for row in rows:
        annotator = row.annotator and to_cell(row.annotator)
        said = (to_cell(row.text), row.label, row.score, annotator, row.answered_at)
        writer.writerow((*said, row.posterior, int(row.inherited)))
        count += 1
    return count


def _write_commas(file: TextIO, rows: Iterable[Labelled]) -> int:
    return _write_table(file, rows, ",")


def _write_tabs(file: TextIO, rows: Iterable[Labelled]) -> int:
    return _write_table(file, rows, "\t")


def _write_objects(file: TextIO, rows: Iterable[Labelled]) -> int:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    count = 0
    for row in rows:
        said = (row.text, row.label, row.score, row.annotator, row.answered_at, row.posterior)
        file.write(encode(dict(zip(COLUMNS, (*said, row.inherited), strict=True))) + "\n")
        count += 1
    return count


_FORMS: Final[dict[str, Callable[[TextIO, Iterable[Labelled]], int]]] = {
    ".csv": _write_commas,
    ".tsv": _write_tabs,
    ".jsonl": _write_objects,
    ".ndjson": _write_objects,
}
