"""Which buttons have just appeared: a tap on one of them is the second half of a double tap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.chat.cards.card import Card

# Messages whose buttons are remembered; more than change within a moment.
MESSAGES_KEPT: Final = 2_000


@dataclass(frozen=True, slots=True)
class _Shown:
    """The callback data of a message's buttons, and when they appeared."""

    data: frozenset[str]
    since: float


class ShownButtons:
    """The buttons of the newest messages, and when each appeared."""

    def __init__(self, clock: Callable[[], float], seconds: float):
        """seconds: so long after it appears, a button has just appeared; 0 switches this off."""
        self._clock = clock
        self._seconds = seconds
        self._shown: dict[tuple[int, int], _Shown] = {}

    def begin(self, chat: int, message_id: int, card: Card) -> None:
        """A message is about to get a card's buttons, which appear before Telegram's response.

        After a start it is not known which buttons a message has. It may have these already, and
        taps on them may be waiting at Telegram: they count.
        """
        known = self._shown.get((chat, message_id))
        if known is not None and known.data != _callback_data(card):
            self.finish(chat, message_id, card)

    def finish(self, chat: int, message_id: int, card: Card) -> None:
        """A message has got a card's buttons."""
        self._shown.pop((chat, message_id), None)
        self._shown[chat, message_id] = _Shown(_callback_data(card), self._clock())
        if len(self._shown) > MESSAGES_KEPT:
            del self._shown[next(iter(self._shown))]

    def has_just_appeared(self, chat: int, message_id: int, data: str) -> bool:
        """Whether a button of this message appeared a moment ago; a clock put back is no moment."""
        shown = self._shown.get((chat, message_id))
        if shown is None or data not in shown.data:
            return False
        return 0.0 <= self._clock() - shown.since < self._seconds


def _callback_data(card: Card) -> frozenset[str]:
    rows = card.keyboard.inline_keyboard if card.keyboard is not None else ()
    data = (button.callback_data for row in rows for button in row)
    return frozenset(each for each in data if isinstance(each, str))
