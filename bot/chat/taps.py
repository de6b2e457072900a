"""A tap on one of our buttons, with all that a handler needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from telegram import CallbackQuery

from bot.campaign.types import Annotator
from bot.chat.cards.buttons import Button
from bot.chat.locale import Catalog


@dataclass(frozen=True)
class Tap:
    """Who tapped what; texts: in their language. What they may do is for the handler to ask."""

    query: CallbackQuery
    button: Button
    annotator: Annotator
    texts: Catalog

    @property
    def message(self) -> int | None:
        """The message under which the button stood."""
        return self.query.message.message_id if self.query.message else None

    @property
    def number(self) -> int:
        """The value as a number, 0 where it is none."""
        return int(self.button.value) if self.button.value.isdigit() else 0

    @property
    def fact(self) -> str:
        """What names this tap for good: the same tap twice is one fact."""
        if self.button.action == "undo":  # what it takes back is known only later
            return f"tap {_chance(self.query.id)} of annotator {self.annotator.id}"
        return fact_of(self.query.id, self.button.target)


def fact_of(query: str, question: int) -> str:
    """What names a tap on a question, and not whose it is; query: Telegram's number of it."""
    return f"tap {_chance(query)} on question {question}"


def _chance(query: str) -> int:
    """The lower half of Telegram's number of a tap; the upper is the person's own number.

    Kept whole, it would say for good who was forgotten.
    """
    number = int(query) if query.removeprefix("-").isdecimal() else crc32(query.encode())
    return number & 0xFFFF_FFFF
