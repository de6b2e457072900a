"""The card of a checked message, and what follows the tap on its button."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.checks import Checked
from bot.campaign.requests import Requested
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.cards.explanation import explanation_card
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog


def check_card(checked: Checked, number: int, texts: Catalog, redactor: Redactor) -> Card:
    """The score with its reasons, or why there is none, and a button to ask others.

    number: of the text, for the button.
    """
    if checked.explained is not None:
        head = texts.check_score(checked.explained.score)
        text = explanation_card(checked.explained, texts, redactor, head).text
        label = texts.ask_others_if_wrong
    else:
        text = texts.check_blind() if checked.why_not == "blind" else texts.why_not_yet()
        label = texts.ask_others
    keyboard = InlineKeyboardMarkup([[inline_button(label, "ask", number)]])
    return Card(text, keyboard)


def asked_card(outcome: Requested, texts: Catalog) -> Card:
    """Whether others are asked about a message now."""
    return Card(texts.asked_others(outcome))
