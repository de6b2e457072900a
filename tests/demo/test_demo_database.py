"""`--database` of the demo: never a campaign that no demo made."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest

from bot.demo.demo_campaign import prepare
from storage import Store, StoreError
from storage.backup import back_up
from storage.bot_lock import bot_lock
from storage.records import NewItem
from storage.restore import restore_backup
from tests.support.terminal import tapwise


async def test_a_campaign_that_no_demo_made_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    await create_campaign(path)
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"was not made by a demo, .* Name a new file"):
        async with prepare(path):
            pass

    assert path.read_bytes() == before
    assert files_in(tmp_path) == ["tapwise.db"]


def test_the_command_reports_a_campaign_that_no_demo_made(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    asyncio.run(create_campaign(path))

    done = tapwise("demo", "--no-browser", "--port", 0, "--database", path)

    assert f"{path} was not made by a demo" in done.error.replace("\n", " ")


async def test_a_campaign_of_a_demo_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"

    async with prepare(path) as first:
        items = first.imported.new_items
    async with prepare(path) as second:
        assert (second.imported.new_items, second.imported.known) == (0, items)


async def test_a_campaign_that_has_replaced_a_demo_is_left_alone(tmp_path: Path) -> None:
    path, real, backup = (tmp_path / name for name in ("demo.db", "real.db", "backup.db"))
    async with prepare(path):
        pass
    await create_campaign(real)
    await back_up(real, backup)
    await restore_backup(backup, path, replace=True)

    with pytest.raises(StoreError, match="was not made by a demo"):
        async with prepare(path):
            pass


async def test_a_demo_whose_bot_still_runs_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    async with prepare(path):
        pass
    async with await Store.open(path) as store:
        before = len(await store.invites.valid(time.time()))
    script = "import sys; from pathlib import Path; from storage.bot_lock import bot_lock\n"
    script += "with bot_lock(Path(sys.argv[1]), ''): print('locked', flush=True); input()"
    pipe = asyncio.subprocess.PIPE
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(path), stdin=pipe, stdout=pipe
    )
    assert bot.stdout is not None
    await bot.stdout.readline()

    with pytest.raises(StoreError, match="A bot is running on"):
        async with prepare(path):
            pass

    await bot.communicate(b"\n")
    async with await Store.open(path) as store:
        assert len(await store.invites.valid(time.time())) == before
    with bot_lock(path, "free again"):
        pass


async def create_campaign(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.items.add([NewItem("a real message", None, "here")])


def files_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())
