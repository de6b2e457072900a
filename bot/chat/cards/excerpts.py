"""The start of a message as people see it."""

from __future__ import annotations

from typing import Final

from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.cards.visible_text import make_visible, shorten

# UTF-16 units, as Telegram counts. A card keeps its buttons on a phone's screen without scrolling.
SHORT: Final = 700
# Telegram's limit is 4,096; the rest is for the bot's own words.
LONG: Final = 3_500
# Characters of a text that are read to make a card; more than LONG, as some are not shown.
READ: Final = 20_000


def excerpt(text: str, limit: int, redactor: Redactor = NO_REDACTION) -> tuple[str, int]:
    """The start of a text, redacted and visible, and the number of characters left out.

    limit: UTF-16 units. Only the first `READ` characters are read: a text may have a million.
    """
    redacted, n_read = redactor.head(text, READ)
    shown, n_cut = shorten(make_visible(redacted), limit)
    return shown, n_cut + len(text) - n_read
