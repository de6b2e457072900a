"""`tapwise groups`: the groups whose members may label, and those that are watched."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import MAX_NUMBER, DatabaseOption, database_path, print_line
from bot.errors import TapwiseError
from storage import Store
from storage.chat_groups import GroupActivity
from storage.watched import Watch


def groups(
    close: Annotated[
        int | None,
        typer.Option(min=1, max=MAX_NUMBER, help="The number of a group to close.", metavar="N"),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """List the groups that label or are watched, or close one. Example: tapwise groups --close 2"""
    found, watched = asyncio.run(_groups(database_path(database), close))
    if close is not None:
        print_line(
            f"Group {close} is closed. Its members can no longer label, and it is not watched."
        )
    for group in found:
        people = "annotator" if group.annotators == 1 else "annotators"
        print_line(
            f"{group.id}: Telegram's number {group.telegram_id}, {group.annotators:,} {people}, "
            f"since {_time(group.opened_at)}"
        )
    if not found:
        print_line("There is no open group.")
    for watch in watched:
        print_line(
            f"watched: Telegram's number {watch.telegram_id}, {watch.messages:,} messages read, "
            f"{watch.kept:,} kept, since {_time(watch.begun_at)}"
        )


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"


async def _groups(path: Path, close: int | None) -> tuple[list[GroupActivity], list[Watch]]:
    async with await Store.open(path, create=False) as store:
        if close is not None:
            chosen = [each for each in await store.groups.all() if each.id == close]
            if not chosen:
                raise TapwiseError(f"There is no open group {close}. `tapwise groups` lists them.")
            await store.groups.close(chosen[0].telegram_id, time.time())
            await store.watched.end(chosen[0].telegram_id, time.time())
        return await store.groups.activity(), await store.watched.active()
