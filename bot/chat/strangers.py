"""How often somebody who may not label gets a reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MINUTE: Final = 60.0
# Replies to one stranger in a minute: enough to press START and to try a link or two.
MAX_REPLIES: Final = 3
# Updates of one stranger that are looked at in a minute.
MAX_UPDATES: Final = 100
# Strangers who are remembered; beyond it the one who came first is forgotten.
MAX_STRANGERS: Final = 10_000


@dataclass
class _Refusals:
    """What was refused to one stranger since a moment."""

    since: float
    updates: int = 0


class StrangerLimit:
    """Counts what each stranger was refused within a minute."""

    def __init__(self, clock: Callable[[], float]):
        self._clock = clock
        self._refusals: dict[int, _Refusals] = {}

    def count_refusal(self, user_id: int) -> bool:
        """Count one refused update of a stranger; whether to reply to it."""
        refusals = self._recent(user_id)
        if refusals is None:
            if len(self._refusals) >= MAX_STRANGERS:
                del self._refusals[next(iter(self._refusals))]
            refusals = self._refusals[user_id] = _Refusals(self._clock())
        refusals.updates += 1
        return refusals.updates <= MAX_REPLIES

    def is_flooding(self, user_id: int) -> bool:
        """Whether so much was refused to them that further updates are dropped unread."""
        refusals = self._recent(user_id)
        return refusals is not None and refusals.updates >= MAX_UPDATES

    def _recent(self, user_id: int) -> _Refusals | None:
        """What was refused within the last minute; nothing if the clock was put back since."""
        refusals = self._refusals.get(user_id)
        if refusals is None or 0.0 <= self._clock() - refusals.since < MINUTE:
            return refusals
        del self._refusals[user_id]
        return None
