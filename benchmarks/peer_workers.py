"""The libraries that the step is compared with, each a process in an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PEERS = Path(__file__).parent / "peers"
SEED = 1
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
# More labels than this only we are asked to learn from: the others' answer is known by then.
PATIENCE = 2_000

Numbers = dict[str, Any]


@dataclass(frozen=True)
class Peer:
    """A file in peers/, what it is called, and whose environment it needs; None for our own."""

    file: str
    name: str
    environment: str | None = None


OURS = Peer("ours", "Tapwise")
BOUND = Peer("reading", "bound")
OTHERS = (
    Peer("modal", "modAL", "modal"),
    Peer("modal_exact", "modAL, exact", "modal"),
    Peer("small_text_least_confidence", "small-text, least confidence", "small_text"),
    Peer("small_text_breaking_ties", "small-text, breaking ties", "small_text"),
    Peer("activeml", "scikit-activeml", "activeml"),
    Peer("article", "the article's loop"),
)


class FailedError(Exception):
    """A peer cannot take part: one sentence why."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def prepared(wanted: Sequence[str], environments: Path) -> dict[Peer, str]:
    """Who takes part, and with which Python."""
    found: dict[Peer, str] = {}
    for peer in OTHERS:
        if peer.file not in wanted:
            continue
        try:
            found[peer] = python_of(peer, environments)
        except FailedError as error:
            say(f"{peer.name} is left out: {error}")
    return found


def python_of(peer: Peer, environments: Path) -> str:
    """Our own, or that of the peer's environment, which is made if it is not there."""
    if peer.environment is None:
        return sys.executable
    listed = (PEERS / f"{peer.environment}.txt").read_text()
    folder = environments / peer.environment
    python, ready = folder / "bin" / "python", folder / "ready.txt"
    if not (ready.exists() and ready.read_text() == listed):
        say(f"Making an environment for {peer.environment} in {folder} …")
        run([sys.executable, "-m", "venv", "--clear", str(folder)])
        requirements = str(PEERS / f"{peer.environment}.txt")
        run([str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-r", requirements])
        ready.write_text(listed)
    return str(python)


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        *_, last = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise FailedError(f"{' '.join(command[1:4])} failed: {last}")


class Worker:
    """A peer at work on one pool."""

    def __init__(self, peer: Peer, python: str, pool: Path, log: Path):
        self.peer = peer
        self.peak = 0
        self._log = log
        foreign = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        with log.open("w") as stderr:
            self._process = subprocess.Popen(
                [python, str(PEERS / f"{peer.file}.py"), str(pool), str(SEED)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                env=environment() if peer.environment is None else {**foreign, **ONE_THREAD},
            )
        self._answer()

    def tell(self, command: str, labels: int) -> Numbers:
        """Errors: FailedError with the last thing it said."""
        if self._process.stdin is not None:
            try:
                self._process.stdin.write(json.dumps({command: labels}) + "\n")
                self._process.stdin.flush()
            except BrokenPipeError:
                pass  # why is in its log, which is read next
        response = self._answer()
        self.peak = response["peak"]
        return response

    def close(self) -> None:
        self._process.communicate()

    def _answer(self) -> Numbers:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if line:
            response: Numbers = json.loads(line)
            return response
        *_, last = self._log.read_text().strip().splitlines() or ["it ended without a word"]
        raise FailedError(last)


def environment() -> dict[str, str]:
    """One BLAS thread, and this tree's own packages."""
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(found)}
