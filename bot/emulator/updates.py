"""The queue of updates: they are kept until the bot has taken them, or until they expire."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from itertools import islice
from typing import Literal, Protocol

from bot.emulator.responses import Json, Refusal

UpdateKind = Literal[
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
]
"""The kinds of updates that the emulator sends by itself."""

TAP_SECONDS = 150.0
UPDATE_SECONDS = 24 * 3600.0
LONGEST_POLL_SECONDS = 50
REPEATABLE = 100
# Not sent unless `allowed_updates` names them.
ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
SKIPPED_IDS = 1_000


@dataclass(frozen=True)
class _QueuedUpdate:
    update: Json
    expires_at: float


class ChangeHandler(Protocol):
    """What sends updates to the webhook."""

    def __call__(self, *, is_new_webhook: bool) -> None: ...


def _wait_for_polls(*, is_new_webhook: bool) -> None:
    """Updates wait until they are fetched."""


class UpdateQueue:
    """The updates of one bot, oldest first.

    polled: set while a poll waits for an update. webhook: its fields; empty for none. last_error:
    of the webhook, as in WebhookInfo. on_change: called with every new update and webhook.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queue: deque[_QueuedUpdate] = deque()
        self._acknowledged: deque[Json] = deque(maxlen=REPEATABLE)
        self._next_id = 1
        self._poll: asyncio.Future[None] | None = None
        self.polled = asyncio.Event()
        self._allowed: Collection[str] = ()
        self.webhook: Json = {}
        self.last_error: Json = {}
        self.on_change: ChangeHandler = _wait_for_polls

    @property
    def allowed(self) -> list[str]:
        """The accepted kinds; empty for all but those in ONLY_ON_REQUEST."""
        return sorted(self._allowed)

    def put(self, kind: UpdateKind, content: Json) -> None:
        """Add an update, unless the bot does not accept its kind."""
        if kind not in self._allowed if self._allowed else kind in ONLY_ON_REQUEST:
            return
        self.insert({kind: content})

    def insert(self, content: Json) -> None:
        """Add an update of any kind, whether or not it is accepted or well-formed."""
        seconds = TAP_SECONDS if "callback_query" in content else UPDATE_SECONDS
        update = {"update_id": self._next_id, **content}
        self._queue.append(_QueuedUpdate(update, self._clock() + seconds))
        self._next_id += 1
        self.on_change(is_new_webhook=False)
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
            self.polled.clear()

    def allow(self, kinds: Collection[str]) -> None:
        """Accept only these kinds; none given: all but those in ONLY_ON_REQUEST."""
        self._allowed = frozenset(kinds)

    def set_webhook(self, webhook: Json) -> None:
        """Refuse polls from now on, and end one that waits; an empty webhook accepts them again.

        webhook: the fields of WebhookInfo that setWebhook gives, and the secret token.
        """
        self.webhook, self.last_error = webhook, {}
        if webhook:
            self._end_poll("terminated by setWebhook request")
        self.on_change(is_new_webhook=True)

    def senders(self) -> set[int]:
        """Whose updates wait: people by their id, and everybody else as 0."""
        return {sender_of(kept.update) for kept in self._queue}

    def first_of(self, sender: int) -> Json | None:
        """The oldest update of a sender that waits."""
        self._drop_expired()
        waiting = (kept.update for kept in self._queue if sender_of(kept.update) == sender)
        return next(waiting, None)

    def has(self, update: Json) -> bool:
        """Whether this update waits and has not expired."""
        self._drop_expired()
        return any(kept.update is update for kept in self._queue)

    def remove(self, update: Json) -> None:
        """The webhook has taken this update."""
        self._queue = deque(kept for kept in self._queue if kept.update is not update)
        self._acknowledged.append(update)

    def note_error(self, message: str, at: int) -> None:
        """The webhook did not take an update. at: Unix time."""
        self.last_error = {"last_error_date": at, "last_error_message": message}

    def skip_ids(self) -> None:
        """Give the next update a much higher id than the last one."""
        self._next_id += SKIPPED_IDS

    def acknowledged(self) -> list[Json]:
        """The updates that were acknowledged last, oldest first."""
        return list(self._acknowledged)

    def clear(self) -> None:
        self._queue.clear()

    def pending(self) -> int:
        self._drop_expired()
        return len(self._queue)

    async def take(
        self, offset: int, limit: int, wait: float, disconnected: Callable[[], Awaitable[object]]
    ) -> list[Json]:
        """The pending updates, as soon as there are any.

        offset, limit: as in getUpdates. wait: seconds, at most LONGEST_POLL_SECONDS.
        disconnected: returns when the caller has closed the connection.
        A poll that is already waiting is refused with 409, as by Telegram; this one is if there
        is a webhook.
        """
        if self.webhook:
            raise _conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._end_poll(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        self._acknowledge(offset)
        if wait > 0 and not self.pending():
            await self._wait(min(wait, LONGEST_POLL_SECONDS), disconnected)
        self._drop_expired()
        return [kept.update for kept in islice(self._queue, limit)]

    def _end_poll(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(_conflict(reason))

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self._queue = deque(list(self._queue)[offset:])
        while self._queue and self._queue[0].update["update_id"] < offset:
            self._acknowledged.append(self._queue.popleft().update)

    async def _wait(self, wait: float, disconnected: Callable[[], Awaitable[object]]) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self.polled.set()
        leaving = asyncio.ensure_future(disconnected())
        try:
            await asyncio.wait({poll, leaving}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            if self._poll is poll:
                self._poll = None
                self.polled.clear()
        if poll.done():
            poll.result()

    def _drop_expired(self) -> None:
        """Telegram keeps a tap for minutes and a message for a day."""
        now = self._clock()
        if any(kept.expires_at <= now for kept in self._queue):
            self._queue = deque(kept for kept in self._queue if kept.expires_at > now)


def sender_of(update: Json) -> int:
    """The person whose updates are sent in order; 0 if nobody can be told."""
    for content in update.values():
        sender = content.get("from") if isinstance(content, dict) else None
        if isinstance(sender, dict) and isinstance(number := sender.get("id"), int):
            return number
    return 0


def _conflict(reason: str) -> Refusal:
    return Refusal(f"Conflict: {reason}", 409)
