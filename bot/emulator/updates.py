"""The queue behind getUpdates: kept until acknowledged, waited for without a busy loop."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from itertools import islice

from bot.emulator.responses import Json, Refusal

TAP_LIVES = 150.0
UPDATE_LIVES = 24 * 3600.0
LONGEST_POLL = 50
REPEATABLE = 100
# What an empty list of allowed updates does not bring.
ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
GAP = 1_000


@dataclass(frozen=True)
class _Kept:
    update: Json
    dies_at: float


class UpdateQueue:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: deque[_Kept] = deque()
        self._acknowledged: deque[Json] = deque(maxlen=REPEATABLE)
        self._next_id = 1
        self._poll: asyncio.Future[None] | None = None
        self._allowed: Collection[str] = ()

    def put(self, kind: str, content: Json) -> None:
        """Keep an update for the bot, unless it asked not to be told of this kind."""
        if kind not in self._allowed if self._allowed else kind in ONLY_IF_ASKED:
            return
        self.insert({kind: content})

    def insert(self, content: Json) -> None:
        """Keep an update of any kind, asked for or not, well-formed or not."""
        lives = TAP_LIVES if "callback_query" in content else UPDATE_LIVES
        update = {"update_id": self._next_id, **content}
        self._kept.append(_Kept(update, self._clock() + lives))
        self._next_id += 1
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def allow(self, kinds: Collection[str]) -> None:
        """From now on only these kinds; empty for all but those that must be asked for."""
        self._allowed = frozenset(kinds)

    def leave_out_numbers(self) -> None:
        """The next update has a number much higher than the last one."""
        self._next_id += GAP

    def acknowledged(self) -> list[Json]:
        """What was acknowledged lately, oldest first."""
        return list(self._acknowledged)

    def forget_all(self) -> None:
        self._kept.clear()

    def waiting(self) -> int:
        self._bury()
        return len(self._kept)

    async def take(
        self, offset: int, limit: int, wait: float, gone: Callable[[], Awaitable[object]]
    ) -> list[Json]:
        """What is not yet acknowledged, as soon as there is any; `gone` ends when the poller left.

        The poll that was already waiting gets Telegram's 409.
        """
        self._end_other_poll()
        self._acknowledge(offset)
        if wait > 0 and not self.waiting():
            await self._wait(min(wait, LONGEST_POLL), gone)
        self._bury()
        return [kept.update for kept in islice(self._kept, limit)]

    def _end_other_poll(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                Refusal(
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                    409,
                )
            )

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self._kept = deque(list(self._kept)[offset:])
        while self._kept and self._kept[0].update["update_id"] < offset:
            self._acknowledged.append(self._kept.popleft().update)

    async def _wait(self, wait: float, gone: Callable[[], Awaitable[object]]) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        leaving = asyncio.ensure_future(gone())
        try:
            await asyncio.wait({poll, leaving}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            if self._poll is poll:
                self._poll = None
        if poll.done():
            poll.result()

    def _bury(self) -> None:
        """Telegram keeps a tap for minutes and a message for a day."""
        now = self._clock()
        if any(kept.dies_at <= now for kept in self._kept):
            self._kept = deque(kept for kept in self._kept if kept.dies_at > now)
