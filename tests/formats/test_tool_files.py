"""Files that other tools wrote go in, and out in the same form, equal; see tool_files/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from bot.formats.conversion import export_rows
from bot.formats.form import FolderForm
from bot.formats.reading import FileReading
from bot.formats.registry import FORMS
from bot.formats.rows import BadRow, Row
from bot.formats.spreadsheets import EMPTY_CELL
from bot.formats.writing import write
from storage.records import Label
from storage.report_records import LabelledItem

FOLDER: Final = Path(__file__).parent / "tool_files"
Pairs = list[tuple[str, Label | None]]

MESSAGES: Final[Pairs] = [
    ('WINNER!! Claim your "free" £900 prize, call 09061701461 now', "spam"),
    ("See you at six, or seven; bring the keys", "no_spam"),
    ("=1+1 is what your account is worth\nhttps://example.com/?a=1&b=2", "spam"),
    ("Привет! Ты дома? 🙂", "no_spam"),
    ("null", "no_spam"),
    ("لقد ربحت جائزة ١٠٠٠", "spam"),
    ("00123", "no_spam"),
    ("tab\there, and a 'quote' at the end\"", "no_spam"),
    ("मुफ्त लोन पाएं, आज ही कॉल करें", "spam"),
    ("two\n\nparagraphs", "no_spam"),
    ("免费领取 iPhone 15 @winner_bot", "spam"),
    ("nobody has said what this is", None),
]
PLAIN: Final[Pairs] = [
    ("WINNER!! Claim your free £900 prize, call 09061701461 now", "spam"),
    ("See you at six; or seven, in the café", "no_spam"),
    ("Cheap loans, 5 % off: reply YES", "spam"),
    ("Did you get my 'note'?", "no_spam"),
]
PLAIN_FILES: Final = {"kaggle-spam.csv", "uci.txt", "zipped.zip", "tg-spam-samples.zip"}
# Several files in one: which comes first is not said.
UNORDERED: Final = {"datasets-splits", "tg-spam-samples.zip"}
WITHOUT_IDS: Final = {*PLAIN_FILES, "prodigy-binary.jsonl"}
# openpyxl takes what begins with "=" for a formula, which pandas does not tell it.
FORMULA: Final = "pandas-openpyxl.xlsx"
FILES: Final = sorted(path.name for path in FOLDER.iterdir() if path.name != "README.md")


def test_there_are_thirty_files() -> None:
    assert len(FILES) >= 30


@pytest.mark.parametrize("name", [name for name in FILES if name != FORMULA])
def test_a_file_of_a_tool_comes_in_as_it_was_meant(name: str) -> None:
    reading = FileReading(FOLDER / name)
    rows = list(reading.rows())

    found = [(row.text, row.label) for row in rows if isinstance(row, Row)]
    expected = PLAIN if name in PLAIN_FILES else MESSAGES
    if name.startswith("telegram"):
        expected = [(text, None) for text, _ in MESSAGES]
    if name in UNORDERED:
        found, expected = sorted(found, key=repr), sorted(expected, key=repr)
    assert found == expected
    assert len(rows) == len(found)
    assert [warning for report in reading.reports for warning in report.warnings] == []
    kept = [ids(row) for row in rows if isinstance(row, Row)]
    assert name in WITHOUT_IDS or len({*kept} - {None}) == len(expected), kept
    assert not any("Person" in (row.columns or "") for row in rows if isinstance(row, Row))


def test_a_formula_that_was_never_calculated_is_reported() -> None:
    rows = list(FileReading(FOLDER / FORMULA).rows())

    bad = [row for row in rows if isinstance(row, BadRow)]
    found = [(row.text, row.label) for row in rows if isinstance(row, Row)]
    assert bad == [BadRow(f"{FORMULA}:4", EMPTY_CELL)]
    assert found == MESSAGES[:2] + MESSAGES[3:]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *((name, "label-studio") for name in FILES if name.startswith("label-studio")),
        *((name, "doccano") for name in FILES if name.startswith("doccano")),
        *((name, "argilla") for name in FILES if name.startswith("argilla")),
        *((name, "huggingface") for name in FILES if name.startswith("datasets")),
        *((name, "jsonl") for name in FILES if name.startswith(("prodigy", "telegram"))),
        *((name, "csv") for name in FILES if name.startswith(("pandas", "kaggle", "openpyxl"))),
        ("pandas.tsv", "tsv"),
        ("tg-spam-samples.zip", "tg-spam"),
    ],
)
def test_what_came_in_goes_out_and_comes_in_equal(tmp_path: Path, name: str, form: str) -> None:
    before = [row for row in FileReading(FOLDER / name).rows() if isinstance(row, Row)]
    items = [
        LabelledItem(row.text, row.label, None, None, None, None, columns=row.columns)
        for row in before
    ]
    chosen = FORMS.named(form)
    path = tmp_path / ("folder" if isinstance(chosen, FolderForm) else f"out{ENDINGS[form]}")

    if isinstance(chosen, FolderForm):
        path.mkdir()
        chosen.write(path, list(export_rows(items)))
    else:
        write(path, export_rows(items), form=chosen)

    after = [row for row in FileReading(path).rows() if isinstance(row, Row)]
    key = repr if form == "tg-spam" else lambda pair: ""
    assert sorted(pairs(after), key=key) == sorted(pairs(before), key=key)
    if form != "tg-spam":
        assert [ids(row) for row in after] == [ids(row) for row in before]


ENDINGS: Final = {
    "label-studio": ".json",
    "doccano": ".jsonl",
    "argilla": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tsv": ".tsv",
}


def pairs(rows: list[Row]) -> Pairs:
    return [(row.text, row.label) for row in rows]


def ids(row: Row) -> str | None:
    """The id that a row came with, under the name that its tool has for it."""
    columns = json.loads(row.columns or "{}")
    found = columns.get("id") or columns.get("message_id") or columns.get("meta", {}).get("id")
    return None if found is None else str(found)
