"""A card, and an item's text as HTML that cannot be tapped."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.cards.visible_text import make_visible, shorten

# UTF-16 units, as Telegram counts. A card keeps its buttons on a phone's screen without scrolling.
SHORT: Final = 700
# Telegram's limit is 4,096; the rest is for the bot's own words.
LONG: Final = 3_500
# Characters of a text that are read to make a card; more than LONG, as some are not shown.
READ: Final = 20_000


@dataclass(frozen=True)
class Card:
    """A message's text as HTML, and its buttons.

    notification: what a phone's notification shows of a new card, as HTML; a question's first
    words. leads_on: whether a service message gets a Continue button; not if a card follows it.
    """

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    notification: str = ""
    leads_on: bool = True


def preformatted(text: str) -> str:
    """Text in a code block, in which clients make no link, mention or command."""
    return f"<pre>{html.escape(text, quote=False)}</pre>"


def quoted(text: str) -> str:
    """A line with a file's name or content, shown as code because it may hold links."""
    return f"<code>{html.escape(make_visible(text), quote=False)}</code>"


def excerpt(text: str, limit: int, redactor: Redactor = NO_REDACTION) -> tuple[str, int]:
    """The start of a text, redacted and visible, and the number of characters left out.

    limit: UTF-16 units. Only the first `READ` characters are read: a text may have a million.
    """
    redacted, n_read = redactor.head(text, READ)
    shown, n_cut = shorten(make_visible(redacted), limit)
    return shown, n_cut + len(text) - n_read
