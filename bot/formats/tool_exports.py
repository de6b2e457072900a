"""Exports in the forms of other tools: Label Studio, doccano and Argilla."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from bot.formats.columns import exported_name
from bot.formats.form import NamedForm
from bot.formats.records.argilla import AGENT
from bot.formats.rows import ExportRow


def write_label_studio(file: TextIO, rows: Iterable[ExportRow]) -> int:
    """Tasks with annotations; what Tapwise knows besides is in `meta`."""
    return _write_array(file, map(_task, rows))


def write_doccano(file: TextIO, rows: Iterable[ExportRow]) -> int:
    """One object a line with a list of labels; other columns become doccano's metadata."""
    count = 0
    for row in rows:
        labels = [row.label] if row.label else []
        record = {**_others(row), "text": row.text, "label": labels}
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
        count += 1
    return count


def write_argilla(file: TextIO, rows: Iterable[ExportRow]) -> int:
    """Records of Argilla 2 with the labels as suggestions, for `records.from_json`."""
    return _write_array(file, map(_record, rows))


def _write_array(file: TextIO, records: Iterable[Any]) -> int:
    count = 0
    for record in records:
        file.write("[\n" if count == 0 else ",\n")
        file.write(json.dumps(record, ensure_ascii=False))
        count += 1
    file.write("\n]\n" if count else "[]\n")
    return count


def _task(row: ExportRow) -> dict[str, Any]:
    result = {
        "from_name": "label",
        "to_name": "text",
        "type": "choices",
        "value": {"choices": [row.label]},
    }
    annotations = [{"result": [result], "was_cancelled": False}] if row.label else []
    return {
        "data": {**_others(row), "text": row.text},
        "annotations": annotations,
        "meta": dict(_own(row)),
    }


def _record(row: ExportRow) -> dict[str, Any]:
    suggestions: dict[str, Any] = {}
    if row.label:
        suggestions["label"] = {"value": row.label, "score": None, "agent": AGENT}
    others = _others(row)
    number = others.pop("id", None)
    return {
        "id": None if number is None else str(number),
        "fields": {"text": row.text},
        "metadata": {**others, **dict(_own(row))},
        "suggestions": suggestions,
        "responses": {},
        "vectors": {},
    }


def _own(row: ExportRow) -> Iterator[tuple[str, Any]]:
    """What Tapwise knows of a message beside its text and label, where there is something."""
    names = ("score", "annotator", "answered_at", "posterior")
    yield from ((name, getattr(row, name)) for name in names if getattr(row, name) is not None)
    if row.inherited:
        yield "inherited", True


def _others(row: ExportRow) -> dict[str, Any]:
    return {exported_name(name): value for name, value in row.columns.items()}


LABEL_STUDIO_EXPORT: Final = NamedForm("label-studio", "JSON", write_label_studio)
DOCCANO_EXPORT: Final = NamedForm("doccano", "JSONL", write_doccano)
ARGILLA_EXPORT: Final = NamedForm("argilla", "JSON", write_argilla)
