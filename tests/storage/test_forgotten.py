"""Forgotten annotators: erased, recognised when they join again, and nobody else."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import Store
from storage.database import open_database
from storage.forgotten import derive_fingerprint
from storage.migrate import migrations
from storage.records import Annotator, AnnotatorId, Role

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


async def create_invite(store: Store, uses: int = 9, role: Role = "annotator") -> str:
    return await store.invites.create(role, uses, NOW, LATER)


async def joined(store: Store, person: int, token: str) -> Annotator:
    """The annotator who joined; there must be one."""
    annotator = await store.invites.join(person, token, NOW)
    assert annotator is not None
    return annotator


async def forgotten(store: Store, person: int, token: str) -> Annotator:
    """Somebody who joined and was forgotten."""
    annotator = await joined(store, person, token)
    await store.forgotten.forget(annotator.id, NOW)
    return annotator


async def uses(store: Store, token: str) -> int:
    invite = await store.invites.by_token(token)
    assert invite is not None
    return invite.used


async def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return await store._database.fetch_all(sql)


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


async def assert_erased(store: Store, annotator: AnnotatorId) -> None:
    """The refused annotator is as before: no Telegram id, and still a fingerprint."""
    [row] = await rows(
        store,
        "SELECT telegram_id, invite_id, group_id, fingerprint IS NULL, forgotten_at IS NULL"
        f" FROM annotator WHERE id = {annotator}",
    )
    assert row == (None, None, None, 0, 0)
    assert await rows(store, f"SELECT 1 FROM invite_use WHERE annotator_id = {annotator}") == []
