"""The child process that computes what a page's panel shows."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from bot.emulator.responses import Json
from bot.panel.child_process import child_environment, end

LONGEST_LINE: Final = 2**24


class PanelProcess:
    """`python -m MODULE`, whose main part is `run_panel`; the first `request_update` starts it.

    first_line: what it gets first. on_update: called with all that is known, whenever some of it
    is new. ended: what is shown when the process has ended by itself.
    """

    def __init__(
        self, module: str, first_line: Json, on_update: Callable[[Json], None], ended: str
    ) -> None:
        self._module = module
        self._first_line = first_line
        self._on_update = on_update
        self._ended = {"trouble": ended, "progress": None}
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
            *(sys.executable, "-P", "-m", self._module),
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
        self._on_update({**self._known, **self._ended})

    async def _write_requests(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101  opened as a pipe above
        process.stdin.write(json.dumps(self._first_line).encode() + b"\n")
        with suppress(ConnectionError):
            while True:
                await process.stdin.drain()
                await self._requested.wait()
                self._requested.clear()
                process.stdin.write(b"\n")
