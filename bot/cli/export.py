"""`tapwise export`: labels out of the campaign."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.console import (
    DatabaseOption,
    database_path,
    print_line,
    reported_write_errors,
)
from bot.errors import TransferError
from bot.formats.conversion import export_rows
from bot.formats.form import FolderForm, NamedForm
from bot.formats.reading import STDIN
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow
from bot.formats.writing import MARK, write, write_lines
from storage import Store
from storage.report_records import LabelledItem

# What the standard output gets if no form is named.
DEFAULT_FORM: Final = Path("labels.csv")

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
FormOption = Annotated[str | None, typer.Option(help=FORMS.named_help(), metavar="NAME")]
BomOption = Annotated[
    bool,
    typer.Option("--bom", help="Begin a table with a byte order mark, so that Excel reads it."),
]


def export(
    file: Annotated[Path | None, typer.Argument(help=FORMS.export_help(), metavar="[FILE]")] = None,
    form: FormOption = None,
    bom: BomOption = False,
    unlabelled: WriteUnlabelledOption = None,
    spam: WriteSpamOption = None,
    no_spam: WriteNoSpamOption = None,
    database: DatabaseOption = None,
) -> None:
    """Export the labelled messages, even while the bot runs. Example: tapwise export labels.csv"""
    if not any((file, unlabelled, spam, no_spam)):
        raise TransferError("Name a file: tapwise export labels.csv (see --help).")
    chosen = None if form is None else FORMS.named(form)
    labelled, rest = asyncio.run(_read(database_path(database), with_rest=unlabelled is not None))
    if file is not None:
        _write(file, chosen, list(export_rows(labelled)), bom=bom)
    if unlabelled or spam or no_spam:
        rows = export_rows([*labelled, *rest])
        counts = write_lines(rows, unlabelled=unlabelled, spam=spam, no_spam=no_spam)
        for name, path in (("unlabelled", unlabelled), ("spam", spam), ("no_spam", no_spam)):
            if path:
                print_line(f"{path}: {getattr(counts, name):,} messages")


async def _read(
    database: Path, *, with_rest: bool
) -> tuple[list[LabelledItem], list[LabelledItem]]:
    """The labelled items, and the others if they are wanted."""
    async with await Store.open(database, create=False) as store:
        labelled = await store.items.labelled()
        return labelled, await store.items.unlabelled() if with_rest else []


def _write(
    file: Path, form: NamedForm | FolderForm | None, rows: list[ExportRow], *, bom: bool
) -> None:
    if isinstance(form, FolderForm):
        with reported_write_errors(file):
            file.mkdir(exist_ok=True)
        for name, count in form.write(file, rows).items():
            print_line(f"{file / name}: {count:,} messages")
    elif file == STDIN:
        writer = FORMS.writer_for(DEFAULT_FORM) if form is None else form.write
        sys.stdout.write(MARK if bom else "")
        writer(sys.stdout, rows)
    else:
        written = write(file, rows, form=form, bom=bom)
        print_line(f"{file}: {written:,} labelled messages")
