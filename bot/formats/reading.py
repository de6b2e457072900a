"""A file of messages, row by row, whatever form it has."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from bot.errors import TransferError
from bot.formats.escaping import LABELLED, from_cell, from_line
from bot.formats.line_files import MAX_INFLATED, MAX_LINE, Line, ending, lines
from bot.formats.rows import MAX_TEXT, WORDS, BadRow, Label, Row
from bot.formats.tables import LABEL_NAMES, TEXT_NAMES, Header, find_header, first_of, records

Rows = Iterator[Row | BadRow]

EMPTY: Final = "The text is empty."
TOO_LONG: Final = f"The text is longer than {MAX_TEXT:,} characters."
NUL: Final = "The text holds a NUL character; remove it (or is the file UTF-16 without its mark?)."
SURROGATE: Final = "The text holds half of a character (a lone surrogate); remove it."
JAPANESE: Final = (
    "The text is in ISO-2022-JP, not UTF-8. Convert the file first: iconv -f iso-2022-jp -t utf-8."
)
NOT_LABELLED: Final = "The line does not start with ham or spam and a tab, as the lines above do."
NOT_CSV: Final = (
    "The quotes or line breaks do not follow the rules of CSV, or the row is far too long: "
    "put the text in quotes and write each quote inside it twice."
)
NOT_THE_COLUMNS: Final = (
    "The row has not as many cells as the header: put a text that holds the separator in quotes."
)
NOT_JSON: Final = "The line is not JSON."
NOT_OBJECT: Final = 'The line is not a JSON object such as {"text": "Hello", "label": "no_spam"}.'
NO_TEXT: Final = f"The object has no string under any of: {', '.join(TEXT_NAMES)}."

_SAMPLE = 100
# How it begins Japanese and Latin letters: escapes of ASCII, so that all of it passes for UTF-8.
_ISO_2022_JP = re.compile(r"\x1b(?:\$[@B]|\(J)")
# The first line by which Excel is told the separator of the lines below.
_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)


def read(path: Path, label: Label | None = None, *, max_inflated: int = MAX_INFLATED) -> Rows:
    """Every message of a file, and every row that is none with its reason, in the file's order.

    The ending says the form, and `.gz` after it that the file is packed:
    `.txt` or no ending  one message a line, escaped as `escapes.to_line` says; or the UCI form, a
                         label, a tab and a message, when the first 100 lines all look so
    `.csv`, `.tsv`       a table whose header names a text and perhaps a label, below a line
                         such as sep=; that names its separator, or none; or the UCI form
    `.jsonl`, `.ndjson`  one JSON object a line

    A label given here is the label of every row, so one that the file calls otherwise is bad, and
    a `.txt` is then one message a line for sure. Spaces around a text are part of it; blank lines
    are passed over.

    A packed file may inflate to max_inflated bytes, and to 16 MiB and 100 times its own size.

    Nothing is opened before the first row is asked for. What can be raised is a TransferError: the
    file cannot be read, is not UTF-8 or is not whole; rows that came before it are sound.
    """
    form = _FORMS.get(ending(path))
    if form is None:
        raise TransferError(
            f"{path.name} has an unknown ending. Known are {', '.join(filter(None, _FORMS))}, "
            "each also with .gz, and none at all for one message a line."
        )
    yield from form(lines(path, max_inflated), path, label)


def _messages(source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    if forced is None:
        is_labelled, source = _look_ahead(source)
        if is_labelled:
            yield from _labelled_lines(source, path, forced)
            return
    for number, line in source:
        where = f"{path.name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not _is_blank(text := from_line(line.removesuffix("\r"))):
            yield _row(text, forced, forced, where)


def _look_ahead(source: Iterator[Line]) -> tuple[bool, Iterator[Line]]:
    """Whether the first lines are all of the UCI form; and the lines, those first ones included."""
    seen: list[Line] = []
    matches, size = 0, 0
    for number, line in source:
        seen.append((number, line))
        if line is not None and _is_blank(line):
            continue
        if line is None or not LABELLED.match(line):
            return False, chain(seen, source)
        matches, size = matches + 1, size + len(line)
        if len(seen) >= _SAMPLE or size > MAX_LINE:
            break
    return matches > 0, chain(seen, source)


def _labelled_lines(source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    for number, line in source:
        where = f"{path.name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif found := LABELLED.match(line):
            text = from_line(line[found.end() :].removesuffix("\r"))
            yield _row(text, found[1], forced, where)
        elif not _is_blank(line):
            yield BadRow(where, NOT_LABELLED)


def _comma_table(source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    return _table(source, path, forced, ",;\t|")


def _tab_table(source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    return _table(source, path, forced, "\t")


def _table(source: Iterator[Line], path: Path, forced: Label | None, separators: str) -> Rows:
    filled = (line for line in source if line[1] is None or not _is_blank(line[1]))
    first = next(filled, None)
    if first and (named := _SEPARATOR.fullmatch(first[1] or "")):
        separators, first = named[1], next(filled, None)
    if first is None:
        return
    top = first[1] or ""  # one that is too long is no header either
    if header := find_header(top, separators):
        yield from _rows_under(header, source, path, forced)
    elif LABELLED.match(top):
        yield from _labelled_lines(chain([first], source), path, forced)
    else:
        raise TransferError(
            f"{path.name}, line {first[0]}: no column is named as a text. Put a header above the "
            f"rows, for example text,label; known for texts are {', '.join(TEXT_NAMES)}."
        )


def _rows_under(header: Header, source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    for number, cells in records(source, header.separator):
        where = f"{path.name}:{number}"
        picked = header.pick(cells) if cells else None
        if picked is None:
            yield BadRow(where, NOT_THE_COLUMNS if cells else NOT_CSV)
        else:
            text, word = picked
            yield _row(from_cell(text) if header.is_ours else text, word, forced, where)


def _objects(source: Iterator[Line], path: Path, forced: Label | None) -> Rows:
    for number, line in source:
        where = f"{path.name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not _is_blank(line):
            yield _object(line, forced, where)


def _object(line: str, forced: Label | None, where: str) -> Row | BadRow:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):  # also: a number of 5,000 digits, 100,000 brackets
        return BadRow(where, JAPANESE if _ISO_2022_JP.search(line) else NOT_JSON)
    if not isinstance(found, dict):
        return BadRow(where, NOT_OBJECT)
    if "text" not in found:
        found = {key.casefold(): value for key, value in found.items()}
    text = found.get(first_of(TEXT_NAMES, found))
    if not isinstance(text, str):
        return BadRow(where, NO_TEXT)
    return _row(text, found.get(first_of(LABEL_NAMES, found)), forced, where)


def _row(text: str, word: object, forced: Label | None, where: str) -> Row | BadRow:
    if fault := _fault(text):
        return BadRow(where, fault)
    known = "" if word is None else str(word).strip().casefold()
    if known not in WORDS:
        return BadRow(where, _no_label(known))
    label = WORDS[known]
    if forced and label and label != forced:
        return BadRow(where, f"The file says {label}, but it was given as {forced}.")
    return Row(text, label or forced, where)


def _fault(text: str) -> str | None:
    if _is_blank(text):
        return EMPTY
    if len(text) > MAX_TEXT:
        return TOO_LONG
    if "\0" in text:
        return NUL
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATE
    return JAPANESE if _ISO_2022_JP.search(text) else None


def _no_label(word: str) -> str:
    return f"{word[:20]!r} is no label: write spam, no_spam (or ham), or nothing for none yet."


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


_FORMS: Final[dict[str, Callable[[Iterator[Line], Path, Label | None], Rows]]] = {
    "": _messages,
    ".txt": _messages,
    ".csv": _comma_table,
    ".tsv": _tab_table,
    ".jsonl": _objects,
    ".ndjson": _objects,
}
