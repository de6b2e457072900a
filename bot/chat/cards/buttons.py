"""What a button carries: ids, within Telegram's 64 bytes; who may press it is checked elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Answer = Literal["spam", "no_spam", "unsure", "skip"]
Setting = Literal["language", "quiet", "cheer", "clock", "remind"]
ForOwners = Literal["trust", "uninvite", "settle"]
Own = Literal["undo", "all", "next", "change", "history", "forget"]
Action = Literal[Answer, Own, Setting, ForOwners]

_CODES: Final[dict[Action, str]] = {
    "spam": "s",
    "no_spam": "n",
    "unsure": "u",
    "skip": "k",
    "undo": "z",
    "all": "a",
    "next": "x",
    "language": "l",
    "quiet": "q",
    "cheer": "c",
    "clock": "o",
    "remind": "r",
    "change": "h",
    "history": "p",
    "trust": "t",
    "uninvite": "i",
    "settle": "d",
    "forget": "f",
}
_ACTIONS: Final[dict[str, Action]] = {code: action for action, code in _CODES.items()}
# SQLite's largest id has 19 digits; a value is a language code or a flag.
_FORM: Final = re.compile(
    rf"([{''.join(_ACTIONS)}]):(0|[1-9][0-9]{{0,18}}):([a-z0-9-]{{0,16}})", re.ASCII
)
_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Button:
    """What a tap says.

    question: the one on the card, or the item, annotator or invite that the action is about; 0 when
    there is none.
    """

    action: Action
    question: int = 0
    value: str = ""


def encode(button: Button) -> str:
    """A button as callback data, at most 38 bytes of ASCII."""
    return f"{_CODES[button.action]}:{button.question}:{button.value}"


def decode(data: str) -> Button | None:
    """What `encode` made; None for anything else, as a forged or a foreign button."""
    found = _FORM.fullmatch(data)
    if found is None or int(found[2]) > _LARGEST:
        return None
    return Button(_ACTIONS[found[1]], int(found[2]), found[3])
