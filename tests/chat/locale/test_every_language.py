"""A person of each language labels, undoes, is reminded and gets news, all in their language."""

from __future__ import annotations

import re
from html import unescape

from bot.chat.locale import CATALOGS, Catalog
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from tests.support.desk import Desk, says, taps
from tests.support.steps import Message, stored, true_label
from tests.support.words import own

HOUR, DAY = 3_600.0, 86_400.0
LABELS = 10
# Frequent in the bot's English sentences, and in no other language that it speaks.
ENGLISH_WORDS = frozenset(
    {"the", "you", "your", "this", "again", "when", "thank", "here", "there", "which", "what"}
    | {"answer", "answers", "saved", "undone", "waiting", "shows", "with", "every", "until"}
    | {"have", "been", "are", "were", "of", "and"}
)
COMMAND = re.compile(r"/\w+")


async def test_nobody_reads_a_sentence_of_another_language(closed_desk: Desk) -> None:
    desk, found = closed_desk, dict[str, set[str]]()
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60
    await desk.add_items(f"see you at lunch {n} {own(n)}" for n in range(40, 12 * len(CATALOGS)))
    async with desk.bot():
        people = {code: await joined(desk, n, code) for n, code in enumerate(CATALOGS, 10)}
        for code, person in people.items():
            found[code] = await label_and_undo(person, CATALOGS[code])

        desk.clock.now += 21 * HOUR
        for code, person in people.items():
            await says(person, plain(CATALOGS[code].reminder()))
            found[code] |= words_in(person)
        for person in people.values():
            await label_all(person)
        for code, person in people.items():
            found[code] |= words_in(person)
        await desk.add_items(f"call this number {n} {own(n)}" for n in range(500, 540))
        for code, person in people.items():
            await says(person, plain(CATALOGS[code].ask()))
            found[code] |= words_in(person)

    assert len(found.pop("en")) > 5
    assert {code: words for code, words in found.items() if words} == {}


async def joined(desk: Desk, number: int, code: str) -> Person:
    """An annotator whose Telegram has this language, with a reminder for the next day."""
    person = await desk.annotator(number, code)
    known = await stored(desk, person)
    await desk.store.people.set_reminder(known.id, 9, 0)
    return person


async def label_and_undo(person: Person, texts: Catalog) -> set[str]:
    """Label ten messages and undo the last answer; the English words of the toasts."""
    card, toasts = await next_card(person), []
    for _ in range(LABELS):
        assert plain(texts.ask()) in shown(person, card.message_id)
        toasts.append(str((await taps(person, card, true_label(card.text or "")))["text"]))
        card = await next_card(person, card)
    toasts.append(str((await taps(person, card, "undo"))["text"]))
    assert toasts[-1] in (texts.undone(asked_again=True), texts.undone(asked_again=False))
    return english_words(*toasts) | words_in(person)


async def label_all(person: Person) -> None:
    """Label until no question is left."""
    card = await next_card(person)
    while card.text is not None:
        await taps(person, card, true_label(card.text))
        card = await next_card(person, card)


def words_in(person: Person) -> set[str]:
    """The English words that the bot says in a chat."""
    said = [message for message in person.messages if message["from"]["is_bot"]]
    return english_words(*map(shown_text, said), *(b["text"] for m in said for b in buttons(m)))


def english_words(*texts: str) -> set[str]:
    words = re.findall(r"[a-z]+", COMMAND.sub(" ", " ".join(texts)).lower())
    return set(words) & ENGLISH_WORDS


def shown_text(message: Message) -> str:
    """The text of a message without items and code."""
    units = str(message.get("text", message.get("caption", ""))).encode("utf-16-le")
    for entity in reversed(message.get("entities", [])):
        if entity["type"] in ("pre", "code"):
            start, end = entity["offset"], entity["offset"] + entity["length"]
            units = units[: 2 * start] + units[2 * end :]
    return units.decode("utf-16-le")


def shown(person: Person, message_id: int) -> str:
    return next(shown_text(m) for m in person.messages if m["message_id"] == message_id)


def plain(html: str) -> str:
    """A sentence as a phone shows it."""
    return unescape(re.sub(r"<[^>]+>", "", html))
