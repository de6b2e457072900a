"""Files of scores, in the form that the messages came in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.scored_rows import SCORE_WRITERS, ScoredRow, score_writer, writer_for_form

ROWS = [
    ScoredRow("win, cash\nnow", 0.91234567, "spam", "spam", {"id": 7, "tags": ["a", "b"]}),
    ScoredRow('see "you"', 0.1, "no_spam", None, {"id": 8, "label": "theirs"}),
]


def written(ending: str, rows: list[ScoredRow] = ROWS) -> str:
    file = io.StringIO(newline="")
    SCORE_WRITERS[ending](file, rows)
    return file.getvalue()


@pytest.mark.parametrize(("ending", "separator"), [(".csv", ","), (".tsv", "\t")])
def test_a_table_has_every_column_of_the_file_behind_text_score_and_label(
    ending: str, separator: str
) -> None:
    found = list(csv.DictReader(io.StringIO(written(ending), newline=""), delimiter=separator))

    assert found == [
        {"text": "win, cash\nnow", "score": "0.912346", "label": "spam", "given_label": "spam"}
        | {"id": "7", "tags": '["a", "b"]', "imported_label": ""},
        {"text": 'see "you"', "score": "0.1", "label": "no_spam", "given_label": ""}
        | {"id": "8", "tags": "", "imported_label": "theirs"},
    ]
    assert written(ending).startswith(separator.join(("text", "score", "label")))


@pytest.mark.parametrize("ending", [".jsonl", ".ndjson", ".json"])
def test_objects_keep_the_types_of_the_other_columns(ending: str) -> None:
    text = written(ending)
    found = json.loads(text) if ending == ".json" else [*map(json.loads, text.splitlines())]

    assert found == [
        {"text": "win, cash\nnow", "score": 0.912346, "label": "spam", "given_label": "spam"}
        | {"id": 7, "tags": ["a", "b"]},
        {"text": 'see "you"', "score": 0.1, "label": "no_spam", "given_label": None}
        | {"id": 8, "imported_label": "theirs"},
    ]


@pytest.mark.parametrize("ending", ["", ".txt"])
def test_a_file_of_lines_gets_score_label_and_message_on_each_line(ending: str) -> None:
    assert written(ending) == '0.912346\tspam\twin, cash␊now\n0.100000\tno_spam\tsee "you"\n'


@pytest.mark.parametrize("name", ["score", "Label", "given_label"])
def test_a_column_of_texts_with_the_name_of_an_added_one_is_called_text(name: str) -> None:
    row = ScoredRow("a", 0.5, "no_spam", None, {}, name)

    assert written(".csv", [row]) == "text,score,label\na,0.5,no_spam\n"


def test_a_file_without_labels_gets_no_column_of_given_labels() -> None:
    rows = [ScoredRow("a", 0.5, "no_spam")]

    assert written(".csv", rows) == "text,score,label\na,0.5,no_spam\n"
    assert json.loads(written(".jsonl", rows)).keys() == {"text", "score", "label"}


@pytest.mark.parametrize("text", ["=1+1", "-5", "@SUM(A1)", "\tx", "＝1"])
def test_no_cell_of_a_table_starts_a_formula(text: str) -> None:
    row = ScoredRow(text, 0.5, "no_spam", None, {"=name": text})

    names, cells = csv.reader(io.StringIO(written(".csv", [row]), newline=""))

    assert (names[3], cells[0], cells[3]) == ("'=name", f"'{text}", f"'{text}")


def test_a_file_without_messages_has_its_header() -> None:
    assert written(".csv", []) == "text,score,label\n"
    assert written(".jsonl", []) == ""
    assert json.loads(written(".json", [])) == []


def test_a_writer_is_found_by_the_ending_also_of_packed_files() -> None:
    assert score_writer(Path("a.csv.gz")) is SCORE_WRITERS[".csv"]
    assert score_writer(Path("A.JSONL")) is SCORE_WRITERS[".jsonl"]
    with pytest.raises(TransferError, match=r"a\.xlsx .* Known endings are \.txt, \.csv, \.tsv"):
        score_writer(Path("a.xlsx"))


@pytest.mark.parametrize(
    ("form", "ending"),
    [
        *(("CSV", ".csv"), ("table", ".csv"), ("Excel", ".csv"), ("TSV", ".tsv")),
        *(("TXT", ".txt"), ("UCI", ".txt"), ("JSON", ".json"), ("JSONL", ".jsonl")),
        ("Telegram Desktop", ".jsonl"),
    ],
)
def test_messages_go_out_in_the_form_that_is_nearest_to_that_they_came_in(
    form: str, ending: str
) -> None:
    assert writer_for_form(form) is SCORE_WRITERS[ending]
