"""`tapwise export`: labels out of the campaign."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import (
    DatabaseOption,
    database_path,
    print_line,
    reported_write_errors,
)
from bot.errors import TransferError
from bot.formats.conversion import export_rows
from bot.formats.form import FolderWriter
from bot.formats.registry import FORMS
from bot.formats.writing import write, write_lines
from storage import Store
from storage.report_records import LabelledItem

WriteUnlabelledOption = Annotated[
    Path | None,
    typer.Option(help="Write unlabelled messages to this file, one a line.", metavar="FILE"),
]
WriteSpamOption = Annotated[
    Path | None,
    typer.Option(help="Write the spam to this file, one message a line.", metavar="FILE"),
]
WriteNoSpamOption = Annotated[
    Path | None,
    typer.Option(
        help="Write messages that are no spam to this file, one message a line.", metavar="FILE"
    ),
]
FormOption = Annotated[str | None, typer.Option(help=FORMS.folder_help(), metavar="NAME")]


def export(
    file: Annotated[Path | None, typer.Argument(help=FORMS.export_help(), metavar="[FILE]")] = None,
    form: FormOption = None,
    unlabelled: WriteUnlabelledOption = None,
    spam: WriteSpamOption = None,
    no_spam: WriteNoSpamOption = None,
    database: DatabaseOption = None,
) -> None:
    """Export the labelled messages, even while the bot runs. Example: tapwise export labels.csv"""
    if not any((file, unlabelled, spam, no_spam)):
        raise TransferError("Name a file: tapwise export labels.csv (see --help).")
    write_folder = None if form is None else FORMS.folder_writer(form)
    asyncio.run(_export(database_path(database), file, write_folder, unlabelled, spam, no_spam))


async def _export(
    database: Path,
    file: Path | None,
    write_folder: FolderWriter | None,
    unlabelled: Path | None,
    spam: Path | None,
    no_spam: Path | None,
) -> None:
    async with await Store.open(database, create=False) as store:
        labelled = await store.items.labelled()
        rest = await store.items.unlabelled() if unlabelled else []
    if file and write_folder:
        _write_folder(file, write_folder, labelled)
    elif file:
        written = write(file, export_rows(labelled))
        print_line(f"{file}: {written:,} labelled messages")
    if unlabelled or spam or no_spam:
        rows = export_rows([*labelled, *rest])
        counts = write_lines(rows, unlabelled=unlabelled, spam=spam, no_spam=no_spam)
        for name, path in (("unlabelled", unlabelled), ("spam", spam), ("no_spam", no_spam)):
            if path:
                print_line(f"{path}: {getattr(counts, name):,} messages")


def _write_folder(folder: Path, write_rows: FolderWriter, labelled: list[LabelledItem]) -> None:
    with reported_write_errors(folder):
        folder.mkdir(exist_ok=True)
    for name, count in write_rows(folder, export_rows(labelled)).items():
        print_line(f"{folder / name}: {count:,} messages")
