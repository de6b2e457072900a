"""Scripted annotators: they read question cards as people do, and tap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.responses import Json

CardButton = Literal["spam", "no_spam", "unsure", "skip", "undo"]
CARD_BUTTONS: tuple[CardButton, ...] = ("spam", "no_spam", "unsure", "skip", "undo")

# Every service message has this button, and no card has it.
CONTINUE = "y:0:"
# But for the welcome, which a card follows: it has a button for another language.
LANGUAGE = "l:1:"

NAMES = ("Ines", "Jun", "Kofi", "Lena", "Mateo", "Nour", "Olga", "Priya", "Quinn", "Rosa")
FIRST_ID = 201
# honest: right as often as the page says; saboteur: wrong on purpose; lazy: always "not spam".
Behaviour = Literal["honest", "saboteur", "lazy"]
SABOTEUR_ID, LAZY_ID = 299, 298
TROUBLEMAKERS: dict[Behaviour, tuple[int, str]] = {
    "saboteur": (SABOTEUR_ID, "Mallory"),
    "lazy": (LAZY_ID, "Malo"),
}
SABOTEUR_ACCURACY = 0.2
# Mean seconds from a card to the tap.
PACE = 2.0
# Longest single wait for a card or a toast, in seconds.
WAIT = 30.0
KEY_CHARACTERS = 120
NO_LABELS = (
    "Scripted people answer with the labels in the file, but this file has no labels. Tap on the "
    "phones yourself, or choose a file with labels."
)


def scripted_ids() -> range:
    """The Telegram numbers of the honest scripted people."""
    return range(FIRST_ID, FIRST_ID + len(NAMES))


@dataclass(frozen=True)
class ShownCard:
    """A card on a phone: the message in it and its buttons; text is None without a question."""

    message_id: int
    text: str | None
    buttons: tuple[str, ...]

    def callback_data(self, button: CardButton) -> str:
        """The callback data of a button: of the last five, as "Show all" may be above them."""
        return self.buttons[-len(CARD_BUTTONS) :][CARD_BUTTONS.index(button)]


async def next_card(person: Person, seen: ShownCard | None = None, wait: float = 30.0) -> ShownCard:
    """The newest card with other buttons than `seen`, now or within `wait` seconds."""

    def is_new(message: Json) -> bool:
        card = read_card(message)
        return card is not None and (seen is None or card.buttons != seen.buttons)

    card = read_card(await person.sees(is_new, wait))
    if card is None:
        raise ValueError("the message lost its buttons while it was read")
    return card


async def label_cards(
    person: Person, decide: Callable[[str], CardButton], count: int, seen: ShownCard | None = None
) -> int:
    """Answer `count` cards; how many it answered before the pool was exhausted."""
    for done in range(count):
        seen = await next_card(person, seen)
        if seen.text is None:
            return done
        query = person.tap_data(seen.callback_data(decide(seen.text)), seen.message_id)
        await person.toast(query, 30.0)
    return count


def read_card(message: Json) -> ShownCard | None:
    """A message with buttons as a card; None for a message without, and for a service message."""
    shown = read_buttons(message)
    if shown is None or any(button.startswith((CONTINUE, LANGUAGE)) for button in shown.buttons):
        return None
    return shown


def read_buttons(message: Json) -> ShownCard | None:
    """A message with buttons, be it a card or a service message; None for a message without."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple(b["callback_data"] for row in rows for b in row if "callback_data" in b)
    return ShownCard(message["message_id"], _item_text(message), buttons) if buttons else None


def _item_text(message: Json) -> str | None:
    """The text of the `pre` entity, whose position is in UTF-16 units."""
    for entity in message.get("entities", []):
        if entity["type"] == "pre":
            units: bytes = message["text"].encode("utf-16-le")
            start = 2 * entity["offset"]
            return units[start : start + 2 * entity["length"]].decode("utf-16-le")
    return None


@dataclass
class ScriptedAnnotator:
    """One scripted person, as the page shows them."""

    person: Person
    behaviour: Behaviour = "honest"
    taps: int = 0
    state: Literal["working", "paused", "done"] = "working"

    def as_json(self) -> Json:
        identity = {"user_id": self.person.id, "name": self.person.first_name}
        return identity | {"behaviour": self.behaviour, "taps": self.taps, "state": self.state}


class ScriptedAnnotators:
    """People who label by themselves, over the Bot API and from what they see, like real people.

    true_labels: text -> is it spam; a message without a true label is skipped.
    pace: mean seconds from a card to the tap. reliability: how often each of them is right.
    on_change: called whenever there is something new to show.
    """

    def __init__(
        self,
        telegram: TelegramEmulator,
        invitation: str,
        true_labels: Mapping[str, bool],
        on_change: Callable[[], None] = lambda: None,
        rng: Random | None = None,
    ) -> None:
        self._telegram = telegram
        self._invitation = invitation
        self._true_labels = {text_key(text): spam for text, spam in true_labels.items()}
        self._on_change = on_change
        self._rng = rng or Random()  # noqa: S311  mistakes and delays, no secrets
        self._running = {behaviour: asyncio.Event() for behaviour in get_args(Behaviour)}
        self._people: dict[int, ScriptedAnnotator] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.pace = PACE
        self.reliability = 1.0

    @property
    def is_running(self) -> bool:
        return self._running["honest"].is_set()

    def as_json(self) -> Json:
        return {
            "available": bool(self._true_labels),
            "why": "" if self._true_labels else NO_LABELS,
            "running": self.is_running,
            **{behaviour: self._running[behaviour].is_set() for behaviour in TROUBLEMAKERS},
            "pace": self.pace,
            "reliability": self.reliability,
            "people": [annotator.as_json() for annotator in self._people.values()],
        }

    def start(self) -> None:
        """Let ten people label, or continue. Errors: ValueError without true labels."""
        if not self._true_labels:
            raise ValueError(NO_LABELS)
        self._running["honest"].set()
        for user_id, name in zip(scripted_ids(), NAMES, strict=True):
            self._join(user_id, name)
        self._on_change()

    def pause(self) -> None:
        """Stop tapping until `start`."""
        self._running["honest"].clear()
        self._on_change()

    def add_trouble(self, behaviour: Behaviour) -> None:
        """Let one more person answer badly. Errors: ValueError as in `start`."""
        if not self._true_labels:
            raise ValueError(NO_LABELS)
        self._running[behaviour].set()
        self._join(*TROUBLEMAKERS[behaviour], behaviour)
        self._on_change()

    def pause_trouble(self, behaviour: Behaviour) -> None:
        """Let this person stop tapping until `add_trouble`."""
        self._running[behaviour].clear()
        self._on_change()

    async def stop(self) -> None:
        """End all tasks."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _join(self, user_id: int, name: str, behaviour: Behaviour = "honest") -> None:
        if user_id in self._people:
            return
        annotator = ScriptedAnnotator(self._telegram.person(user_id, name), behaviour)
        self._people[user_id] = annotator
        task = asyncio.create_task(self._label(annotator))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _label(self, annotator: ScriptedAnnotator) -> None:
        """Answer card after card; wait while there is none, or the bot is down."""
        annotator.person.start(self._invitation)
        seen: ShownCard | None = None
        while True:
            self._on_change()
            with suppress(TimeoutError):
                seen = await self._answer_next_card(annotator, seen)

    async def _answer_next_card(
        self, annotator: ScriptedAnnotator, seen: ShownCard | None
    ) -> ShownCard | None:
        """The card it has seen; None when the chat has to be read again."""
        person, running = annotator.person, self._running[annotator.behaviour]
        card = await next_card(person, seen, WAIT)
        annotator.state = "working" if card.text is not None else "done"
        if card.text is None:
            return card
        await asyncio.sleep(self._rng.uniform(0.5, 1.5) * self.pace)
        if not running.is_set():
            await self._pause(annotator, running)
            return seen  # the card may have changed meanwhile
        button = self._choose(card.text, annotator.behaviour)
        query = person.tap_data(card.callback_data(button), card.message_id)
        annotator.taps += 1
        try:
            await person.toast(query, WAIT)
        except TimeoutError:
            return None
        return card

    async def _pause(self, annotator: ScriptedAnnotator, running: asyncio.Event) -> None:
        annotator.state = "paused"
        self._on_change()
        await running.wait()

    def _choose(self, text: str, behaviour: Behaviour) -> CardButton:
        spam = self._true_labels.get(text_key(text))
        if behaviour == "lazy":
            return "no_spam"
        if spam is None:
            return "skip"
        accuracy = SABOTEUR_ACCURACY if behaviour == "saboteur" else self.reliability
        is_right = self._rng.random() < accuracy
        return "spam" if spam is is_right else "no_spam"


def text_key(text: str) -> str:
    """The beginning of a text without blanks and invisible characters, by which it is recognised.

    A card shortens a long message and shows control characters differently.
    """
    bare = "".join(character for character in text if character.isalnum())
    return bare[:KEY_CHARACTERS] or "".join(text.split())[:KEY_CHARACTERS]
