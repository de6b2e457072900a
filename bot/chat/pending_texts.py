"""Texts that were checked, while somebody may still tap to ask others about them."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import randbelow
from typing import Final

# A text has at most 4,096 characters; the oldest is dropped.
MAX_PENDING: Final = 1_000


@dataclass(frozen=True)
class CheckedText:
    """A text; shown: whether who checked it has seen its score."""

    text: str
    shown: bool


class PendingTexts:
    """The texts by a random number, which is in their buttons; a restart forgets them all."""

    def __init__(self) -> None:
        self._texts: dict[int, CheckedText] = {}

    def add(self, checked: CheckedText) -> int:
        """Keep a text; its number."""
        number = 1 + randbelow(2**53)
        self.put_back(number, checked)
        return number

    def put_back(self, number: int, checked: CheckedText) -> None:
        """Keep a text under this number."""
        self._texts[number] = checked
        while len(self._texts) > MAX_PENDING:
            del self._texts[next(iter(self._texts))]

    def pop(self, number: int) -> CheckedText | None:
        """Take a text out, once; None if it is gone."""
        return self._texts.pop(number, None)
