"""The cards of /gold: the message whose label is to be known, and the way to take that back."""

from __future__ import annotations

from typing import Final

from telegram import InlineKeyboardMarkup

from bot.campaign.types import GivenLabel, ItemId, Label
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, preformatted
from bot.chat.cards.excerpts import LONG, excerpt
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog

# The values of the buttons that set a label.
GOLD_LABELS: Final[dict[str, Label]] = {"s": "spam", "n": "no_spam"}


def ask_gold_card(
    item: ItemId, text: str, label: Label, texts: Catalog, redactor: Redactor
) -> Card:
    """The message, and whether this is to be its known label."""
    shown, n_cut = excerpt(text, LONG, redactor)
    parts = [texts.ask_gold(label), preformatted(shown)]
    if n_cut:
        parts.append(texts.shortened(n_cut))
    row = [
        inline_button(texts.gold_yes, "gold", item, value=label[0], style="success"),
        inline_button(texts.gold_no, "gold"),
    ]
    return Card("\n".join(parts), InlineKeyboardMarkup([row]))


def gold_card(given: GivenLabel, texts: Catalog) -> Card:
    """The label is known now; a button takes it back."""
    row = [inline_button(texts.gold_back, "gold", given.id, value="back")]
    return Card(texts.gold_marked(given.label or "spam"), InlineKeyboardMarkup([row]))
