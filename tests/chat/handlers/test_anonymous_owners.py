"""An owner who is anonymous in the group, or writes as a channel, is answered by a button."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, texts_of
from tests.support.groups import GROUP, assert_removed, group_post, join_through, link_of
from tests.support.steps import reply_text

OPEN, CLOSE = "/open@tapwise_demo_bot", "/close@tapwise_demo_bot"
CHANNEL = {"id": -100_77, "type": "channel", "title": "News of the neighbours"}
WANTED = "If you are my owner"


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
def gil(desk: Desk) -> Person:
    """The creator of the group, who is no owner."""
    return desk.telegram.person(7, "Gil")


@pytest.fixture
async def group(desk: Desk, gil: Person, owner: Person) -> GroupChat:
    """A group that is not open; the owner is an administrator of it."""
    group = desk.telegram.group(GROUP, "Neighbours", gil)
    group.join(owner)
    group.promote(owner, gil)
    group.add_bot(gil)
    return group


def write(group: GroupChat, person: Person, text: str, how: str) -> None:
    if how == "anonymously":
        group.say_anonymously(person, text)
    else:
        group.say_as_channel(person, text, CHANNEL)


@pytest.mark.parametrize("how", ["anonymously", "as a channel"])
async def test_a_hidden_owner_opens_and_closes_a_group_by_a_button(
    desk: Desk, owner: Person, group: GroupChat, how: str
) -> None:
    write(group, owner, OPEN, how)
    question = await group_post(group, WANTED)
    assert await desk.store.groups.all() == []

    group.tap(owner, "👤 I am the owner: open", question["message_id"])
    assert link_of(await group_post(group))
    ann = await join_through(desk, group)
    write(group, owner, CLOSE, how)
    question = await group_post(group, WANTED)
    group.tap(owner, "👤 I am the owner: close", question["message_id"])

    await assert_removed(desk, ann, "Members of your group can no longer label")
    await group_post(group, "can no longer label")


async def test_nobody_but_an_owner_can_use_the_button(
    desk: Desk, owner: Person, group: GroupChat, gil: Person
) -> None:
    ann = await desk.annotator()
    group.join(ann)
    group.say_anonymously(owner, OPEN)
    question = await group_post(group, WANTED)

    for person in (gil, ann):
        toast = await person.toast(group.tap(person, "g:0:open", question["message_id"]))
        assert toast["show_alert"]

    assert await desk.store.groups.all() == []


async def test_a_group_to_which_an_anonymous_administrator_added_the_bot_asks_for_the_owner(
    desk: Desk, owner: Person, gil: Person
) -> None:
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner, anonymously=True)

    question = await group_post(group, WANTED)
    group.tap(owner, "g:0:open", question["message_id"])

    assert link_of(await group_post(group))
    assert len(await desk.store.groups.all()) == 1


async def test_anonymous_administrators_of_a_strangers_group_get_no_answer(
    desk: Desk, owner: Person, gil: Person
) -> None:
    group = desk.telegram.group(GROUP, "Strangers", gil)
    group.add_bot(gil, anonymously=True)

    group.say_anonymously(gil, OPEN)
    group.say_anonymously(gil, CLOSE)
    await desk.wait_for_call("getChatMember", 200)
    await reply_text(owner, "/help")

    assert [m for m in group.messages if m["from"]["id"] == desk.telegram.bot["id"]] == []
    assert await desk.store.groups.all() == []
    assert not any("Strangers" in text for text in texts_of(owner))
