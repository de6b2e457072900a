"""Fixtures of the transport tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.desk import HASTY, Desk


@pytest.fixture
async def hasty_desk(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A bot that waits for an answer of Telegram half a second, not fifteen."""
    async with closed_desk.bot(retry_policy=HASTY):
        yield closed_desk
