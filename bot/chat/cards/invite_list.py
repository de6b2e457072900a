"""The cards of invites: a new link, and the list of those that still work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import quote

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.members import Invitation
from bot.campaign.types import Invite
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog

# As many invites as fit into one message of 4,096 characters.
MAX_LISTED: Final = 25


def invitation_card(invitation: Invitation, link: str, until: datetime, texts: Catalog) -> Card:
    """A new invite's link, with buttons that copy it and that choose a chat to send it to."""
    share = f"https://t.me/share/url?url={quote(link)}&text={quote(texts.invitation_text())}"
    row = [
        InlineKeyboardButton(texts.copy, copy_text=CopyTextButton(link)),
        InlineKeyboardButton(texts.share, url=share),
    ]
    return Card(texts.invitation(invitation, link, until), InlineKeyboardMarkup([row]))


def invites_card(invites: Sequence[tuple[Invite, datetime]], texts: Catalog) -> Card:
    """The valid invites with the end of each, and a button that closes it."""
    listed = invites[:MAX_LISTED]
    rows = [
        [inline_button(texts.end_invite(invite), "uninvite", invite.id)] for invite, _ in listed
    ]
    return Card(texts.invites(listed), InlineKeyboardMarkup(rows) if rows else None)
