"""What can be relied on in Telegram's ChatMember objects: the status and `is_member`."""

from __future__ import annotations

from typing import Any, Final

# Telegram leaves out required fields of restricted members, which the library cannot parse
# (https://github.com/aiogram/aiogram/issues/1812). These statuses need no further field.
_REDUCED: Final = {
    "creator": "member",
    "administrator": "member",
    "member": "member",
    "left": "left",
    "kicked": "left",
}
UNKNOWN: Final = "unknown"


def reduced_member(member: Any, user_id: int | None = None) -> dict[str, Any]:
    """A ChatMember with the status "member", "left" or "unknown", and a user.

    user_id: the user, if the object does not name one.
    """
    given = member if isinstance(member, dict) else {}
    user = given.get("user")
    user = user if isinstance(user, dict) else {}
    return {
        "user": {"id": user_id or 0, "is_bot": False, "first_name": "", **user},
        "status": _reduced_status(given),
    }


def reduced_update(update: dict[str, Any]) -> dict[str, Any]:
    """An update whose ChatMember objects are reduced."""
    changes = {
        kind: {
            **change,
            "old_chat_member": reduced_member(change.get("old_chat_member")),
            "new_chat_member": reduced_member(change.get("new_chat_member")),
        }
        for kind in ("chat_member", "my_chat_member")
        if isinstance(change := update.get(kind), dict)
    }
    return {**update, **changes}


def _reduced_status(member: dict[str, Any]) -> str:
    """A restricted member without `is_member` is unknown, as is a status of the future."""
    if member.get("status") == "restricted":
        is_member = member.get("is_member")
        if not isinstance(is_member, bool):
            return UNKNOWN
        return "member" if is_member else "left"
    return _REDUCED.get(str(member.get("status")), UNKNOWN)
