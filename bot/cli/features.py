"""`tapwise features`: another feature set for a campaign."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.console import DatabaseOption, database_path, print_line
from bot.errors import TransferError
from storage import Store
from storage.model_log import CHOSEN_BY_OWNER
from storage.records import ItemId


def features(
    name: Annotated[
        Literal["views", "chars", "words"],
        typer.Argument(help="The features that the model sees of a text."),
    ],
    database: DatabaseOption = None,
) -> None:
    """Change the features of a campaign, and refit the model.

    Example: tapwise features chars
    """
    path = database_path(database)
    asyncio.run(_set_features(path, name))
    print_line(f"{path}: {name} from now on; a running bot switches within seconds.")


async def _set_features(path: Path, name: str) -> None:
    async with await Store.open(path, create=False) as store:
        items = (await store.items.counts(time.time())).items
        if not items:
            raise TransferError(f"{path} has no messages yet. Import some first.")
        await store.model_log.add_feature_fit(name, ItemId(items), CHOSEN_BY_OWNER)
