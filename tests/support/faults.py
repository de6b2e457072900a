"""Faults of Telegram and of the network, and how a test sees that labelling continues."""

from __future__ import annotations

from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import Person
from tests.support.desk import Json, cards_of, taps

EDIT, SEND, TOAST, POLL = "editMessageText", "sendMessage", "answerCallbackQuery", "getUpdates"
STRIP = "editMessageReplyMarkup"
YESTERDAY, TOMORROW = -86_400.0, 86_400.0

PAGE = "<html>Please log in to the network</html>"
HALF = '{"ok": true, "result": {"message_id"'
# Responses that are not Telegram's.
NO_ANSWERS: list[Json] = [
    *(
        {"kind": "body", "status": 200, "body": body}
        for body in ("", PAGE, HALF, "[]", "null", '{"ok": true}', '{"ok": false}')
    ),
    *(
        {"kind": "body", "status": status, "body": PAGE}
        for status in (400, 401, 403, 404, 409, 429)
    ),
    {"kind": "body", "status": 401, "body": '{"error": "Please log in"}'},
    {"kind": "body", "status": 502, "body": ""},
]
BROKEN: list[Json] = [
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 502, "description": "Bad Gateway"},
    {"kind": "drop"},
    {"kind": "drop_after_success"},
    {"kind": "timeout"},
    {"kind": "timeout_after_success"},
    {"kind": "body", "status": 200},
    {"kind": "body_after_success", "status": 200},
    {"kind": "body_after_success", "status": 200, "body": HALF},
    {"kind": "garbage"},
    {"kind": "garbage_after_success"},
]


async def label_next(person: Person, card: ShownCard) -> ShownCard:
    """Tap Spam and see the toast; the next card."""
    toast = await taps(person, card, "spam")
    assert toast["text"].startswith("🚫 Spam")
    return await next_card(person, card)


def question_cards(person: Person) -> list[Json]:
    """The messages in a chat that ask a question and have buttons."""
    return [message for message in cards_of(person) if "Is this message spam?" in message["text"]]


def fault_id(fault: Json) -> str:
    """A short name of a fault for pytest."""
    return "-".join(str(part)[:12] for part in fault.values())
