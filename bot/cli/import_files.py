"""`tapwise import`: files into the campaign, with a report on each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer

from bot.cli.console import (
    REPORTED_FROM,
    DatabaseOption,
    database_path,
    file_option,
    pool_bar,
    print_line,
    report_line,
    report_more,
    rows_bar,
)
from bot.cli.meaning import read_meaning
from bot.errors import StoreError, TransferError
from bot.formats.conversion import MAX_REPORTED, BadRows, accepted_items
from bot.formats.labels import label_words
from bot.formats.own_names import with_own_names
from bot.formats.read_options import FileLabel, ReadOptions
from bot.formats.reading import FileReading
from bot.formats.registry import FORMS
from bot.formats.report import printable
from bot.formats.rows import ParsedRows
from bot.settings import read_settings
from storage import Store
from storage.bot_lock import bot_lock
from storage.label_name_log import LabelNames
from storage.records import Imported

UnlabelledOption = Annotated[
    Path | None,
    file_option("A file of unlabelled messages, one a line."),
]
SpamOption = Annotated[Path | None, file_option("A file of spam, one message a line.")]
NoSpamOption = Annotated[
    Path | None,
    file_option("A file of messages that are not spam, one a line."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Only report what would be imported.")
]
ReplaceOption = Annotated[
    bool,
    typer.Option("--replace-labels", help="A label of a file replaces another one."),
]
TextColumnOption = Annotated[
    str | None,
    typer.Option(help="The column of the messages: its name, or its number.", metavar="NAME"),
]
LabelColumnOption = Annotated[
    str | None,
    typer.Option(help="The column of the labels: its name, or its number.", metavar="NAME"),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(help="The encoding of the files, for example cp1252.", metavar="NAME"),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="What a word is: reject=no_spam; repeatable.",
        metavar="WORD=LABEL",
    ),
]
ChatOption = Annotated[
    list[str] | None,
    typer.Option(
        help="A chat of a Telegram export, by name or number; repeatable.", metavar="NAME"
    ),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(help="The first day of Telegram messages.", formats=["%Y-%m-%d"]),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option(help="The last day of Telegram messages.", formats=["%Y-%m-%d"]),
]

NOTHING_KEPT: Final = "Nothing was imported (--dry-run)."


def import_files(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=FORMS.import_help(), metavar="[FILES]…"),
    ] = None,
    unlabelled: UnlabelledOption = None,
    spam: SpamOption = None,
    no_spam: NoSpamOption = None,
    replace_labels: ReplaceOption = False,
    dry_run: DryRunOption = False,
    text_column: TextColumnOption = None,
    label_column: LabelColumnOption = None,
    encoding: EncodingOption = None,
    map_labels: MapOption = None,
    chat: ChatOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    database: DatabaseOption = None,
) -> None:
    """Import messages, even while the bot runs. Example: tapwise import --unlabelled dataset.txt"""
    path = database_path(database)
    names = asyncio.run(_label_names(path)) if path.exists() else None
    words = with_own_names(label_words(map_labels or []), names)
    options = ReadOptions(
        text_column=text_column,
        label_column=label_column,
        encoding=encoding,
        words=words,
        chats=tuple(chat or []),
        since=since and since.date(),
        until=until and until.date(),
    )
    readings = [FileReading(file, options) for file in files or []]
    named: list[tuple[Path | None, FileLabel]] = [
        (unlabelled, "none"),
        (spam, "spam"),
        (no_spam, "no_spam"),
    ]
    readings += [FileReading(file, replace(options, label=label)) for file, label in named if file]
    if not readings:
        raise TransferError("Name at least one file: tapwise import dataset.txt (see --help).")
    bad = BadRows()
    with _database(path, dry_run=dry_run) as path:
        imported = asyncio.run(
            _import(path, readings, bad, replace_labels, read_settings().features, dry_run=dry_run)
        )
        if imported.new_items >= REPORTED_FROM and not dry_run:
            _prepare(path)
    _print_reports(readings, samples=dry_run)
    print_import(imported, bad)
    if dry_run:
        print_line(NOTHING_KEPT)
    if _report_files_without_messages(readings):
        raise typer.Exit(1)


async def _label_names(database: Path) -> LabelNames | None:
    """The owner's own names for the labels, which files may have."""
    async with await Store.open(database, create=False) as store:
        return await store.label_name_log.newest()


@contextmanager
def _database(database: Path, *, dry_run: bool) -> Iterator[Path]:
    """The database; one for the moment if a dry run finds none, as it makes none."""
    if not dry_run or database.exists():
        yield database
    else:
        with TemporaryDirectory(prefix="tapwise-") as folder:
            yield Path(folder) / "none.db"


async def _import(
    database: Path,
    readings: Sequence[FileReading],
    bad: BadRows,
    replace_labels: bool,
    chosen: str,
    *,
    dry_run: bool,
) -> Imported:
    rows = chain.from_iterable(_rows_of(reading, readings) for reading in readings)
    async with await Store.open(database) as store:
        with rows_bar() as update_bar:
            imported = await store.items.add(
                accepted_items(rows, bad),
                update_bar,
                files=[reading.path.name for reading in readings],
                replace_labels=replace_labels,
                dry_run=dry_run,
            )
        if imported.new_items and not dry_run:
            await read_meaning(store, chosen)
        return imported


def _prepare(path: Path) -> None:
    """Compute what the bot's start would compute; a running bot does so by itself."""
    from bot.campaign.ingest import prepare  # the machine-learning libraries take a second to load
    from bot.cli.pool_setting import pool_loader

    settings = read_settings()

    async def work(progress: Callable[[str, int, int], None]) -> None:
        async with await Store.open(path, create=False) as store:
            with pool_loader(settings) as loader:
                await prepare(store, settings.features, progress, loader)

    with suppress(StoreError), bot_lock(path, "a bot is running"), pool_bar() as progress:
        asyncio.run(work(progress))


def _rows_of(reading: FileReading, all_readings: Sequence[FileReading]) -> ParsedRows:
    """The rows of a file. Errors: TransferError that also names the files lost with this one."""
    try:
        yield from reading.rows()
    except TransferError as error:
        others = [str(each.path) for each in all_readings if each is not reading]
        if not others:
            raise
        rest = ", ".join(others)
        raise TransferError(f"{error} Nothing was imported of {rest} either.") from error


def _print_reports(readings: Sequence[FileReading], *, samples: bool) -> None:
    for reading in readings:
        for report in reading.reports:
            for line in report.lines():
                print_line(line)
            for line in report.sample_lines() if samples else ():
                print_line(line)
        if reading.skipped:
            print_line(f"{reading.path}: {len(reading.skipped):,} files hold no messages.")


def print_import(imported: Imported, bad: BadRows) -> None:
    """What an import added, and the rows that it left out."""
    repeats = f", {imported.repeats:,} repeats" if imported.repeats else ""
    print_line(
        f"{imported.new_items:,} new messages, {imported.new_labels:,} new labels, "
        f"{imported.known:,} already known{repeats}."
    )
    if imported.replaced:
        print_line(f"{imported.replaced:,} labels replaced.")
    for conflict in imported.conflicts[:MAX_REPORTED]:
        report_line(
            f"{conflict.where}: already labelled {conflict.has}; the label {conflict.came} is "
            "ignored"
        )
    report_more(len(imported.conflicts))
    if imported.conflicts:
        report_line("--replace-labels takes the labels of the files instead.")
    for row in bad.first:
        report_line(printable(f"{row.where}: {row.reason}"))
    report_more(bad.count)


def _report_files_without_messages(readings: Sequence[FileReading]) -> bool:
    """Name the files of which no row was a message; whether there are any."""
    empty = [report for reading in readings for report in reading.reports if not report.rows]
    for report in empty:
        reason = "as no row of it can be read" if report.bad else "as it holds no message"
        report_line(f"{report.name}: nothing was imported, {reason}.")
    return bool(empty)
