"""Commands run as a shell runs them, in this process or in one of their own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from bot.cli.main import app, main

PROCESS = (sys.executable, "-P", "-m", "bot")


@dataclass(frozen=True)
class Ended:
    """The exit code of a command, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line that a command writes when it fails."""
        assert (self.code, self.out) == (1, "")
        [line] = self.err.splitlines()
        assert line.startswith("tapwise: ")
        return line.removeprefix("tapwise: ")


def tapwise(*words: object) -> Ended:
    """Run a command in this process."""
    with (
        pytest.MonkeyPatch.context() as shell,
        redirect_stdout(StringIO()) as out,
        redirect_stderr(StringIO()) as err,
    ):
        shell.setattr(sys, "argv", ["tapwise", *map(str, words)])
        code = _exit_code()
    return Ended(code, out.getvalue(), err.getvalue())


def _exit_code() -> int:
    try:
        main()
    except SystemExit as error:
        return int(error.code or 0)
    return 0


def process(*words: object, **settings: object) -> Ended:
    """Run `python -m bot` as a process, to its end."""
    done = subprocess.run(
        [*PROCESS, *map(str, words)],
        env=environment(**settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@contextmanager
def running(folder: Path, **settings: object) -> Iterator[subprocess.Popen[str]]:
    """`python -m bot run` as a process that is listening."""
    with subprocess.Popen(
        [*PROCESS, "run"],
        cwd=folder,
        env=environment(**settings),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as bot:
        try:
            assert bot.stderr is not None
            lines = list(_until_it_listens(bot.stderr))
            assert bot.poll() is None, "".join(lines)
            yield bot
        finally:
            bot.terminate()
            bot.communicate(timeout=30)


def _until_it_listens(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if "is listening" in line:
            return


def environment(**settings: object) -> dict[str, str]:
    """This process's environment with exactly these settings and no proxy for the emulator."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TAPWISE_")}
    given = {"TAPWISE_FEATURES": "views"}  # without a sentence encoder, which takes time to load
    given |= {f"TAPWISE_{name.upper()}": str(value) for name, value in settings.items()}
    return kept | given | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def commands() -> TyperGroup:
    """Every command with its options."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def parse(line: str) -> None:
    """Parse a line that starts with tapwise, without running it; errors: AssertionError."""
    group = commands()
    _, *words = shlex.split(line)
    assert words, "the line has no command"
    if words[0].startswith("-"):
        assert any(words[0] in option.opts for option in group.params), line
        return
    assert words[0] in group.commands, f"there is no command {words[0]}: {line}"
    try:
        with group.commands[words[0]].make_context(words[0], words[1:]):
            pass
    except Exception as error:
        raise AssertionError(f"{line}: {error}") from error
