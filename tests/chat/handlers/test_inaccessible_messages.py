"""Buttons of messages that Telegram no longer gives to the bot: each answers visibly."""

from __future__ import annotations

import pytest

from bot.chat.cards.buttons import Button, encode
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from tests.support.desk import MESSAGES, Desk, Json, taps
from tests.support.steps import add_disputes, callback_data, reply_with, store_features

GONE = 3  # no message of any chat has this number


async def new_message(person: Person, data: str) -> Json:
    """Tap a button under an inaccessible message; the message that the bot sends for it."""
    last = max(message["message_id"] for message in person.messages)
    await person.toast(person.tap_data(data, GONE))
    return await person.sees(lambda m: m["message_id"] > last and m["from"]["is_bot"])


@pytest.mark.parametrize(
    ("command", "button", "part"),
    [
        ("/settings", "Confirmation off", "Confirmation after each tap: off"),
        ("/history", "1", "Is this message spam?"),
        ("/team", "Ignore annotator", "are ignored"),
        ("/forgetme", "Keep me", ""),
        ("/forgetme", "Forget me", "I no longer know who you are"),
    ],
)
async def test_a_button_answers_with_a_new_message(
    desk: Desk, command: str, button: str, part: str
) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    await next_card(ann, card)
    if command == "/team":
        number = encode(Button("trust", 2, "0"))
        assert part in (await new_message(owner, number))["text"]
        return
    menu = await reply_with(ann, command, "")

    shown = await new_message(ann, callback_data(menu, button))

    assert part in shown["text"]


async def test_a_question_of_the_history_is_shown_and_can_be_answered(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    await next_card(ann, card)
    menu = await reply_with(ann, "/history", "Your last answers")

    shown = await new_message(ann, callback_data(menu, "1"))
    assert any(text in shown["text"] for text in MESSAGES)
    await ann.toast(ann.tap_data(callback_data(shown, "Not spam"), shown["message_id"]))

    assert [answer.choice for answer in await desk.answers()] == ["no_spam"]


async def test_a_dispute_is_settled_and_the_next_is_shown(closed_desk: Desk) -> None:
    desk = closed_desk
    await store_features(desk)
    first, second = await add_disputes(desk, 2)
    async with desk.bot():
        owner = await desk.owner()
        menu = await reply_with(owner, "/disputes", "Is this message spam?")

        shown = await new_message(owner, callback_data(menu, "Spam"))

    assert (first in shown["text"]) != (second in shown["text"])
    assert "1 dispute" in shown["text"]
