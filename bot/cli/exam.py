"""`tapwise exam`: the messages drawn at random on which the model is measured."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import DatabaseOption, print_line
from bot.settings import Settings, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.exam_progress import ExamProgress


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
    progress, sentences = asyncio.run(_exam(read_settings(database=database), end=end))
    state = "they do not train the model"
    if progress.ended:
        state = "it has ended, so its items train the model"
    print_line(f"{progress.answered:,} of {progress.items:,} exam items are answered; {state}.")
    if progress.former_reserve:
        print_line(
            f"An earlier version of Tapwise reserved {progress.former_reserve:,} of them, and they "
            f"stay; a new campaign would reserve more, so that more can be proven."
        )
    if progress.ended:
        return
    for sentence in sentences:
        print_line(sentence)


async def _exam(settings: Settings, *, end: bool) -> tuple[ExamProgress, list[str]]:
    """The progress of the exam and its score in sentences; first end it if asked to."""
    # numpy takes a moment to load
    from bot.campaign.exam_progress import read_exam_progress, read_standing
    from bot.campaign.score_sentences import score_sentences

    async with await Store.open(settings.database, create=False) as store:
        if end:
            await store.model_log.end_exam()
        standing = await read_standing(store, settings.policy)
        return await read_exam_progress(store, settings.policy), score_sentences(standing)
