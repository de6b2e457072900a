"""Forgotten annotators: erased, recognised when they join again, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.forgotten import derive_fingerprint
from tests.support.forgetting import assert_erased, create_invite, forgotten, joined, rows, uses
from tests.support.new_databases import new_database

NOW = 1_000.0
LATER = NOW + 3_600
ANN, BOB, CLEO = 5_000_000_001, 5_000_000_002, 5_000_000_003


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    await new_database(path)
    async with await Store.open(path) as store:
        yield store


async def test_a_forgotten_annotator_who_joins_again_has_the_same_id(store: Store) -> None:
    token = await create_invite(store)
    await joined(store, BOB, token)
    before = await forgotten(store, ANN, token)
    assert await store.people.annotator(ANN) is None
    assert await store.people.by_id(before.id) is None

    for _ in range(3):
        assert (await joined(store, ANN, token)).id == before.id
        await store.forgotten.forget(before.id, NOW)

    assert len(await rows(store, "SELECT id FROM annotator")) == 2


async def test_the_files_contain_no_telegram_id_after_forgetting_a_second_time(
    store: Store, path: Path
) -> None:
    def files_with_id() -> list[str]:
        return [file.name for file in path.parent.iterdir() if ANN.to_bytes(6) in file.read_bytes()]

    token, group = await create_invite(store), await store.groups.open(-100, NOW)
    ann = await forgotten(store, ANN, token)
    assert files_with_id() == []

    await store.groups.join(ANN, group, NOW)
    assert files_with_id() != []
    await store.forgotten.forget(ann.id, NOW)

    assert files_with_id() == []


async def test_an_unknown_person_gets_a_new_id(store: Store) -> None:
    token = await create_invite(store)
    before = await forgotten(store, ANN, token)

    assert (await joined(store, BOB, token)).id != before.id
    assert (await joined(store, ANN, token)).id == before.id


async def test_a_forgotten_annotator_is_recognised_after_a_restart(
    store: Store, path: Path
) -> None:
    token = await create_invite(store)
    before = await forgotten(store, ANN, token)

    async with await Store.open(path) as other:
        assert (await joined(other, ANN, token)).id == before.id


async def test_a_forgotten_annotator_joins_again_through_a_group_under_the_same_id(
    store: Store,
) -> None:
    group = await store.groups.open(-100, NOW)
    member = await store.groups.join(ANN, group, NOW)
    assert member is not None

    await store.forgotten.forget(member.id, NOW)
    by_group = await store.groups.join(ANN, group, NOW)
    await store.forgotten.forget(member.id, NOW)
    by_invite = await joined(store, ANN, await create_invite(store))

    assert by_group is not None
    assert by_group.id == by_invite.id == member.id
    assert await store.groups.of(member.id) is None


async def test_trust_decisions_survive_forgetting(store: Store) -> None:
    token = await create_invite(store)
    liar = await forgotten(store, ANN, token)
    excluded = await store.trust_log.set_trust(
        liar.id, counts=False, said_by="owner", reliability=None, answers_learnt=0, now=NOW
    )

    returned = await joined(store, ANN, token)

    assert await store.trust_log.trust_after(0) == [excluded]
    assert returned.id == excluded.annotator_id


async def test_a_closed_group_does_not_admit_a_forgotten_annotator(store: Store) -> None:
    group = await store.groups.open(-100, NOW)
    ann = await forgotten(store, ANN, await create_invite(store))
    await store.groups.close(-100, NOW)

    assert await store.groups.join(ANN, group, NOW) is None

    await assert_erased(store, ann.id)


async def test_a_revoked_annotator_who_is_forgotten_stays_revoked(store: Store) -> None:
    group, token = await store.groups.open(-100, NOW), await create_invite(store)
    ann = await joined(store, ANN, token)
    await store.people.revoke(ann.id, NOW)
    await store.forgotten.forget(ann.id, NOW)

    assert await store.invites.join(ANN, token, NOW) is None
    assert await store.groups.join(ANN, group, NOW) is None

    await assert_erased(store, ann.id)
    assert await uses(store, token) == 1


async def test_an_owner_can_restore_a_revoked_annotator_who_was_forgotten(store: Store) -> None:
    token = await create_invite(store)
    ann = await joined(store, ANN, token)
    await store.people.revoke(ann.id, NOW)
    await store.forgotten.forget(ann.id, NOW)

    assert await store.people.restore(ann.id)

    assert await store.people.annotators() == []
    assert (await joined(store, ANN, token)).id == ann.id


async def test_a_forgotten_annotator_who_was_an_owner_meanwhile_can_be_forgotten_again(
    store: Store,
) -> None:
    """Owners are named in the settings, and get a row of their own."""
    token = await create_invite(store, role="curator")
    ann = await forgotten(store, ANN, token)
    await store.people.set_owners([ANN], NOW)
    await store.people.set_owners([], NOW)
    as_owner = await joined(store, ANN, token)

    await store.forgotten.forget(as_owner.id, NOW)

    assert as_owner.id != ann.id
    assert (await joined(store, ANN, token)).id == ann.id


async def test_simultaneous_joins_of_a_forgotten_annotator_make_no_second_row(
    store: Store, path: Path
) -> None:
    token, group = await create_invite(store), await store.groups.open(-100, NOW)
    ann = await forgotten(store, ANN, token)

    async with await Store.open(path) as other:
        found = await asyncio.gather(
            store.invites.join(ANN, token, NOW),
            other.invites.join(ANN, token, NOW),
            store.groups.join(ANN, group, NOW),
            other.groups.join(ANN, group, NOW),
        )

    assert {annotator and annotator.id for annotator in found} == {ann.id}
    assert await uses(store, token) == 1


async def test_forgetting_twice_at_once_leaves_one_fingerprint(store: Store) -> None:
    token = await create_invite(store)
    ann = await joined(store, ANN, token)

    await asyncio.gather(*(store.forgotten.forget(ann.id, NOW) for _ in range(3)))

    assert (await joined(store, ANN, token)).id == ann.id


async def test_a_fingerprint_needs_the_key_of_its_database(store: Store, path: Path) -> None:
    token = await create_invite(store)
    await forgotten(store, ANN, token)
    [(kept,)] = await rows(store, "SELECT fingerprint FROM annotator")
    [(key,)] = await rows(store, "SELECT fingerprint_key FROM campaign")
    async with await Store.open(path.with_name("other.db")) as other:
        await forgotten(other, ANN, await create_invite(other))
        [(of_other,)] = await rows(other, "SELECT fingerprint FROM annotator")

    assert isinstance(key, bytes)
    assert derive_fingerprint(ANN, key).value == kept
    assert kept != of_other
