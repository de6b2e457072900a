"""A group whose members may label, for tests."""

from __future__ import annotations

from typing import Any

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from bot.emulator.keyboards import buttons
from storage.records import Annotator
from tests.support.desk import Desk

GROUP = -100_1


def link_of(message: dict[str, Any]) -> str:
    [button] = buttons(message)
    return str(button["url"])


async def posted(group: GroupChat, part: str = "Help to keep spam out") -> dict[str, Any]:
    """What the bot wrote into the group."""
    return await group.sees(lambda m: part in m.get("text", ""), 10.0)


async def known(desk: Desk, person: Person) -> Annotator | None:
    return await desk.store.people.annotator(person.id)


async def asked_after(person: Person, command: str) -> str:
    """What the bot says to a command, once it has said it."""
    sent = person.send(command)
    told = await person.sees(
        lambda m: m["message_id"] > sent and m["from"]["is_bot"] and m.get("text", "⏳") != "⏳",
        10.0,
    )
    return str(told["text"])


async def member(desk: Desk, group: GroupChat, number: int = 2) -> Person:
    """Somebody of the group who labels."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(await posted(group)))
    await next_card(person)
    return person


async def goes(desk: Desk, person: Person, part: str = "no longer a member of the group") -> None:
    """The card says that it is over, and nothing of it can be had back."""
    last = await person.sees(lambda m: part in m["text"], 10.0)
    assert "reply_markup" not in last
    assert await known(desk, person) is None
    assert "You need an invite" in await asked_after(person, "/label")
