"""Reads a file of messages, row by row, whatever its form."""

from contextlib import closing
from pathlib import Path

from bot.formats.line_files import MAX_INFLATED, Lookahead, read_lines
from bot.formats.registry import FORMS, FormRegistry
from bot.formats.rows import ParsedRows
from storage.records import Label


def read(
    path: Path,
    label: Label | None = None,
    *,
    max_inflated: int = MAX_INFLATED,
    forms: FormRegistry = FORMS,
) -> ParsedRows:
    """Every message of a file, and every bad row with its reason, in the file's order.

    The ending of the file and, where several forms share it, its first lines choose the form.
    `.gz` behind the ending says that the file is packed. Blank lines are ignored; spaces around a
    text are part of it.

    label: the label of every row, if it is given; a row that the file labels otherwise is bad.
    max_inflated: most bytes that a packed file may inflate to; besides, it may inflate to
        16 MiB and 100 times its own size at most.

    Nothing is opened before the first row is asked for.
    Errors: TransferError if the file cannot be read, is not UTF-8 or is cut off. Rows that came
    before the error are sound.
    """
    with closing(read_lines(path, max_inflated)) as all_lines:
        lines = Lookahead(all_lines)
        form = forms.form_to_read(path, lines, label)
        yield from form.read(iter(lines), path.name, label)
