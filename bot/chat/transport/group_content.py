"""What members of groups write and tap, as opposed to what concerns the bot's own people."""

from __future__ import annotations

from typing import Any

_GROUPS = ("group", "supergroup")


def is_group_content(update: dict[str, Any]) -> bool:
    """Whether an update is a text, caption or tap of a member in a group, and no command."""
    tap = update.get("callback_query")
    message = update.get("message") or update.get("edited_message")
    if isinstance(tap, dict):
        message = tap.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(chat, dict):
        return False
    text = message.get("text") or message.get("caption")
    is_written = isinstance(text, str) and not text.startswith("/")
    return chat.get("type") in _GROUPS and (isinstance(tap, dict) or is_written)
