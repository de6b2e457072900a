"""What a button carries: ids within Telegram's 64 bytes. Who may press it is checked elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from telegram import InlineKeyboardButton

AnswerAction = Literal["spam", "no_spam", "unsure", "skip"]
AnnotatorAction = Literal["undo", "all", "next", "continue", "change", "history", "forget", "rule"]
SettingAction = Literal["language", "quiet", "cheer", "clock", "remind"]
ReviewAction = Literal[
    "trust", "uninvite", "settle", "group", "import", "prove", "every", "gold", "ask"
]
WatchAction = Literal["watch", "not_mine"]
MenuAction = Literal["menu", "run"]
Action = Literal[
    AnswerAction, AnnotatorAction, SettingAction, ReviewAction, WatchAction, MenuAction
]

_CODES: Final[dict[Action, str]] = {
    "spam": "s",
    "no_spam": "n",
    "unsure": "u",
    "skip": "k",
    "undo": "z",
    "all": "a",
    "next": "x",
    "continue": "y",
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
    "group": "g",
    "import": "m",
    "prove": "v",
    "every": "e",
    "gold": "b",
    "ask": "j",
    "watch": "w",
    "not_mine": "N",
    "menu": "M",
    "run": "R",
    "rule": "E",
}
_ACTIONS: Final[dict[str, Action]] = {code: action for action, code in _CODES.items()}
# SQLite's largest id has 19 digits; a value is a language code, a flag, or the name of a command.
_FORM: Final = re.compile(
    rf"([{''.join(_ACTIONS)}]):(0|[1-9][0-9]{{0,18}}):([a-z0-9-]{{0,16}})", re.ASCII
)
_MAX_ID: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Button:
    """The content of a button.

    target: token of the question, or id of the item, annotator, invite, known label, file or
    checked text that the action is about; 0 for none. Ids of questions are counted, so an
    annotator could tell some kinds of them.
    """

    action: Action
    target: int = 0
    value: str = ""


def encode(button: Button) -> str:
    """A button as callback data, at most 38 bytes of ASCII."""
    return f"{_CODES[button.action]}:{button.target}:{button.value}"


def decode(data: str) -> Button | None:
    """The button that `encode` was given; None for forged or foreign data."""
    found = _FORM.fullmatch(data)
    if found is None or int(found[2]) > _MAX_ID:
        return None
    return Button(_ACTIONS[found[1]], int(found[2]), found[3])


def inline_button(
    text: str, action: Action, target: int = 0, *, value: str = "", style: str | None = None
) -> InlineKeyboardButton:
    """A Telegram button that carries an action, its target and a value."""
    return InlineKeyboardButton(
        text, callback_data=encode(Button(action, target, value)), style=style
    )
