"""The child process that computes what the page's panel shows."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from bot.demo.bot_process import child_environment, end
from bot.demo.demo_campaign import DemoCampaign
from bot.emulator.responses import Json

LONGEST_LINE = 2**24
ENDED = {
    "trouble": "The process that computes these numbers has ended. The phones still work; restart "
    "the demo to see the numbers."
}


class PanelProcess:
    """`python -m bot.demo.panel` for a campaign; the first `request_update` starts it.

    on_update: called with all that is known, whenever some of it is new.
    """

    def __init__(self, campaign: DemoCampaign, on_update: Callable[[Json], None]) -> None:
        self._campaign = campaign
        self._on_update = on_update
        self._known: Json = {}
        self._requested = asyncio.Event()

    def request_update(self) -> None:
        """Read the campaign again: something has changed."""
        self._requested.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Compute updates while the block lasts."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        await self._requested.wait()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot.demo.panel"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=child_environment(os.environ),
            limit=LONGEST_LINE,
            start_new_session=True,
        )
        writing = asyncio.create_task(self._write_requests(process))
        try:
            await self._read_updates(process)
        finally:
            writing.cancel()
            await end(process)

    async def _read_updates(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101  opened as a pipe above
        async for line in process.stdout:
            self._known = {**self._known, **json.loads(line)}
            self._on_update(self._known)
        self._on_update({**self._known, **ENDED})

    async def _write_requests(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101  opened as a pipe above
        campaign = self._campaign
        first_line = {
            "database": str(campaign.database.resolve()),
            "true_labels": campaign.true_labels,
            "held_out": campaign.held_out,
        }
        process.stdin.write(json.dumps(first_line).encode() + b"\n")
        with suppress(ConnectionError):
            while True:
                await process.stdin.drain()
                await self._requested.wait()
                self._requested.clear()
                process.stdin.write(b"\n")
