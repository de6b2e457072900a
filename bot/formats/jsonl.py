"""JSONL: one JSON object a line, of any tool."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from bot.formats.columns import COLUMNS, TEXT_NAMES, exported_name, known_name
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.line_files import Line
from bot.formats.records.reading_records import RecordReader, form_of
from bot.formats.row_checks import JAPANESE, TOO_LONG, is_blank, is_japanese
from bot.formats.rows import BadRow, ExportRow, ParsedRows
from bot.wording.translatable import sentence

NOT_JSON: Final = sentence("file-not-json")

# The share of objects among the first lines that makes a file JSONL, whatever its name is.
_MOST: Final = 0.9


def read(file: InputFile) -> ParsedRows:
    sample = _objects(file.lines.peek())
    reader = RecordReader(file, sample, form_of(sample))
    for number, line in file.lines:
        where = f"{file.name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not is_blank(line):
            found = parse(line)
            if found is UNREADABLE:
                yield BadRow(where, JAPANESE if is_japanese(line) else NOT_JSON)
            else:
                yield from reader.rows([(number, found)])


def recognise(file: InputFile) -> bool:
    """Whether a file of another ending has an object with a text on nearly each line."""
    start = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if file.ending in JSONL_ENDINGS or not start.startswith(b"{"):
        return False
    lines = [line for _, line in file.lines.peek() if line is None or not is_blank(line)]
    objects = _objects(enumerate(lines))
    if len(objects) < _MOST * len(lines) or not objects:
        return False
    has_text = any(
        known_name(name) in TEXT_NAMES and isinstance(value, str)
        for name, value in objects[0].items()
    )
    return has_text or form_of(objects) is not None


UNREADABLE: Final = object()


def parse(text: str) -> Any:
    """A JSON value, or UNREADABLE."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):  # also: a number of 5,000 digits, 100,000 brackets
        return UNREADABLE


def _objects(lines: Iterator[Line]) -> list[dict[str, Any]]:
    found = (parse(line) for _, line in lines if line)
    return [each for each in found if isinstance(each, dict)]


def write(file: TextIO, rows: Iterable[ExportRow]) -> int:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    count = 0
    for row in rows:
        values = (row.text, row.label, row.score, row.annotator, row.answered_at, row.posterior)
        own = dict(zip(COLUMNS, (*values, row.inherited), strict=True))
        others = {exported_name(name): value for name, value in row.columns.items()}
        file.write(encode(own | others) + "\n")
        count += 1
    return count


JSONL_ENDINGS: Final = (".jsonl", ".ndjson")
JSONL: Final = Form("JSONL", "one JSON object a line", JSONL_ENDINGS, read, write)
JSONL_BY_CONTENT: Final = Form("JSONL", "", (), read, recognise=recognise)
