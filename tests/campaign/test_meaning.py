"""A campaign whose features have the meaning of texts: it begins without, and changes once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.features.meaning import MeaningVectorizer
from bot.pool.feature_store import FeatureStore
from bot.pool.manifest import folder_of, read_manifest
from bot.pool.meaning_rows import unpacked_rows, unpacked_state
from storage import Store
from storage.records import ItemId
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts

POOL = texts(60)
WITH = "views+meaning"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@asynccontextmanager
async def at_work(path: Path, clock: Clock) -> AsyncIterator[Campaign]:
    async with opened(path, clock, features=WITH) as campaign:
        yield campaign


async def read_all(campaign: Campaign) -> None:
    """Wait until all messages are read, and let the campaign notice."""
    await campaign.meaning.wait()
    await campaign.refresh()


async def features_of(campaign: Campaign) -> list[tuple[str, int, str | None]]:
    fits = await campaign.store.model_log.feature_fits()
    return [(fit.features, fit.through, fit.instead_of) for fit in fits]


async def test_labelling_begins_with_the_views_and_goes_on_with_the_meaning(path: Path) -> None:
    async with at_work(path, Clock()) as campaign:
        await campaign.add_items(items(POOL))
        [ann, *_] = await people_of(campaign)
        first = await asked(campaign, ann)
        before = await features_of(campaign)
        await read_all(campaign)
        await label(campaign, ann, 12)
        after = await features_of(campaign)
        asked_with = {q.id: q.feature_fit_id for q in await campaign.store.questions.asked()}

    assert before == [("views", 60, WITH)]
    assert after == [("views", 60, WITH), (WITH, 60, None)]
    assert asked_with[first.id] == 1
    assert set(asked_with.values()) == {1, 2}


async def test_questions_from_before_during_and_after_replay_equal(path: Path) -> None:
    """Restarts while messages are being read and afterwards, and two later imports."""
    clock, more = Clock(), texts(110)
    async with at_work(path, clock) as campaign:
        await campaign.add_items(items(POOL))
        [ann, *_] = await people_of(campaign)
        await label(campaign, ann, 9)
        await campaign.meaning.stop()
    async with at_work(path, clock) as campaign:
        await label(campaign, ann, 3)
        await read_all(campaign)
        await label(campaign, ann, 12)
        await campaign.add_items(items(more[60:65]))
        await label(campaign, ann, 3)
        await read_all(campaign)
        await label(campaign, ann, 6)
    async with at_work(path, clock) as campaign:
        await label(campaign, ann, 6)
        await campaign.add_items(items(more[65:]))
        await read_all(campaign)
        await label(campaign, ann, 12)
        fits = await features_of(campaign)
        rules = SelectionRules(exam_every=0, gold_every=0, policy="single")
        found = await replay(campaign.store, "weights", rules)
        sizes = {q.pool_size for q in await campaign.store.questions.asked()}

    assert [through for *_, through in [(f, t) for f, t, _ in fits]] == [60, 60, 110]
    assert sizes == {60, 65, 110}
    assert found.questions == 51
    assert found.differences == ()


async def test_new_messages_are_asked_once_they_are_read(path: Path) -> None:
    async with at_work(path, Clock()) as campaign:
        await campaign.add_items(items(POOL))
        await read_all(campaign)
        await campaign.meaning.stop()
        await campaign.store.items.add(items(texts(64)[60:]))
        await campaign.refresh()
        before = (await campaign.reports.progress((await people_of(campaign))[0])).counts.items
        pool_before = campaign.training.newest
        await read_all(campaign)
        after = await campaign.training.current()

    assert before == 64
    assert pool_before is not None
    assert (pool_before.snapshot.pool_size, after.snapshot.pool_size) == (60, 64)


async def test_a_deleted_cache_comes_back_bit_by_bit(path: Path) -> None:
    clock = Clock()
    async with at_work(path, clock) as campaign:
        await campaign.add_items(items(POOL))
        await read_all(campaign)
    kept = columns(path)
    for file in folder_of(path).iterdir():
        file.unlink()

    async with at_work(path, clock) as campaign:
        await campaign.training.current()

    assert columns(path) == kept
    assert len(kept["codes"]) + len(kept["scales"]) == 132 * 60


async def test_the_texts_give_the_rows_of_the_database_again(path: Path) -> None:
    async with at_work(path, Clock()) as campaign:
        await campaign.add_items(items(POOL))
        await read_all(campaign)
        [fit] = await campaign.store.meanings.fits()
        stored = unpacked_rows(await campaign.store.meanings.rows_after(fit.id, 0, 60))

    made = MeaningVectorizer().fit(POOL)
    assert fit.texts == 60
    assert fit.state is not None
    for name, array in unpacked_state(fit.state).items():
        assert np.array_equal(array, made.get_state()[name])
    for rows in (made.encode(POOL), MeaningVectorizer().fit(POOL).encode(POOL[::-1])[::-1]):
        assert np.array_equal(stored.codes, rows.codes)
        assert np.array_equal(stored.scales, rows.scales)


async def test_a_stop_while_reading_loses_nothing_that_was_read(path: Path) -> None:
    async with at_work(path, Clock()) as campaign:
        await campaign.add_items(items(texts(200)))
        while not await campaign.store.meanings.rows_after(1, 0, 32):
            pass
        await campaign.meaning.stop()
        [fit] = await campaign.store.meanings.fits()
        read = await campaign.store.meanings.read_through(fit.id)
        before = await campaign.store.meanings.rows_after(fit.id, 0, read)
    async with at_work(path, Clock()) as campaign:
        await read_all(campaign)
        features = await features_of(campaign)
        after = await campaign.store.meanings.rows_after(fit.id, 0, 200)

    assert 0 < read < 200
    assert after[:read] == before
    assert len(after) == 200
    assert features[-1] == (WITH, 200, None)


async def test_deleted_texts_leave_no_row_and_no_component(path: Path) -> None:
    async with at_work(path, Clock()) as campaign:
        await campaign.add_items(items(POOL[:55]))
        await read_all(campaign)
        await campaign.add_items(items(["a secret 12345"]))
        await campaign.add_items(items(POOL[55:]))
        await read_all(campaign)
        [ann, *_] = await people_of(campaign)
        before = await rows(campaign.store, 1)

        await campaign.store.imports.undo(2, 2_000.0, erase=True)
        left = await rows(campaign.store, 1)
        await read_all(campaign)
        await read_all(campaign)
        await label(campaign, ann, 10)
        features = await features_of(campaign)
        after = await rows(campaign.store, 1)
        await campaign.store.imports.undo(1, 2_000.0, erase=True)
        [fit] = await campaign.store.meanings.fits()
        last = await rows(campaign.store, 1)

    assert len(before) == len(after) == 61
    assert left == [row for row in before if row[0] != 56]
    assert [item for item, _ in set(before) - set(after)] == [56]
    assert features[-2:] == [("views", 55, WITH), (WITH, 61, None)]
    assert (fit.state, last) == (None, [])


async def test_the_owner_changes_to_the_meaning_and_back(path: Path) -> None:
    async with opened(path, Clock(), features="words") as campaign:
        await campaign.add_items(items(POOL))
        [ann, *_] = await people_of(campaign)
        await label(campaign, ann, 10)
        log = campaign.store.model_log
        await log.add_feature_fit("words", ItemId(60), "a test", instead_of=WITH)
        await campaign.refresh()
        await label(campaign, ann, 2)
        await read_all(campaign)
        await label(campaign, ann, 2)
        await log.add_feature_fit("chars", ItemId(60), "a test")
        await campaign.refresh()
        await label(campaign, ann, 2)
        found = await replay(
            campaign.store, "weights", SelectionRules(exam_every=0, gold_every=0, policy="single")
        )
        features = [name for name, *_ in await features_of(campaign)]

    assert features == ["words", "words", WITH, "chars"]
    assert found.differences == ()


async def rows(store: Store, fit: int) -> list[tuple[int, bytes]]:
    found = []
    for item in range(1, 66):
        found += [(item, raw) for raw in await store.meanings.rows_after(fit, item - 1, 1)]
    return found


def columns(path: Path) -> dict[str, bytes]:
    """The files of a pool by their kind."""
    folder = folder_of(path)
    manifest = read_manifest(folder)
    assert manifest is not None
    assert FeatureStore.from_files(folder, manifest).matrix.dense is not None
    return {name: (folder / f"{manifest.name}.{name}").read_bytes() for name in manifest.files}
