"""`tapwise import` and `tapwise export`: files into the campaign, and labels out of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import (
    DatabaseOption,
    database_path,
    print_line,
    report_line,
    report_more,
    rows_bar,
)
from bot.errors import TransferError
from bot.formats.conversion import (
    MAX_REPORTED,
    BadRows,
    accepted_items,
    export_rows,
    label_from_name,
)
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import BadRow, ParsedRows, Row
from bot.formats.writing import write, write_lines
from storage import Store
from storage.records import Imported, Label

UnlabelledOption = Annotated[
    Path | None,
    typer.Option(help="A file of unlabelled messages, one a line.", metavar="FILE"),
]
SpamOption = Annotated[
    Path | None, typer.Option(help="A file of spam, one message a line.", metavar="FILE")
]
NoSpamOption = Annotated[
    Path | None,
    typer.Option(help="A file of messages that are not spam, one a line.", metavar="FILE"),
]
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


def import_files(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=FORMS.import_help(), metavar="[FILES]…"),
    ] = None,
    unlabelled: UnlabelledOption = None,
    spam: SpamOption = None,
    no_spam: NoSpamOption = None,
    database: DatabaseOption = None,
) -> None:
    """Import messages, even while the bot runs. Example: tapwise import --unlabelled dataset.txt"""
    sources: list[tuple[Path, Label | None]] = [
        (file, label_from_name(file.name)) for file in files or []
    ]
    options: list[tuple[Path | None, Label | None]] = [
        (unlabelled, None),
        (spam, "spam"),
        (no_spam, "no_spam"),
    ]
    sources += [(file, label) for file, label in options if file is not None]
    if not sources:
        raise TransferError("Name at least one file: tapwise import dataset.txt (see --help).")
    bad = BadRows()
    files_read = [_FileRows(file, label) for file, label in sources]
    rows = chain.from_iterable(file.rows() for file in files_read)
    imported = asyncio.run(_import(database_path(database), rows, bad))
    print_import(imported, bad)
    refused = [file for file in files_read if file.bad and not file.good]
    for file in refused:
        report_line(f"{file.path}: nothing was imported, as no row of it can be read.")
    if refused:
        raise typer.Exit(1)


@dataclass
class _FileRows:
    """Counts the good and the bad rows of a file while they are read."""

    path: Path
    label: Label | None
    good: int = 0
    bad: int = 0

    def rows(self) -> Iterator[Row | BadRow]:
        for row in read(self.path, self.label):
            if isinstance(row, BadRow):
                self.bad += 1
            else:
                self.good += 1
            yield row


async def _import(database: Path, rows: ParsedRows, bad: BadRows) -> Imported:
    async with await Store.open(database) as store:
        with rows_bar() as update_bar:
            return await store.items.add(accepted_items(rows, bad), update_bar)


def print_import(imported: Imported, bad: BadRows) -> None:
    """What an import added, and the rows that it left out."""
    print_line(
        f"{imported.new_items:,} new messages, {imported.new_labels:,} new labels, "
        f"{imported.known:,} already known."
    )
    for conflict in imported.conflicts[:MAX_REPORTED]:
        report_line(
            f"{conflict.where}: already labelled {conflict.has}; the label {conflict.came} is "
            "ignored"
        )
    report_more(len(imported.conflicts))
    for row in bad.first:
        report_line(f"{row.where}: {row.reason}")
    report_more(bad.count)


def export(
    file: Annotated[Path | None, typer.Argument(help=FORMS.export_help(), metavar="[FILE]")] = None,
    unlabelled: WriteUnlabelledOption = None,
    spam: WriteSpamOption = None,
    no_spam: WriteNoSpamOption = None,
    database: DatabaseOption = None,
) -> None:
    """Export the labelled messages, even while the bot runs. Example: tapwise export labels.csv"""
    if not any((file, unlabelled, spam, no_spam)):
        raise TransferError("Name a file: tapwise export labels.csv (see --help).")
    asyncio.run(_export(database_path(database), file, unlabelled, spam, no_spam))


async def _export(
    database: Path,
    file: Path | None,
    unlabelled: Path | None,
    spam: Path | None,
    no_spam: Path | None,
) -> None:
    async with await Store.open(database, create=False) as store:
        labelled = await store.items.labelled()
        rest = await store.items.unlabelled() if unlabelled else []
    if file:
        written = write(file, export_rows(labelled))
        print_line(f"{file}: {written:,} labelled messages")
    if unlabelled or spam or no_spam:
        rows = export_rows([*labelled, *rest])
        counts = write_lines(rows, unlabelled=unlabelled, spam=spam, no_spam=no_spam)
        for name, path in (("unlabelled", unlabelled), ("spam", spam), ("no_spam", no_spam)):
            if path:
                print_line(f"{path}: {getattr(counts, name):,} messages")
