"""`tapwise demo` as a person starts it: a process, with its bot as another."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from bot.demo.demo_campaign import BUILT_IN
from tests.support.paths import ROOT

OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) ")
# What the end of a demo says of a campaign that began with a dropped file.
KEPT = re.compile(r"\d+ answers? (is|are) kept\. Continue with: tapwise demo --database ")
TIMEOUT = 180.0
FEATURES = "TAPWISE_FEATURES=views\n"  # most tests need no sentence encoder
QUICK_TAPS = "TAPWISE_HASTY_SECONDS=0\n"  # the tests tap faster than a person


class Demo:
    """A running demo: the address of its page, its database, and its output since it was ready."""

    def __init__(self, process: Process, folder: Path) -> None:
        self._process = process
        self._was_running = True
        self._reading = asyncio.create_task(self._read())
        self._ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.database = folder / "tapwise.db"
        self.output: list[str] = []
        self.url = ""

    @classmethod
    async def start(cls, folder: Path, *options: str, settings: str = "") -> Demo:
        """`tapwise demo` with these options; settings: lines of the bot's `.env`."""
        write_settings(folder, QUICK_TAPS + FEATURES + settings)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot", "demo", "--no-browser", "--port", "0"),
            *("--database", str(folder / "tapwise.db"), *options),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            env={k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")}
            | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "TMPDIR": str(folder)},
        )
        return cls(process, folder)

    async def ready(self) -> None:
        """Wait until the page can be opened."""
        async with asyncio.timeout(TIMEOUT):
            self.url = await self._ready

    def end(self) -> None:
        """Stop it as Ctrl-C does; it must still be running."""
        self._was_running = self._process.returncode is None
        if self._was_running:
            self._process.terminate()

    async def ended(self) -> None:
        """Wait until it has exited; it must exit without an error."""
        async with asyncio.timeout(TIMEOUT):
            code = await self._process.wait()
            await self._reading
        errors = [line for line in self.output if not KEPT.match(line)]
        assert (self._was_running, code, errors) == (True, 0, []), "\n".join(self.output)

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            text = line.decode().strip()
            if found := OPEN.match(text):
                self.output.clear()
                if not self._ready.done():  # it is printed again when another file is dropped
                    self._ready.set_result(found[1])
            elif text:
                self.output.append(text)
        if not self._ready.done():
            self._ready.set_exception(RuntimeError("The demo ended:\n" + "\n".join(self.output)))


class Demos:
    """Starts demos for tests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ending: list[Demo] = []

    async def take(self, *options: str, settings: str = "") -> Demo:
        """A new demo."""
        folder = Path(mkdtemp(dir=self._folder))
        demo = await Demo.start(folder, *options, settings=settings)
        await demo.ready()
        return demo

    async def take_small(self) -> Demo:
        """A new demo with few messages and no true labels, so without a random baseline."""
        return await self.take("--data", str(small_file(self._folder)))

    def give_back(self, demo: Demo) -> None:
        """Stop a demo; `close` checks its exit, as tests with other event loops may follow."""
        demo.end()
        self._ending.append(demo)

    async def close(self) -> None:
        """Stop all demos; raises the error of any that failed."""
        ending = [demo.ended() for demo in self._ending]
        for ended in await asyncio.gather(*ending, return_exceptions=True):
            if isinstance(ended, BaseException):
                raise ended


def write_settings(folder: Path, settings: str) -> None:
    """The settings of a bot that is started in this folder."""
    (folder / ".env").touch(mode=0o600)  # a file that others can read is refused
    (folder / ".env").write_text(settings)


def small_file(folder: Path) -> Path:
    """A file with every twentieth of the built-in messages, without labels."""
    texts = [json.loads(line)["text"] for line in BUILT_IN.read_text("utf-8").splitlines()]
    file = folder / "few.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[::20]))
    return file


def file_without_baseline(folder: Path, *, every: int) -> Path:
    """A file with every n-th of the built-in messages.

    Of one nobody knows the label, so there is no random baseline, which takes 6 s of CPU.
    """
    rows = [json.loads(line) for line in BUILT_IN.read_text("utf-8").splitlines()[::every]]
    del rows[0]["label"]
    return _write_rows(folder, rows)


def labelled_file(folder: Path, *, every: int) -> Path:
    """A file with every n-th of the built-in messages, each with its label."""
    lines = BUILT_IN.read_text("utf-8").splitlines()[::every]
    return _write_rows(folder, [json.loads(line) for line in lines])


def _write_rows(folder: Path, rows: Sequence[dict[str, str]]) -> Path:
    file = folder / "some.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file
