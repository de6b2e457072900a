"""/menu: every command is reached from one message that is edited in place."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import Person
from tests.support.chat_commands import listed_commands
from tests.support.desk import Desk, says
from tests.support.steps import (
    Message,
    button_texts,
    reply_text,
    reply_with,
    tap_button,
)

SECTIONS = [
    "🏷 Label",
    "📊 Progress",
    "👥 Team",
    "🎟 Invite",
    "📦 Import and export",
    "⚖️ Review",
    "⚙️ Settings",
]


async def test_an_owner_reaches_every_command_in_one_message(desk: Desk, owner: Person) -> None:
    menu = await reply_with(owner, "/menu", "Menu")
    assert button_texts(menu) == SECTIONS
    n_messages = len(owner.messages)

    reached: list[str] = []
    for section in SECTIONS:
        shown = await show_section(owner, menu, section)
        *names, back = button_texts(shown)
        reached += [name[1:] for name in names]
        assert all(f"{name} – " in shown["text"] for name in names)
        await tap_button(owner, shown, back)
        await edited(owner, menu, SECTIONS)

    assert reached == listed_commands("owner")
    assert len(owner.messages) == n_messages


async def test_the_menu_of_an_annotator_has_only_what_they_may_do(desk: Desk) -> None:
    ann = await desk.annotator()

    menu = await reply_with(ann, "/menu", "Menu")

    assert button_texts(menu) == ["🏷 Label", "📊 Progress", "⚙️ Settings"]


@pytest.mark.parametrize(
    ("section", "command", "reply"),
    [
        ("Progress", "/stats", "messages are left"),
        ("Progress", "/why", "explains the score of the message"),
        ("Team", "/revoke", "ends the access of annotator 5"),
        ("Invite", "/invite", "A link for 50 people"),
        ("Review", "/gold", "Label a message yourself"),
        ("Settings", "/privacy", "What I store"),
    ],
)
async def test_a_button_of_the_menu_does_what_the_command_does(
    desk: Desk, owner: Person, section: str, command: str, reply: str
) -> None:
    menu = await reply_with(owner, "/menu", "Menu")
    shown = await show_section(owner, menu, section)

    await tap_button(owner, shown, command)

    await says(owner, reply)


async def test_a_button_of_another_role_does_nothing(desk: Desk, owner: Person) -> None:
    ann = await desk.annotator()
    await reply_text(ann, "/help")
    menu = ann.messages[-1]["message_id"]

    for forged in ("R:0:invite", "R:0:export", "R:0:start", "R:0:nothing"):
        toast = await ann.toast(ann.tap_data(forged, menu), 10.0)
        assert "no longer works" in toast["text"]

    assert await desk.store.invites.valid(desk.clock()) == []


async def show_section(owner: Person, menu: Message, section: str) -> Message:
    """Tap a section; the message with its commands."""
    await tap_button(owner, menu, section)
    return await owner.sees(
        lambda m: m["message_id"] == menu["message_id"] and "⬅️ Menu" in button_texts(m), 10.0
    )


async def edited(owner: Person, menu: Message, buttons: list[str]) -> None:
    await owner.sees(
        lambda m: m["message_id"] == menu["message_id"] and button_texts(m) == buttons, 10.0
    )
