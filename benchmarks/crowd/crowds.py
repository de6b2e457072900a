"""The simulated crowds: who is in them, and what each says about a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.random import default_rng

from benchmarks.support import card_text
from bot.demo.scripted_annotators import CardButton
from bot.formats.rows import Row
from storage.records import Why

Says = Callable[[int, str], CardButton]
"""What a person, by number, says about the text of a card."""

Behaviour = Literal["plain", "lazy", "blind_liar", "pact", "forgets", "accounts"]

# Who is right less often is bad: to stop such a person is no fault.
HONEST: Final = 0.7
# A pact calls this share of all spam harmless: the spam with one word in it.
PACT_SHARE: Final = 0.4


@dataclass(frozen=True)
class Member:
    """One person of a crowd.

    right: share of right answers. pace: how often this person taps, where others have 1. behaviour:
    lazy always says "not spam"; a blind liar is right on gold and exam questions only; members of a
    pact call one kind of spam harmless; "forgets" sends /forgetme after every 12 answers and joins
    again, "accounts" comes with another Telegram account instead.
    """

    right: float = 0.95
    pace: int = 1
    behaviour: Behaviour = "plain"

    @property
    def is_bad(self) -> bool:
        return self.behaviour != "plain" or self.right < HONEST

    @property
    def returns(self) -> bool:
        return self.behaviour in ("forgets", "accounts")


@dataclass(frozen=True)
class CrowdRow:
    """A row of the table. known: labels imported at the start; http: over the bot itself."""

    members: tuple[Member, ...]
    known: int = 0
    http: bool = False

    @property
    def without_bad(self) -> CrowdRow:
        """The crowd that this one is compared with."""
        return CrowdRow(tuple(each for each in self.members if not each.is_bad), self.known)


_HONEST: Final = (Member(),)
_LAZY: Final = (Member(behaviour="lazy"),)
_LAZY_2_OF_5: Final = 3 * _HONEST + 2 * _LAZY
_SABOTEUR: Final = tuple(Member(right) for right in (0.98, 0.95, 0.9, 0.8, 0.7, 0.2))

ROWS: Final[dict[str, CrowdRow]] = {
    "2 of 5 lazy": CrowdRow(_LAZY_2_OF_5),
    "2 of 5 lazy, 10 known": CrowdRow(_LAZY_2_OF_5, 10),
    "2 of 5 lazy, 40 known": CrowdRow(_LAZY_2_OF_5, 40),
    "2 of 5 lazy, 200 known": CrowdRow(_LAZY_2_OF_5, 200),
    "2 of 5 lazy, the others perfect, 40 known": CrowdRow(3 * (Member(1.0),) + 2 * _LAZY, 40),
    "2 of 6 lazy, 40 known": CrowdRow(4 * _HONEST + 2 * _LAZY, 40),
    "2 of 8 lazy, 40 known": CrowdRow(6 * _HONEST + 2 * _LAZY, 40),
    "1 of 3 lazy, 40 known": CrowdRow(2 * _HONEST + _LAZY, 40),
    "1 of 5 lazy and 30 times as fast, 40 known": CrowdRow(
        4 * _HONEST + (Member(pace=30, behaviour="lazy"),), 40
    ),
    "1 of 5 lies, 3 times as fast, /forgetme every 12": CrowdRow(
        4 * _HONEST + (Member(0.0, 3, "forgets"),)
    ),
    "1 of 5 lies, 3 times as fast, new account every 12": CrowdRow(
        4 * _HONEST + (Member(0.0, 3, "accounts"),)
    ),
    "1 of 6 wrong in 80 of 100": CrowdRow(_SABOTEUR),
    "1 of 5 honest on gold and exam only, 30 times as fast": CrowdRow(
        4 * _HONEST + (Member(0.0, 30, "blind_liar"),)
    ),
    "3 of 8 in a pact": CrowdRow(5 * _HONEST + 3 * (Member(behaviour="pact"),)),
    "5 honest": CrowdRow(5 * _HONEST),
    "5 honest, 40 known": CrowdRow(5 * _HONEST, 40),
    "5 honest, 1 of them 30 times as fast": CrowdRow(4 * _HONEST + (Member(pace=30),)),
    "5 perfect": CrowdRow(5 * (Member(1.0),)),
    "1 perfect": CrowdRow((Member(1.0),)),
    "2 of 5 lazy, 40 known, over HTTP": CrowdRow(_LAZY_2_OF_5, 40, http=True),
    "1 of 6 wrong in 80 of 100, over HTTP": CrowdRow(_SABOTEUR, http=True),
}


class ScriptedCrowd:
    """People who say the same of a text whenever they are asked, and err as often as they should.

    The first people of two crowds have the same errors on the same pool and seed.
    """

    def __init__(self, pool: Sequence[Row], members: Sequence[Member], seed: int):
        self._members = members
        drawn = default_rng([seed, 3]).random((len(members), len(pool)))
        self._errors = drawn >= np.array([[member.right] for member in members])
        self._rows = {card_text(row.text): number for number, row in enumerate(pool)}
        self._spam = [row.label == "spam" for row in pool]
        self._kind = spam_kind(pool)

    def choose(self, person: int, text: str, why: Why | None = None) -> CardButton:
        """What a person says about the text of a card; why: the reason, where it is leaked."""
        row, behaviour = self._rows[text], self._members[person].behaviour
        if behaviour == "lazy" or (behaviour == "pact" and row in self._kind):
            return "no_spam"
        wrong = bool(self._errors[person, row])
        if behaviour == "blind_liar":
            wrong = why not in ("gold", "exam")
        return "spam" if self._spam[row] ^ wrong else "no_spam"


def crowd_with(rates: Sequence[float]) -> tuple[Member, ...]:
    """People who are right as often as these rates say."""
    return tuple(Member(right) for right in rates)


def spam_kind(pool: Sequence[Row]) -> frozenset[int]:
    """The spam with one word in it, the word whose share of all spam is nearest `PACT_SHARE`."""
    words = {
        number: set(row.text.lower().split())
        for number, row in enumerate(pool)
        if row.label == "spam"
    }
    counts = Counter(word for each in words.values() for word in each)
    if not counts:
        return frozenset()
    word = min(counts, key=lambda word: (abs(counts[word] - PACT_SHARE * len(words)), word))
    return frozenset(number for number, each in words.items() if word in each)
