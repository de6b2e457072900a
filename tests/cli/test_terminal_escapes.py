"""Escape sequences in names that others chose, which a terminal would obey."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.office_files import zipped
from tests.support.terminal import tapwise

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b2J\u202e"
GOOD = "text,label\nhello you,ham\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bad.zip", zipped({f"a{ESCAPE}.csv": "text,label\nhello you,maybe\n"}), "is not a label"),
        ("empty.zip", zipped({"a.csv": GOOD, f"b{ESCAPE}.csv": ""}), "holds no message"),
        ("other.zip", zipped({f"{ESCAPE}.exe": b"x"}), "no file of messages"),
        ("nested.zip", zipped({f"a{ESCAPE}.zip": zipped({"a.csv": GOOD})}), "inside an archive"),
        (
            "result.json",
            json.dumps({"chats": {"list": [{"name": ESCAPE}, {"id": ESCAPE}]}}, indent=1).encode(),
            "2 chats",
        ),
        ("table.csv", f"{ESCAPE},b\n1,2\n".encode(), "no column"),
    ],
)
def test_no_name_in_a_file_reaches_the_terminal_as_it_is(
    name: str, content: bytes, says: str
) -> None:
    Path(name).write_bytes(content)

    ended = tapwise("import", name)

    assert says in ended.err
    assert [line for line in (ended.out + ended.err).splitlines() if not line.isprintable()] == []


def test_a_conflict_names_its_file_harmlessly() -> None:
    Path("a.csv").write_text(GOOD, encoding="utf-8")
    tapwise("import", "a.csv")
    Path("b.zip").write_bytes(zipped({f"b{ESCAPE}.csv": "text,label\nhello you,spam\n"}))

    ended = tapwise("import", "b.zip")

    assert "already labelled" in ended.err
    assert ended.err.replace("\n", "").isprintable()
