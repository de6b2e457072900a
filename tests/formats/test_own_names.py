"""The owner's own names for the labels: what may be one, and as values of a label column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.formats.labels import LABEL_WORDS, label_words
from bot.formats.own_names import (
    MAX_NAME,
    LabelNamesError,
    named_rows,
    names_from_words,
    with_own_names,
    word,
)
from bot.formats.read_options import ReadOptions
from bot.formats.reading import FileReading
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow, Row
from bot.formats.writing import write
from storage.label_name_log import LabelNames
from tests.support.hostile_texts import TEXTS, is_visible


@pytest.mark.parametrize(
    ("written", "spam", "no_spam"),
    [
        ("🚫 Scam | ✅ Fine", "🚫 Scam", "✅ Fine"),
        ("  Реклама   чужих|Своё ", "Реклама чужих", "Своё"),
        ("👎|👍", "👎", "👍"),
        ("🏴‍☠️ Piraterie | 👨‍👩‍👧 Famille", "🏴‍☠️ Piraterie", "👨‍👩‍👧 Famille"),
        ("می‌شود | نمی‌شود", "می‌شود", "نمی‌شود"),
        ("स्पैम है | ठीक है", "स्पैम है", "ठीक है"),
        ("\U0001fae9 new emoji | Rest!", "\U0001fae9 new emoji", "Rest!"),
        ("SPAM | Ham & eggs", "SPAM", "Ham & eggs"),
    ],
)
def test_names_are_emoji_and_words_of_any_language(written: str, spam: str, no_spam: str) -> None:
    assert names_from_words(written) == LabelNames(spam, no_spam)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "two names"),
        ("Scam", "two names"),
        ("Scam |", "two names"),
        ("Scam | Fine | Maybe", "two names"),
        (f"{'x' * 19} | Fine", f"at most {MAX_NAME} characters"),
        ("Scam\u202e | Fine", "no invisible characters"),
        ("Scam\u200b | Fine", "no invisible characters"),
        ("Sc\nam | Fine", "no invisible characters"),
        ("Sc\x00am | Fine", "no invisible characters"),
        ("\u200d\u200d | Fine", "no invisible characters"),
        ("\u3164 | Fine", "no invisible characters"),
        ("\ufe0f | Fine", "no invisible characters"),
        ("\u0301Scam | Fine", "no invisible characters"),
        ("S" + "\u0336" * 9 + " | Fine", "no invisible characters"),
        ("\ud800Scam | Fine", "no invisible characters"),
        ("evil.example | Fine", "none of @ / . ="),
        ("@admin | Fine", "none of @ / . ="),
        ("=1+1 | Fine", "none of @ / . ="),
        ("Scam | scam", "differ in their words"),
        ("🚫 Same | ✅ Same", "differ in their words"),
        ("👍 | 👍\ufe0f", "differ in their words"),
        ("Ham | Spam", "'?ham'? means something else"),
        ("Bad | none", "'?none'? means something else"),
        ("0 | 1", "'?0'? means something else"),
    ],
)
def test_what_cannot_be_names_is_refused_with_the_reason(written: str, says: str) -> None:
    with pytest.raises(LabelNamesError, match=says):
        names_from_words(written)


@settings(max_examples=50, deadline=None)
@given(st.tuples(TEXTS, TEXTS).map(" | ".join) | TEXTS)
def test_whatever_is_taken_is_visible_and_fits_on_a_button(written: str) -> None:
    try:
        names = names_from_words(written)
    except LabelNamesError:
        return
    for name in (names.spam, names.no_spam):
        assert is_visible(name)
        assert len(name.replace("\ufe0e", "").replace("\ufe0f", "")) <= MAX_NAME
        assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", name)


def test_a_label_column_may_have_own_names_and_map_wins() -> None:
    names = LabelNames("🚫 Scam", "✅ Fine")

    words = with_own_names(label_words(["fine=none"]), names)

    assert {key: words[key] for key in ("scam", "🚫 scam", "✅ fine", "ham")} == {
        "scam": "spam",
        "🚫 scam": "spam",
        "✅ fine": "no_spam",
        "ham": "no_spam",
    }
    assert words["fine"] is None
    assert with_own_names(LABEL_WORDS, None) is LABEL_WORDS
    assert (word("🚫 Scam!"), word("👎")) == ("Scam", "👎")


@pytest.mark.parametrize("ending", FORMS.writable_endings())
@pytest.mark.parametrize(
    "names", [LabelNames("🚫 Scam", "✅ Fine"), LabelNames("👎", "👍")], ids=str
)
def test_an_export_with_own_names_comes_back(
    tmp_path: Path, ending: str, names: LabelNames
) -> None:
    rows = [
        ExportRow(text, label, None, None, None)
        for text, label in [("buy gold", "spam"), ("hello you", "no_spam"), ("see you", "no_spam")]
    ]
    file = tmp_path / f"labels{ending}"

    write(file, named_rows(rows, names))

    assert word(names.spam) in file.read_text(encoding="utf-8")
    options = ReadOptions(words=with_own_names(LABEL_WORDS, names))
    read = [row for row in FileReading(file, options).rows() if isinstance(row, Row)]
    assert [(row.text, row.label) for row in read] == [(row.text, row.label) for row in rows]
