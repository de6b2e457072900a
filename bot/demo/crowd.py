"""Scripted people: they read a card as a person does, and tap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.demo.telegram import Person

Word = Literal["spam", "no_spam", "unsure", "skip", "undo"]
WORDS: tuple[Word, ...] = ("spam", "no_spam", "unsure", "skip", "undo")


@dataclass(frozen=True)
class Shown:
    """A card on a phone: the message in it and its buttons. text is None when nothing is asked."""

    message_id: int
    text: str | None
    buttons: tuple[str, ...]

    def says(self, word: Word) -> str:
        """The callback data of a button, by its place on the card."""
        return self.buttons[WORDS.index(word)]


async def next_card(person: Person, seen: Shown | None = None, wait: float = 30.0) -> Shown:
    """The newest card that differs from the one seen before, now or as soon as it comes."""

    def is_new(message: dict[str, Any]) -> bool:
        card = read_card(message)
        return card is not None and (seen is None or card.buttons != seen.buttons)

    card = read_card(await person.sees(is_new, wait))
    if card is None:
        raise ValueError("a message lost its buttons while it was read")
    return card


async def label(
    person: Person, decide: Callable[[str], Word], taps: int, seen: Shown | None = None
) -> int:
    """Tap through so many cards; how many there were before the pool was done."""
    for done in range(taps):
        seen = await next_card(person, seen)
        if seen.text is None:
            return done
        query = person.tap_data(seen.says(decide(seen.text)), seen.message_id)
        await person.toast(query, 30.0)
    return taps


def read_card(message: dict[str, Any]) -> Shown | None:
    """A bot's message with buttons, as a card; None for any other message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard")
    if not rows:
        return None
    buttons = tuple(b["callback_data"] for row in rows for b in row if "callback_data" in b)
    if not buttons:
        return None
    return Shown(message["message_id"], _item_text(message), buttons)


def _item_text(message: dict[str, Any]) -> str | None:
    """What stands in the `pre` entity, whose place Telegram gives in UTF-16 units."""
    for entity in message.get("entities", []):
        if entity["type"] == "pre":
            units: bytes = message["text"].encode("utf-16-le")
            start = 2 * entity["offset"]
            return units[start : start + 2 * entity["length"]].decode("utf-16-le")
    return None
