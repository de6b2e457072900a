"""Exports in the forms of other tools are read back equal, with ids and all other columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.formats.form import FolderForm
from bot.formats.reading import FileReading, read
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow, Row
from bot.formats.writing import write

COLUMNS = {"id": "7", "date": "2026-01-31", "score": "by another model", "=1+1": "=2+2"}
ROWS = [
    ExportRow("=SUM(1)\nand more, “quoted” \U0001f6ab", "spam", 0.75, "3", "2026-03-01", 0.9),
    ExportRow(" spaces ", "no_spam", None, None, None, columns=COLUMNS),
    ExportRow("'=guarded", None, None, None, None, columns={"id": "8"}),
    ExportRow("a copy", "spam", None, None, None, inherited=True, columns={"note": "café"}),
]
EXPECTED = [(row.text, row.label) for row in ROWS]


@pytest.mark.parametrize("name", [*FORMS.named_forms(), "labels.csv", "labels.tsv", "labels.jsonl"])
def test_an_export_is_read_back_with_its_columns(tmp_path: Path, name: str) -> None:
    form = FORMS.named(name) if name in FORMS.named_forms() else None
    path = tmp_path / (name if form is None else ENDINGS.get(name, name))
    if isinstance(form, FolderForm):
        path.mkdir()
        form.write(path, ROWS)
    else:
        assert write(path, ROWS, form=form) == len(ROWS)

    rows = [row for row in FileReading(path).rows() if isinstance(row, Row)]

    if name != "tg-spam":  # two lists of lines, without room for more
        assert [(row.text, row.label) for row in rows] == EXPECTED
        assert [json.loads(row.columns or "{}").get("id") for row in rows] == [None, "7", "8", None]
        kept = json.loads(rows[1].columns or "")
        assert kept["date"] == "2026-01-31"
        assert "by another model" in kept.values()


ENDINGS = {
    "label-studio": "tasks.json",
    "doccano": "doccano.jsonl",
    "argilla": "records.json",
    "csv": "named.csv",
    "tsv": "named.tsv",
    "jsonl": "named.jsonl",
}


@pytest.mark.parametrize("ending", FORMS.writable_endings())
def test_other_columns_come_back_equal_in_our_own_forms(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"labels{ending}"

    write(path, ROWS)

    rows = [row for row in read(path) if isinstance(row, Row)]
    assert [json.loads(row.columns or "{}") for row in rows] == [row.columns for row in ROWS]


def test_the_folder_for_hugging_face_has_a_data_card(tmp_path: Path) -> None:
    form = FORMS.named("huggingface")
    assert isinstance(form, FolderForm)

    form.write(tmp_path, ROWS)

    card = (tmp_path / "README.md").read_text("utf-8")
    assert card.startswith("---\nconfigs:\n")
    assert "4 messages, labelled with Tapwise: 2 `spam` and 1 `no_spam`." in card
    assert "| `imported_score` | a column of the source |" in card
    records = [json.loads(line) for line in (tmp_path / "train.jsonl").read_text().splitlines()]
    assert len({tuple(record) for record in records}) == 1


def test_label_studio_gets_tasks_with_annotations(tmp_path: Path) -> None:
    form = FORMS.named("label-studio")
    assert not isinstance(form, FolderForm)

    write(tmp_path / "tasks.json", ROWS[:1], form=form)

    [task] = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    [annotation] = task["annotations"]
    assert task["data"] == {"text": ROWS[0].text}
    assert annotation["result"][0]["value"] == {"choices": ["spam"]}
    assert task["meta"] == {
        "score": 0.75,
        "annotator": "3",
        "answered_at": "2026-03-01",
        "posterior": 0.9,
    }


def test_an_export_without_rows_is_valid_json(tmp_path: Path) -> None:
    for name in ("label-studio", "argilla"):
        form = FORMS.named(name)
        assert not isinstance(form, FolderForm)
        write(tmp_path / "none.json", [], form=form)
        assert json.loads((tmp_path / "none.json").read_text()) == []


def test_a_table_begins_with_a_byte_order_mark_when_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"

    write(path, [ExportRow("Привет", "spam", None, None, None)], bom=True)

    assert path.read_bytes().startswith(b"\xef\xbb\xbftext,label")
    assert [row.text for row in read(path) if isinstance(row, Row)] == ["Привет"]
