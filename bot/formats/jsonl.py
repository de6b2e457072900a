"""JSONL: one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from bot.formats.columns import COLUMNS, LABEL_NAMES, TEXT_NAMES, first_of
from bot.formats.form import Form
from bot.formats.line_files import Line
from bot.formats.row_checks import JAPANESE, TOO_LONG, checked_row, is_blank, is_japanese
from bot.formats.rows import BadRow, ExportRow, ParsedRows, Row
from storage.records import Label

NOT_JSON: Final = "The line is not JSON."
NOT_OBJECT: Final = 'The line is not a JSON object such as {"text": "Hello", "label": "no_spam"}.'
NO_TEXT: Final = f"The object has no string under any of: {', '.join(TEXT_NAMES)}."


def read(lines: Iterator[Line], name: str, label: Label | None) -> ParsedRows:
    for number, line in lines:
        where = f"{name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not is_blank(line):
            yield _row(line, label, where)


def _row(line: str, label: Label | None, where: str) -> Row | BadRow:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):  # also: a number of 5,000 digits, 100,000 brackets
        return BadRow(where, JAPANESE if is_japanese(line) else NOT_JSON)
    if not isinstance(found, dict):
        return BadRow(where, NOT_OBJECT)
    if "text" not in found:
        found = {key.casefold(): value for key, value in found.items()}
    text = found.get(first_of(TEXT_NAMES, found))
    if not isinstance(text, str):
        return BadRow(where, NO_TEXT)
    return checked_row(text, found.get(first_of(LABEL_NAMES, found)), label, where)


def write(file: TextIO, rows: Iterable[ExportRow]) -> int:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    count = 0
    for row in rows:
        values = (row.text, row.label, row.score, row.annotator, row.answered_at, row.posterior)
        file.write(encode(dict(zip(COLUMNS, (*values, row.inherited), strict=True))) + "\n")
        count += 1
    return count


JSONL: Final = Form("JSONL", "one JSON object a line", (".jsonl", ".ndjson"), read, write)
