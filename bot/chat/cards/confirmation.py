"""The card that asks before an annotator is forgotten."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.types import AnnotatorId
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def forget_card(texts: Catalog) -> Card:
    """Ask an annotator whether to delete who they are."""
    row = [
        inline_button(texts.forget_yes, "forget", value="yes", style="danger"),
        inline_button(texts.forget_no, "forget", value="no"),
    ]
    return Card(texts.forget_question(), InlineKeyboardMarkup([row]))


def forget_other_card(annotator: AnnotatorId, texts: Catalog) -> Card:
    """Ask an owner whether to delete who another annotator is."""
    row = [
        inline_button(texts.forget_other_yes, "forget", annotator, value="yes", style="danger"),
        inline_button(texts.forget_other_no, "forget", annotator, value="no"),
    ]
    return Card(texts.forget_other_question(annotator), InlineKeyboardMarkup([row]))
