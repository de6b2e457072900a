"""The demo as a person starts it: `tapwise demo` in a process of its own, its bot in another."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from pathlib import Path
from tempfile import mkdtemp

from bot.demo.demo_campaign import BUILT_IN
from tests.support.paths import ROOT

OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) ")
PATIENCE = 30.0
UNHURRIED = "TAPWISE_HASTY_SECONDS=0\n"  # these hands are quicker than a person's


class Demo:
    """A demo at work: its page's address, its database, and what it has said since."""

    def __init__(self, process: Process, folder: Path) -> None:
        self._process = process
        self._alive = True
        self._reading = asyncio.create_task(self._read())
        self._ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.database = folder / "tapwise.db"
        self.said: list[str] = []
        self.url = ""

    @classmethod
    async def start(cls, folder: Path, *options: str, settings: str = "") -> Demo:
        """`tapwise demo` with these options; settings: lines of the bot's `.env`."""
        (folder / ".env").touch(mode=0o600)  # one that others may read is refused
        (folder / ".env").write_text(UNHURRIED + settings)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot", "demo", "--no-browser", "--port", "0"),
            *("--database", str(folder / "tapwise.db"), *options),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            env={k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")}
            | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        )
        return cls(process, folder)

    async def ready(self) -> None:
        """Wait until the page can be opened."""
        async with asyncio.timeout(PATIENCE):
            self.url = await self._ready

    def end(self) -> None:
        """As Ctrl-C does; it must have lived until now."""
        self._alive = self._process.returncode is None
        if self._alive:
            self._process.terminate()

    async def ended(self) -> None:
        """Wait until it has; it must go without a complaint."""
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._reading
        assert (self._alive, code, self.said) == (True, 0, []), "\n".join(self.said)

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            text = line.decode().strip()
            if found := OPEN.match(text):
                self.said.clear()
                if not self._ready.done():  # other messages that are dropped say it again
                    self._ready.set_result(found[1])
            elif text:
                self.said.append(text)
        if not self._ready.done():
            self._ready.set_exception(RuntimeError("The demo ended:\n" + "\n".join(self.said)))


class Demos:
    """Hands out demos; the next small one starts while a test is at work with the one before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._few = few_messages(folder)
        self._spare: Demo | None = None
        self._ending: list[Demo] = []

    async def take(self, *options: str, settings: str = "") -> Demo:
        """A fresh demo that nobody has touched."""
        demo = await self._start(*options, settings=settings)
        await demo.ready()
        return demo

    async def take_small(self) -> Demo:
        """One on a few messages of which nobody knows the labels: no twin has to ask of them."""
        await self.prepare()
        demo, self._spare = self._spare, None
        assert demo is not None
        await demo.ready()
        return demo

    async def prepare(self) -> None:
        """Start the next small demo before it is wanted."""
        self._spare = self._spare or await self._start("--data", str(self._few))

    def give_back(self, demo: Demo) -> None:
        """End a demo; how it went is looked at in the end, as tests with other loops may follow."""
        demo.end()
        self._ending.append(demo)

    async def close(self) -> None:
        """End all that still run; what one of them complained of is told now."""
        if self._spare:
            await self._spare.ready()
            self.give_back(self._spare)
        ending = [demo.ended() for demo in self._ending]
        for ended in await asyncio.gather(*ending, return_exceptions=True):
            if isinstance(ended, BaseException):
                raise ended

    async def _start(self, *options: str, settings: str = "") -> Demo:
        folder = Path(mkdtemp(dir=self._folder))
        return await Demo.start(folder, *options, settings=settings)


def few_messages(folder: Path) -> Path:
    """Every sixth of the messages that come with the demo, in a file of one's own."""
    texts = [json.loads(line)["text"] for line in BUILT_IN.read_text("utf-8").splitlines()]
    file = folder / "few.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[::6]))
    return file
