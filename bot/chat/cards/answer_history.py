"""The card of an annotator's recent answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.campaign.types import Question
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, preformatted
from bot.chat.cards.excerpts import excerpt
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog

# Answers on a page, and UTF-16 units that are shown of each message.
PAGE_SIZE: Final = 5
EXCERPT: Final = 160


def history_card(
    questions: Sequence[Question], skip: int, texts: Catalog, redactor: Redactor, *, has_older: bool
) -> Card:
    """A page of answers, newest first, each with a button to change it.

    skip: number of newer answers, on the pages before.
    """
    if not questions:
        return Card(texts.no_history())
    parts = [texts.history()]
    for place, question in enumerate(questions, start=skip + 1):
        parts.append(texts.history_entry(place, question.answer or "skip"))
        parts.append(preformatted(excerpt(question.text, EXCERPT, redactor)[0]))
    change = [
        inline_button(str(place), "change", question.token)
        for place, question in enumerate(questions, start=skip + 1)
    ]
    newer, older = str(max(0, skip - PAGE_SIZE)), str(skip + PAGE_SIZE)
    pages = [inline_button(texts.newer, "history", value=newer)] * (skip > 0)
    pages += [inline_button(texts.older, "history", value=older)] * has_older
    return Card("\n".join(parts), InlineKeyboardMarkup([change, pages] if pages else [change]))
