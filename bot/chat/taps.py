"""A tap on one of our buttons, with all that its handler needs."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from telegram import CallbackQuery
from telegram.ext import ContextTypes

from bot.campaign.types import Annotator
from bot.chat.cards.buttons import Button
from bot.chat.locale import Catalog


@dataclass(frozen=True)
class Tap:
    """Who tapped which button; texts: in their language. The handler checks their role.

    context: of the update.
    """

    query: CallbackQuery
    button: Button
    annotator: Annotator
    texts: Catalog
    context: ContextTypes.DEFAULT_TYPE

    @property
    def message_id(self) -> int | None:
        """The message whose button was tapped."""
        return self.query.message.message_id if self.query.message else None

    @property
    def number(self) -> int:
        """The button's value as a number; 0 if it is none."""
        return int(self.button.value) if self.button.value.isdigit() else 0

    @property
    def key(self) -> str:
        """The stored identity of this tap: the same tap twice has the same key."""
        if self.button.action == "undo":  # the question is known only once it is taken back
            return f"tap {_anonymous(self.query.id)} of annotator {self.annotator.id}"
        return tap_key(self.query.id, self.button.target)


def tap_key(query_id: str, token: int) -> str:
    """The stored identity of a tap on a question, without the user's id."""
    return f"tap {_anonymous(query_id)} on question {token}"


def _anonymous(query_id: str) -> int:
    """The lower half of a callback query's id; the upper half is the user's id.

    Stored in full, it would still identify an annotator who was forgotten.
    """
    number = int(query_id) if query_id.removeprefix("-").isdecimal() else crc32(query_id.encode())
    return number & 0xFFFF_FFFF
