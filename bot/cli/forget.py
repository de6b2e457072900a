"""Deleting who an annotator is."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import MAX_NUMBER, DatabaseOption, database_path, print_line
from bot.errors import TapwiseError
from storage import Store
from storage.records import AnnotatorId


def forget(
    annotator: Annotated[
        int,
        typer.Argument(min=1, max=MAX_NUMBER, help="A number that `tapwise status --team` lists."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Delete who an annotator is, for good; the answers stay. Example: tapwise forget 5"""
    path = database_path(database)
    question = f"Forget who annotator {annotator} is? This cannot be undone."
    if not yes and not typer.confirm(question, err=True):
        raise TapwiseError("Nothing was changed.")
    asyncio.run(_forget(path, AnnotatorId(annotator)))
    print_line(
        f"Annotator {annotator} is forgotten. The answers stay; earlier backups still have the "
        "Telegram number."
    )


async def _forget(path: Path, annotator: AnnotatorId) -> None:
    async with await Store.open(path, create=False) as store:
        known = await store.people.identified_by_id(annotator)
        if known is None:
            raise TapwiseError(
                f"There is no annotator {annotator} to forget. `tapwise status --team` lists the "
                "annotators' numbers."
            )
        if known.role == "owner":
            raise TapwiseError(
                f"Annotator {annotator} is an owner. Remove the number from TAPWISE_OWNERS first "
                "and restart the bot."
            )
        await store.forgotten.forget(annotator, time.time())
