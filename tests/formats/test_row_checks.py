"""The checks that every row has to pass."""

from pathlib import Path

import pytest

from bot.formats.row_checks import JAPANESE, NUL, TOO_LONG
from bot.formats.rows import MAX_TEXT, BadRow
from storage.records import Label
from tests.support.files import accepted, rejected, write_file

HAM, SPAM = "no_spam", "spam"


@pytest.mark.parametrize(
    ("word", "label"),
    [(" Spam ", SPAM), ("YES", SPAM), ("Ham", HAM), ("no spam", HAM), ("0", HAM), ("null", None)],
)
def test_a_word_is_read_as_a_label(tmp_path: Path, word: str, label: Label | None) -> None:
    assert accepted(write_file(tmp_path, "a.csv", f"text,label\nHi,{word}\n")) == [("Hi", label)]


def test_a_row_with_an_unknown_label_is_bad(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "text,label\nHi,maybe\n")

    assert rejected(path) == [
        BadRow(
            "a.csv:2",
            "'maybe' is not a label. Write spam or no_spam (or ham), or leave it empty; "
            "or say what it means: --map 'maybe'=no_spam.",
        )
    ]


def test_a_row_that_contradicts_the_given_label_is_bad(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "text,label\none,spam\ntwo,ham\nthree,\n")

    assert accepted(path, "spam") == [("one", SPAM), ("three", SPAM)]
    assert rejected(path, "spam") == [
        BadRow("a.csv:3", "The row is labelled no_spam, but the file was given as spam.")
    ]


def test_a_nul_is_a_bad_row(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "a\0b\nnext\n")

    assert rejected(path) == [BadRow("a.txt:1", NUL)]
    assert accepted(path) == [("next", None)]


def test_a_text_past_the_limit_is_a_bad_row(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "x" * (MAX_TEXT + 1) + "\nnext\n")

    assert rejected(path) == [BadRow("a.txt:1", TOO_LONG)]
    assert accepted(path) == [("next", None)]


@pytest.mark.parametrize("text", ["日本語", "明日", "¥100"])
@pytest.mark.parametrize(
    ("name", "around"),
    [("a.txt", "{}"), ("a.txt", "ham\t{}"), ("a.csv", "text\n{}"), ("a.jsonl", '{{"text": "{}"}}')],
)
def test_a_text_in_iso_2022_jp_is_a_bad_row(
    tmp_path: Path, name: str, around: str, text: str
) -> None:
    path = write_file(tmp_path, name, around.format(text).encode("iso2022_jp"))

    assert [row.reason for row in rejected(path)] == [JAPANESE]
    assert accepted(path) == []
