"""The cards about groups: the post with the button, the owner's confirmation, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.types import GroupActivity
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, quoted
from bot.chat.locale import Catalog

# As many groups as fit into one message of 4,096 characters.
MAX_LISTED: Final = 25


def group_post(link: str, texts: Catalog) -> Card:
    """The post in a group whose members may label, with a button into the private chat."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(texts.join_button, url=link)]])
    return Card(texts.group_opened(), keyboard)


def owner_wanted_card(command: str, texts: Catalog) -> Card:
    """Asked of somebody anonymous: a button that only an owner can use. command: open, close."""
    row = [inline_button(texts.i_am_the_owner(command), "group", value=command)]
    return Card(texts.owner_wanted(command), InlineKeyboardMarkup([row]))


def groups_card(groups: Sequence[tuple[GroupActivity, str]], texts: Catalog) -> Card:
    """The open groups with their titles, and a button that closes each."""
    listed = [(group, quoted(title)) for group, title in groups[:MAX_LISTED]]
    rows = [
        [inline_button(texts.close_group(group), "group", group.id, value="close")]
        for group, _ in listed
    ]
    return Card(texts.groups(listed), InlineKeyboardMarkup(rows) if rows else None)
