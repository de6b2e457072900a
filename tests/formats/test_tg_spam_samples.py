"""The sample files of tg-spam."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow, Row
from bot.formats.tg_spam_samples import MAX_BYTES, TG_SPAM, to_sample
from storage.records import Label


def row(text: str, label: Label | None) -> ExportRow:
    return ExportRow(text, label, None, None, None)


ROWS = [
    row("win cash\r\n now!", "spam"),
    row("see you", "no_spam"),
    row("win cash now!", "spam"),
    row("no label", None),
    row("\n\n", "spam"),
    row("ham\tа строка", "no_spam"),
]


def test_each_label_has_its_file_with_one_message_a_line(tmp_path: Path) -> None:
    counts = TG_SPAM.write(tmp_path, ROWS)

    assert counts == {"spam-samples.txt": 1, "ham-samples.txt": 2}
    assert (tmp_path / "spam-samples.txt").read_bytes() == b"win cash now!\n"
    assert (tmp_path / "ham-samples.txt").read_bytes() == "see you\nham\tа строка\n".encode()


def test_what_was_written_is_read_with_the_same_labels(tmp_path: Path) -> None:
    TG_SPAM.write(tmp_path, ROWS)

    found = [
        (each.text, each.label)
        for name in ("spam-samples.txt", "ham-samples.txt")
        for each in read(tmp_path / name, "spam" if name.startswith("spam") else "no_spam")
        if isinstance(each, Row)
    ]
    assert found == [
        ("win cash now!", "spam"),
        ("see you", "no_spam"),
        ("ham\tа строка", "no_spam"),
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\n\n \n", "\x0b", "\x85", "\u2028"])
def test_every_line_break_becomes_one_space(line_break: str) -> None:
    assert to_sample(f" a{line_break}b ") == "a b"


@pytest.mark.parametrize("letter", ["a", "я", "🎁"])
def test_a_line_stays_below_what_tg_spam_reads(letter: str) -> None:
    sample = to_sample(letter * 70_000)

    assert MAX_BYTES - 4 < len(sample.encode()) <= MAX_BYTES < 64 * 1024
    assert set(sample) == {letter}


def test_a_folder_that_is_missing_or_a_form_that_is_unknown_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="does not exist"):
        TG_SPAM.write(tmp_path / "none", ROWS)
    with pytest.raises(TransferError, match=r"Known forms are: csv, .*, tg-spam"):
        FORMS.named("spamassassin")
