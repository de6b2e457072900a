"""Drops the updates of people who flood the bot before they are parsed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

# Equal messages of one chat that are handled of one poll; a poll brings up to 100 updates.
MAX_EQUAL: Final = 5

RawUpdate = dict[str, Any]


class FloodFilter:
    """Which updates of a poll are handled. A dropped update costs no query and no reply."""

    def __init__(self, is_flooding: Callable[[int], bool]):
        """is_flooding: whether what this stranger sends to the private chat is dropped."""
        self._is_flooding = is_flooding

    def keep(self, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
        """The updates of a poll without those of a flood; taps of annotators are all kept."""
        seen: Counter[tuple[Any, str]] = Counter()
        return [update for update in updates if not self._is_dropped(update, seen)]

    def _is_dropped(self, update: RawUpdate, seen: Counter[tuple[Any, str]]) -> bool:
        message = update.get("message") or update.get("edited_message")
        tap = update.get("callback_query")
        if isinstance(tap, dict):
            return self._is_flooding(_user_id(tap))
        if not isinstance(message, dict) or not _is_private(message):
            return False
        if isinstance(text := message.get("text"), str):
            key = _user_id(message), text
            seen[key] += 1
            if seen[key] > MAX_EQUAL:
                return True
        return self._is_flooding(_user_id(message))


def _is_private(message: dict[str, Any]) -> bool:
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type") == "private"


def _user_id(content: dict[str, Any]) -> int:
    """The sender of a message or tap; 0 if the update is unreadable."""
    sender = content.get("from")
    number = sender.get("id") if isinstance(sender, dict) else 0
    return number if isinstance(number, int) else 0
