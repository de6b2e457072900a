"""What goes out to a file comes back equal, whatever the text."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.formats.escaping import from_cell, from_line, to_cell, to_line
from bot.formats.reading import read
from bot.formats.rows import BadRow, Label, Labelled, Row
from bot.formats.writing import write, write_lines

AWKWARD = "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\ufeff\\n'\"=+-@＝,;␊␍␛0A9D 🚫спам"
TRAPS = [
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
    st.text(characters), st.text(st.sampled_from(AWKWARD)), st.sampled_from(TRAPS)
).filter(lambda text: bool(text.strip()))
labels: st.SearchStrategy[Label | None] = st.sampled_from(["spam", "no_spam", None])
exports = st.lists(
    st.builds(
        Labelled,
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
    rows = list(read(path, label))
    assert not [row for row in rows if isinstance(row, BadRow)]
    return [(row.text, row.label) for row in rows if isinstance(row, Row)]


def unanswered(text: str, label: Label | None = None) -> Labelled:
    return Labelled(text, label, None, None, None)


@pytest.mark.parametrize(
    "name", ["out.csv", "out.tsv", "out.jsonl", "out.ndjson", "out.csv.gz", "out.JSONL.GZ"]
)
@settings(deadline=None)
@given(rows=exports)
@example(rows=[unanswered(text) for text in TRAPS])
def test_an_export_reads_back_equal(folder: Path, name: str, rows: list[Labelled]) -> None:
    written = write(folder / name, rows)

    assert written == len(rows)
    assert contents(folder / name) == [(row.text, row.label) for row in rows]


@settings(deadline=None)
@given(rows=exports)
@example(rows=[unanswered(text) for text in TRAPS])
def test_the_three_files_read_back_equal(folder: Path, rows: list[Labelled]) -> None:
    dataset, spam, no_spam = (folder / name for name in ("dataset.txt", "s.txt.gz", "no_spam"))

    written = write_lines(rows, unlabelled=dataset, spam=spam, no_spam=no_spam)

    back = contents(dataset) + contents(spam, "spam") + contents(no_spam, "no_spam")
    order: list[Label | None] = [None, "spam", "no_spam"]
    expected = [(row.text, row.label) for label in order for row in rows if row.label == label]
    assert back == expected
    assert written.unlabelled + written.spam + written.no_spam == len(rows)


@given(text=st.text(characters) | st.text(st.sampled_from(AWKWARD)))
def test_a_line_has_no_break_of_any_kind_and_reads_back(text: str) -> None:
    line = to_line(text)

    assert len(line.splitlines()) <= 1
    assert from_line(line) == text


@given(text=st.text(characters) | st.text(st.sampled_from(AWKWARD)))
def test_a_cell_starts_no_formula_and_reads_back(text: str) -> None:
    cell = to_cell(text)

    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert from_cell(cell) == text


@given(st.text(st.characters(exclude_characters="␊␍␛")))
def test_a_line_written_by_hand_reads_as_it_stands(line: str) -> None:
    assert from_line(line) == line


def test_a_line_break_is_visible_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "spam.txt"

    write_lines([unanswered("You won!\nCall", "spam")], unlabelled=None, spam=path, no_spam=None)

    assert path.read_text() == "You won!␊Call\n"


def test_an_export_of_the_first_version_is_still_read_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text('text,label,score,annotator,answered_at\n"\'=1+1","spam",0.5,"1",""\n')

    [row] = read(path)

    assert isinstance(row, Row)
    assert (row.text, row.label) == ("=1+1", "spam")


def test_an_export_shows_label_score_who_and_when(tmp_path: Path) -> None:
    row = Labelled("Привет, you won", "spam", 0.75, "=Ann", "2026-03-01T12:00:00+00:00", 0.97)

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
    when = "2026-03-01T12:00:00+00:00"
    assert cells == ["Привет, you won", "spam", "0.75", "'=Ann", when, "0.97", "0"]
    assert (tmp_path / "out.jsonl").read_text() == (
        '{"text": "Привет, you won", "label": "spam", "score": 0.75, "annotator": "=Ann", '
        '"answered_at": "2026-03-01T12:00:00+00:00", "posterior": 0.97, "inherited": false}\n'
    )


def test_an_apostrophe_of_a_foreign_table_stays(tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("text,label\n'=sum,ham\n")

    assert contents(path) == [("'=sum", "no_spam")]
