"""JSONL: one object a line."""

from pathlib import Path

import pytest

from bot.formats.jsonl import NOT_JSON
from bot.formats.records.reading_records import NO_TEXT, NOT_OBJECT
from bot.formats.row_checks import EMPTY, NUL, SURROGATE
from bot.formats.rows import BadRow
from tests.support.files import accepted, rejected, write_file

HAM, SPAM = "no_spam", "spam"


def test_a_json_object_gives_text_and_label(tmp_path: Path) -> None:
    path = write_file(
        tmp_path,
        "a.jsonl",
        '{"text": "Win", "label": "spam"}\n\n{"Message": "Hi", "spam": false}\r\n'
        '{"text": "?", "label": null}\n{"text": "1", "label": 1}\n',
    )

    assert accepted(path) == [("Win", SPAM), ("Hi", HAM), ("?", None), ("1", SPAM)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", NOT_JSON),
        ("[" * 200_000, NOT_JSON),
        ("9" * 5_000, NOT_JSON),
        ('["a"]', NOT_OBJECT),
        ('{"label": "spam"}', NO_TEXT),
        ('{"text": 5}', NO_TEXT),
        ('{"text": " \\n"}', EMPTY),
        ('{"text": "a\\u0000b"}', NUL),
        ('{"text": "a\\ud800b"}', SURROGATE),
    ],
)
def test_a_bad_json_line_is_reported_and_the_rest_is_read(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = write_file(tmp_path, "a.ndjson", line + '\n{"text": "next"}\n')

    assert rejected(path) == [BadRow("a.ndjson:1", reason)]
    assert accepted(path) == [("next", None)]
