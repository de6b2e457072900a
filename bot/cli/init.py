"""`tapwise init`: a new campaign."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cli.console import DatabaseOption, database_path, print_line
from bot.errors import TapwiseError
from storage import Store


def init(database: DatabaseOption = None) -> None:
    """Make the database of a new campaign. Example: tapwise init"""
    path = database_path(database)
    if path.exists():
        raise TapwiseError(f"There is a file at {path} already; nothing was changed.")
    asyncio.run(_create(path))
    print_line(f"{path} is ready. Add messages with `tapwise import dataset.txt`.")


async def _create(path: Path) -> None:
    async with await Store.open(path):
        pass
