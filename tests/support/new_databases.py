"""New databases without the time that migrations and features take: copies of one made before."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.pool.manifest import folder_of
from storage import Store
from storage.records import NewItem

NAME = "tapwise.db"

_made: dict[tuple[str, ...], TemporaryDirectory[str]] = {}


async def new_database(path: Path, texts: tuple[str, ...] = ()) -> None:
    """Make a database of these items with their features, unless there is a file.

    It has no owner and no exam, so that a bot draws its exam as from a new import.
    """
    if path.exists():  # noqa: ASYNC240  (a test's own file)
        return
    if texts not in _made:
        folder = TemporaryDirectory(prefix="tapwise-tests-")
        await _make(Path(folder.name) / NAME, texts)
        _made[texts] = folder
    made = Path(_made[texts].name) / NAME
    shutil.copy2(made, path)
    if texts:
        shutil.copytree(folder_of(made), folder_of(path))


async def _make(path: Path, texts: tuple[str, ...]) -> None:
    async with await Store.open(path) as store:
        if texts:
            await store.items.add(NewItem(text, None, "desk") for text in texts)
            async with Campaign.open(store, rules=SelectionRules(exam_every=0)):
                pass  # the features are on disk now
