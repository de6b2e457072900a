"""`tapwise score`: a file of messages with the model's score and label of each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import DatabaseOption, print_line, report_line, report_more
from bot.cli.import_files import EncodingOption, LabelColumnOption, TextColumnOption
from bot.cli.model_export import FlagAtMostOption, ModelOption, read_filter
from bot.errors import TransferError
from bot.formats.atomic_files import open_atomically
from bot.formats.conversion import BadRows
from bot.formats.read_options import ReadOptions
from bot.formats.reading import STDIN, FileReading
from bot.formats.rows import BadRow, Row
from bot.formats.scored_rows import ScoredRow, score_writer, writer_for_form
from storage.records import Label

if TYPE_CHECKING:
    from bot.models.spam_filter import SpamFilter


def score(
    file: Annotated[
        Path, typer.Argument(help="A file of messages, in any form that is imported; - is a pipe.")
    ],
    output: Annotated[
        Path,
        typer.Argument(
            help="The file to write; its ending is the form. - is the standard output, in the form "
            "of the input."
        ),
    ] = STDIN,
    model: ModelOption = None,
    flag_at_most: FlagAtMostOption = None,
    text_column: TextColumnOption = None,
    label_column: LabelColumnOption = None,
    encoding: EncodingOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write each message of a file with its score and label.

    Example: tapwise score messages.csv scored.csv --model filter.skops
    """
    write = None if output == STDIN else score_writer(output)
    found = read_filter(model, flag_at_most, database)
    reading = FileReading(file, ReadOptions(None, text_column, label_column, encoding))
    scored = _scored(_rows(reading), found)
    if write is None:
        with _closed_pipe_ends():
            writer_for_form(reading.reports[0].form)(sys.stdout, scored)
            sys.stdout.flush()
        return
    with open_atomically([output]) as [target]:
        write(target, scored)
    flagged = sum(row.label == "spam" for row in scored)
    print_line(f"{output}: {len(scored):,} messages, {flagged:,} of them flagged as spam")


def _rows(reading: FileReading) -> list[tuple[Row, str]]:
    """The good rows, each with the name of its column of texts; the bad ones are reported.

    Errors: TransferError if none is good.
    """
    bad = BadRows()
    rows: list[tuple[Row, str]] = []
    for row in reading.rows():
        if isinstance(row, BadRow):
            bad.add(row)
        else:
            rows.append((row, reading.reports[-1].text_column or "text"))
    for each in bad.first:
        report_line(f"{each.where}: {each.reason}")
    report_more(bad.count)
    for report in reading.reports:
        for warning in report.warnings:
            report_line(f"{report.name}: {warning}")
    if bad.count and not rows:
        raise TransferError(f"{reading.path}: nothing was scored, as no row of it can be read.")
    return rows


def _scored(rows: list[tuple[Row, str]], found: SpamFilter) -> list[ScoredRow]:
    scores = found.scores([row.text for row, _ in rows])
    labels: list[Label] = ["spam" if flagged else "no_spam" for flagged in found.flagged(scores)]
    return [
        ScoredRow(row.text, score, label, row.label, json.loads(row.columns or "{}"), name)
        for (row, name), score, label in zip(rows, scores.tolist(), labels, strict=True)
    ]


@contextmanager
def _closed_pipe_ends() -> Iterator[None]:
    """End quietly when the reader of a pipe has ended: `tapwise score … | head`."""
    try:
        yield
    except BrokenPipeError:
        # Python flushes the standard output once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
