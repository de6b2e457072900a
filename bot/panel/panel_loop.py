"""The main part of a panel's process: an update whenever a line comes, the rest meanwhile."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.emulator.responses import Json
from bot.errors import TapwiseError
from bot.panel.update_requests import UpdateRequests


class PanelNumbers(Protocol):
    """What a panel shows of one campaign; the same answers give the same numbers."""

    async def update(self, write: Callable[[Json], None]) -> None:
        """Write the current numbers, in one or more parts: the quick ones first."""
        ...

    async def more(self, *, hurry: bool) -> Json | None:
        """One step of the slower numbers; None when there are no more.

        hurry: an update is waiting.
        """
        ...


OpenNumbers = Callable[[Json], AbstractAsyncContextManager[PanelNumbers]]


async def serve_panel(
    open_numbers: OpenNumbers,
    next_line: Callable[[], Awaitable[str]],
    write: Callable[[Json], None],
    rest: float = 0.0,
) -> None:
    """Update whenever a line comes, compute the rest meanwhile, until the input ends.

    open_numbers: called with the first line. rest: seconds without work after each second of work.
    """
    first_line = json.loads(await next_line())
    async with open_numbers(first_line) as numbers:
        requests = UpdateRequests(next_line)
        while await requests.wait():
            began = time.process_time()
            await _update(numbers, write)
            while (more := await numbers.more(hurry=requests.waiting)) is not None:
                write(more)
                if requests.waiting:
                    break
            if rest:
                await asyncio.sleep(rest * (time.process_time() - began))


async def _update(numbers: PanelNumbers, write: Callable[[Json], None]) -> None:
    """Update, or say why that cannot be done now: a disk or another program may refuse."""
    try:
        await numbers.update(write)
    except TapwiseError as error:
        write({"trouble": str(error), "progress": None})
    else:
        write({"trouble": None})


def run_panel(open_numbers: OpenNumbers, *, niceness: int = 10, rest: float = 0.0) -> None:
    """Read requests on the standard input, and write one JSON object a line.

    niceness: how much lower than the bot's and the page's the priority is. rest: as in
    `serve_panel`.
    """
    if hasattr(os, "nice"):
        os.nice(niceness)
    asyncio.run(
        serve_panel(open_numbers, lambda: asyncio.to_thread(sys.stdin.readline), _write, rest)
    )


def _write(update: Json) -> None:
    sys.stdout.write(json.dumps(update) + "\n")
    sys.stdout.flush()
