"""CSV and TSV: headers, separators, quotes and broken rows."""

from pathlib import Path

import pytest

from bot.formats.line_files import MAX_LINE
from bot.formats.reading import read
from bot.formats.rows import MAX_TEXT, BadRow, Row
from bot.formats.tables import NOT_CSV, NOT_THE_COLUMNS
from tests.support.files import accepted, refusal, rejected, write_file

HAM, SPAM = "no_spam", "spam"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "label,text\nspam,Win\nham,Hi\n"),
        ("a.csv", "id;Message;Category\n1;Win;spam\n2;Hi;ham\n"),
        ("a.csv", "v1,v2,,,\r\nspam,Win,,,\r\nham,Hi,,,\r\n"),
        ("a.csv", ",CONTENT,CLASS\n0,Win,1\n1,Hi,0\n"),
        ("a.csv", '\ufeff"Text","Is_Spam"\n"Win","True"\n"Hi","False"\n'),
        ("a.tsv", "sms\tspam\nWin\tyes\nHi\tno\n"),
        ("a.csv", "text\tlabel\nWin\tspam\nHi\tnot spam\n"),
        ("a.CSV.GZ", "body,label,extra\nWin,spam,x\nHi,no-spam,y\n"),
    ],
)
def test_a_table_is_read_by_the_names_of_its_columns(
    tmp_path: Path, name: str, content: str
) -> None:
    path = write_file(tmp_path, name.lower(), content)

    assert accepted(path) == [("Win", SPAM), ("Hi", HAM)]


def test_a_table_without_labels_is_unlabelled(tmp_path: Path) -> None:
    assert accepted(write_file(tmp_path, "a.csv", "text\nWin\n")) == [("Win", None)]


def test_a_row_over_several_lines_is_placed_where_it_starts(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", 'text,label\n"one\r\ntwo",spam\n\nnext,maybe\n')

    first, second = read(path)

    assert first == Row("one\r\ntwo", "spam", "a.csv:2")
    assert second.where == "a.csv:5"


def test_an_unclosed_quote_loses_only_its_own_line(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", 'text,label\n"open,spam\none,ham\ntwo,ham\n')

    assert rejected(path) == [BadRow("a.csv:2", NOT_CSV)]
    assert accepted(path) == [("one", HAM), ("two", HAM)]


def test_an_unclosed_quote_in_a_long_file_is_given_up_early(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", 'text\n"open\n' + "x" * 79 * 2**17 + "\nnext\n")

    assert accepted(path) == [("next", None)]
    assert [row.where for row in rejected(path)] == ["a.csv:2", "a.csv:3"]


def test_a_file_full_of_unclosed_quotes_is_read_in_bounded_time(tmp_path: Path) -> None:
    count = 50_000  # read again from each line, these would be 7 GB
    path = write_file(tmp_path, "a.csv", "text\n" + 'a","y\n' * count)

    assert rejected(path)[0] == BadRow("a.csv:2", NOT_CSV)


@pytest.mark.parametrize("row", ['"a"b,spam', "one\rtwo,spam"])
def test_a_row_that_breaks_the_rules_of_csv_is_bad(tmp_path: Path, row: str) -> None:
    path = write_file(tmp_path, "a.csv", f"text,label\n{row}\nnext,ham\n")

    assert rejected(path) == [BadRow("a.csv:2", NOT_CSV)]
    assert accepted(path) == [("next", HAM)]


@pytest.mark.parametrize("row", ["only text", "a, b,spam", "text,spam,goes on"])
def test_a_row_with_too_few_or_too_many_cells_is_bad(tmp_path: Path, row: str) -> None:
    path = write_file(tmp_path, "a.csv", f"text,label\n{row}\n")

    assert rejected(path) == [BadRow("a.csv:2", NOT_THE_COLUMNS)]


def test_a_huge_cell_is_read(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "text,label\n" + "x" * MAX_TEXT + ",spam\n")

    assert accepted(path) == [("x" * MAX_TEXT, SPAM)]


def test_a_table_without_a_known_column_is_refused(tmp_path: Path) -> None:
    assert "a.csv, line 2: no column has a known name" in refusal(
        write_file(tmp_path, "a.csv", "\na,b\nc,d\n")
    )


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_header_past_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    assert "no column has a known name" in refusal(write_file(tmp_path, name, "x" * (MAX_LINE + 1)))


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.csv.gz"])
@pytest.mark.parametrize(
    ("first", "separator"),
    [
        ("sep=;\r\n", ";"),
        ('"sep=;"\n', ";"),
        ("\ufeffsep=,\n", ","),
        ("SEP=|\n\n", "|"),
        ("sep=\t\n", "\t"),
        ("sep=^\n", "^"),
    ],
)
def test_the_separator_named_for_excel_in_the_first_line_is_used(
    tmp_path: Path, name: str, first: str, separator: str
) -> None:
    rows = f"label{separator}text\nspam{separator}win, or lose; or |\n"
    if separator in ",;|":
        rows = f'label{separator}text\nspam{separator}"win, or lose; or |"\n'

    assert accepted(write_file(tmp_path, name, first + rows)) == [("win, or lose; or |", "spam")]


def test_a_line_that_names_a_separator_is_a_message_below_the_header(tmp_path: Path) -> None:
    assert accepted(write_file(tmp_path, "a.csv", "text\nsep=;\n")) == [("sep=;", None)]
    assert accepted(write_file(tmp_path, "a.csv", "sep=;\n")) == []


def test_vertical_bars_separate_cells(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "id|text|label\n7|win, a prize; now|spam\n")

    assert accepted(path) == [("win, a prize; now", "spam")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_without_a_header_is_read_with_any_separator(
    tmp_path: Path, separator: str
) -> None:
    for order in ((0, 1), (1, 0)):
        rows = (("ham", "see you"), ("spam", "win now"))
        lines = "".join(separator.join(row[at] for at in order) + "\n" for row in rows)

        assert accepted(write_file(tmp_path, "a.csv", lines)) == [
            ("see you", "no_spam"),
            ("win now", "spam"),
        ]


def test_a_label_beside_an_empty_cell_is_no_message(tmp_path: Path) -> None:
    assert accepted(write_file(tmp_path, "a.csv", "\tham")) == []
