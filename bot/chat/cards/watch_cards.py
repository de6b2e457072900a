"""The cards about watched groups: the public notice, the confirmation, and what came."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.types import Watch
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def watch_notice_card(bot_name: str, texts: Catalog) -> Card:
    """What everybody in the group reads, with the button for those who object."""
    row = [inline_button(texts.not_mine_button, "not_mine")]
    return Card(texts.watch_notice(bot_name), InlineKeyboardMarkup([row]))


def administrator_wanted_card(command: str, texts: Catalog) -> Card:
    """Asked of somebody anonymous: a button for administrators. command: watch, unwatch."""
    row = [inline_button(texts.i_am_an_administrator, "watch", value=command)]
    return Card(texts.administrator_wanted(command), InlineKeyboardMarkup([row]))


def ended_card(watch: Watch, unanswered: int, texts: Catalog, title: str | None = None) -> Card:
    """What came from a group, and whether to delete it. title: as HTML, outside the group."""
    text = texts.watch_ended(watch, unanswered)
    if title is not None:
        text = texts.watch_ended_in(title, watch, unanswered)
    if not unanswered:
        return Card(text)
    delete = inline_button(
        texts.delete_watched(unanswered), "watch", watch.id, value="delete", style="danger"
    )
    keep = inline_button(texts.keep_watched, "watch", watch.id, value="keep")
    return Card(text, InlineKeyboardMarkup([[delete, keep]]))
