"""Simulated people who tap over HTTP, on the emulator of Telegram's Bot API."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Final

from benchmarks.crowd.crowds import Says
from benchmarks.support import TOKEN, tap_key_of
from bot.app import on_telegram
from bot.campaign.campaign import Campaign
from bot.demo.scripted_annotators import CardButton, ShownCard, next_card
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from bot.settings import read_settings

OWNER: Final = 1
FIRST: Final = 1_001
# Who sees no next card in this time counts as stranded.
PATIENCE: Final = 120.0


@dataclass
class Goal:
    """Exactly this many answers of all together, or messages with a label."""

    number: int
    labels: bool = False
    done: asyncio.Event = field(default_factory=asyncio.Event)
    _allowed: set[object] = field(default_factory=set)
    _confirmed: set[object] = field(default_factory=set)

    def allows(self, tap: object, text: str) -> bool:
        """Count this tap, if the goal still needs it; returns whether it does."""
        counts = text if self.labels else tap
        if counts not in self._allowed and len(self._allowed) >= self.number:
            return False
        self._allowed.add(counts)
        return True

    def reached(self, tap: object, text: str) -> None:
        """Count an answer that a toast has confirmed."""
        self._confirmed.add(text if self.labels else tap)
        if len(self._confirmed) >= self.number:
            self.done.set()


class Tapping:
    """People at their phones.

    leaves: who stops tapping, with a card open, and after how many taps; apart: seconds between
    their first cards.
    """

    def __init__(
        self,
        goal: Goal,
        says: Says,
        people: int,
        leaves: dict[int, int] | None = None,
        apart: float = 0.0,
    ):
        self.tapped: dict[str, CardButton] = {}
        self.seconds = 0.0
        self._goal, self._says, self._people = goal, says, people
        self._leaves, self._apart = leaves or {}, apart

    async def run(self, campaign: Campaign) -> None:
        """Tap until the goal is reached. Errors: TimeoutError when nobody is asked any more."""
        token = (await campaign.invitations.create("annotator", self._people, 86_400)).token
        telegram = TelegramEmulator(TOKEN)
        async with serve(telegram.app) as url:
            settings = read_settings(
                token=TOKEN, api_base=url, owners=str(OWNER), double_tap_seconds=0
            )
            async with on_telegram(settings, TOKEN, campaign):
                began = time.perf_counter()
                tasks = []
                for number in range(self._people):
                    person = telegram.person(FIRST + number, f"Person {number}")
                    person.start(token)
                    if number in self._leaves and self._apart:  # so that their claims end apart
                        await next_card(person, None, PATIENCE)
                        await asyncio.sleep(self._apart)
                    tasks.append(asyncio.create_task(self._label(number, person)))
                try:
                    await self._reached(tasks)
                    self.seconds = time.perf_counter() - began
                finally:
                    for task in tasks:
                        task.cancel()
                    await asyncio.gather(*tasks, return_exceptions=True)

    async def _reached(self, tasks: list[asyncio.Task[None]]) -> None:
        """Wait until the goal is reached, or for the first error; people at rest wait on."""
        done = asyncio.create_task(self._goal.done.wait())
        left = {done, *tasks}
        while not done.done():
            ended, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()

    async def _label(self, number: int, person: Person) -> None:
        seen: ShownCard | None = None
        taps = 0
        while self._leaves.get(number) != taps:
            seen = await next_card(person, seen, 10 * PATIENCE)
            if seen.text is None:
                continue
            if not self._goal.allows((number, taps), seen.text):
                break
            word = self._says(number, seen.text.strip())
            query = person.tap_data(seen.callback_data(word), seen.message_id)
            self.tapped[tap_key_of(query, seen.callback_data(word))] = word
            await person.toast(query, PATIENCE)
            self._goal.reached((number, taps), seen.text)
            taps += 1
        await asyncio.Event().wait()
