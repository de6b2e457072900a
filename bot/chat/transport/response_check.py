"""Whether a response is one of Telegram's: JSON in the form that its method returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from telegram import File, TelegramObject, User

# The largest update number, date and wait that Telegram sends.
MAX_COUNT: Final = 2**31 - 1
_MESSAGES: Final = ("message", "edited_message", "channel_post", "edited_channel_post")


def is_answer(method: str, status: int, payload: bytes) -> bool:
    """Whether the payload has the form that this method returns with this HTTP status."""
    try:
        response = json.loads(payload)
    except (ValueError, RecursionError):
        return False
    ok = 200 <= status <= 299
    if not isinstance(response, dict) or response.get("ok") is not ok:
        return False
    if not ok:
        return _is_error(response)
    result = response.get("result")
    return result is not None and _CHECKS.get(method, _is_anything)(result)


def is_readable(update: dict[str, Any]) -> bool:
    """Whether the messages and taps of an update have what every handler reads."""
    messages = [update[kind] for kind in _MESSAGES if kind in update]
    if "callback_query" in update:
        tap = update["callback_query"]
        if not isinstance(tap, dict) or not isinstance(tap.get("data") or "", str):
            return False
        messages += [tap["message"]] if tap.get("message") else []
    return all(_is_message(message) and _has_texts(message) for message in messages)


def _has_texts(message: dict[str, Any]) -> bool:
    return all(isinstance(message.get(name) or "", str) for name in ("text", "caption"))


def _is_error(response: dict[str, Any]) -> bool:
    """Whether description and parameters, which may be missing, have the right types."""
    parameters = response.get("parameters") or {}
    return (
        isinstance(response.get("description") or "", str)
        and isinstance(parameters, dict)
        and _is_count(parameters.get("retry_after") or 0)
        and _is_integer(parameters.get("migrate_to_chat_id") or 0)
    )


def _is_message(result: Any) -> bool:
    """The fields of every message; parsing it with the library takes a tenth of a call's CPU."""
    if not isinstance(result, dict):
        return False
    chat = result.get("chat")
    return (
        _is_integer(result.get("message_id"))
        and _is_count(result.get("date"))
        and isinstance(chat, dict)
        and _is_integer(chat.get("id"))
        and isinstance(chat.get("type"), str)
    )


def _is_updates(result: Any) -> bool:
    """A list of numbered updates; the polling bot parses each one by itself."""
    return isinstance(result, list) and all(
        isinstance(update, dict) and _is_count(update.get("update_id")) for update in result
    )


def _is_true(result: Any) -> bool:
    return result is True


def _is_member(result: Any) -> bool:
    """A member of a chat; Telegram leaves out other fields now and then."""
    return isinstance(result, dict) and isinstance(result.get("status"), str)


def _is_anything(result: Any) -> bool:
    return True


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return _is_integer(value) and 0 <= value <= MAX_COUNT


def _parses_as(kind: type[TelegramObject], field: str) -> Callable[[Any], bool]:
    """A check whether the library can parse the result and finds this field in it."""

    def check(result: Any) -> bool:
        try:
            return bool(getattr(kind.de_json(result), field))
        except Exception:  # the library raises whatever its parsing runs into
            return False

    return check


_CHECKS: Final[dict[str, Callable[[Any], bool]]] = {
    "getMe": _parses_as(User, "username"),
    "getFile": _parses_as(File, "file_path"),
    "getChatMember": _is_member,
    "getUpdates": _is_updates,
    **dict.fromkeys(
        (
            *("sendMessage", "sendDocument", "sendPhoto"),
            *("editMessageText", "editMessageReplyMarkup"),
        ),
        _is_message,
    ),
    **dict.fromkeys(("answerCallbackQuery", "deleteWebhook", "setMyCommands"), _is_true),
}
