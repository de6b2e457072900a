"""What the commands share: consoles, progress bars, options and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from bot.errors import TelegramError, TransferError
from bot.formats.conversion import MAX_REPORTED
from bot.formats.report import printable
from bot.logs import hide_token
from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.settings import Settings

out = Console()
err = Console(stderr=True)

INTERNAL_ERROR: Final = 70
"""The exit code of a bug: EX_SOFTWARE of sysexits.h."""

REPORTED_FROM: Final = 5_000
"""Work on fewer messages takes a second or two, and needs no bar."""

MAX_NUMBER: Final = 2**63 - 1
"""The largest number of a row of a database."""


def file_option(explanation: str, *names: str) -> Any:
    """An option that names a file; without names, it is called as its parameter."""
    return typer.Option(*names, help=explanation, metavar="FILE")


DatabaseOption = Annotated[
    Path | None,
    file_option("The campaign's database file; TAPWISE_DATABASE by default.", "--database"),
]
JsonOption = Annotated[
    str | None, file_option("Write the result as JSON; - is the standard output.", "--json")
]


def database_path(database: Path | None) -> Path:
    """The file of `--database`, or of the settings."""
    return read_settings(database=database).database


async def bot_name(settings: Settings, *, polls: bool = False) -> str:
    """The bot's name without the @, as `bot.app.bot_name`; errors: SettingsError, TelegramError."""
    from bot.app import bot_name  # the machine-learning libraries take a second to load

    try:
        return await bot_name(settings, polls=polls)
    except TelegramError as error:  # a server may repeat the path, which holds the token
        raise TelegramError(hide_token(str(error), settings.bot_token())) from None


def print_line(line: str) -> None:
    """A line of the result; nothing in it is obeyed by the terminal."""
    out.print(harmless(line), markup=False, highlight=False, soft_wrap=True)


def report_line(line: str) -> None:
    """A line on standard error; nothing in it is obeyed by the terminal."""
    err.print(harmless(line), markup=False, highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """The text without what a terminal obeys: names in an archive may hold escape sequences."""
    return "\n".join(map(printable, text.split("\n")))


def report_more(count: int) -> None:
    """How many lines are not reported, if there are any."""
    if count > MAX_REPORTED:
        report_line(f"… and {count - MAX_REPORTED:,} more")


def progress_bar(*columns: ProgressColumn) -> Progress:
    """A bar for a person to watch; a log file gets none."""
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A line for a person to watch while something takes some seconds; a log file gets none."""
    with progress_bar(SpinnerColumn(), TextColumn(what), TimeElapsedColumn()) as bar:
        bar.add_task(what, total=None)
        yield


@contextmanager
def rows_bar() -> Iterator[Callable[[int], None]]:
    """A bar for an import; call the result with the number of rows read so far."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} rows read"), TimeElapsedColumn())
    with progress_bar(*columns) as bar:
        task = bar.add_task("import", total=None)
        yield lambda rows: bar.update(task, completed=rows)


@contextmanager
def pool_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for features and near-duplicates; in a log file, a line when something begins.

    Call the result with what is done, to how many messages, and of how many.
    """
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with progress_bar(*columns, TimeElapsedColumn()) as bar:
        task = bar.add_task("", total=None, visible=False)
        begun = ""

        def update(what: str, done: int, of: int) -> None:
            nonlocal begun
            if what != begun and of >= REPORTED_FROM:
                begun = what
                report_line(f"{what}: {of:,} messages") if bar.disable else None
            is_long = of >= REPORTED_FROM and done < of
            bar.update(task, description=what, completed=done, total=of, visible=is_long)

        yield update


def write_json(result: dict[str, Any], target: str) -> None:
    """Write to a file, or to standard output if the target is -; errors: TransferError."""
    text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    if target == "-":
        sys.stdout.write(text)
        return
    with reported_write_errors(target):
        Path(target).write_text(text, encoding="utf-8")


@contextmanager
def reported_write_errors(target: object) -> Iterator[None]:
    """Turn an error of the disk into a TransferError that names the file."""
    try:
        yield
    except OSError as error:
        raise TransferError(f"{target} cannot be written: {error.strerror}.") from error
