"""Highlighted parts of a text, and the chunks it is divided into."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.learning.explain import Part, chunks, highlight

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


def test_highlighting_returns_the_full_text_in_order() -> None:
    parts = [Part(6, 9, 1.5), Part(0, 2, -0.5)]

    assert highlight("ok to WIN it", parts) == [
        ("ok", -0.5),
        (" to ", 0.0),
        ("WIN", 1.5),
        (" it", 0.0),
    ]
    assert highlight("ok", []) == [("ok", 0.0)]
    assert highlight("", []) == []


@pytest.mark.parametrize(
    "parts",
    [[Part(0, 2, 1.0), Part(1, 3, 1.0)], [Part(2, 9, 1.0)], [Part(-1, 1, 1.0)], [Part(1, 1, 1.0)]],
)
def test_parts_outside_the_text_or_overlapping_are_refused(parts: list[Part]) -> None:
    with pytest.raises(ValueError, match="overlap or do not lie in this text"):
        highlight("WIN it", parts)


@settings(deadline=None)
@given(text=any_text)
def test_chunks_cover_every_character_but_white_space_once(text: str) -> None:
    spans = chunks(text)

    assert [text[start:end] for start, end in spans] == [
        "".join(text[start:end].split()) for start, end in spans
    ]
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


def test_a_character_keeps_its_marks() -> None:
    pieces = {text: [text[a:b] for a, b in chunks(text)] for text in ("ที่นี่", "がぎ\u3099ぐ")}

    assert pieces == {"ที่นี่": ["ที่", "นี่"], "がぎ\u3099ぐ": ["がぎ\u3099", "ぐ"]}
