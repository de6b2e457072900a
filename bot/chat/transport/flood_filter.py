"""Drops the updates of people who flood the bot before they are parsed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

# Updates of a full poll: as many or more still wait at Telegram, so counting goes on.
FULL_POLL: Final = 100
# Equal messages and equal taps of one person that are handled of one backlog. Further ones have no
# effect but that everybody else waits: 900 taps on one button kept others waiting for 8 s.
MAX_EQUAL: Final = 5
# All messages and taps of one person that are handled of one backlog of at least a full poll.
MAX_OF_ONE: Final = 30
# Files of one person: an owner may send many at once.
MAX_FILES: Final = 100

RawUpdate = dict[str, Any]


class FloodFilter:
    """Which updates of a poll are handled. A dropped update costs no query and no reply.

    A backlog is what waited at Telegram: a poll, and those before it as long as they were full.
    """

    def __init__(self, is_flooding: Callable[[int], bool]):
        """is_flooding: whether what this stranger sends to the private chat is dropped."""
        self._is_flooding = is_flooding
        self._seen: Counter[Hashable] = Counter()
        self._is_backlog = False

    def keep(self, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
        """The updates of a poll without those of a flood; other content of groups is all kept."""
        is_full = len(updates) >= FULL_POLL
        self._is_backlog = is_full or bool(self._seen)
        kept = [update for update in updates if not self._is_dropped(update)]
        if not is_full:
            self._seen.clear()
        return kept

    def keeps(self, update: RawUpdate, waiting: int) -> bool:
        """Whether an update that comes by itself, to a webhook, is handled.

        waiting: earlier updates that are not handled yet; they are the backlog.
        """
        if not waiting:
            self._seen.clear()
        self._is_backlog = waiting >= FULL_POLL
        return not self._is_dropped(update)

    def _is_dropped(self, update: RawUpdate) -> bool:
        tap = update.get("callback_query")
        if isinstance(tap, dict):
            user = _user_id(tap)
            return self._is_flooding(user) or self._is_repeated(user, _button(tap))
        message = update.get("message") or update.get("edited_message")
        if not isinstance(message, dict):
            return False
        user, text = _user_id(message), message.get("text")
        if not _is_private(message):
            is_command = isinstance(text, str) and text.startswith("/")
            return is_command and self._is_repeated(user, text)
        if self._is_flooding(user):
            return True
        if "document" in message:
            return self._count(user, "files") > MAX_FILES
        return self._is_repeated(user, text if isinstance(text, str) else None)

    def _is_repeated(self, user: int, content: Hashable) -> bool:
        """Whether this person has sent too much, or the same too often; None is never the same."""
        if self._is_backlog and self._seen[user,] >= MAX_OF_ONE:
            return True
        if content is not None and self._count(user, content) > MAX_EQUAL:
            return True
        self._count(user)
        return False

    def _count(self, *key: Hashable) -> int:
        self._seen[key] += 1
        return self._seen[key]


def _button(tap: RawUpdate) -> Hashable:
    """What tells the buttons of all messages apart; None if the tap is unreadable."""
    message, data = tap.get("message"), tap.get("data")
    number = message.get("message_id") if isinstance(message, dict) else None
    return (number, data) if isinstance(number, int) and isinstance(data, str) else None


def _is_private(message: RawUpdate) -> bool:
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type") == "private"


def _user_id(content: RawUpdate) -> int:
    """The sender of a message or tap; 0 if the update is unreadable."""
    sender = content.get("from")
    number = sender.get("id") if isinstance(sender, dict) else 0
    return number if isinstance(number, int) else 0
