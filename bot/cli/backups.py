"""`tapwise backup` and `tapwise restore`: the campaign copied to a file, and back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import DatabaseOption, database_path, print_line
from bot.settings import read_settings
from storage.backup import BackupInfo, back_up
from storage.restore import restore_backup


def backup(
    file: Annotated[Path, typer.Argument(help="The backup file; an older backup is replaced.")],
    database: DatabaseOption = None,
) -> None:
    """Copy the campaign to a file, even while the bot runs. Example: tapwise backup backup.db"""
    saved = asyncio.run(back_up(database_path(database), file))
    print_line(f"{_summary(saved)}; checked.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `tapwise backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Keep an existing database under another name.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Restore the campaign from a backup; stop the bot first. Example: tapwise restore backup.db"""
    from bot.app import only_one  # the machine-learning libraries take a second to load

    settings = read_settings(database=database)
    with only_one(settings):
        restored = asyncio.run(restore_backup(file, settings.database, replace=replace))
    print_line(f"{_summary(restored.saved)}; checked, and restored from {file}.")
    if restored.replaced is not None:
        print_line(
            f"The previous database is now {restored.replaced}; delete it when you are sure."
        )


def _summary(saved: BackupInfo) -> str:
    return (
        f"{saved.path}: {saved.items:,} messages, {saved.answers:,} answers, "
        f"{saved.annotators:,} people, schema {saved.schema}, {saved.size / 2**20:,.1f} MiB"
    )
