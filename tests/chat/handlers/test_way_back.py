"""Every service message has a button that brings the card below it."""

from __future__ import annotations

import pytest

from bot.chat.command_table import COMMANDS
from bot.demo.scripted_annotators import CONTINUE, ShownCard, next_card, read_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from tests.support.desk import Desk, cards_of, says, taps, texts_of
from tests.support.steps import Message, is_placeholder, reply_text, reply_with, tap_button

# Their replies are cards.
CARDS = {"start", "label", "undo", "pause"}
SERVICE = sorted({c.name for c in COMMANDS if c.place == "private"} - CARDS)


@pytest.mark.parametrize("commands", [SERVICE[0::2], SERVICE[1::2]], ids=["even", "odd"])
async def test_the_reply_to_every_command_leads_back_to_the_card(
    desk: Desk, owner: Person, commands: list[str]
) -> None:
    for command in commands:
        card = await next_card(owner)
        reply = await service_message(owner, f"/{command}")
        await owner.toast(owner.tap_data(CONTINUE, reply["message_id"]))

        shown = await card_below(owner, reply["message_id"])

        assert owner.messages[-1]["message_id"] == shown.message_id
        assert (shown.text, shown.buttons) == (card.text, card.buttons)
        await loses_buttons(owner, card)


async def test_an_edited_service_message_keeps_its_way_back(desk: Desk, owner: Person) -> None:
    settings = await reply_with(owner, "/settings", "Language: English")

    await tap_button(owner, settings, "⏰")
    await says(owner, "Which hour does your clock show")

    edited = next(m for m in owner.messages if m["message_id"] == settings["message_id"])
    assert list(buttons(edited))[-1] == {"text": "▶️ Continue", "callback_data": CONTINUE}


async def test_a_double_tap_on_continue_brings_one_card(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    await reply_text(ann, "/help")
    message = ann.messages[-1]["message_id"]

    for query in [ann.tap_data(CONTINUE, message) for _ in range(3)]:
        await ann.toast(query)
    await loses_buttons(ann, old)
    await reply_text(ann, "/help")

    assert len(cards_of(ann)) == 1
    assert len([text for text in texts_of(ann) if "Is this message spam?" in text]) == 2


async def test_continue_ends_a_pause(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.send("/pause")
    await says(ann, "Paused")
    await reply_text(ann, "/help")

    await ann.toast(ann.tap_data(CONTINUE, ann.messages[-1]["message_id"]))

    await says(ann, "Is this message spam?", times=2)
    await taps(ann, await next_card(ann), "spam")
    assert len(await desk.answers()) == 1


async def test_strangers_and_those_who_left_have_no_way_back(desk: Desk, owner: Person) -> None:
    stranger, ann = desk.telegram.person(66, "Eve"), await desk.annotator()

    assert "You need an invite" in await reply_text(stranger, "/label")
    await reply_with(owner, "/revoke 2", "may no longer label")
    await says(ann, "ended your access")

    shown = [button for m in (*stranger.messages, *ann.messages) for button in buttons(m)]
    assert CONTINUE not in [button.get("callback_data") for button in shown]


async def test_a_notification_of_a_new_card_shows_its_first_words(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items(["WIN a <b>prize</b> at example.com\n\n    now" + " and more" * 50])
    async with desk.bot():
        ann = await desk.annotator()

    sent = [call.parameters["text"] for call in desk.calls("sendMessage", ann)]

    assert sent[-1].startswith(
        "⏳ <code>WIN a &lt;b&gt;prize&lt;/b&gt; at example.com now and more"
    )
    assert sent[-1].endswith("</code> …")
    assert len(sent[-1]) < 150
    assert "reply_markup" not in desk.calls("sendMessage", ann)[-1].parameters


async def card_below(person: Person, message_id: int) -> ShownCard:
    """The card that comes below a message."""
    found = await person.sees(
        lambda m: m["message_id"] > message_id and read_card(m) is not None, 10.0
    )
    card = read_card(found)
    assert card is not None
    return card


async def loses_buttons(person: Person, card: ShownCard) -> None:
    await person.sees(lambda m: m["message_id"] == card.message_id and "reply_markup" not in m)


async def service_message(person: Person, command: str) -> Message:
    """Send a command; the bot's first message after it that has a way back."""
    sent = person.send(command)
    return await person.sees(
        lambda m: (
            m["message_id"] > sent
            and not is_placeholder(m)
            and any(b.get("callback_data") == CONTINUE for b in buttons(m))
        ),
    )
