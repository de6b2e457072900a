"""Helpers of the tests of the emulator."""

import re
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

TOKEN = "42:emulator-token"


class SetClock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    """One row of buttons whose data are their labels."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=label) for label in labels]]
    )


def refused(reason: str) -> pytest.RaisesExc[BadRequest]:
    """A call is refused for this reason; the library changes the capitals of Telegram's words."""
    return pytest.raises(BadRequest, match=f"(?i){re.escape(reason)}")


def with_text(text: str) -> Any:
    """The condition that a message has this text."""
    return lambda message: message.get("text") == text
