"""The card of a dispute."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.types import Item
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, preformatted
from bot.chat.cards.excerpts import LONG, excerpt
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog


def dispute_card(
    item: Item, n_disputes: int, n_skipped: int, texts: Catalog, redactor: Redactor
) -> Card:
    """A message whose answers disagree, for a curator to settle.

    n_skipped: disputes before this one that the curator left open.
    """
    shown, n_cut = excerpt(item.text, LONG, redactor)
    parts = [texts.dispute(n_disputes), texts.ask(), preformatted(shown)]
    if n_cut:
        parts.append(texts.shortened(n_cut))
    rows = [
        [
            inline_button(
                texts.label_button("spam"), "settle", item.id, value=f"s{n_skipped}", style="danger"
            ),
            inline_button(
                texts.label_button("no_spam"),
                "settle",
                item.id,
                value=f"n{n_skipped}",
                style="success",
            ),
        ],
        [inline_button(texts.leave_open, "settle", item.id, value=f"x{n_skipped}")],
    ]
    return Card("\n".join(parts), InlineKeyboardMarkup(rows))
