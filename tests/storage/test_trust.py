"""Trust decisions, cached estimates, and notices to owners."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.records import AnnotatorId, Reliability

ANN, BOB = AnnotatorId(1), AnnotatorId(2)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A store with the annotators 1 and 2."""
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await store.people.set_owners([10, 20], 0.0)
        yield store


async def test_estimates_are_cached_with_and_without_sensitivity(store: Store) -> None:
    first = Reliability(ANN, 0.9, 0.8, 0.95, 30, 0.85, 0.97, "spam")
    accuracy_only = Reliability(BOB, 0.7, 0.5, 0.8, 12)

    await store.trust_log.cache_estimates([], [first, accuracy_only])

    assert await store.trust_log.reliabilities() == {ANN: first, BOB: accuracy_only}


async def test_a_new_estimate_replaces_the_cached_one(store: Store) -> None:
    await store.trust_log.cache_estimates([], [Reliability(ANN, 0.9, 0.8, 0.95, 30, 0.85, 0.97)])

    changed = Reliability(ANN, 0.6, 0.5, 0.7, 31)
    await store.trust_log.cache_estimates([], [changed])

    assert await store.trust_log.reliabilities() == {ANN: changed}


async def test_a_notice_is_recorded_once_for_each_kind_and_annotator(store: Store) -> None:
    assert await store.trust_log.notices_sent() == set()

    await store.trust_log.record_notice("dominant", ANN, 1.0)
    await store.trust_log.record_notice("dominant", ANN, 2.0)
    await store.trust_log.record_notice("doubtful", ANN, 3.0)

    assert await store.trust_log.notices_sent() == {("dominant", ANN), ("doubtful", ANN)}
    rows = await store._database.fetch_all("SELECT sent_at FROM owner_notice ORDER BY sent_at")
    assert rows == [(1.0,), (3.0,)]


async def test_a_notice_of_an_unknown_kind_is_refused(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await store._database.execute("INSERT INTO owner_notice VALUES ('other', 1, 0)")
