"""When an annotator who had no question left is written to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.campaign.announcements import Announcements
from storage import Store
from storage.records import DAY, AnnotatorId

HOUR = 3_600.0
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC).timestamp()


class Someone:
    """An annotator who joined at noon, and the time."""

    def __init__(self, store: Store, annotator: AnnotatorId):
        self.store = store
        self.id = annotator
        self.now = NOON
        self.announcements = Announcements(store, lambda: self.now)

    async def how(self, hours: float) -> str:
        """How they are told of a message so many hours after they joined."""
        self.now = NOON + hours * HOUR
        return await self.announcements.how(self.id)


@pytest.fixture
async def someone(tmp_path: Path) -> AsyncIterator[Someone]:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        token = await store.invites.create("annotator", 1, NOON, NOON + DAY)
        joined = await store.invites.join(2, token, NOON)
        assert joined is not None
        yield Someone(store, joined.id)


async def test_who_is_there_sees_the_card_change(someone: Someone) -> None:
    assert [await someone.how(hours) for hours in (0.0, 0.16)] == ["edit", "edit"]
    assert await someone.how(0.17) == "new"


async def test_a_new_card_comes_once_a_day_at_most(someone: Someone) -> None:
    assert await someone.how(24) == "new"
    await someone.announcements.record(someone.id)

    assert [await someone.how(hours) for hours in (25, 47.9)] == ["edit", "edit"]
    assert await someone.how(48) == "new"


@pytest.mark.parametrize(
    ("local_hour", "how"), [(3, "wait"), (7.9, "wait"), (8, "new"), (20.9, "new"), (21, "wait")]
)
@pytest.mark.parametrize("utc_offset", [-10, 0, 5, 12])
async def test_nobody_is_disturbed_in_their_quiet_hours(
    someone: Someone, local_hour: float, how: str, utc_offset: int
) -> None:
    await someone.store.people.set_reminder(someone.id, None, utc_offset)

    assert await someone.how(24 + local_hour - utc_offset - 12) == how


@pytest.mark.parametrize(
    ("hours", "how"), [(1.9, "new"), (2.1, "wait"), (12, "wait"), (21.9, "wait"), (22.1, "new")]
)
async def test_who_set_no_clock_is_written_to_around_the_hour_at_which_they_were_there(
    someone: Someone, hours: float, how: str
) -> None:
    assert await someone.how(hours) == how


async def test_who_waits_is_looked_at_again_after_a_minute(someone: Someone) -> None:
    assert await someone.how(22 - 30 / 3_600) == "wait"

    assert await someone.how(22 + 20 / 3_600) == "wait"
    assert await someone.how(22 + 40 / 3_600) == "new"


async def test_a_paused_annotator_gets_no_new_card(someone: Someone) -> None:
    await someone.store.people.pause(someone.id, NOON)

    assert await someone.how(24) == "edit"
