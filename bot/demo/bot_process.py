"""The bot as a process of its own: started, killed without mercy, started again."""

import asyncio
import os
import signal
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

GRACE = 5.0
LAST_WORDS = 12


@dataclass(frozen=True)
class BotState:
    """How the bot is, and what its last death by `kill` cost.

    before: answers on disk when it was dead; after: when it was back; seconds: between the two.
    """

    state: Literal["starting", "up", "down"] = "starting"
    pid: int | None = None
    kills: int = 0
    before: int | None = None
    after: int | None = None
    seconds: float | None = None

    def as_json(self) -> dict[str, Any]:
        return vars(self).copy()


class BotProcess:
    """`python -m bot run`, and again after each `kill`.

    count: answers on disk; changed: called with each new state.
    """

    def __init__(
        self,
        count: Callable[[], Awaitable[int]],
        changed: Callable[[BotState], None],
    ) -> None:
        self._count = count
        self._changed = changed
        self._state = BotState()
        self._killed = False
        self._died_at = 0.0
        self._process: asyncio.subprocess.Process | None = None
        self._last_words: deque[str] = deque(maxlen=LAST_WORDS)

    @property
    def last_words(self) -> str:
        return "\n".join(self._last_words) or "It said nothing."

    async def run(self, environment: Mapping[str, str], on_start: Callable[[], None]) -> int:
        """Until the bot ends by itself; its exit code. It is ended with the task that runs this.

        on_start: called when the first process is there.
        """
        while True:
            async with self._started(environment) as process:
                on_start()
                code = await process.wait()
            on_start = _nothing
            if not self._killed:
                return code or 1
            await self._note_death()

    def kill(self) -> bool:
        """kill -9, now; False when there is nothing alive to kill."""
        process = self._process
        if process is None or process.returncode is not None or self._state.state == "down":
            return False
        self._killed = True
        self._died_at = time.monotonic()
        with suppress(ProcessLookupError):
            process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self._show(state="down")
        return True

    async def came_up(self) -> None:
        """The bot has spoken to Telegram: it is at work."""
        if self._state.state != "starting":
            return
        self._show(state="up")
        if self._state.kills and self._state.after is None:
            self._show(after=await self._count(), seconds=time.monotonic() - self._died_at)

    async def _note_death(self) -> None:
        """Nobody writes now: what is counted here is what the disk kept."""
        self._killed = False
        before = await self._count()
        self._show(pid=None, kills=self._state.kills + 1, before=before, after=None, seconds=None)

    @asynccontextmanager
    async def _started(
        self, environment: Mapping[str, str]
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        # Beside the database: a real bot's `.env` in the current folder is not meant for this one.
        folder = Path(environment["TAPWISE_DATABASE"]).parent
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot", "run"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=environment,
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for the demo, which then ends the bot in its time
        )
        self._process = process
        self._show(state="starting", pid=process.pid)
        listening = asyncio.create_task(self._listen(process))
        try:
            yield process
        finally:
            await end(process)
            await listening

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101  opened as a pipe above
        async for line in process.stdout:
            self._last_words.append(line.decode(errors="replace").rstrip())

    def _show(self, **news: Any) -> None:
        self._state = replace(self._state, **news)
        self._changed(self._state)


def _nothing() -> None:
    """What is to be done when a process is there that is not the first."""


async def end(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, and make it after a while."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), GRACE)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def bot_environment(
    inherited: Mapping[str, str], database: Path, token: str, owner: int, url: str
) -> dict[str, str]:
    """What the bot is told: this demo's settings and nobody else's, and no proxy on the way."""
    return own_environment(inherited) | {
        "TAPWISE_TOKEN": token,
        "TAPWISE_OWNERS": str(owner),
        "TAPWISE_DATABASE": str(database.resolve()),
        "TAPWISE_API_BASE": url,
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


def own_environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """What a child process of the demo inherits: no setting of a real bot, and this very code."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("TAPWISE_")}
    code = str(Path(__file__).parents[2])
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [code, kept.get("PYTHONPATH")]))}
