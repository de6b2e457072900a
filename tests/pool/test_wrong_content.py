"""Files with the right checksums and the wrong content are made again."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.campaign.trainer import Trainer
from bot.errors import StoreError
from bot.learning.features import FEATURES
from bot.pool.loading import ensure
from bot.pool.manifest import COLUMNS, DENSE_COLUMNS, folder_of, read_manifest, write_manifest
from storage import Store
from storage.model_log import FeatureFit
from storage.records import ItemId
from tests.support.campaigns import items, texts

POOL = texts(60)
Forge = Callable[[NDArray[Any]], NDArray[Any]]


def put(at: int, value: float) -> Forge:
    """Change one number."""

    def forge(array: NDArray[Any]) -> NDArray[Any]:
        array = array.copy()
        array[at] = value
        return array

    return forge


COLUMN_FORGERIES: list[tuple[str, Forge]] = [
    ("data", put(3, np.nan)),
    ("data", put(3, np.inf)),
    ("data", lambda array: array[:-1]),
    ("indices", put(0, -1)),
    ("indices", put(0, 2**30)),
    ("lengths", put(0, -1)),
    ("lengths", put(0, 2**31 - 1)),
    ("places", put(0, 59)),
    ("places", put(0, -5)),
    ("places", put(0, 2**30)),
    ("tales", lambda array: array[:-1]),
]
STATE_FORGERIES: list[tuple[str, Forge]] = [
    ("reads.idf", put(0, np.nan)),
    ("reads.idf", lambda array: array[:-1]),
    ("words.ends", put(0, -3)),
    ("words.ends", put(-1, 10**12)),
    ("typed.terms", put(0, 0xFF)),
    ("facts.spread", put(0, 0.0)),
    ("facts.mean", lambda array: array[:-1]),
]


@pytest.mark.parametrize(("column", "forge"), COLUMN_FORGERIES)
async def test_a_column_with_impossible_numbers_is_made_again(
    tmp_path: Path, column: str, forge: Forge
) -> None:
    def forge_file(raw: bytes) -> bytes:
        return forge(np.frombuffer(raw, dtype=COLUMNS[column])).tobytes()

    await assert_made_again(tmp_path, "words", column, forge_file)


@pytest.mark.parametrize(
    ("column", "forge"),
    [
        ("codes", lambda array: array[:-1]),
        ("scales", lambda array: array[:-1]),
        ("scales", put(5, np.nan)),
    ],
)
async def test_an_impossible_dense_column_is_made_again(
    tmp_path: Path, column: str, forge: Forge
) -> None:
    def forge_file(raw: bytes) -> bytes:
        return forge(np.frombuffer(raw, dtype=DENSE_COLUMNS[column])).tobytes()

    await assert_made_again(tmp_path, "views+meaning", column, forge_file)


@pytest.mark.parametrize(("key", "forge"), STATE_FORGERIES)
async def test_an_impossible_state_is_made_again(tmp_path: Path, key: str, forge: Forge) -> None:
    def forge_file(raw: bytes) -> bytes:
        with np.load(io.BytesIO(raw)) as loaded:
            state = dict(loaded.items())
        state[key] = forge(state[key])
        forged = io.BytesIO()
        np.savez(forged, allow_pickle=False, **state)
        return forged.getvalue()

    await assert_made_again(tmp_path, "views", "terms", forge_file)


async def test_a_state_that_is_no_archive_is_made_again(tmp_path: Path) -> None:
    await assert_made_again(tmp_path, "words", "terms", lambda raw: b"PK\x03\x04" + raw[4:40])


@pytest.mark.parametrize("width", [0, 1, 2**31, 2**62])
async def test_a_wrong_width_is_made_again(tmp_path: Path, width: int) -> None:
    await assert_made_again(tmp_path, "words", "data", lambda raw: raw, width)


async def test_unknown_features_are_reported_in_a_sentence(tmp_path: Path) -> None:
    path, trainer = tmp_path / "campaign.db", Trainer("weights", 1)
    fit = FeatureFit(1, "tea leaves", ItemId(60), "test")
    async with await Store.open(path) as store:
        await store.items.add(items(POOL))
        with pytest.raises(StoreError, match=r"features 'tea leaves', which this Tapwise does not"):
            await ensure(store, trainer.run_in_thread, folder_of(path), fit, 60)
    trainer.close()


async def assert_made_again(
    tmp_path: Path,
    features: str,
    column: str,
    forge: Callable[[bytes], bytes],
    width: int | None = None,
) -> None:
    path, trainer = tmp_path / "campaign.db", Trainer("weights", 1)
    folder, fit = folder_of(path), FeatureFit(1, features, ItemId(60), "test")
    async with await Store.open(path) as store:
        await store.items.add(items(POOL))
        await ensure(store, trainer.run_in_thread, folder, fit, 60)
        manifest = read_manifest(folder)
        assert manifest is not None
        file = folder / f"{manifest.name}.{column}"
        raw = forge(file.read_bytes())
        file.write_bytes(raw)
        files = {**manifest.files, column: (len(raw), zlib.crc32(raw))}
        width = manifest.width if width is None else width
        write_manifest(folder, replace(manifest, files=files, width=width))

        pool = await ensure(store, trainer.run_in_thread, folder, fit, 60)

        expected = FEATURES[features]().fit_transform(POOL)
        again = read_manifest(folder)
    trainer.close()
    assert again is not None
    assert again.name != manifest.name
    assert abs(pool.matrix[np.arange(60)] - expected).sum() == 0
