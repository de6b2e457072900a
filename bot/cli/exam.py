"""`tapwise exam`: the random hold-out on which the model is measured."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import DatabaseOption, database_path, print_line
from storage import Store


def exam(
    end: Annotated[
        bool,
        typer.Option("--end", help="End the exam: its items train the model. Cannot be undone."),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Show the progress of the exam, or end it so that its answers train the model.

    Example: tapwise exam
    """
    items, answered, ended = asyncio.run(_exam(database_path(database), end=end))
    state = "it has ended, so its items train the model" if ended else "they do not train the model"
    print_line(f"{answered:,} of {items:,} exam items are answered; {state}.")


async def _exam(path: Path, *, end: bool) -> tuple[int, int, bool]:
    """The number of exam items, how many of them have a label, and whether the exam has ended."""
    async with await Store.open(path, create=False) as store:
        if end:
            await store.model_log.end_exam()
        items = {item.item_id for item in await store.model_log.exam_items()}
        answers = await store.questions.current_answers()
        labelled = {answer.item_id for answer in answers if answer.choice in ("spam", "no_spam")}
        answered = items & labelled
        return len(items), len(answered), (await store.items.campaign()).exam_ended is not None
