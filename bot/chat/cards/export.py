"""The card that offers every message with a certificate."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def every_message_card(texts: Catalog) -> Card:
    """What the button below sends."""
    button = inline_button(texts.send_every, "every")
    return Card(texts.offer_every(), InlineKeyboardMarkup([[button]]))
