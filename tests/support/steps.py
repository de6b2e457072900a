"""Steps that people take in a chat with the bot."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from bot.demo.scripted_annotators import CONTINUE, ShownCard, next_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from storage.records import Annotator, ItemId, Label
from tests.support.desk import Desk, taps
from tests.support.questions import ask_question

Message = dict[str, Any]
SPAM = ("win a free prize now", "call this number")


def true_label(text: str) -> Label:
    return "spam" if text.startswith(SPAM) else "no_spam"


def wrong_label(text: str) -> Label:
    return "no_spam" if true_label(text) == "spam" else "spam"


def button_texts(message: Message) -> list[str]:
    """The buttons of a message, without the way back that every service message has."""
    return [b["text"] for b in buttons(message) if b.get("callback_data") != CONTINUE]


def callback_data(message: Message, part: str) -> str:
    """The callback data of the button with this in its text."""
    return next(str(each["callback_data"]) for each in buttons(message) if part in each["text"])


def invite_link(message: Message) -> str:
    """The link that the copy button of an invitation copies."""
    return next(str(b["copy_text"]["text"]) for b in buttons(message) if "copy_text" in b)


async def tap_button(person: Person, message: Message, part: str) -> Message:
    """Tap the button with this in its text; the toast."""
    data = callback_data(message, part)
    return await person.toast(person.tap_data(data, message["message_id"]))


async def import_file(person: Person, name: str, content: bytes, caption: str = "") -> Message:
    """Send a file and tap Import under its description; the result."""
    sent = person.send_file(name, content, caption)
    described = await person.sees(
        lambda m: m["message_id"] > sent and any("Import" in text for text in button_texts(m)), 10.0
    )
    await tap_button(person, described, "Import")
    number = described["message_id"]
    return await person.sees(lambda m: m["message_id"] == number and "📥" in m["text"])


async def reply_with(person: Person, command: str, part: str) -> Message:
    """Send a command; the first message after it that has this in it."""
    sent = person.send(command)

    def fits(message: Message) -> bool:
        text = str(message.get("text", message.get("caption", "")))
        return message["message_id"] > sent and part in text

    return await person.sees(fits)


async def reply_text(person: Person, command: str) -> str:
    """Send a command; the text of the bot's reply."""
    sent = person.send(command)
    reply = await person.sees(
        lambda m: (
            m["message_id"] > sent and m["from"]["is_bot"] and "text" in m and not is_placeholder(m)
        ),
    )
    return str(reply["text"])


def is_placeholder(message: Message) -> bool:
    """Whether this is a new card that has no buttons yet."""
    return "text" not in message or ("reply_markup" not in message and "⏳" in str(message["text"]))


async def answer_questions(person: Person, count: int) -> ShownCard:
    """Answer this many questions correctly; the card of the next."""
    card = await next_card(person)
    for _ in range(count):
        assert card.text is not None
        await taps(person, card, true_label(card.text))
        card = await next_card(person, card)
    return card


async def stored(desk: Desk, person: Person) -> Annotator:
    """The annotator as the database has them."""
    found = await desk.store.people.annotator(person.id)
    assert found is not None
    return found


def stored_answers(database: Path) -> list[tuple[int, str]]:
    """All answers ever stored, in their order: question and choice."""
    with sqlite3.connect(database) as connection:
        return list(connection.execute("SELECT question_id, choice FROM answer ORDER BY id"))


async def write_labels(desk: Desk) -> None:
    """Write the labels after all answers and decisions so far, as the bot does at each check."""
    assert desk.campaign is not None
    await desk.campaign.training.current()
    await desk.campaign.store_consensus()


async def store_features(desk: Desk) -> None:
    """Start the bot once, so that questions can refer to the model's features."""
    async with desk.bot():
        pass


async def add_disputes(desk: Desk, count: int) -> list[str]:
    """Let five annotators disagree on the first items; their texts."""
    for item in range(1, count + 1):
        for place in range(5):
            token = await desk.create_invite()
            annotator = await desk.store.invites.join(900 + 10 * item + place, token, desk.clock())
            assert annotator is not None
            question = await ask_question(
                desk.store, item, annotator.id, asked_at=desk.clock(), expires_at=desk.clock() + 600
            )
            choice: Label = "spam" if place % 2 else "no_spam"
            await desk.store.questions.answer(
                question, "unsure" if place == 4 else choice, None, desk.clock()
            )
    return [
        item.text for item in await desk.store.trust_log.items(map(ItemId, range(1, count + 1)))
    ]
