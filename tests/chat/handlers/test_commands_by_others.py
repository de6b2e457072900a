"""Commands that somebody else wrote are not carried out, and corrected ones are."""

from __future__ import annotations

import pytest

from bot.chat.written import EDIT_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from tests.support.desk import Desk, says, texts_of
from tests.support.steps import reply_text, stored

INVITED = "🎟 A link for"


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.mark.parametrize(
    "command", ["/revoke 2", "/gold", "/invite 10000 365 curator", "/export", "/undo", "/forgetme"]
)
async def test_a_forwarded_command_is_not_carried_out(
    desk: Desk, owner: Person, command: str
) -> None:
    ann = await desk.annotator()
    before = len(texts_of(owner))

    owner.forward(command, "Eve")
    await says(owner, "only commands that you write yourself")
    await reply_text(owner, "/help")

    assert len(texts_of(owner)) == before + 2
    assert (await stored(desk, ann)).role == "annotator"
    assert len(await desk.store.invites.valid(desk.clock())) == 0


async def test_a_command_by_another_bot_is_not_carried_out(desk: Desk, owner: Person) -> None:
    ann = await desk.annotator()
    number = (await stored(desk, ann)).id
    other_bot = {"id": 99, "is_bot": True, "first_name": "Inline", "username": "inline_bot"}
    text = f"/revoke {number}"
    entity = {"type": "bot_command", "offset": 0, "length": 7}

    owner.send_content({"text": text, "entities": [entity], "via_bot": other_bot})
    await says(owner, "only commands that you write yourself")

    assert await desk.store.people.annotator(ann.id) is not None


async def test_a_forwarded_command_in_a_group_is_not_carried_out(desk: Desk, owner: Person) -> None:
    group = desk.telegram.group(-100_1, "Neighbours", desk.telegram.person(7, "Gil"))
    group.add_bot(desk.telegram.person(7, "Gil"))
    group.join(owner)

    group.forward(owner, "/open@tapwise_demo_bot", "Eve")
    await reply_text(owner, "/help")

    assert await desk.store.groups.all() == []


async def test_a_command_that_is_corrected_is_carried_out(desk: Desk, owner: Person) -> None:
    message = owner.send("/invit 10 3")
    await says(owner, "I understand buttons and commands")

    owner.edit(message, "/invite 10 3")

    assert "10 people" in (await says(owner, INVITED))["text"]


async def test_an_edit_that_changes_no_text_repeats_no_command(desk: Desk, owner: Person) -> None:
    message = owner.send("/invite 10 3")
    await says(owner, INVITED)

    owner.edit(message, "/invite 10 3")
    await reply_text(owner, "/help")

    assert len(await desk.store.invites.valid(desk.clock())) == 1


async def test_an_edit_of_an_old_message_is_not_carried_out(desk: Desk, owner: Person) -> None:
    message = owner.send("/invit 10 3")
    await says(owner, "I understand buttons and commands")
    desk.clock.now += EDIT_SECONDS + 1

    owner.edit(message, "/invite 10 3")
    await reply_text(owner, "/help")

    assert await desk.store.invites.valid(desk.clock()) == []


async def test_an_edited_text_that_is_no_command_gets_no_reply(desk: Desk) -> None:
    ann = await desk.annotator()
    message = ann.send("hello")
    await says(ann, "I understand buttons and commands")

    ann.edit(message, "hello there")
    await reply_text(ann, "/help")

    assert sum("I understand buttons" in text for text in texts_of(ann)) == 1


async def test_a_corrected_label_command_brings_a_card(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    message = ann.send("/lable")

    ann.edit(message, "/label")

    await ann.sees(lambda m: m["message_id"] > message and "Is this message spam?" in m["text"])
    assert card.text is not None
