"""Files that were joined, edited by hand or filled in by a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.formats.reading import FileReading
from bot.formats.rows import Row

MARK = "\ufeff"
BYE = [("Bye", "spam")]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("two-marks.csv", f"{MARK}{MARK}text,label\nBye,spam\n", BYE),
        ("joined.txt", f"one\n{MARK}two\n", [("one", None), ("two", None)]),
        ("space-after-comma.csv", 'label, text\nspam, "Bye"\n', BYE),
        ("space-after-comma-first.csv", 'text, label\n"Bye", "spam"\n', BYE),
        ("empty-rows.csv", "text,label\nBye,spam\n" + ",\n" * 30, BYE),
        ("carriage-returns.txt", "one\r\r\ntwo\r\r\n", [("one", None), ("two", None)]),
    ],
)
def test_an_untidy_file_gives_its_texts_and_no_complaints(
    tmp_path: Path, name: str, content: str, expected: list[tuple[str, str | None]]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")

    rows = list(FileReading(tmp_path / name).rows())

    assert [(row.text, row.label) for row in rows if isinstance(row, Row)] == expected
    assert len(rows) == len(expected)


def test_the_addresses_of_a_contact_form_are_no_messages(tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    file.write_text("email,message_body,label\nann@example.org,See you at six,ham\n")

    [row] = FileReading(file).rows()

    assert isinstance(row, Row)
    assert (row.text, row.label) == ("See you at six", "no_spam")
