"""Fixtures of the chat's tests."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import Person
from bot.emulator.group_chats import GroupChat
from tests.support.desk import Desk
from tests.support.groups import GROUP, group_post


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    """The owner's group, open: the bot has posted its button."""
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)
    return group
