"""A clock that is put back holds up no reminder."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.types import Annotator, AnnotatorId
from bot.campaign.watcher import WatchHandlers
from storage.records import NewItem
from tests.support.campaigns import Clock, opened

HOUR, DAY = 3_600.0, 86_400.0


async def test_a_clock_that_is_put_back_by_a_day_holds_up_no_reminder(tmp_path: Path) -> None:
    clock, reminded = Clock(), list[AnnotatorId]()
    clock.now += 2 * DAY

    async def remind(annotator: Annotator) -> None:
        reminded.append(annotator.id)

    async def nobody(annotator: AnnotatorId) -> None:
        return None

    async with opened(tmp_path / "a.db", clock, people=1) as campaign:
        await campaign.add_items([NewItem("only one", None, "here")])
        [ann] = await campaign.members.all()
        await campaign.watcher.check(
            WatchHandlers(nobody, on_reminder=remind)
        )  # before they wish for one
        await campaign.members.set_card(ann.id, 1)
        await campaign.preferences.set_reminder(ann.id, int(clock.now // HOUR) % 24, 0)

        clock.now -= DAY
        await campaign.watcher.check(WatchHandlers(nobody, on_reminder=remind))

        assert reminded == [ann.id]
