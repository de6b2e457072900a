"""Feature files that are damaged, or made of other texts, are made again."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.campaign.trainer import Trainer
from bot.pool.loading import ensure, load
from bot.pool.manifest import folder_of, read_manifest
from storage.model_log import FeatureFit
from tests.support.campaigns import texts
from tests.support.feature_files import assert_rows, fit_of, store_of

POOL = texts(60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@pytest.fixture
async def trainer() -> AsyncIterator[Trainer]:
    trainer = Trainer("weights", 1)
    yield trainer
    trainer.close()


async def test_a_half_written_append_is_overwritten(path: Path, trainer: Trainer) -> None:
    folder, fit = folder_of(path), fit_of("chars", 40)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 40)
        for column in ("data", "lengths"):  # a kill while rows were added, before the manifest
            [file] = folder.glob(f"*.{column}")
            with file.open("ab") as torn:
                torn.write(b"\x7f" * 4_001)

        pool = await ensure(store, trainer.run_in_thread, folder, fit, 60)
        loaded = await load(store, trainer.run_in_thread, folder, fit, 60)

    assert loaded is not None
    assert_rows(pool, "chars", POOL, 40)
    assert_rows(loaded, "chars", POOL, 40)


@pytest.mark.parametrize("column", ["data", "indices", "lengths", "places", "tales", "terms"])
@pytest.mark.parametrize("harm", ["changed", "cut", "gone"])
async def test_a_damaged_file_is_noticed_and_made_again(
    path: Path, trainer: Trainer, caplog: pytest.LogCaptureFixture, column: str, harm: str
) -> None:
    folder, fit = folder_of(path), fit_of("words", 60)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 60)
        [file] = folder.glob(f"*.{column}")
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 1
        if harm == "gone":
            file.unlink()
        else:
            file.write_bytes(raw if harm == "changed" else raw[:-1])

        with caplog.at_level(logging.WARNING):
            pool = await ensure(store, trainer.run_in_thread, folder, fit, 60)

    assert "campaign.db.pool is not used and made again" in caplog.text
    assert_rows(pool, "words", POOL, 60)
    assert len(list(folder.iterdir())) == 7  # the damaged files are gone


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff", b'{"check": 1, "items": 60}'])
async def test_a_damaged_manifest_is_noticed(path: Path, trainer: Trainer, raw: bytes) -> None:
    folder, fit = folder_of(path), fit_of("words", 60)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 60)
        (folder / "manifest.json").write_bytes(raw)

        found = await load(store, trainer.run_in_thread, folder, fit, 60)

    assert found is None


async def test_one_changed_letter_of_the_manifest_is_noticed(path: Path, trainer: Trainer) -> None:
    folder, fit = folder_of(path), fit_of("words", 60)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 60)
        manifest = folder / "manifest.json"
        manifest.write_bytes(manifest.read_bytes().replace(b'"items": 60', b'"items": 50'))

        assert await load(store, trainer.run_in_thread, folder, fit, 60) is None


@pytest.mark.parametrize(
    "fit", [fit_of("chars", 60), fit_of("words", 50)], ids=["other features", "other fit"]
)
async def test_features_of_another_fit_are_not_used(
    path: Path, trainer: Trainer, caplog: pytest.LogCaptureFixture, fit: FeatureFit
) -> None:
    folder = folder_of(path)
    caplog.set_level(logging.INFO)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit_of("words", 60), 60)

        pool = await ensure(store, trainer.run_in_thread, folder, fit, 60)

    assert_rows(pool, fit.features, POOL, fit.through)
    [record] = [r for r in caplog.records if "made again" in r.getMessage()]
    reason = "features are chars now" if fit.features == "chars" else "fitted on 50 messages now"
    assert (record.levelname, reason in record.getMessage()) == ("INFO", True)
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.made["features"] == fit.features


async def test_features_of_other_texts_are_not_used(path: Path, trainer: Trainer) -> None:
    """A backup was put back, and other messages came: as many, and the last one the same."""
    folder, fit = folder_of(path), fit_of("words", 60)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 60)
    other = [*POOL[:30], "something else", *POOL[31:]]

    async with store_of(path.with_name("other.db"), other) as store:
        pool = await ensure(store, trainer.run_in_thread, folder, fit, 60)

    assert_rows(pool, "words", other, 60)


async def test_an_older_database_does_not_use_newer_features(path: Path, trainer: Trainer) -> None:
    folder, fit = folder_of(path), fit_of("words", 40)
    async with store_of(path, POOL) as store:
        await ensure(store, trainer.run_in_thread, folder, fit, 60)

        assert await load(store, trainer.run_in_thread, folder, fit, 50) is None
