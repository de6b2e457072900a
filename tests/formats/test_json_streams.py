"""JSON files of any size: records are read one by one, wherever the pieces of the text end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from bot.errors import TransferError
from bot.formats.json_outline import Outline, outline_of
from bot.formats.json_stream import JsonStream
from tests.support.files import accepted, refusal, write_file

VALUES: list[Any] = [
    {"text": 'a "quoted" \\ word', "n": -12.5e3, "list": [1, [2, {"x": None}]], "é": "\ud83d"},
    {"text": "\u2028 [,{}]", "yes": True, "no": False, "empty": {}, "none": []},
    "a string",
    123456,
    None,
    [],
    {},
]


def pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_is_read_wherever_the_pieces_end(size: int, indent: int | None) -> None:
    text = f" {json.dumps(VALUES, indent=indent)}\n"
    stream = JsonStream("a.json", pieces(text, size))

    found = [stream.value() for _ in stream.elements()]
    stream.end()

    assert found == VALUES


@pytest.mark.parametrize("size", [1, 3, 10_000])
def test_the_members_of_an_object_are_read_or_skipped(size: int) -> None:
    text = json.dumps({"a": VALUES, "b": {"c": VALUES}, "d": 7}, indent=1)
    stream = JsonStream("a.json", pieces(text, size))
    found = {}

    for key in stream.members():
        if key == "d":
            found[key] = stream.value()
        else:
            stream.skip()
    stream.end()

    assert found == {"d": 7}
    assert outline_of(JsonStream("a.json", pieces(text, size))) == Outline({"a"})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[{"text": "Hi"},\n{"text": }]', 2),
        ('[{"text": "Hi"},\n{"text": "cut off', 2),
        ('[{"text": "Hi"}\n{"text": "Bye"}]', 2),
        ('[{"text": "Hi"},\n]', 2),
        ('[{"text": "Hi"}]\n\n]', 3),
        ('[{"text": "Hi"}', 1),
        ('{"messages": [{"text": "Hi"}]\n, 7}', 2),
        ("[" * 100_000, 1),
        ("", 1),
    ],
)
def test_what_is_not_json_is_refused_with_its_line(text: str, line: int) -> None:
    stream = JsonStream("a.json", pieces(text, 5))

    with pytest.raises(TransferError, match=f"^a.json, line {line}: this is not JSON"):
        read_all(stream)


def test_a_value_that_does_not_end_is_given_up() -> None:
    endless = ("x" * 100 for _ in range(1_000))
    stream = JsonStream("a.json", chain(['["'], endless), max_value=2_000)

    with pytest.raises(TransferError, match="this value is longer than 2,000 characters"):
        read_all(stream)

    assert sum(1 for _ in endless) > 900


@pytest.mark.parametrize(
    "found",
    [
        [{"text": "Hi", "label": "ham"}, {"text": "Win", "label": "spam"}],
        {"version": 1, "data": [{"text": "Hi", "label": 0}, {"text": "Win", "label": 1}]},
        {"features": [{"x": 1}], "rows": [{"row": {"text": "Hi", "label": "ham"}}]},
        {"columns": ["text", "label"], "data": [["Hi", "ham"], ["Win", "spam"]]},
        {"text": {"0": "Hi", "1": "Win"}, "label": {"0": "ham", "1": "spam"}},
        {"text": ["Hi", "Win"], "label": ["ham", "spam"]},
        {"text": "Hi", "label": "ham"},
    ],
)
def test_records_are_found_in_every_shape(tmp_path: Path, found: Any) -> None:
    rows = accepted(write_file(tmp_path, "a.json", json.dumps(found)))

    assert rows == [("Hi", "no_spam"), ("Win", "spam")][: len(rows)]
    assert rows


def test_a_cut_off_file_is_refused_with_its_line(tmp_path: Path) -> None:
    rows = [{"text": f"message {number}"} for number in range(9)]
    text = json.dumps({"messages": rows}, indent=1)[:-20]

    assert "this is not JSON. If it was cut off" in refusal(write_file(tmp_path, "a.json", text))


def test_no_more_of_a_file_is_read_than_its_rows_need() -> None:
    text = json.dumps({"about": "", "messages": [{"text": f"message {n}"} for n in range(1_000)]})
    source = pieces(text, 100)
    stream = JsonStream("result.json", source)

    for key in stream.members():
        if key == "about":
            stream.skip()
        else:
            for number in stream.elements():
                stream.value()
                if number == 500:
                    break
            break

    left = sum(map(len, source))
    assert 0.4 * len(text) < left < 0.6 * len(text)
    assert len(stream._text) < 1_000


def read_all(stream: JsonStream) -> None:
    if stream.peek() == "{":
        outline_of(stream)
    else:
        for _ in stream.elements():
            stream.value()
    stream.end()
