"""A group whose members may label, and its members."""

from __future__ import annotations

from typing import Any

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from bot.emulator.keyboards import buttons
from storage.records import Annotator
from tests.support.desk import Desk
from tests.support.steps import reply_text

GROUP = -100_1


def link_of(message: dict[str, Any]) -> str:
    """The link of a message's only button."""
    [button] = buttons(message)
    return str(button["url"])


async def group_post(group: GroupChat, part: str = "Help to keep spam out") -> dict[str, Any]:
    """The bot's message in the group with this in it."""
    return await group.sees(lambda m: part in m.get("text", ""))


async def find_annotator(desk: Desk, person: Person) -> Annotator | None:
    """The stored annotator; None if this person may not label."""
    return await desk.store.people.annotator(person.id)


async def join_through(desk: Desk, group: GroupChat, number: int = 2) -> Person:
    """A member of the group who joined by its link and has a first card."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(await group_post(group)))
    await next_card(person)
    return person


async def assert_removed(
    desk: Desk, person: Person, part: str = "no longer a member of the group"
) -> None:
    """The card says that they can no longer label, and /label is refused for the same reason."""
    last = await person.sees(lambda m: part in m["text"])
    assert "reply_markup" not in last
    assert await find_annotator(desk, person) is None
    is_closed = "can no longer label" in part
    refusal = "Members of that group" if is_closed else "You are no longer a member"
    assert refusal in await reply_text(person, "/label")
