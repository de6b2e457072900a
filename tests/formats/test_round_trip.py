"""Texts and labels that are written to a file are read back equal, whatever the text."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.formats.escaping import from_cell, from_line, to_cell, to_line
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import BadRow, ExportRow, Row
from bot.formats.writing import write, write_lines
from storage.records import Label
from tests.support.file_forms import EXTENDED

SPECIAL = "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\ufeff\\n'\"=+-@＝,;␊␍␛0A9D 🚫спам"
HARD_TEXTS = [
    "two\nlines",
    "C:\\new\\readme",
    "typed \\n by hand",
    " spaces around ",
    "ham\tlooks like the UCI form",
    "NO_SPAM\tso does this",
    "\ufeffstarts with a byte order mark",
    "ends with a carriage return\r",
    "␊ and ␛240A themselves",
    "=HYPERLINK(1)",
    "'=already disguised",
    "''-twice",
    'an "unclosed quote',
    "a,b;c\td",
    "text",
]

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
storable = st.one_of(
    st.text(characters), st.text(st.sampled_from(SPECIAL)), st.sampled_from(HARD_TEXTS)
).filter(lambda text: bool(text.strip()))
labels: st.SearchStrategy[Label | None] = st.sampled_from(["spam", "no_spam", None])
exports = st.lists(
    st.builds(
        ExportRow,
        text=storable,
        label=labels,
        score=st.none() | st.floats(0, 1),
        annotator=st.none() | st.text(characters),
        answered_at=st.none() | st.just("2026-03-01T12:00:00+00:00"),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def contents(path: Path, label: Label | None = None) -> list[tuple[str, Label | None]]:
    rows = list(read(path, label, forms=EXTENDED))
    assert not [row for row in rows if isinstance(row, BadRow)]
    return [(row.text, row.label) for row in rows if isinstance(row, Row)]


def unscored(text: str, label: Label | None = None) -> ExportRow:
    return ExportRow(text, label, None, None, None)


@pytest.mark.parametrize("ending", [*EXTENDED.writable_endings(), ".csv.gz", ".JSONL.GZ"])
@settings(deadline=None)
@given(rows=exports)
@example(rows=[unscored(text) for text in HARD_TEXTS])
def test_an_export_in_any_form_is_read_back_equal(
    folder: Path, ending: str, rows: list[ExportRow]
) -> None:
    path = folder / f"out{ending}"

    written = write(path, rows, forms=EXTENDED)

    assert written == len(rows)
    assert contents(path) == [(row.text, row.label) for row in rows]


@pytest.mark.parametrize("ending", FORMS.writable_endings())
def test_every_form_writes_every_column_of_an_export(tmp_path: Path, ending: str) -> None:
    row = ExportRow("hello", "spam", 0.8125, "annotator-7", "2026-03-01T12:00:00+00:00", 0.9375)
    own, inherited = tmp_path / f"own{ending}", tmp_path / f"inherited{ending}"

    write(own, [row])
    write(inherited, [replace(row, inherited=True)])

    for value in ("hello", "spam", "0.8125", "annotator-7", "2026-03-01T12:00:00+00:00", "0.9375"):
        assert value in own.read_text("utf-8-sig")
    assert own.read_text("utf-8-sig") != inherited.read_text("utf-8-sig")


@settings(deadline=None)
@given(rows=exports)
@example(rows=[unscored(text) for text in HARD_TEXTS])
def test_the_three_line_files_are_read_back_equal(folder: Path, rows: list[ExportRow]) -> None:
    dataset, spam, no_spam = (folder / name for name in ("dataset.txt", "s.txt.gz", "no_spam"))

    written = write_lines(rows, unlabelled=dataset, spam=spam, no_spam=no_spam)

    read_back = contents(dataset) + contents(spam, "spam") + contents(no_spam, "no_spam")
    order: list[Label | None] = [None, "spam", "no_spam"]
    expected = [(row.text, row.label) for label in order for row in rows if row.label == label]
    assert read_back == expected
    assert written.unlabelled + written.spam + written.no_spam == len(rows)


@given(text=st.text(characters) | st.text(st.sampled_from(SPECIAL)))
def test_an_escaped_line_has_no_line_break_and_is_restored(text: str) -> None:
    line = to_line(text)

    assert len(line.splitlines()) <= 1
    assert from_line(line) == text


@given(text=st.text(characters) | st.text(st.sampled_from(SPECIAL)))
def test_an_escaped_cell_starts_no_formula_and_is_restored(text: str) -> None:
    cell = to_cell(text)

    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert from_cell(cell) == text


@given(st.text(st.characters(exclude_characters="␊␍␛")))
def test_a_line_written_by_hand_is_read_unchanged(line: str) -> None:
    assert from_line(line) == line


def test_a_line_break_is_visible_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "spam.txt"

    write_lines([unscored("You won!\nCall", "spam")], unlabelled=None, spam=path, no_spam=None)

    assert path.read_text() == "You won!␊Call\n"


def test_the_cells_of_an_export_of_version_0_1_are_unescaped(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text('text,label,score,annotator,answered_at\n"\'=1+1","spam",0.5,"1",""\n')

    [row] = read(path)

    assert isinstance(row, Row)
    assert (row.text, row.label) == ("=1+1", "spam")


def test_an_export_holds_label_score_annotator_and_time(tmp_path: Path) -> None:
    row = ExportRow("Привет, you won", "spam", 0.75, "=Ann", "2026-03-01T12:00:00+00:00", 0.97)

    write(tmp_path / "out.csv", [row])
    write(tmp_path / "out.jsonl", [row])

    header, cells = csv.reader(io.StringIO((tmp_path / "out.csv").read_text(), newline=""))
    assert header == [
        "text",
        "label",
        "score",
        "annotator",
        "answered_at",
        "posterior",
        "inherited",
    ]
    time = "2026-03-01T12:00:00+00:00"
    assert cells == ["Привет, you won", "spam", "0.75", "'=Ann", time, "0.97", "0"]
    assert (tmp_path / "out.jsonl").read_text() == (
        '{"text": "Привет, you won", "label": "spam", "score": 0.75, "annotator": "=Ann", '
        '"answered_at": "2026-03-01T12:00:00+00:00", "posterior": 0.97, "inherited": false}\n'
    )


def test_an_apostrophe_in_a_table_of_another_program_stays(tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("text,label\n'=sum,ham\n=sum,ham\n")

    assert contents(path) == [("'=sum", "no_spam"), ("=sum", "no_spam")]
