"""`tapwise backup` and `tapwise restore`: the campaign in one more file, and back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.settings import read_settings
from storage.backup import BackupInfo, back_up
from storage.restore import restore_backup

out = Console()

Database = Annotated[
    Path | None,
    typer.Option(
        "--database", help="The campaign's file; default: TAPWISE_DATABASE.", metavar="FILE"
    ),
]


def backup(
    file: Annotated[Path, typer.Argument(help="Where to; an older backup is replaced.")],
    database: Database = None,
) -> None:
    """Copy the campaign to a file, also while people tap. Example: tapwise backup backup.db"""
    saved = asyncio.run(back_up(read_settings(database=database).database, file))
    _tell(f"{_told(saved)}; checked.")


def restore(
    file: Annotated[Path, typer.Argument(help="What `tapwise backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put aside a database that is there already.")
    ] = False,
    database: Database = None,
) -> None:
    """Make a backup the campaign again; stop the bot first. Example: tapwise restore backup.db"""
    from bot.app import only_one  # the machine-learning libraries take a second to load

    settings = read_settings(database=database)
    with only_one(settings):
        done = asyncio.run(restore_backup(file, settings.database, replace=replace))
    _tell(f"{_told(done.saved)}; checked, and put back from {file}.")
    if done.replaced is not None:
        _tell(f"What was there before is now {done.replaced}; delete it when you are sure.")


def _told(saved: BackupInfo) -> str:
    return (
        f"{saved.path}: {saved.items:,} messages, {saved.answers:,} answers, "
        f"{saved.annotators:,} people, schema {saved.schema}, {saved.size / 2**20:,.1f} MiB"
    )


def _tell(line: str) -> None:
    out.print(line, markup=False, highlight=False, soft_wrap=True)
