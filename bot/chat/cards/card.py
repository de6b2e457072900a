"""A card, and an item's text as HTML that cannot be tapped."""

from __future__ import annotations

import html
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.chat.cards.visible_text import make_visible


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
