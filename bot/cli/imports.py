"""`tapwise imports`: the list of imports, and undoing one."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from bot.cli.console import MAX_NUMBER, DatabaseOption, database_path, print_line
from bot.errors import TransferError
from bot.formats.report import printable
from storage import Store
from storage.imports import ImportSummary, UndoneImport
from storage.watched import ItemOrigin

Origins: TypeAlias = dict[int, dict[ItemOrigin, int]]

_ORIGINS: Final[dict[ItemOrigin, str]] = {
    "random": "at random",
    "unsure": "as the model was unsure",
}

UndoOption = Annotated[
    int | None,
    typer.Option(
        min=1, max=MAX_NUMBER, help="Withdraw what came with this import.", metavar="NUMBER"
    ),
]
DeleteOption = Annotated[
    bool,
    typer.Option("--delete-texts", help="With --undo: overwrite the texts, for good."),
]


def imports(
    undo: UndoOption = None, delete_texts: DeleteOption = False, database: DatabaseOption = None
) -> None:
    """List the imports, or undo one, even while the bot runs. Example: tapwise imports --undo 3"""
    if delete_texts and undo is None:
        raise TransferError("Say which import: tapwise imports --undo 3 --delete-texts.")
    if undo is None:
        _print_list(*asyncio.run(_summaries(database_path(database))))
    else:
        undone = asyncio.run(_undo(database_path(database), undo, erase=delete_texts))
        _print_undone(undone)


async def _summaries(database: Path) -> tuple[list[ImportSummary], Origins]:
    async with await Store.open(database, create=False) as store:
        return await store.imports.summaries(), await store.watched.origins()


async def _undo(database: Path, number: int, *, erase: bool) -> UndoneImport:
    async with await Store.open(database, create=False) as store:
        return await store.imports.undo(number, time.time(), erase=erase)


def _print_list(summaries: list[ImportSummary], origins: Origins) -> None:
    if not summaries:
        print_line("Nothing was imported yet.")
    for each in summaries:
        day = datetime.fromtimestamp(each.imported_at, UTC).strftime("%Y-%m-%d %H:%M")
        names = printable(", ".join(each.files)) or "files of an earlier version"
        state = ""
        if each.undone_at:
            texts = ", their texts deleted" if each.erased_at else ""
            state = f"; undone: {each.withdrawn:,} withdrawn{texts}"
        print_line(
            f"{each.number}: {day} UTC, {names}: {each.items:,} messages"
            f"{_reasons(origins.get(each.number, {}))}, {each.labels:,} labels{state}"
        )


def _reasons(counts: dict[ItemOrigin, int]) -> str:
    """Why messages of a watched group were kept."""
    found = [f"{counts[why]:,} {words}" for why, words in _ORIGINS.items() if why in counts]
    return f" ({', '.join(found)})" if found else ""


def _print_undone(undone: UndoneImport) -> None:
    print_line(
        f"{undone.withdrawn:,} messages withdrawn: they are not asked, learnt from or exported. "
        f"{undone.labels:,} labels taken back."
    )
    if undone.stayed:
        print_line(
            f"{undone.stayed:,} messages stay, as they have answers or labels from elsewhere."
        )
    if undone.erased:
        print_line(
            f"{undone.erased:,} texts deleted. Backups still hold them, and replay cannot check "
            "earlier questions."
        )
