"""Whatever an item's text is, its card is valid for Telegram and nothing of it can be tapped."""

from __future__ import annotations

from typing import Any
from unicodedata import bidirectional, category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.campaign.types import AnnotatorId, Question, QuestionId
from bot.chat.cards.card import LONG, SHORT, Card, excerpt
from bot.chat.cards.question import question_card
from bot.chat.cards.visible_text import make_visible, shorten, utf16_units
from bot.chat.locale import Catalog
from bot.emulator.entities import formatted, utf16_length
from bot.emulator.html_markup import parse_html
from bot.emulator.keyboards import inline_keyboard
from storage.records import ItemId
from tests.support.hostile_texts import TEXTS, can_be_seen


def card_of(text: str, *, whole: bool = False) -> Card:
    question = Question(
        QuestionId(2**63 - 1),
        ItemId(1),
        text,
        AnnotatorId(1),
        "cold_start",
        None,
        0.0,
        1.0,
        open=True,
        answer=None,
    )
    return question_card(question, Catalog(), full=whole)


def as_shown(card: Card) -> tuple[str, list[dict[str, Any]]]:
    """As Telegram shows it; raises what Telegram refuses."""
    assert card.keyboard is not None
    assert inline_keyboard(card.keyboard.to_dict()) is not None
    return formatted(*parse_html(card.text))


@given(TEXTS, st.booleans())
@example("\u0333", False)
@example("\u3164", False)
@example(" \n ", True)
@example("😀" * 5_000, True)
@example("e" + "\u0301" * 30_000, True)
@example("\n" * 800 + "buy now", False)
@example("\n" * 4_000 + "buy now", True)
@example(" " * 800 + "buy now", False)
@example("\u200b" * 800 + "buy now", False)
@example("\u3164" * 800 + "buy now", False)
@example("\U000e0067" * 800 + "buy now", False)
@example("\U000e0100" * 800 + "buy now", False)
@example("\u034f\u200d" * 10_000 + "buy now", True)
def test_any_text_makes_a_card_that_telegram_takes_and_in_which_nothing_can_be_tapped(
    text: str, whole: bool
) -> None:
    plain, entities = as_shown(card_of(text, whole=whole))

    assert utf16_length(plain) <= 4096
    kinds = [entity["type"] for entity in entities]
    assert kinds in (["bold", "pre"], ["bold", "pre", "italic"])
    assert can_be_seen(message_of(plain, entities))


def message_of(plain: str, entities: list[dict[str, Any]]) -> str:
    """The message on a card, as it stands in its block."""
    [block] = [entity for entity in entities if entity["type"] == "pre"]
    units = plain.encode("utf-16-le")
    return units[2 * block["offset"] : 2 * (block["offset"] + block["length"])].decode("utf-16-le")


@given(TEXTS, st.booleans())
def test_the_bots_own_words_stand_outside_of_the_message_and_cannot_be_imitated(
    text: str, whole: bool
) -> None:
    plain, entities = as_shown(card_of(text, whole=whole))

    bold, pre = entities[:2]
    assert plain.startswith("Is this message spam?\n")
    assert (bold["offset"], bold["length"]) == (0, len("Is this message spam?"))
    assert pre["offset"] >= bold["length"] + 1


@given(TEXTS)
def test_what_is_visible_has_no_sign_that_acts_and_no_flood_of_marks(text: str) -> None:
    shown = make_visible(text)

    assert not any(sign < " " and sign not in "\n\t" for sign in shown)
    assert not any(bidirectional(sign) in BIDI for sign in shown)
    marks = "".join("m" if category(s) in ("Mn", "Me") else " " for s in shown)
    assert max(map(len, marks.split()), default=0) <= 4


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(), st.integers(1, 60))
def test_a_shortened_text_is_a_head_within_the_limit_and_says_what_it_lacks(
    text: str, limit: int
) -> None:
    shown, more = shorten(text, limit)

    assert utf16_units(shown) <= limit
    assert text.startswith(shown)
    assert shown == (text[: len(text) - more].rstrip() if more else text)


@pytest.mark.parametrize("drawn_as_one", ["👩‍👩‍👧‍👦", "🇩🇪", "👍🏿", "e\u0301", "❤️"])
@pytest.mark.parametrize("before", range(8))
def test_a_cut_tears_nothing_that_is_drawn_as_one_sign(drawn_as_one: str, before: int) -> None:
    text = "x" * before + drawn_as_one * 20

    shown, _ = shorten(text, 40)

    assert (len(shown) - before) % len(drawn_as_one) == 0


def test_a_short_text_is_shown_whole_and_a_long_one_says_how_much_is_missing() -> None:
    short, long = card_of("x" * SHORT), card_of("x" * (SHORT + 1))

    assert "more character" not in short.text
    assert "… 1 more character</i>" in long.text
    assert [len(card.keyboard.inline_keyboard) for card in (short, long) if card.keyboard] == [2, 3]


def test_of_a_million_characters_only_the_head_is_looked_at_and_the_rest_is_counted() -> None:
    shown, more = excerpt("x" * 1_000_000, LONG)

    assert (len(shown), more) == (LONG, 1_000_000 - LONG)


def test_a_text_that_cannot_be_seen_is_shown_by_its_code_points() -> None:
    assert make_visible("\u200b \u3164") == "⟨200B⟩⟨0020⟩⟨3164⟩"


@pytest.mark.parametrize(
    ("flood", "shown"),
    [
        ("\n" * 800, "⟨line break ×800⟩buy now"),
        ("\r\n" * 800, "⟨line break ×800⟩buy now"),
        (" " * 9, "⟨space ×9⟩buy now"),
        ("\u200b" * 1_800, "⟨200B ×1,800⟩buy now"),
        ("\u200b \n" * 300, "⟨blank ×900⟩buy now"),
        ("\u202e" * 9, "⟨202E ×9⟩buy now"),
        (" " * 8, " " * 8 + "buy now"),
        ("\n\n", "\n\nbuy now"),
    ],
)
def test_a_flood_of_unseen_signs_is_counted_and_the_text_behind_it_is_in_sight(
    flood: str, shown: str
) -> None:
    assert excerpt(flood + "buy now", SHORT) == (shown, 0)


@pytest.mark.parametrize(
    "drawn_as_one", ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "❤️‍🔥"]
)
def test_what_is_drawn_as_one_sign_is_no_flood(drawn_as_one: str) -> None:
    assert make_visible(drawn_as_one * 20) == drawn_as_one * 20


def test_line_ends_of_windows_are_line_ends() -> None:
    assert make_visible("one\r\ntwo\rthree\x00") == "one\ntwo␍three␀"
