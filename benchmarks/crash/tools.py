"""Programs beside the bot, killed at random moments of their runs."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from benchmarks.crash.checks import IMPORTED, Checks
from benchmarks.crash.findings import Result
from benchmarks.crash.old_campaigns import LATER_ANSWER
from benchmarks.crash.processes import Processes

# A process that ended before its kill is started again, so many times.
TRIES: Final = 8


class Tools:
    """Runs import, export, backup, migration and restore, and kills them."""

    def __init__(
        self,
        folder: Path,
        processes: Processes,
        checks: Checks,
        result: Result,
        rng: random.Random,
        count_toasts: Callable[[], int],
    ):
        """count_toasts: how many taps have had a toast so far."""
        self._folder, self._processes, self._checks = folder, processes, checks
        self._result, self._random, self._count_toasts = result, rng, count_toasts
        self._durations: dict[str, float] = {}

    async def run(self, phase: str, number: int) -> None:
        """Kill a program at a random moment of its run; number -1 lets it end, to measure it."""
        for attempt in range(TRIES):
            name = f"{number}-{attempt}"
            words, check = self._prepared(phase, name)
            if await self._run_and_kill(phase, words, is_killed=number >= 0):
                self._result.count_kill(phase)
                self._result.count_done(phase, await asyncio.to_thread(check))
                return
            if not await asyncio.to_thread(check):
                self._result.halves.append(f"{phase} {name}: it ended, and nothing is there")
            if number < 0:
                return

    async def _run_and_kill(self, phase: str, words: Iterable[str], *, is_killed: bool) -> bool:
        """Whether it was killed; a program that ended before has done its work."""
        started = time.monotonic()
        with (self._folder / "tools.log").open("ab") as log:
            program = await self._processes.start(words, log)
        if is_killed:
            try:
                await asyncio.wait_for(program.wait(), await self._moment(phase, program))
            except TimeoutError:
                with suppress(ProcessLookupError):  # it ended at this very moment
                    program.kill()
        ended = await program.wait()
        if ended > 0:
            said = (self._folder / "tools.log").read_text()[-2_000:]
            raise RuntimeError(f"{phase} ended with {ended}: {said}")
        if ended == 0:  # the machine is shared: what it takes changes
            self._durations[phase] = time.monotonic() - started
        return ended < 0

    async def _moment(self, phase: str, program: asyncio.subprocess.Process) -> float:
        """Half of the kills come at any time; the others when a draft shows that the work is on.

        A program needs most of its time to load its libraries, where there is little to break.
        """
        if phase == "import" or self._random.random() < 0.5:
            return self._random.uniform(0.4, 1.05) * self._durations[phase]
        is_on = self._folder.glob
        while program.returncode is None and not any(is_on(".tapwise-*.part")):  # noqa: ASYNC110
            await asyncio.sleep(0.002)
        return self._random.uniform(0, 0.15) * self._durations[phase]

    def _prepared(self, phase: str, name: str) -> tuple[tuple[str, ...], Callable[[], bool]]:
        """What to run, and a look afterwards: whether its work is there; half of it is told."""
        at_least = self._count_toasts()
        if phase == "import":
            file = self._folder / "import.txt"
            file.write_text("".join(f"import {name} number {i}\n" for i in range(IMPORTED)))
            return ("import", "--unlabelled", str(file)), lambda: self._checks.imported(name)
        if phase == "export":
            file = self._folder / f"export {name}.jsonl"
            return ("export", str(file)), lambda: self._checks.exported(file, at_least)
        if phase == "backup":
            file = self._folder / f"backup {name}.db"
            return ("backup", str(file)), lambda: self._checks.backed_up(file, at_least)
        old = self._folder / f"old {name}.db"
        shutil.copy(self._folder / "old.db", old)
        if phase == "restore":
            file = self._folder / f"kept {name}.db"
            shutil.copy(old, file)
            with closing(sqlite3.connect(old)) as connection, connection:
                connection.execute(LATER_ANSWER)
            words = ("restore", str(file), "--replace", "--database", str(old))
            return words, lambda: self._checks.restored(old, file)
        return ("status", "--database", str(old)), lambda: self._checks.migrated(old)
