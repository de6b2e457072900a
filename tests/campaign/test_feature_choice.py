"""`auto` measures again with each larger pool, until somebody has answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.model_log import CHOSEN_BY_OWNER
from storage.records import ItemId
from tests.support.campaigns import Clock, asked, items, opened, people_of, texts

POOL = texts(60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


async def test_auto_measures_again_when_the_pool_outgrows_the_first_import(path: Path) -> None:
    async with opened(path, Clock(), features="auto") as campaign:
        await campaign.add_items(items(POOL[:3]))
        await campaign.add_items(items(POOL[3:]))
        fits = await campaign.store.model_log.feature_fits()

    reasons = [fit.why.split(":")[0] for fit in fits]
    assert [why for why in reasons if "measured" in why] == [
        "measured for 3 messages",
        "measured for 60 messages",
    ]
    assert {fit.chosen for fit in fits} == {"views+meaning"}


async def test_auto_keeps_the_features_once_somebody_has_answered(path: Path) -> None:
    async with opened(path, Clock(), features="auto") as campaign:
        await campaign.add_items(items(POOL[:10]))
        owner, *_ = await people_of(campaign)
        question = await asked(campaign, owner)
        await campaign.answer(owner, question.id, "spam", None)
        await campaign.add_items(items(POOL[10:]))
        first, *later = await campaign.store.model_log.feature_fits()

    assert {fit.chosen for fit in later} == {first.chosen}
    assert not any("measured" in fit.why for fit in later)


async def test_auto_keeps_the_features_that_the_owner_chose(path: Path) -> None:
    async with opened(path, Clock(), features="auto") as campaign:
        await campaign.add_items(items(POOL[:10]))
        await campaign.store.model_log.add_feature_fit("words", ItemId(10), CHOSEN_BY_OWNER)
        await campaign.add_items(items(POOL[10:]))
        last = (await campaign.store.model_log.feature_fits())[-1]

    assert (last.features, last.why) == ("words", "fitted again on 60 messages")
