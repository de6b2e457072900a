"""Text files: one message a line, and the UCI form."""

from pathlib import Path

import pytest

from bot.formats.labelled_lines import NOT_LABELLED
from bot.formats.reading import read
from bot.formats.row_checks import EMPTY
from bot.formats.rows import BadRow, Row
from tests.support.files import accepted, rejected, write_file

HAM, SPAM = "no_spam", "spam"


def test_each_line_of_a_text_file_is_a_message_with_its_place(tmp_path: Path) -> None:
    path = write_file(tmp_path, "spam.txt", "first\n\n   \r\n second \r\nlast")

    rows = list(read(path, "spam"))

    assert rows == [
        Row("first", "spam", "spam.txt:1"),
        Row(" second ", "spam", "spam.txt:4"),
        Row("last", "spam", "spam.txt:5"),
    ]


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    text = "a\u2028b\x85c\vd\re"
    path = write_file(tmp_path, "dataset.txt", text + "\n")

    assert accepted(path) == [(text, None)]


@pytest.mark.parametrize("name", ["SMSSpamCollection", "sms.txt", "sms.tsv", "sms.csv", "sms.gz"])
def test_the_uci_form_is_recognised(tmp_path: Path, name: str) -> None:
    path = write_file(tmp_path, name, 'ham\tGo "until\n\nSPAM\tFree\tentry\nno_spam\tok\n')

    assert accepted(path) == [('Go "until', HAM), ("Free\tentry", SPAM), ("ok", HAM)]


def test_a_file_that_only_starts_like_the_uci_form_is_plain(tmp_path: Path) -> None:
    path = write_file(tmp_path, "dataset.txt", "ham\tone\nspam and eggs\n")

    assert accepted(path) == [("ham\tone", None), ("spam and eggs", None)]


def test_a_given_label_makes_a_text_file_plain(tmp_path: Path) -> None:
    path = write_file(tmp_path, "spam.txt", "ham\tone\n")

    assert accepted(path, "spam") == [("ham\tone", SPAM)]


def test_a_late_line_outside_the_uci_form_is_bad(tmp_path: Path) -> None:
    path = write_file(tmp_path, "sms", "ham\tone\n" * 100 + "two\n" + "ham\t \n")

    assert rejected(path) == [
        BadRow("sms:101", NOT_LABELLED),
        BadRow("sms:102", EMPTY),
    ]
