"""A database path, a clock and a campaign of forty items."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from storage import Store
from tests.support.campaigns import Clock, items, opened, texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def campaign(path: Path, clock: Clock) -> AsyncIterator[Campaign]:
    """Forty items, three people, no exam."""
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(40)))
        yield campaign


@pytest.fixture
async def filled(path: Path) -> Path:
    """A database with 150 messages."""
    async with await Store.open(path) as store:
        await store.items.add(items(texts(150)))
    return path
