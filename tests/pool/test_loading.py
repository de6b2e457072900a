"""Features on disk equal features made from the texts."""

from __future__ import annotations

import logging
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from bot.campaign.explanations import current_model
from bot.campaign.trainer import Trainer
from bot.errors import StoreError
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES
from bot.pool.cost import pool_cost
from bot.pool.loading import ensure, load
from bot.pool.manifest import folder_of
from storage import Store
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts
from tests.support.disks import no_file_grows_past
from tests.support.feature_files import assert_rows, fit_of, in_item_order, store_of

T = TypeVar("T")
POOL = texts(60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@pytest.fixture
async def trainer() -> AsyncIterator[Trainer]:
    trainer = Trainer("weights", 1)
    yield trainer
    trainer.close()


@pytest.mark.parametrize("features", FEATURES)
async def test_features_are_extended_and_loaded(
    path: Path, trainer: Trainer, features: str
) -> None:
    folder, fit = folder_of(path), fit_of(features, 40)

    async with store_of(path, POOL) as store:
        made = await ensure(store, trainer.run_in_thread, folder, fit, 45)
        first = made.matrix
        await ensure(store, trainer.run_in_thread, folder, fit, 60, made)
        loaded = await load(store, trainer.run_in_thread, folder, fit, 60)

    assert loaded is not None
    assert_rows(made, features, POOL, 40)
    assert_rows(loaded, features, POOL, 40)
    earlier = in_item_order(made.first(45))
    assert abs(earlier - in_item_order(first)).sum() == 0
    assert (made.cue_scores(45) == cue_scores(spam_cues(POOL[:45]))).all()


async def test_rows_whose_commit_failed_are_committed_the_next_time(
    path: Path, trainer: Trainer
) -> None:
    folder, fit = folder_of(path), fit_of("words", 40)
    works = 0

    async def no_room_for_the_manifest(work: Callable[[], T]) -> T:
        nonlocal works
        works += 1
        with no_file_grows_past(0 if works == 2 else 2**20):  # the first adds the rows
            return await trainer.run_in_thread(work)

    async with store_of(path, POOL) as store:
        pool = await ensure(store, trainer.run_in_thread, folder, fit, 45)
        with pytest.raises(StoreError, match="cannot be written"):
            await ensure(store, no_room_for_the_manifest, folder, fit, 60, pool)
        before = pool.matrix.shape[0]
        loaded = await ensure(store, trainer.run_in_thread, folder, fit, 60, pool)

    assert before == 45
    assert_rows(loaded, "words", POOL, 40)


async def test_failed_attempts_leave_no_files_beside_a_manifest_of_another_form(
    path: Path, trainer: Trainer
) -> None:
    folder, fit = folder_of(path), fit_of("words", 60)
    folder.mkdir()
    (folder / "manifest.json").write_bytes(b"{}")

    async def with_a_full_disk(work: Callable[[], T]) -> T:
        with no_file_grows_past(500):
            return await trainer.run_in_thread(work)

    async with store_of(path, POOL) as store:
        for _ in range(3):
            with pytest.raises(StoreError, match="cannot be written"):
                await ensure(store, with_a_full_disk, folder, fit, 60)

    assert [file.name for file in folder.iterdir()] == ["manifest.json"]


async def test_a_pool_that_has_outgrown_its_features_is_no_warning(
    path: Path, trainer: Trainer, caplog: pytest.LogCaptureFixture
) -> None:
    folder = folder_of(path)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit_of("words", 40), 45)
        with caplog.at_level(logging.INFO):
            loaded = await load(store, trainer.run_in_thread, folder, fit_of("words", 60), 60)

    assert loaded is None
    [record] = [each for each in caplog.records if folder.name in each.getMessage()]
    assert record.levelname == "INFO"
    assert record.getMessage().endswith("made again: the features are fitted on 60 messages now")


async def test_new_items_do_not_rewrite_old_rows(path: Path, trainer: Trainer) -> None:
    folder, fit = folder_of(path), fit_of("chars", 40)
    async with store_of(path, POOL) as store:
        pool = await ensure(store, trainer.run_in_thread, folder, fit, 40)
        [before] = folder.glob("*.data")
        old = before.read_bytes()

        await ensure(store, trainer.run_in_thread, folder, fit, 60, pool)

    [after] = folder.glob("*.data")
    assert after == before
    assert len(after.read_bytes()) > len(old)
    assert after.read_bytes().startswith(old)


async def test_only_the_owner_of_the_files_may_read_them(path: Path, trainer: Trainer) -> None:
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder_of(path), fit_of("words", 60), 60)

    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in folder_of(path).iterdir()}
    assert modes == {0o600}


async def test_a_folder_that_cannot_be_written_is_reported(path: Path, trainer: Trainer) -> None:
    folder_of(path).write_text("a file of that name")
    async with store_of(path, POOL) as store:
        with pytest.raises(StoreError, match=r"cannot be written to .*campaign.db.pool"):
            await ensure(store, trainer.run_in_thread, folder_of(path), fit_of("words", 60), 60)


async def test_features_without_a_term_are_loaded_too(path: Path, trainer: Trainer) -> None:
    some = ["!!!", "???", "…"]
    async with store_of(path, some) as store:
        await ensure(store, trainer.run_in_thread, folder_of(path), fit_of("words", 3), 3)
        pool = await load(store, trainer.run_in_thread, folder_of(path), fit_of("words", 3), 3)

    assert pool is not None
    assert_rows(pool, "words", some, 3)


async def test_a_restart_asks_the_same_with_and_without_the_files(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(POOL))
        [ann, *_] = await people_of(campaign)
        await label(campaign, ann, 20)
        await campaign.add_items(items(texts(70)[60:]))
    kept = {file.name: file.stat().st_mtime_ns for file in folder_of(path).iterdir()}

    async with opened(path, clock) as campaign:
        question = await asked(campaign, ann)
        await campaign.members.pause(ann)
    assert {file.name: file.stat().st_mtime_ns for file in folder_of(path).iterdir()} == kept
    for file in folder_of(path).iterdir():
        file.write_bytes(b"")
    async with opened(path, clock) as campaign:
        await campaign.members.resume(ann)
        repeated = await asked(campaign, ann)

    assert repeated.item_id == question.item_id
    assert repeated.score == pytest.approx(question.score, abs=1e-9)


async def test_explaining_beside_a_bot_does_not_write_its_files(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(POOL))
        [ann, *_] = await people_of(campaign)
        await label(campaign, ann, 20)
        kept = {file.name: file.stat().st_mtime_ns for file in folder_of(path).iterdir()}
        async with await Store.open(path) as store:
            await store.items.add(items(texts(65)[60:]))

            async with current_model(store, "auto", "weights") as (_, trained):
                rows = trained.pool.shape[0]

    assert rows == 65
    assert {file.name: file.stat().st_mtime_ns for file in folder_of(path).iterdir()} == kept


async def test_the_digest_follows_from_the_texts_and_their_order(tmp_path: Path) -> None:
    chains = []
    for name, some in {"one": POOL, "two": POOL, "three": [*POOL[1:], POOL[0]]}.items():
        async with await Store.open(tmp_path / name) as store:
            await store.items.add(items(some[:20]))
            early = await store.items.digest_chain(20) if name == "one" else b""
            await store.items.add(items(some[20:]))
            chains.append(
                [early, await store.items.digest_chain(60), await store.items.digest_chain(20)]
            )

    one, two, three = chains
    assert one[0] == one[2]
    assert one[1:] == two[1:]
    assert not np.isin(one[1:], three[1:]).any()


async def test_the_cost_of_a_pool_is_read_from_its_folder(path: Path) -> None:
    assert pool_cost(folder_of(path)) == {}
    async with opened(path, Clock(), features="words") as campaign:
        await campaign.add_items(items(POOL))
        before = pool_cost(folder_of(path))
        [ann, *_] = await people_of(campaign)
        await label(campaign, ann, 20)
        await asked(campaign, ann)

    found = pool_cost(folder_of(path))
    assert "step_ms" not in before
    assert found["pool_items"] == 60
    assert found["pool_bytes_in_memory"] == pytest.approx(60 * found["pool_bytes_a_message"], abs=3)
    assert found["pool_bytes_in_memory"] < found["pool_bytes_on_disk"]
    assert found["step_ms"] > 0
    assert found["step_labels"] > 0
