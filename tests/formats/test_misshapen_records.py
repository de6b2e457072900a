"""Records of other tools in which one value is of another type: a bad row or a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest

from bot.errors import TransferError
from bot.formats.read_options import ReadOptions
from bot.formats.reading import FileReading
from tests.support.files import accepted, write_file

ODD: Final[tuple[Any, ...]] = (5, None, True, "x", 1e308, 10**30, [], {}, [[1]], {"a": 1}, [None])
RECORDS: Final[dict[str, Any]] = {
    "desktop": {"type": "message", "id": 1, "date": "2026-01-02", "text": ["a", {"text": "b"}]},
    "bot_api": {"update_id": 1, "message": {"message_id": 2, "date": 5, "text": "hello"}},
    "telethon": {"_": "Message", "id": 1, "date": "2026-01-02", "message": "hello"},
    "label_studio": {
        "id": 1,
        "data": {"text": "hello"},
        "annotations": [{"result": [{"value": {"choices": ["spam"]}}], "was_cancelled": False}],
    },
    "prodigy": {"text": "hello", "label": "spam", "answer": "accept", "accept": ["spam"]},
    "argilla": {
        "fields": {"text": "hello"},
        "metadata": {"a": 1},
        "responses": [{"values": {"label": {"value": "spam"}}, "status": "submitted"}],
        "suggestions": {"label": {"agent": "tapwise", "value": "spam"}},
    },
    "argilla_questions": {
        "fields": {"text": "hello"},
        "responses": {"label": [{"value": "spam", "status": "submitted"}]},
    },
    "argilla_columns": {
        "text": "hello",
        "label.responses": ["spam"],
        "label.responses.status": ["submitted"],
    },
    "argilla_1": {"inputs": {"text": "hello"}, "annotation": ["spam"], "status": "Validated"},
    "doccano": {"id": 1, "text": "hello", "label": ["spam"], "Comments": []},
    "rows": {"row": {"text": "hello", "label": 1}},
}
FILES: Final[dict[str, Any]] = {
    "export": {"chats": {"list": [{"name": "a", "id": 1, "messages": [RECORDS["desktop"]]}]}},
    "two_chats": {"chats": {"list": [{"name": "a", "messages": []}, {"id": 2, "messages": []}]}},
    "split": {"columns": ["text"], "data": [["hello"], ["you"]]},
    "by_column": {"text": {"0": "hello"}, "label": {"0": "spam"}},
    "rows": {"rows": [RECORDS["rows"]]},
}


def odd_versions(value: Any) -> Iterator[Any]:
    """The value with one part of it, or itself, replaced by each odd value."""
    yield from ODD
    if isinstance(value, dict):
        for name, part in value.items():
            for odd in odd_versions(part):
                yield {**value, name: odd}
    if isinstance(value, list):
        for place, part in enumerate(value):
            for odd in odd_versions(part):
                yield [*value[:place], odd, *value[place + 1 :]]


def read_whatever_it_is(path: Path) -> None:
    for options in (ReadOptions(), ReadOptions(chats=("all",))):
        reading = FileReading(path, options)
        with suppress(TransferError):  # a sentence
            list(reading.rows())
        for report in reading.reports:
            report.lines()


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_with_a_value_of_another_type_ends_no_import(tmp_path: Path, name: str) -> None:
    record = RECORDS[name]
    odd = list(odd_versions(record))

    for each in odd:  # the odd one decides on the form of its file, too
        read_whatever_it_is(write_file(tmp_path, "a.json", json.dumps([each, record])))
    path = write_file(tmp_path, "b.json", json.dumps([record, *odd, record]))

    assert ("hello" in str(accepted(path))) == ("hello" in json.dumps(record))


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_a_value_of_another_type_ends_no_import(tmp_path: Path, name: str) -> None:
    for each in odd_versions(FILES[name]):
        read_whatever_it_is(write_file(tmp_path, "a.json", json.dumps(each, indent=1)))
