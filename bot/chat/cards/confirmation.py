"""The card that asks before an annotator is forgotten."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def forget_card(texts: Catalog) -> Card:
    """Ask whether to delete the annotator's identity for good."""
    row = [
        inline_button(texts.forget_yes, "forget", value="yes", style="danger"),
        inline_button(texts.forget_no, "forget", value="no"),
    ]
    return Card(texts.forget_question(), InlineKeyboardMarkup([row]))
