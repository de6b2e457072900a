"""How an annotator who had no question left learns that there is one again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Literal

from storage import Store
from storage.records import DAY, AnnotatorId

HOUR: Final = 3_600.0
# Somebody who answered within this many seconds still looks at the chat.
PRESENT_SECONDS: Final = 600.0
# The quiet hours of an annotator whose clock is known, from and until.
QUIET_FROM, QUIET_UNTIL = 21, 8
# An annotator whose clock is unknown is awake within this many hours of the hour of day at which
# they last answered.
AWAKE_HOURS: Final = 2.0
# An annotator in quiet hours is looked at again after so many seconds.
LOOK_SECONDS: Final = 60.0

# edit: their card, which no phone announces. new: a new card, which it does. wait: ask again later.
How = Literal["edit", "new", "wait"]


class Announcements:
    """At most one new card a day, never in quiet hours, and none for somebody who is there."""

    def __init__(self, store: Store, clock: Callable[[], float]):
        self._store = store
        self._clock = clock
        self._asleep: dict[AnnotatorId, float] = {}

    async def how(self, annotator_id: AnnotatorId) -> How:
        """How to show a question to an annotator who had none left."""
        now = self._clock()
        if 0.0 <= now - self._asleep.get(annotator_id, -LOOK_SECONDS) < LOOK_SECONDS:
            return "wait"
        annotator = await self._store.people.by_id(annotator_id)
        if annotator is None or annotator.paused:
            return "edit"
        seen_at, announced_at = await self._store.contacts.last_contacts(annotator_id)
        if 0.0 <= now - seen_at < PRESENT_SECONDS or 0.0 <= now - announced_at < DAY:
            return "edit"
        if _is_awake(annotator.utc_offset, seen_at, now):
            self._asleep.pop(annotator_id, None)
            return "new"
        self._asleep[annotator_id] = now
        return "wait"

    async def record(self, annotator: AnnotatorId) -> None:
        """An annotator gets a new card."""
        await self._store.contacts.mark_announced(annotator, self._clock())


def _is_awake(utc_offset: int | None, seen_at: float, now: float) -> bool:
    """utc_offset: hours, None if unknown; seen_at, now: seconds since 1970."""
    if utc_offset is not None:
        hour = datetime.fromtimestamp(now + utc_offset * HOUR, UTC).hour
        return QUIET_UNTIL <= hour < QUIET_FROM
    apart = (now - seen_at) % DAY
    return min(apart, DAY - apart) <= AWAKE_HOURS * HOUR
