"""What people write: invite links and numbers in it, and messages that were handled before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from telegram import Message

from bot.campaign.types import AnnotatorId
from bot.chat.membership import GROUP_LINK

# A command that is corrected within this time is carried out.
EDIT_SECONDS: Final = 600.0
# Messages and albums that are remembered.
KEPT: Final = 10_000

# An invite's token has 24 bytes in base64.
_TOKEN: Final = re.compile(rf"[A-Za-z0-9_-]{{32}}|{GROUP_LINK}[0-9]{{1,18}}")

# Several numbers are none: "5 6" is not annotator 56.
_NUMBER: Final = re.compile("[0-9]{1,18}")


def start_token(text: str, bot_name: str) -> str | None:
    """The token of an invite in a text: of a link to this bot, or the token by itself."""
    link = re.search(
        rf"(?:\b(?:t|telegram)\.me/{bot_name}/?\?|\btg:/?/?resolve\?domain={bot_name}&)"
        r"start=([A-Za-z0-9_-]{1,64})",
        text,
        re.IGNORECASE,
    )
    if link is not None:
        return link[1]
    return text.strip() if _TOKEN.fullmatch(text.strip()) else None


def read_annotator_id(arguments: Sequence[str]) -> AnnotatorId | None:
    """An annotator's number, as written after a command: 5, #5 or №5."""
    word = " ".join(arguments).lstrip("#№ ")
    return AnnotatorId(int(word)) if _NUMBER.fullmatch(word) else None


def is_copied(message: Message) -> bool:
    """Whether the sender did not write this themselves: it is forwarded, or by another bot."""
    return message.forward_origin is not None or message.via_bot is not None


def argument_text(message: Message | None) -> str:
    """What follows a command, as it was written."""
    parts = ((message.text if message else None) or "").split(None, 1)
    return parts[1] if len(parts) > 1 else ""


def text_of(message: Message) -> str:
    """The text or caption of a message."""
    return message.text or message.caption or ""


class HandledMessages:
    """Which messages and albums were handled, so that none is handled again by mistake.

    Telegram reports an edit also if the text is as before, for example when a link's preview comes.
    """

    def __init__(self) -> None:
        self._texts: dict[tuple[int, int], str] = {}
        self._albums: dict[tuple[int, str], int] = {}

    def is_new_text(self, message: Message) -> bool:
        """Note a message; whether it is no edit, or a recent one with another text."""
        key, text = (message.chat_id, message.message_id), message.text or ""
        known = self._texts.pop(key, None)
        self._texts[key] = text
        _drop_oldest(self._texts)
        if message.edit_date is None:
            return True
        age = (message.edit_date - message.date).total_seconds()
        return text != known and age <= EDIT_SECONDS

    def is_first_of_album(self, message: Message) -> bool:
        """Whether a message is the first of its album, or of none; also if it comes again."""
        if message.media_group_id is None:
            return True
        first = self._albums.setdefault(
            (message.chat_id, message.media_group_id), message.message_id
        )
        _drop_oldest(self._albums)
        return first == message.message_id


def _drop_oldest(kept: dict[tuple[int, int], str] | dict[tuple[int, str], int]) -> None:
    if len(kept) > KEPT:
        del kept[next(iter(kept))]  # type: ignore[arg-type]
