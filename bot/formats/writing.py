"""Writes an export: everything in one file, or up to three files with one message a line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.errors import TransferError
from bot.formats.atomic_files import open_atomically
from bot.formats.escaping import to_line
from bot.formats.form import NamedForm
from bot.formats.packed_files import ending
from bot.formats.registry import FORMS, FormRegistry
from bot.formats.rows import ExportRow
from bot.formats.text_lines import TXT


@dataclass(frozen=True, slots=True)
class LineCounts:
    """How many lines were written to each of the three files."""

    unlabelled: int
    spam: int
    no_spam: int


MARK: Final = "\ufeff"
"""The byte order mark, without which Excel takes a table for the country's old encoding."""


def write(
    path: Path,
    rows: Iterable[ExportRow],
    *,
    form: NamedForm | None = None,
    bom: bool = False,
    forms: FormRegistry = FORMS,
) -> int:
    """Write all rows in this form, or in that of the ending; returns their number.

    The file appears complete under its name, or not at all. `reading.read` returns equal texts
    and labels. In `.csv` and `.tsv` no text starts a formula (see `escaping.to_cell`).
    bom: begin with a byte order mark. Errors: TransferError.
    """
    writer = forms.writer_for(path) if form is None else form.write
    with open_atomically([path]) as [file]:
        file.write(MARK if bom else "")
        return writer(file, rows)


def write_lines(
    rows: Iterable[ExportRow],
    *,
    unlabelled: Path | None,
    spam: Path | None,
    no_spam: Path | None,
) -> LineCounts:
    """Write each text as one line to the file of its label; a label without a file is left out.

    A text with line breaks is escaped (see `escaping.to_line`). Either all files appear under
    their names or none does. Errors: TransferError.
    """
    given: dict[str | None, Path | None] = {None: unlabelled, "spam": spam, "no_spam": no_spam}
    paths = {label: path for label, path in given.items() if path is not None}
    _check_line_files(list(paths.values()))
    counts: Counter[str | None] = Counter()
    with open_atomically(list(paths.values())) as opened:
        files = dict(zip(paths, opened, strict=True))
        for row in rows:
            if file := files.get(row.label):
                file.write(to_line(row.text) + "\n")
                counts[row.label] += 1
    return LineCounts(counts[None], counts["spam"], counts["no_spam"])


def _check_line_files(paths: list[Path]) -> None:
    if len({path.resolve() for path in paths}) < len(paths):
        raise TransferError("Two labels would go to one file. Name one file for each.")
    for path in paths:
        if ending(path) not in TXT.endings:
            raise TransferError(
                f"{path} would hold one message a line, so its name must end in .txt (or .txt.gz)."
            )
