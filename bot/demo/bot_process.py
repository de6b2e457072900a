"""The bot as a child process: started, killed, and started again."""

import asyncio
import signal
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from bot.emulator.responses import Json
from bot.panel.child_process import child_environment, end

LAST_LINES = 12
# One question in n is an exam question: in the few minutes of a demo, the score has to come soon.
EXAM_EVERY: Final = 5


@dataclass(frozen=True)
class BotState:
    """The state of the bot, and what the last kill cost.

    before: answers on disk after the kill; after: once the bot was up again; seconds: from the
    kill until then.
    """

    state: Literal["starting", "up", "down"] = "starting"
    pid: int | None = None
    kills: int = 0
    before: int | None = None
    after: int | None = None
    seconds: float | None = None

    def as_json(self) -> Json:
        return vars(self).copy()


CountAnswers = Callable[[], Awaitable[int]]
OnState = Callable[[BotState], None]


class BotProcess:
    """`python -m bot run`, started again after each `kill`.

    count_answers: the number of answers on disk. on_state: called with each new state.
    """

    def __init__(
        self,
        count_answers: CountAnswers,
        on_state: OnState,
    ) -> None:
        self._count_answers = count_answers
        self._on_state = on_state
        self._state = BotState()
        self._killed = False
        self._killed_at = 0.0
        self._process: asyncio.subprocess.Process | None = None
        self._last_lines: deque[str] = deque(maxlen=LAST_LINES)

    @property
    def last_lines(self) -> str:
        """The last lines of its output."""
        return "\n".join(self._last_lines) or "It wrote nothing."

    async def run(self, environment: Mapping[str, str], on_start: Callable[[], None]) -> int:
        """Run the bot until it exits by itself; its exit code. Cancelling this ends the bot.

        on_start: called when the first process has started.
        """
        while True:
            async with self._started(environment) as process:
                on_start()
                code = await process.wait()
            on_start = _ignore_restart
            if not self._killed:
                return code or 1
            await self._count_after_kill()

    def kill(self) -> bool:
        """kill -9; False when no process is alive."""
        process = self._process
        if process is None or process.returncode is not None or self._state.state == "down":
            return False
        self._killed = True
        self._killed_at = time.monotonic()
        with suppress(ProcessLookupError):
            process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self._update(state="down")
        return True

    async def on_first_call(self) -> None:
        """The bot has called Telegram: it is up."""
        if self._state.state != "starting":
            return
        self._update(state="up")
        if self._state.kills and self._state.after is None:
            self._update(
                after=await self._count_answers(), seconds=time.monotonic() - self._killed_at
            )

    async def _count_after_kill(self) -> None:
        """Nothing writes now, so this counts what is on disk."""
        self._killed = False
        before = await self._count_answers()
        self._update(pid=None, kills=self._state.kills + 1, before=before, after=None, seconds=None)

    @asynccontextmanager
    async def _started(
        self, environment: Mapping[str, str]
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        # The folder of the database: a real bot's `.env` in the current folder must not apply.
        folder = Path(environment["TAPWISE_DATABASE"]).parent
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot", "run"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=environment,
            cwd=folder,
            start_new_session=True,  # Ctrl-C reaches only the demo, which then ends the bot
        )
        self._process = process
        self._update(state="starting", pid=process.pid)
        reading = asyncio.create_task(self._read_output(process))
        try:
            yield process
        finally:
            await end(process)
            await reading

    async def _read_output(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101  opened as a pipe above
        async for line in process.stdout:
            self._last_lines.append(line.decode(errors="replace").rstrip())

    def _update(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._on_state(self._state)


def _ignore_restart() -> None:
    """Called instead of `on_start` for every process but the first."""


def bot_environment(
    inherited: Mapping[str, str], database: Path, token: str, owner: int, url: str
) -> dict[str, str]:
    """The environment of the bot: the demo's settings only, and no proxy."""
    return child_environment(inherited) | {
        "TAPWISE_TOKEN": token,
        "TAPWISE_OWNERS": str(owner),
        "TAPWISE_DATABASE": str(database.resolve()),
        "TAPWISE_API_BASE": url,
        "TAPWISE_EXAM_EVERY": str(EXAM_EVERY),
        "TAPWISE_DOUBLE_TAP_SECONDS": "0",  # scripted people tap at once
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
