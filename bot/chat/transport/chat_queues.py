"""Queues of work for chats, so that one chat cannot hold up the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from contextvars import Context, copy_context
from typing import Any, Final

QueuedReply = Callable[[], Coroutine[Any, Any, Any]]
RunReply = Callable[[Coroutine[Any, Any, Any]], Coroutine[Any, Any, None]]

# Works of one queue that may wait. Beyond it the oldest is dropped, as its sender floods the bot.
MAX_WAITING: Final = 30


class ChatQueues:
    """Queues of work: one work of a queue runs at a time, and equal works are joined.

    So one chat can neither fill the connections nor the memory, however often it asks.
    """

    def __init__(self, start: Callable[[Coroutine[Any, Any, None]], None], run: RunReply):
        """start: starts a task. run: runs one work and handles its errors."""
        self._start = start
        self._run = run
        self._waiting: dict[Hashable, dict[Hashable, tuple[QueuedReply, Context]]] = {}

    def add(self, queue: Hashable, kind: Hashable, work: QueuedReply) -> None:
        """Do this after the queue's earlier work; it replaces a waiting work of the same kind."""
        waiting = self._waiting.get(queue)
        if waiting is None:
            waiting = self._waiting[queue] = {}
            self._start(self._work_off(queue, waiting))
        waiting.pop(kind, None)
        waiting[kind] = work, copy_context()
        if len(waiting) > MAX_WAITING:
            del waiting[next(iter(waiting))]

    async def _work_off(
        self, queue: Hashable, waiting: dict[Hashable, tuple[QueuedReply, Context]]
    ) -> None:
        """Each work is a task in the context of its request, which has the topic of the chat."""
        try:
            while waiting:
                work, context = waiting.pop(next(iter(waiting)))
                await asyncio.create_task(self._run(work()), context=context)
        finally:
            del self._waiting[queue]
