"""A group of 200 messages is watched while five people label."""

from __future__ import annotations

import asyncio
from itertools import cycle

from bot.demo.scripted_annotators import label_cards
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk
from tests.support.groups import group_post
from tests.support.steps import true_label
from tests.support.watched import UNWATCH, came, files_of, watch
from tests.support.words import own

KINDS = ("win a free prize now", "see you at lunch", "call this number", "how are you")
UNSURE = f"win a lunch, how are you, call now {own(7_000)}"


async def test_a_group_is_watched_while_five_people_label(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    group.promote_bot(owner)
    people = [await desk.annotator(number) for number in range(11, 16)]
    members = [desk.telegram.person(7_000_000_000 + n, f"Member {n} Quux") for n in range(20)]
    for member in members:
        group.join(member)
    notice = await watch(desk, group, owner)
    await members[0].toast(group.tap(members[0], "🙅 Not mine", notice["message_id"]))
    labelling = [asyncio.create_task(label_cards(each, true_label, 300)) for each in people]

    for number, member in zip(range(200), cycle(members), strict=False):
        group.say(member, f"{KINDS[number % 4]} {own(number + 500)} {member is members[0]}")
        if number % 40 == 39:
            await desk.telegram.polled(30.0)
    group.say(members[1], UNSURE)
    asked = [
        asyncio.create_task(person.sees(lambda m: UNSURE in m.get("text", ""), 30.0))
        for person in people
    ]
    await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
    for task in (*asked, *labelling):
        task.cancel()

    kept = came(desk.database)
    assert UNSURE in kept
    assert 50 < len(kept) < 200
    assert not any("True" in text for text in kept)
    stored = files_of(desk.database)
    assert b"Quux" not in stored
    assert not any(str(member.id).encode() in stored for member in members)
    numbers = [member.id.to_bytes(size, "big") for member in members for size in (5, 8)]
    assert not any(number in stored for number in numbers)
    group.say(owner, UNWATCH)
    ended = await group_post(group, "I no longer read messages in this group.")
    assert f"kept {len(kept)}." in ended["text"]
