"""What people tapped, and what a run found."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.demo.scripted_annotators import CardButton
from bot.emulator.emulator import Person


@dataclass(frozen=True)
class Tap:
    """What a person did: which word they tapped, and whose query Telegram made of it.

    key: the key of the tap in the database.
    """

    person: Person
    query: str
    word: CardButton
    key: str

    @property
    def toast(self) -> dict[str, object] | None:
        """What the bot said to it, once it has."""
        return self.person.answer(self.query)


@dataclass
class Result:
    """lost: a toast said it was kept, and it is not. unhandled: a tap that left nothing behind.

    doubled: questions answered more than once, and items labelled more than once, by people who
    tapped each card once. stranded: people who saw no next card. complaints: toasts that said no.
    halves: imports, exports, backups, migrations and restores that were neither all nor nothing;
    done: how many of each were killed after the work was done already. other_questions: questions
    that an undisturbed reading of the same database would ask differently.
    """

    taps: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    toasts: int = 0
    lost: int = 0
    unhandled: int = 0
    doubled: int = 0
    stranded: int = 0
    complaints: int = 0
    halves: list[str] = field(default_factory=list)
    integrity: list[str] = field(default_factory=list)
    questions: int = 0
    other_questions: int = 0
    errors_logged: int = 0
    slowest_card: float = 0.0
    start_seconds: float = 0.0
    tapping_seconds: float = 0.0
    seconds: float = 0.0

    def count_kill(self, phase: str) -> None:
        """A process was killed in this phase."""
        self.kills[phase] = self.kills.get(phase, 0) + 1

    def count_done(self, phase: str, more: int) -> None:
        """Its work was done already."""
        self.done[phase] = self.done.get(phase, 0) + more


def said_yes(tap: Tap) -> bool:
    """Whether a toast told the person that the answer is kept."""
    return tap.toast is not None and not tap.toast["show_alert"]
