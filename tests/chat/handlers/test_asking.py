"""/ask as an answer to a message of a watched group."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from bot.emulator.message_kinds import text_content
from tests.support.desk import Desk, cards_of, says, taps
from tests.support.watched import came, watch
from tests.support.words import own

ASK = "/ask@tapwise_demo_bot"
TEXT = f"is this offer real {own(3)}"


@pytest.fixture
async def eve(desk: Desk, owner: Person, group: GroupChat) -> Person:
    """A member of a watched group whose notice the bot has posted."""
    group.promote_bot(owner)
    eve = desk.telegram.person(7_234_567_890, "Eve")
    group.join(eve)
    return eve


def answer(group: GroupChat, person: Person, message_id: int) -> None:
    group.say_content(person, text_content(ASK) | group.reply(message_id))


async def test_others_are_asked_about_the_message_soon_and_the_one_who_asked_is_not(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    ann = await desk.annotator()
    await watch(desk, group, owner)

    answer(group, owner, group.say(eve, TEXT))
    await says(owner, "Others are asked about it")
    card = await next_card(ann)
    while TEXT not in str(card.text):
        await taps(ann, card, "no_spam")
        card = await next_card(ann, card)

    assert not any(TEXT in shown.get("text", "") for shown in cards_of(owner))
    assert "asked" not in ann.messages[-1]["text"].lower()
    assert str(eve.id).encode() not in desk.database.read_bytes()


async def test_only_owners_and_curators_may_ask_and_only_what_the_notice_covers(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    ann = await desk.annotator()
    group.join(ann)
    before = group.say(eve, f"before the notice {own(1)}")
    answer(group, owner, before)
    await says(owner, "I cannot take a message without text", times=1)
    notice = await watch(desk, group, owner)
    answer(group, owner, before)
    await says(owner, "I cannot take a message without text", times=2)
    await eve.toast(group.tap(eve, "🙅 Not mine", notice["message_id"]))
    hers = group.say(eve, TEXT)
    answer(group, owner, hers)
    await says(owner, "I cannot take a message without text", times=3)
    answer(group, ann, hers)
    group.say_anonymously(owner, ASK)
    group.say(owner, ASK)
    await says(owner, "I cannot take a message without text", times=4)

    assert came(desk.database) == {}
    assert await desk.store.items.newest_id() == 40
