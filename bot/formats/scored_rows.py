"""Files of messages with the model's scores and labels, in the form that the messages came in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO, TypeAlias

from bot.errors import TransferError
from bot.formats.escaping import to_cell, to_line
from bot.formats.packed_files import ending
from storage.records import Label


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One message with its score in [0, 1] and the label by the threshold.

    given: the label that the file has for it. columns: its other columns, by their names.
    text_column: the name of the column that the text came in.
    """

    text: str
    score: float
    label: Label
    given: Label | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    text_column: str = "text"


ScoreWriter: TypeAlias = Callable[[TextIO, Sequence[ScoredRow]], None]

DIGITS: Final = 6
"""Decimals of a score: those of the bot agree with the file's to as many."""

_TEXT: Final = "text"
_GIVEN: Final = "given_label"
_ADDED: Final = ("score", "label", _GIVEN)


def score_writer(path: Path) -> ScoreWriter:
    """The writer of a file, by its ending; errors: TransferError."""
    of_file = ending(path)
    if of_file not in SCORE_WRITERS:
        known = ", ".join(filter(None, SCORE_WRITERS))
        raise TransferError(
            f"{path} has an ending in which no scores are written. Known endings are {known}, each "
            "also with .gz; a file of another form can be scored into one of these."
        )
    return SCORE_WRITERS[of_file]


def writer_for_form(form: str) -> ScoreWriter:
    """The writer for messages that came in a form of this name; JSONL where none is nearer."""
    return SCORE_WRITERS[_NEAREST.get(form, ".jsonl")]


def _write_lines(file: TextIO, rows: Sequence[ScoredRow]) -> None:
    """Score, label and message, with tabs between them."""
    for row in rows:
        file.write(f"{row.score:.{DIGITS}f}\t{row.label}\t{to_line(row.text)}\n")


def _write_jsonl(file: TextIO, rows: Sequence[ScoredRow]) -> None:
    for found in _objects(rows):
        file.write(json.dumps(found, ensure_ascii=False) + "\n")


def _write_json(file: TextIO, rows: Sequence[ScoredRow]) -> None:
    json.dump(list(_objects(rows)), file, ensure_ascii=False, indent=1)
    file.write("\n")


def _table_writer(separator: str) -> ScoreWriter:
    """A table in which no cell starts a formula."""

    def write(file: TextIO, rows: Sequence[ScoredRow]) -> None:
        writer = csv.writer(file, delimiter=separator, lineterminator="\n")
        objects = list(_objects(rows))
        names = list(dict.fromkeys(name for found in objects for name in found)) or (
            _TEXT,
            *_ADDED[:2],
        )
        writer.writerow(map(to_cell, names))
        writer.writerows([_cell(found.get(name)) for name in names] for found in objects)

    return write


def _objects(rows: Sequence[ScoredRow]) -> Iterator[dict[str, Any]]:
    """Each row by the names of its columns."""
    is_labelled = any(row.given for row in rows)
    for row in rows:
        given = {_GIVEN: row.given} if is_labelled else {}
        text = _TEXT if row.text_column.strip().casefold() in _ADDED else row.text_column
        others = {_free_name(name, text): value for name, value in row.columns.items()}
        score = round(row.score, DIGITS)
        yield {text: row.text, "score": score, "label": row.label, **given, **others}


def _free_name(name: str, text: str) -> str:
    """The name of another column, which may be that of an added one, or of the text."""
    taken = name == text or name.strip().casefold() in _ADDED
    return f"imported_{name}" if taken else name


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return to_cell(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


SCORE_WRITERS: Final[Mapping[str, ScoreWriter]] = {
    "": _write_lines,
    ".txt": _write_lines,
    ".csv": _table_writer(","),
    ".tsv": _table_writer("\t"),
    ".jsonl": _write_jsonl,
    ".ndjson": _write_jsonl,
    ".json": _write_json,
}
"""The forms that scores are written in, by the ending of a file."""

_NEAREST: Final = {
    "TXT": ".txt",
    "UCI": ".txt",
    "CSV": ".csv",
    "table": ".csv",
    "Excel": ".csv",
    "TSV": ".tsv",
    "JSON": ".json",
}
