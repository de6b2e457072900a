"""Near duplicates in the store: found once, kept, and the same whenever they are asked for."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.duplicate_rows import group_near_duplicates, representatives
from bot.campaign.trainer import Trainer
from bot.learning.near_duplicates import NearDuplicateGroups
from storage import Store
from storage.records import ItemId
from tests.support.campaigns import Clock, items, opened, texts

PHRASE = "You have won a prize of £{}, call {} now to claim it before it is gone, this is no joke"
POOL = [*texts(30), *(PHRASE.format(n, n + 1) for n in range(5)), *texts(50)[30:]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


async def test_groups_are_stored_and_new_items_join_them(path: Path) -> None:
    trainer = Trainer("weights", 1)
    async with await Store.open(path) as store:
        await store.items.add(items(POOL[:33]))
        first = await group_near_duplicates(store, trainer, 33)
        await store.items.add(items(POOL[33:]))
        both = await group_near_duplicates(store, trainer, len(POOL))
        again = await representatives(store, len(POOL))
        through = await store.duplicate_groups.grouped_through()
        count = await store.duplicate_groups.count()
    trainer.close()

    expected = NearDuplicateGroups().add(POOL)
    assert first.tolist() == expected[:33].tolist()
    assert both.tolist() == again.tolist() == expected.tolist()
    assert expected[30:35].tolist() == [30] * 5
    assert through == len(POOL)
    assert count == (expected != np.arange(len(POOL))).sum()


async def test_a_campaign_groups_imported_items_and_logs_it(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with opened(path, Clock()) as campaign:
            await campaign.add_items(items(POOL))
            members = await campaign.store.duplicate_groups.members_after(0)

    assert "of 55 items are near-duplicates of an older one" in caplog.text
    assert {(ItemId(item), ItemId(31)) for item in (32, 33, 34, 35)} <= set(members)


async def test_a_group_is_written_once_and_read_in_blocks(path: Path) -> None:
    async with await Store.open(path) as store:
        await store.items.add(items(POOL))
        await store.duplicate_groups.add([(ItemId(3), ItemId(1)), (ItemId(5), ItemId(1))], 10)
        await store.duplicate_groups.add([(ItemId(3), ItemId(2)), (ItemId(12), ItemId(5))], 12)

        assert await store.duplicate_groups.members_after(0, 2) == [(3, 1), (5, 1)]
        assert await store.duplicate_groups.members_after(5, 2) == [(12, 5)]
        assert (await representatives(store, 6)).tolist() == [0, 1, 0, 3, 0, 5]
