"""A forgotten annotator who joins again uses up no second use of an invite."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import Store
from storage.database import open_database
from storage.migrate import migrations
from storage.records import AnnotatorId
from tests.support.forgetting import assert_erased, create_invite, forgotten, joined, rows, uses

NOW = 1_000.0
LATER = NOW + 3_600
ANN, BOB, CLEO = 5_000_000_001, 5_000_000_002, 5_000_000_003


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with await Store.open(path) as store:
        yield store


async def test_one_person_uses_up_one_use_of_an_invite(store: Store) -> None:
    token = await create_invite(store, uses=2)

    for _ in range(5):
        await forgotten(store, ANN, token)

    assert await uses(store, token) == 1
    await joined(store, BOB, token)
    assert await store.invites.join(CLEO, token, NOW) is None


async def test_one_person_uses_up_one_use_each_of_two_invites(store: Store) -> None:
    first, second = await create_invite(store), await create_invite(store)

    for token in (first, second, first, second, first):
        await forgotten(store, ANN, token)

    assert (await uses(store, first), await uses(store, second)) == (1, 1)


async def test_joining_by_a_group_in_between_uses_no_invite_up(store: Store) -> None:
    group, token = await store.groups.open(-100, NOW), await create_invite(store)
    annotator = await forgotten(store, ANN, token)

    await store.groups.join(ANN, group, NOW)
    await store.groups.leave(ANN, -100, NOW)
    returned = await joined(store, ANN, token)

    assert (returned.id, await uses(store, token)) == (annotator.id, 1)


@pytest.mark.parametrize(
    "change",
    ["revoked_at = 0", "expires_at = 0", "used = uses"],
    ids=["revoked", "expired", "used up"],
)
async def test_an_invalid_invite_does_not_admit_a_forgotten_annotator(
    store: Store, change: str
) -> None:
    token = await create_invite(store)
    ann = await forgotten(store, ANN, token)
    await store._database.execute(f"UPDATE invite SET {change}")

    assert await store.invites.join(ANN, token, NOW) is None

    await assert_erased(store, ann.id)


async def test_the_role_is_that_of_the_new_invite(store: Store) -> None:
    curator, plain = await create_invite(store, role="curator"), await create_invite(store)
    group = await store.groups.open(-100, NOW)
    ann = await forgotten(store, ANN, curator)

    by_invite = await joined(store, ANN, plain)
    await store.forgotten.forget(ann.id, NOW)
    as_curator = await joined(store, ANN, curator)
    await store.forgotten.forget(ann.id, NOW)
    by_group = await store.groups.join(ANN, group, NOW)

    assert by_group is not None
    roles = [each.role for each in (by_invite, as_curator, by_group)]
    assert roles == ["annotator", "curator", "annotator"]
    assert {each.id for each in (by_invite, as_curator, by_group)} == {ann.id}


async def test_no_fingerprint_is_computed_for_known_people_or_without_a_valid_invite(
    store: Store,
) -> None:
    token, used_up = await create_invite(store), await create_invite(store, uses=1)
    await joined(store, BOB, used_up)
    group = await store.groups.open(-100, NOW)
    await store.groups.close(-100, NOW)
    await forgotten(store, ANN, token)

    async with store.forgotten._computing, asyncio.timeout(30):
        known = await store.invites.join(BOB, token, NOW)
        refused = [
            await store.invites.join(CLEO, "unknown", NOW),
            await store.invites.join(CLEO, used_up, NOW),
            await store.invites.join(CLEO, token, LATER),
            await store.groups.join(CLEO, group, NOW),
        ]

    assert known is not None
    assert refused == [None] * 4


async def test_no_row_links_a_forgotten_annotator_to_an_invite(store: Store) -> None:
    ann = await joined(store, ANN, await create_invite(store, uses=1))
    assert await rows(store, "SELECT annotator_id FROM invite_use") == [(ann.id,)]

    await store.forgotten.forget(ann.id, NOW)

    assert await rows(store, "SELECT * FROM invite_use") == []
    assert await rows(store, "SELECT invite_id FROM annotator") == [(None,)]
    [(mark,)] = await rows(store, "SELECT mark FROM forgotten_invite_use")
    [(fingerprint, key)] = await rows(
        store, "SELECT fingerprint, fingerprint_key FROM annotator, campaign"
    )
    assert mark not in (fingerprint, key)


async def test_uses_of_invites_in_an_old_database_are_known(path: Path) -> None:
    await (await open_database(path, steps=migrations()[:5])).close()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute(
            "INSERT INTO invite (id, token_hash, role, uses, used, created_at, expires_at)"
            " VALUES (3, zeroblob(32), 'annotator', 2, 2, 0, 1e9)"
        )
        old.executemany(
            "INSERT INTO annotator (telegram_id, role, joined_at, invite_id, forgotten_at)"
            " VALUES (?, 'annotator', 0, ?, ?)",
            [(ANN, 3, None), (BOB, None, None), (None, None, 9.0)],
        )

    async with await Store.open(path) as store:
        await store.forgotten.forget(AnnotatorId(1), NOW)

        assert await rows(store, "SELECT invite_id FROM forgotten_invite_use") == [(3,)]
        new = await joined(store, CLEO, await create_invite(store))
        assert new.id == 4
