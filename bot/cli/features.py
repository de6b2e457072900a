"""`tapwise features`: another feature set for a campaign."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.console import DatabaseOption, database_path, print_line
from bot.cli.meaning import read_meaning
from bot.errors import TransferError
from storage import Store
from storage.model_log import CHOSEN_BY_OWNER
from storage.records import ItemId


def features(
    name: Annotated[
        Literal["views+meaning", "views", "chars", "words"],
        typer.Argument(help="The features that the model sees of a text."),
    ],
    database: DatabaseOption = None,
) -> None:
    """Change the features of a campaign, and refit the model.

    Example: tapwise features chars
    """
    path = database_path(database)
    print_line(asyncio.run(_set_features(path, name)))


async def _set_features(path: Path, name: str) -> str:
    """Returns what happens next."""
    from bot.campaign.feature_choice import WITHOUT_MEANING, has_meaning
    from bot.pool.feature_store import require_package

    require_package(name)
    async with await Store.open(path, create=False) as store:
        items = ItemId((await store.items.counts(time.time())).items)
        if not items:
            raise TransferError(f"{path} has no messages yet. Import some first.")
        if not has_meaning(name):
            await store.model_log.add_feature_fit(name, items, CHOSEN_BY_OWNER)
            return f"{path}: {name} from now on; a running bot switches within seconds."
        fits = await store.model_log.feature_fits()
        if fits and fits[-1].chosen == name:
            return f"{path}: {name} is chosen already."
        now, through = (fits[-1].features, fits[-1].through) if fits else (WITHOUT_MEANING, items)
        await store.model_log.add_feature_fit(now, through, CHOSEN_BY_OWNER, instead_of=name)
        await read_meaning(store)
        return f"{path}: {name} as soon as the meaning of all messages is read; {now} until then."
