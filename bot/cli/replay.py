"""`tapwise replay`: whether the campaign's questions can be reproduced."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

from bot.cli.console import (
    DatabaseOption,
    JsonOption,
    print_line,
    progress_bar,
    report_line,
    report_more,
    write_json,
)
from bot.cli.delivered import check_certificate
from bot.cli.pool_setting import report_features_made_here
from bot.formats.conversion import MAX_REPORTED
from bot.settings import Settings, load_classifier, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.replay import Replayed


CertificateOption = Annotated[
    Path | None,
    typer.Option(
        help="Compute this certificate of an export again, instead of the questions.",
        metavar="FILE",
    ),
]


def replay(
    certificate: CertificateOption = None,
    as_json: JsonOption = None,
    database: DatabaseOption = None,
) -> None:
    """Select every question again, and report the differences.

    Example: tapwise replay
    """
    settings = read_settings(database=database)
    report_features_made_here(settings)
    if certificate is not None:
        follows = asyncio.run(check_certificate(settings, certificate))
        raise typer.Exit(0 if follows else 1)
    replayed = asyncio.run(_replay(settings))
    if as_json is not None:
        write_json(asdict(replayed), as_json)
    else:
        _print(replayed)
    raise typer.Exit(1 if replayed.differences else 0)


def _print(replayed: Replayed) -> None:
    different = len(replayed.differences)
    not_replayed = replayed.undone + replayed.earlier_rules + len(replayed.erased)
    same = replayed.questions - not_replayed - different
    print_line(
        f"{same:,} of {replayed.questions:,} questions "
        f"would be asked again; {replayed.undone:,} repeat a question after an undo, "
        f"{different:,} differ."
    )
    if replayed.earlier_rules:
        print_line(f"asked by earlier rules, not replayed: {replayed.earlier_rules:,}")
    if replayed.erased:
        print_line(
            "not replayed, as texts that they depended on were deleted: questions "
            f"{_ranges(replayed.erased)}"
        )
    for difference in replayed.differences[:MAX_REPORTED]:
        report_line(f"question {difference.question}: {difference.what}")
    report_more(different)


def _ranges(numbers: Sequence[int]) -> str:
    """Rising numbers with each run of them as its ends: 1-57, 60."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{low}" if low == high else f"{low}-{high}" for low, high in runs)


async def _replay(settings: Settings) -> Replayed:
    from bot.app import rules_of  # the machine-learning libraries take a second to load
    from bot.campaign.replay import replay as replay_questions

    async with await Store.open(settings.database, create=False) as store:
        total = len(await store.questions.asked())
        with progress_bar(TextColumn("questions"), BarColumn(), MofNCompleteColumn()) as bar:
            task = bar.add_task("replay", total=total)
            return await replay_questions(
                store,
                settings.balance,
                rules_of(settings),
                lambda done: bar.update(task, completed=done),
                load_classifier(settings.model),
            )
