"""Whatever an item's text is, its card is valid and nothing in it can be tapped."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bot.campaign.types import AnnotatorId, Question, QuestionId, QuestionToken
from bot.chat.cards.card import Card
from bot.chat.cards.excerpts import SHORT
from bot.chat.cards.question import question_card
from bot.chat.locale import CATALOGS
from bot.emulator.entities import formatted, utf16_length
from bot.emulator.html_markup import parse_html
from bot.emulator.keyboards import inline_keyboard
from storage.records import ItemId
from tests.support.hostile_texts import TEXTS, is_visible


def card_of(text: str, *, full: bool = False) -> Card:
    question = Question(
        QuestionId(1),
        QuestionToken(2**63 - 1),
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
    return question_card(question, CATALOGS["en"], full=full)


def as_shown(card: Card) -> tuple[str, list[dict[str, Any]]]:
    """The card as Telegram shows it; fails if Telegram refuses it."""
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
def test_any_text_makes_a_valid_card_in_which_nothing_can_be_tapped(text: str, full: bool) -> None:
    plain, entities = as_shown(card_of(text, full=full))

    assert utf16_length(plain) <= 4096
    kinds = [entity["type"] for entity in entities]
    assert kinds in (["bold", "pre"], ["bold", "pre", "italic"])
    assert is_visible(message_of(plain, entities))


def message_of(plain: str, entities: list[dict[str, Any]]) -> str:
    """The message in a card's code block."""
    [block] = [entity for entity in entities if entity["type"] == "pre"]
    units = plain.encode("utf-16-le")
    return units[2 * block["offset"] : 2 * (block["offset"] + block["length"])].decode("utf-16-le")


@given(TEXTS, st.booleans())
def test_the_bots_own_words_are_outside_the_message_and_cannot_be_imitated(
    text: str, full: bool
) -> None:
    plain, entities = as_shown(card_of(text, full=full))

    bold, pre = entities[:2]
    assert plain.startswith("Is this message spam?\n")
    assert (bold["offset"], bold["length"]) == (0, len("Is this message spam?"))
    assert pre["offset"] >= bold["length"] + 1


def test_a_short_text_is_shown_in_full_and_a_long_one_counts_what_is_missing() -> None:
    short, long = card_of("x" * SHORT), card_of("x" * (SHORT + 1))

    assert "more character" not in short.text
    assert "… 1 more character</i>" in long.text
    assert [row[0] for row in rows_of(long)] == ["📄 Show all", "🚫 Spam", "🤷 Not sure"]


def test_the_answers_are_the_last_two_rows_of_a_short_and_of_a_long_text() -> None:
    short, long = rows_of(card_of("x")), rows_of(card_of("x" * (SHORT + 1)))

    assert long[-2:] == short == [["🚫 Spam", "✅ Not spam"], ["🤷 Not sure", "⏭ Skip", "↩️ Undo"]]


def rows_of(card: Card) -> list[list[str]]:
    assert card.keyboard is not None
    return [[button.text for button in row] for row in card.keyboard.inline_keyboard]
