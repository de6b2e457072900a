"""Scripted people: they read a card as a person does, and tap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from bot.emulator.emulator import Person, TelegramEmulator

CardButton = Literal["spam", "no_spam", "unsure", "skip", "undo"]
CARD_BUTTONS: tuple[CardButton, ...] = ("spam", "no_spam", "unsure", "skip", "undo")

CROWD = ("Ines", "Jun", "Kofi", "Lena", "Mateo", "Nour", "Olga", "Priya", "Quinn", "Rosa")
FIRST_OF_CROWD = 201
SABOTEUR_ID, SABOTEUR_NAME = 299, "Mallory"
# How often the saboteur is right.
SABOTAGE = 0.2
# Seconds that a person takes for a card, in the mean.
PACE = 2.0
# Seconds for which a card or a toast is waited for at a time.
WAIT = 30.0
RECOGNISED = 120
NO_TRUTH = (
    "Scripted people tap what the file says, and this file has no labels. Tap on the phones, or "
    "give a file with labels."
)


@dataclass(frozen=True)
class ShownCard:
    """A card on a phone: the message in it and its buttons. text is None when nothing is asked."""

    message_id: int
    text: str | None
    buttons: tuple[str, ...]

    def callback_data(self, button: CardButton) -> str:
        """The callback data of a button, by its place on the card."""
        return self.buttons[CARD_BUTTONS.index(button)]


async def next_card(person: Person, seen: ShownCard | None = None, wait: float = 30.0) -> ShownCard:
    """The newest card that differs from the one seen before, now or as soon as it comes."""

    def is_new(message: dict[str, Any]) -> bool:
        card = read_card(message)
        return card is not None and (seen is None or card.buttons != seen.buttons)

    card = read_card(await person.sees(is_new, wait))
    if card is None:
        raise ValueError("a message lost its buttons while it was read")
    return card


async def label(
    person: Person, decide: Callable[[str], CardButton], taps: int, seen: ShownCard | None = None
) -> int:
    """Tap through so many cards; how many there were before the pool was done."""
    for done in range(taps):
        seen = await next_card(person, seen)
        if seen.text is None:
            return done
        query = person.tap_data(seen.callback_data(decide(seen.text)), seen.message_id)
        await person.toast(query, 30.0)
    return taps


def read_card(message: dict[str, Any]) -> ShownCard | None:
    """A bot's message with buttons, as a card; None for any other message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard")
    if not rows:
        return None
    buttons = tuple(b["callback_data"] for row in rows for b in row if "callback_data" in b)
    if not buttons:
        return None
    return ShownCard(message["message_id"], _item_text(message), buttons)


def _item_text(message: dict[str, Any]) -> str | None:
    """What stands in the `pre` entity, whose place Telegram gives in UTF-16 units."""
    for entity in message.get("entities", []):
        if entity["type"] == "pre":
            units: bytes = message["text"].encode("utf-16-le")
            start = 2 * entity["offset"]
            return units[start : start + 2 * entity["length"]].decode("utf-16-le")
    return None


@dataclass
class Scripted:
    """One person of the crowd: reads the card, thinks for a while, taps."""

    person: Person
    saboteur: bool = False
    taps: int = 0
    state: Literal["working", "paused", "done"] = "working"

    def as_json(self) -> dict[str, Any]:
        who = {"user_id": self.person.id, "name": self.person.first_name}
        return who | {"saboteur": self.saboteur, "taps": self.taps, "state": self.state}


class Crowd:
    """People who label by themselves, as real ones do: over the Bot API, from what they see.

    truth: text -> whether it is spam; nobody taps a label for a message it lacks.
    pace: seconds that a person takes for a card, in the mean; reliability: of each person.
    changed: called whenever there is something new to show.
    """

    def __init__(
        self,
        telegram: TelegramEmulator,
        invitation: str,
        truth: Mapping[str, bool],
        changed: Callable[[], None] = lambda: None,
        rng: Random | None = None,
    ) -> None:
        self._telegram = telegram
        self._invitation = invitation
        self._memory = {recognised(text): spam for text, spam in truth.items()}
        self._changed = changed
        self._rng = rng or Random()  # noqa: S311  mistakes and reading times, no secrets
        self._going = asyncio.Event()
        self._sabotage = asyncio.Event()
        self._people: dict[int, Scripted] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.pace = PACE
        self.reliability = 1.0

    @property
    def is_running(self) -> bool:
        return self._going.is_set()

    def as_json(self) -> dict[str, Any]:
        return {
            "available": bool(self._memory),
            "why": "" if self._memory else NO_TRUTH,
            "running": self.is_running,
            "sabotage": self._sabotage.is_set(),
            "pace": self.pace,
            "reliability": self.reliability,
            "people": [scripted.as_json() for scripted in self._people.values()],
        }

    def start(self) -> None:
        """Let ten people label, or go on; errors: ValueError when there is nothing to go by."""
        if not self._memory:
            raise ValueError(NO_TRUTH)
        self._going.set()
        for number, name in enumerate(CROWD, FIRST_OF_CROWD):
            self._join(number, name)
        self._tell()

    def pause(self) -> None:
        """Nobody taps any more, until `start`."""
        self._going.clear()
        self._tell()

    def sabotage(self, *, on: bool) -> None:
        """One more, who is wrong on purpose, while it is on; errors: ValueError as `start`."""
        if on and not self._memory:
            raise ValueError(NO_TRUTH)
        if on:
            self._sabotage.set()
            self._join(SABOTEUR_ID, SABOTEUR_NAME, saboteur=True)
        else:
            self._sabotage.clear()
        self._tell()

    async def stop(self) -> None:
        """Everybody goes home."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _join(self, number: int, name: str, *, saboteur: bool = False) -> None:
        if number in self._people:
            return
        scripted = Scripted(self._telegram.person(number, name), saboteur)
        self._people[number] = scripted
        task = asyncio.create_task(self._label(scripted))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _label(self, scripted: Scripted) -> None:
        """Card after card, for as long as there are any; a bot that is down is waited for."""
        person, gate = scripted.person, self._sabotage if scripted.saboteur else self._going
        person.start(self._invitation)
        seen: ShownCard | None = None
        while True:
            self._tell()
            try:
                card = await next_card(person, seen, WAIT)
            except TimeoutError:
                continue
            scripted.state = "working" if card.text is not None else "done"
            if card.text is None:
                seen = card
                continue
            await asyncio.sleep(self._rng.uniform(0.5, 1.5) * self.pace)
            if not gate.is_set():
                scripted.state = "paused"
                self._tell()
                await gate.wait()
                continue  # the card may have changed meanwhile
            word = self._word(card.text, SABOTAGE if scripted.saboteur else self.reliability)
            query = person.tap_data(card.callback_data(word), card.message_id)
            scripted.taps += 1
            seen = card
            try:
                await person.toast(query, WAIT)
            except TimeoutError:
                seen = None  # look again: what stands there now is what is asked

    def _word(self, text: str, reliability: float) -> CardButton:
        spam = self._memory.get(recognised(text))
        if spam is None:
            return "skip"
        is_right = self._rng.random() < reliability
        return "spam" if spam is is_right else "no_spam"

    def _tell(self) -> None:
        self._changed()


def recognised(text: str) -> str:
    """What a reader knows a message by: its beginning, without blanks and what cannot be seen.

    A card shows a long message shortened, and control characters otherwise than they are.
    """
    bare = "".join(character for character in text if character.isalnum())
    return bare[:RECOGNISED] or "".join(text.split())[:RECOGNISED]
