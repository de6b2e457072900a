"""The process that thinks for the panel, and what it said last."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.demo.bot_process import end, own_environment
from bot.demo.dataset import Material

Json = dict[str, Any]

LONGEST_LINE = 2**24
SILENT = {
    "trouble": "What the campaign knows could not be worked out: the helper that does it has "
    "ended. The phones go on; start the demo again to see the numbers."
}


class Analyst:
    """`python -m bot.demo.panel` beside a campaign; starts with the first `ask`.

    told: called with all that is known, whenever some of it is new.
    """

    def __init__(self, material: Material, told: Callable[[Json], None]) -> None:
        self._material = material
        self._told = told
        self._known: Json = {}
        self._wanted = asyncio.Event()

    def ask(self) -> None:
        """Something has happened: look again."""
        self._wanted.set()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Looks and tells while the block lasts."""
        working = asyncio.create_task(self._work())
        try:
            yield
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working

    async def _work(self) -> None:
        await self._wanted.wait()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot.demo.panel"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=own_environment(os.environ),
            limit=LONGEST_LINE,
            start_new_session=True,
        )
        asking = asyncio.create_task(self._pass_wishes(process))
        try:
            await self._listen(process)
        finally:
            asking.cancel()
            await end(process)

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101  opened as a pipe above
        async for line in process.stdout:
            self._known = {**self._known, **json.loads(line)}
            self._told(self._known)
        self._told({**self._known, **SILENT})

    async def _pass_wishes(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101  opened as a pipe above
        material = self._material
        given = {
            "database": str(material.database.resolve()),
            "truth": material.truth,
            "held": material.held,
        }
        process.stdin.write(json.dumps(given).encode() + b"\n")
        with suppress(ConnectionError):
            while True:
                await process.stdin.drain()
                await self._wanted.wait()
                self._wanted.clear()
                process.stdin.write(b"\n")
