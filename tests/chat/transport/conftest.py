"""Fixtures of the transport tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.desk import SHORT_TIMEOUTS, Desk


@pytest.fixture
async def hasty_desk(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A bot with a read timeout of half a second, not fifteen."""
    async with closed_desk.bot(retry_policy=SHORT_TIMEOUTS):
        yield closed_desk


@pytest.fixture
async def desk_for_one(desk_without_messages: Desk) -> AsyncIterator[Desk]:
    """A bot with a single message, so that only one person at a time can be asked."""
    await desk_without_messages.add_items(["the only message"])
    async with desk_without_messages.bot():
        yield desk_without_messages
