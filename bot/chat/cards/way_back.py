"""The button below a service message that brings the annotator's card back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.chat.cards.buttons import Action, decode, inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog

# Messages with one of these are the annotator's card, or become it.
_CARDS: Final[frozenset[Action]] = frozenset({"spam", "next", "continue"})


def with_way_back(card: Card, texts: Catalog) -> Card:
    """A service message with a last row that brings the card below it; other cards as they are."""
    rows = card.keyboard.inline_keyboard if card.keyboard is not None else ()
    data = (each.callback_data for row in rows for each in row)
    pressed = (decode(each) for each in data if isinstance(each, str))
    if not card.leads_on or any(button and button.action in _CARDS for button in pressed):
        return card
    return replace(card, keyboard=InlineKeyboardMarkup([*rows, *way_back(texts).inline_keyboard]))


def way_back(texts: Catalog) -> InlineKeyboardMarkup:
    """The button by itself, for files and pictures."""
    return InlineKeyboardMarkup([[inline_button(texts.resume, "continue")]])
