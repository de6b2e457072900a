"""Faults of Telegram, and how a test sees that the bot goes on."""

from __future__ import annotations

from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import Person
from tests.support.desk import Json, cards_of, taps

EDIT, SEND, TOAST, POLL = "editMessageText", "sendMessage", "answerCallbackQuery", "getUpdates"


async def goes_on(person: Person, card: ShownCard) -> ShownCard:
    """Somebody taps, hears that it is kept, and sees the next card."""
    toast = await taps(person, card, "spam")
    assert toast["text"].startswith("🚫 Spam")
    return await next_card(person, card)


def questions_of(person: Person) -> list[Json]:
    """The messages in a chat that ask something and can be tapped."""
    return [message for message in cards_of(person) if "Is this message spam?" in message["text"]]


def named(how: Json) -> str:
    return "-".join(str(part)[:12] for part in how.values())


YESTERDAY, TOMORROW = -86_400.0, 86_400.0
