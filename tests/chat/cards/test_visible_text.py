"""Hidden characters are shown and have no effect; a cut splits no visible character."""

from __future__ import annotations

from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cards.excerpts import LONG, SHORT, excerpt
from bot.chat.cards.visible_text import make_visible, shorten, utf16_units
from tests.support.hostile_texts import TEXTS


@given(TEXTS)
def test_a_visible_text_has_no_control_character_and_no_flood_of_marks(text: str) -> None:
    shown = make_visible(text)

    assert not any(char < " " and char not in "\n\t" for char in shown)
    assert not any(bidirectional(char) in BIDI for char in shown)
    marks = "".join("m" if category(s) in ("Mn", "Me") else " " for s in shown)
    assert max(map(len, marks.split()), default=0) <= 4


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(), st.integers(1, 60))
def test_a_shortened_text_is_a_start_within_the_limit_and_counts_what_it_lacks(
    text: str, limit: int
) -> None:
    shown, more = shorten(text, limit)

    assert utf16_units(shown) <= limit
    assert text.startswith(shown)
    assert shown == (text[: len(text) - more].rstrip() if more else text)


@pytest.mark.parametrize("drawn_as_one", ["👩‍👩‍👧‍👦", "🇩🇪", "👍🏿", "e\u0301", "❤️"])
@pytest.mark.parametrize("before", range(8))
def test_a_cut_splits_nothing_that_is_drawn_as_one_character(
    drawn_as_one: str, before: int
) -> None:
    text = "x" * before + drawn_as_one * 20

    shown, _ = shorten(text, 40)

    assert (len(shown) - before) % len(drawn_as_one) == 0


def test_an_excerpt_of_a_million_characters_reads_the_start_and_counts_the_rest() -> None:
    shown, more = excerpt("x" * 1_000_000, LONG)

    assert (len(shown), more) == (LONG, 1_000_000 - LONG)


def test_an_invisible_text_is_shown_by_its_code_points() -> None:
    assert make_visible("\u200b \u3164") == "⟨200B⟩⟨0020⟩⟨3164⟩"


@pytest.mark.parametrize(
    ("flood", "shown"),
    [
        ("\n" * 800, "⟨↵ ×800⟩buy now"),
        ("\r\n" * 800, "⟨↵ ×800⟩buy now"),
        ("\n" * 9, "⟨↵ ×9⟩buy now"),
        (" " * 41, "⟨␠ ×41⟩buy now"),
        ("\n" + "\u3000" * 41, "⟨␣ ×42⟩buy now"),
        (" \u200b" * 9, "⟨␣ ×18⟩buy now"),
        ("\u200b" * 1_800, "⟨200B ×1,800⟩buy now"),
        ("\u200b \n" * 300, "⟨␣ ×900⟩buy now"),
        ("\u202e" * 9, "⟨202E ×9⟩buy now"),
        (" " * 40, " " * 40 + "buy now"),
        ("\n" * 8, "\n" * 8 + "buy now"),
        ("\n\n", "\n\nbuy now"),
    ],
)
def test_a_flood_of_invisible_characters_is_counted_and_the_text_after_it_is_shown(
    flood: str, shown: str
) -> None:
    assert excerpt(flood + "buy now", SHORT) == (shown, 0)


def test_code_keeps_its_indents() -> None:
    code = (
        "def f(items):\n    for i in items:\n        if i:\n\n            print(i)\n\t\t\t\treturn"
    )

    assert make_visible(code) == code


@pytest.mark.parametrize(
    "drawn_as_one", ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "❤️‍🔥"]
)
def test_what_is_drawn_as_one_character_is_no_flood(drawn_as_one: str) -> None:
    assert make_visible(drawn_as_one * 20) == drawn_as_one * 20


def test_windows_line_ends_are_line_ends() -> None:
    assert make_visible("one\r\ntwo\rthree\x00") == "one\ntwo␍three␀"
