"""Answers of six people, two of whom call one kind of spam harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from storage import Store
from storage.records import AnnotatorId, Choice, NewItem
from tests.support.questions import ask_question
from tests.support.words import own

KIND, SPAM, OTHER = "claim your voucher", "win a free prize now", "see you at lunch"
_PEOPLE, _PACT, _EACH = 6, (1, 4), 3


def items_of_kinds() -> Iterator[NewItem]:
    """A third of each: spam of the kind, other spam, and the rest."""
    for number in range(120):
        yield NewItem(f"{(KIND, SPAM, OTHER)[number % 3]} {own(number)}", None, "pact")


async def store_answers_of_pact(store: Store, clock: Callable[[], float]) -> list[AnnotatorId]:
    """Three answers to each item; who is in the pact. Features have been stored before."""
    people = [await _join(store, clock, 700 + number) for number in range(_PEOPLE)]
    for number, item in enumerate(await store.items.after(0)):
        for place in range(_EACH):
            who = (number // 3 + place) % _PEOPLE
            harmless = item.text.startswith(OTHER)
            harmless |= who in _PACT and item.text.startswith(KIND)
            question = await ask_question(
                store, item.id, people[who], asked_at=clock(), expires_at=clock() + 600
            )
            choice: Choice = "no_spam" if harmless else "spam"
            await store.questions.answer(question, choice, None, clock())
    return [people[who] for who in _PACT]


async def _join(store: Store, clock: Callable[[], float], telegram_id: int) -> AnnotatorId:
    token = await store.invites.create("annotator", 1, clock(), clock() + 600)
    annotator = await store.invites.join(telegram_id, token, clock())
    assert annotator is not None
    return annotator.id
