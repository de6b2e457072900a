"""`tapwise export`: labels out of the campaign."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from bot.cli.console import (
    DatabaseOption,
    database_path,
    file_option,
    print_line,
    reported_write_errors,
)
from bot.cli.delivered import RowWriter, export_all, export_answers
from bot.errors import TransferError
from bot.formats.conversion import export_rows
from bot.formats.form import FolderForm, NamedForm
from bot.formats.own_names import named_rows
from bot.formats.reading import STDIN
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow
from bot.formats.writing import MARK, write, write_lines
from bot.settings import read_settings
from storage import Store
from storage.label_name_log import LabelNames
from storage.report_records import LabelledItem

# What the standard output gets if no form is named.
DEFAULT_FORM: Final = Path("labels.csv")

WriteUnlabelledOption = Annotated[
    Path | None,
    file_option("Write unlabelled messages to this file, one a line."),
]
WriteSpamOption = Annotated[
    Path | None,
    file_option("Write the spam to this file, one message a line."),
]
WriteNoSpamOption = Annotated[
    Path | None,
    file_option("Write messages that are no spam to this file, one message a line."),
]
FormOption = Annotated[str | None, typer.Option(help=FORMS.named_help(), metavar="NAME")]
BomOption = Annotated[
    bool,
    typer.Option("--bom", help="Begin a table with a byte order mark, so that Excel reads it."),
]
WriteAllOption = Annotated[
    Path | None,
    file_option(
        "Write every message to this file, labelled by people or by the model, and beside it "
        "a certificate: how many of the model's labels are wrong at most.",
        "--all",
    ),
]
MaxErrorOption = Annotated[
    float | None,
    typer.Option(
        min=0.001,
        max=0.5,
        help="With --all: leave out labels of the model until it is proven that at most this share "
        "of the others is wrong.",
    ),
]
LabelNamesOption = Annotated[
    Literal["spam", "own"],
    typer.Option(
        help="Write labels as spam and no_spam, or by the owner's own names (/labels), which an "
        "import of this campaign reads again.",
    ),
]
WriteAnswersOption = Annotated[
    Path | None,
    file_option("Write every single answer to this file: who, when, why asked, and the model."),
]


def export(
    file: Annotated[Path | None, typer.Argument(help=FORMS.export_help(), metavar="[FILE]")] = None,
    form: FormOption = None,
    bom: BomOption = False,
    label_names: LabelNamesOption = "spam",
    every: WriteAllOption = None,
    max_error: MaxErrorOption = None,
    answers: WriteAnswersOption = None,
    unlabelled: WriteUnlabelledOption = None,
    spam: WriteSpamOption = None,
    no_spam: WriteNoSpamOption = None,
    database: DatabaseOption = None,
) -> None:
    """Export the labelled messages, even while the bot runs. Example: tapwise export labels.csv"""
    if STDIN in (every, answers):
        raise TransferError("--all and --answers need the name of a file.")
    if max_error is not None and not every:
        raise TransferError("--max-error belongs to --all FILE.")
    if not any((file, every, answers, unlabelled, spam, no_spam)):
        raise TransferError("Name a file: tapwise export labels.csv (see --help).")
    chosen = None if form is None else FORMS.named(form)
    path = database_path(database)
    names = asyncio.run(_own_names(path, chosen)) if label_names == "own" else None
    if file is not None:
        labelled, _ = asyncio.run(_read(path, with_rest=False))
        _write(file, chosen, list(named_rows(export_rows(labelled), names)), bom=bom)
    if unlabelled or spam or no_spam:
        _write_lines(path, unlabelled, spam, no_spam)
    if every is not None:
        write_rows = _writer(chosen, names, bom=bom)
        asyncio.run(export_all(read_settings(database=database), every, write_rows, max_error))
    if answers is not None:
        asyncio.run(export_answers(path, answers, _writer(chosen, names, bom=bom)))


def _write_lines(
    database: Path, unlabelled: Path | None, spam: Path | None, no_spam: Path | None
) -> None:
    labelled, rest = asyncio.run(_read(database, with_rest=unlabelled is not None))
    rows = export_rows([*labelled, *rest])
    counts = write_lines(rows, unlabelled=unlabelled, spam=spam, no_spam=no_spam)
    for name, path in (("unlabelled", unlabelled), ("spam", spam), ("no_spam", no_spam)):
        if path:
            print_line(f"{path}: {getattr(counts, name):,} messages")


def _writer(
    form: NamedForm | FolderForm | None, names: LabelNames | None, *, bom: bool
) -> RowWriter:
    """Writes rows to one file; errors: TransferError for a form of several files."""
    if isinstance(form, FolderForm):
        raise TransferError("--all and --answers write one file: choose a form of one file.")
    return lambda path, rows: write(path, named_rows(rows, names), form=form, bom=bom)


async def _own_names(database: Path, form: NamedForm | FolderForm | None) -> LabelNames:
    """The owner's names for the labels; errors: TransferError."""
    if isinstance(form, FolderForm):
        raise TransferError(f"{form.name} has labels of its own: leave out --label-names own.")
    async with await Store.open(database, create=False) as store:
        names = await store.label_name_log.newest()
    if names is None:
        raise TransferError("The labels have no names of your own: an owner sets them by /labels.")
    return names


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
        print_line(f"{file}: {written:,} message{'s' * (written != 1)} settled")
