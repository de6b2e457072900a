"""`tapwise exam`: the messages drawn at random on which the model is measured."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.console import DatabaseOption, print_line
from bot.settings import Settings, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.exam_progress import ExamProgress

NO_SCORE: Final = "No score: the exam's answers come from people nobody has checked."


def exam(
    end: Annotated[
        bool,
        typer.Option("--end", help="End the exam: its items train the model. Cannot be undone."),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Show the progress of the exam, or end it.

    Example: tapwise exam
    """
    progress = asyncio.run(_exam(read_settings(database=database), end=end))
    state = "they do not train the model"
    if progress.ended:
        state = "it has ended, so its items train the model"
    print_line(f"{progress.answered:,} of {progress.items:,} exam items are answered; {state}.")
    if progress.former_reserve:
        print_line(
            f"An earlier version of Tapwise reserved {progress.former_reserve:,} of them, and they "
            f"stay; a new campaign would reserve more, so that more can be proven."
        )
    if progress.unchecked and not progress.ended:
        print_line(f"{progress.unchecked:,} of them do not count yet.")
    if progress.is_unchecked:
        print_line(f"{NO_SCORE} Label some messages yourself, or let more people answer.")


async def _exam(settings: Settings, *, end: bool) -> ExamProgress:
    """The progress of the exam; first end it if asked to."""
    from bot.campaign.exam_progress import read_exam_progress  # numpy takes a moment to load

    async with await Store.open(settings.database, create=False) as store:
        if end:
            await store.model_log.end_exam()
        return await read_exam_progress(store, settings.policy)
