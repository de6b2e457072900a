"""What counts as an answer of Telegram, as far as anybody here looks at it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from telegram import ChatMember, File, TelegramObject, User

# The most that Telegram's own numbers of updates and seconds can be.
LARGEST: Final = 2**31 - 1


def is_answer(method: str, status: int, payload: bytes) -> bool:
    """Whether this is JSON of the form that answers to this method with this HTTP status have."""
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return False
    done = 200 <= status <= 299
    if not isinstance(answer, dict) or answer.get("ok") is not done:
        return False
    if not done:
        return _is_refusal(answer)
    result = answer.get("result")
    return result is not None and _SHAPES.get(method, _is_anything)(result)


def _is_refusal(answer: dict[str, Any]) -> bool:
    """With a sentence, or none, and numbers to go by, or none."""
    more = answer.get("parameters") or {}
    return (
        isinstance(answer.get("description") or "", str)
        and isinstance(more, dict)
        and _is_count(more.get("retry_after") or 0)
        and _is_number(more.get("migrate_to_chat_id") or 0)
    )


def _is_message(result: Any) -> bool:
    """What every message has; the library reads it whole, which takes a tenth of a call's CPU."""
    if not isinstance(result, dict):
        return False
    chat = result.get("chat")
    return (
        _is_number(result.get("message_id"))
        and _is_count(result.get("date"))
        and isinstance(chat, dict)
        and _is_number(chat.get("id"))
        and isinstance(chat.get("type"), str)
    )


def _is_updates(result: Any) -> bool:
    """What an update holds is read later, each by itself; its number acknowledges it."""
    return isinstance(result, list) and all(
        isinstance(one, dict) and _is_count(one.get("update_id")) for one in result
    )


def _is_done(result: Any) -> bool:
    return result is True


def _is_anything(result: Any) -> bool:
    return True


def _is_number(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def _is_count(given: Any) -> bool:
    return _is_number(given) and 0 <= given <= LARGEST


def _as(kind: type[TelegramObject], wanted: str) -> Callable[[Any], bool]:
    """Whether the library can read it, and finds what the bot wants of it."""

    def fits(result: Any) -> bool:
        try:
            return bool(getattr(kind.de_json(result), wanted))
        except Exception:  # whatever the library stumbles over in it
            return False

    return fits


_SHAPES: Final[dict[str, Callable[[Any], bool]]] = {
    "getMe": _as(User, "username"),
    "getFile": _as(File, "file_path"),
    "getChatMember": _as(ChatMember, "status"),
    "getUpdates": _is_updates,
    **dict.fromkeys(
        (
            *("sendMessage", "sendDocument", "sendPhoto"),
            *("editMessageText", "editMessageReplyMarkup"),
        ),
        _is_message,
    ),
    **dict.fromkeys(("answerCallbackQuery", "deleteWebhook", "setMyCommands"), _is_done),
}
