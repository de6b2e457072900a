"""`tapwise score`: a file of messages with the model's score and label of each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.console import DatabaseOption, print_line, report_line, report_more
from bot.cli.model_export import FlagAtMostOption, ModelOption, read_filter
from bot.errors import TransferError
from bot.formats.atomic_files import open_atomically
from bot.formats.conversion import BadRows
from bot.formats.reading import read
from bot.formats.rows import BadRow, Row
from bot.formats.scored_rows import ScoredRow, score_writer

if TYPE_CHECKING:
    from bot.models.spam_filter import SpamFilter

STANDARD: Final = Path("-")


def score(
    file: Annotated[
        Path, typer.Argument(help="A file of messages, in any form that is imported; - is a pipe.")
    ],
    output: Annotated[
        Path | None,
        typer.Argument(
            help="The file to write; its ending is the form. By default the standard output, in "
            "the form of the input.",
            metavar="[OUTPUT]",
        ),
    ] = None,
    model: ModelOption = None,
    flag_at_most: FlagAtMostOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write each message of a file with its score and label.

    Example: tapwise score messages.csv scored.csv --model filter.skops
    """
    write = score_writer(output or file)
    found = read_filter(model, flag_at_most, database)
    bad = BadRows()
    rows = list(_rows(file, bad))
    for row in bad.first:
        report_line(f"{row.where}: {row.reason}")
    report_more(bad.count)
    if bad.count and not rows:
        raise TransferError(f"{file}: nothing was scored, as no row of it can be read.")
    scored = _scored(rows, found)
    if output is None or output == STANDARD:
        with _closed_pipe_ends():
            write(sys.stdout, scored)
            sys.stdout.flush()
        return
    with open_atomically([output]) as [target]:
        write(target, scored)
    flagged = sum(row.label == "spam" for row in scored)
    print_line(f"{output}: {len(scored):,} messages, {flagged:,} of them flagged as spam")


def _rows(file: Path, bad: BadRows) -> Iterator[Row]:
    for row in read(file):
        if isinstance(row, BadRow):
            bad.add(row)
        else:
            yield row


def _scored(rows: list[Row], found: SpamFilter) -> list[ScoredRow]:
    scores = found.scores([row.text for row in rows])
    labels = ("spam" if flagged else "no_spam" for flagged in found.flagged(scores))
    return [
        ScoredRow(row.text, score, label, row.label)  # type: ignore[arg-type]
        for row, score, label in zip(rows, scores.tolist(), labels, strict=True)
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
