"""Invites: who joins by them, how often, and what is stored of a token."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Store
from storage.invites import token_hash
from tests.support.new_databases import new_database

NOW = 1_000.0
LATER = NOW + 3_600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    await new_database(path)
    async with await Store.open(path) as store:
        yield store


async def test_an_invite_gives_its_role(store: Store) -> None:
    token = await store.invites.create("curator", 1, NOW, LATER)

    annotator = await store.invites.join(70, token, NOW)

    assert annotator is not None
    assert (annotator.telegram_id, annotator.role, annotator.paused) == (70, "curator", False)
    assert await store.people.annotator(70) == annotator
    assert await store.people.by_id(annotator.id) == annotator
    assert await store.people.annotators() == [annotator]


async def test_an_invite_counts_its_uses(store: Store) -> None:
    token = await store.invites.create("annotator", 5, NOW, LATER)
    for person in (70, 71, 70):
        await store.invites.join(person, token, NOW)

    invite = await store.invites.by_token(token)

    assert invite is not None
    assert (invite.role, invite.uses, invite.used, invite.expires_at) == ("annotator", 5, 2, LATER)


@pytest.mark.parametrize("token", ["", "unknown", "' OR 1=1 --", "я" * 64])
async def test_an_unknown_token_lets_nobody_in(store: Store, token: str) -> None:
    await store.invites.create("annotator", 1, NOW, LATER)

    assert await store.invites.join(70, token, NOW) is None
    assert await store.invites.by_token(token) is None


async def test_an_expired_invite_lets_nobody_in(store: Store) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)

    assert await store.invites.join(70, token, LATER) is None
    assert await store.invites.join(70, token, LATER - 1) is not None


async def test_a_used_up_invite_lets_nobody_else_in(store: Store) -> None:
    token = await store.invites.create("annotator", 2, NOW, LATER)

    joined = [await store.invites.join(person, token, NOW) for person in (70, 71, 72, 71)]

    assert [annotator and annotator.telegram_id for annotator in joined] == [70, 71, None, 71]


async def test_a_revoked_invite_lets_nobody_in(store: Store, path: Path) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    change(path, "UPDATE invite SET revoked_at = 0")

    assert await store.invites.join(70, token, NOW) is None
    assert await store.invites.by_token(token) is None


async def test_a_revoked_annotator_cannot_join_again(store: Store, path: Path) -> None:
    token = await store.invites.create("annotator", 9, NOW, LATER)
    annotator = await store.invites.join(70, token, NOW)
    assert annotator is not None

    change(path, "UPDATE annotator SET revoked_at = 0")

    assert await store.invites.join(70, token, NOW) is None
    assert await store.people.annotator(70) is None
    assert await store.people.by_id(annotator.id) is None
    assert await store.people.annotators() == []


async def test_the_last_use_of_an_invite_lets_one_of_many_join(store: Store, path: Path) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)

    async with await Store.open(path) as other:
        joined = await asyncio.gather(
            *((store, other)[i % 2].invites.join(70 + i, token, NOW) for i in range(10))
        )

    assert sum(annotator is not None for annotator in joined) == 1
    assert len(await store.people.annotators()) == 1


async def test_an_annotator_uses_no_second_invite(store: Store) -> None:
    await store.people.set_owners([1], NOW)
    token = await store.invites.create("annotator", 1, NOW, LATER)

    owner = await store.invites.join(1, token, NOW)
    guest = await store.invites.join(70, token, NOW)

    assert owner is not None
    assert (owner.role, guest is not None) == ("owner", True)


async def test_a_token_is_kept_only_as_a_hash(store: Store, path: Path) -> None:
    token = await store.invites.create("annotator", 1, NOW, LATER)
    await store.invites.join(70, token, NOW)

    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert token.encode() not in on_disk
    assert token_hash(token) in on_disk


async def test_tokens_fit_a_deep_link_and_never_repeat(store: Store) -> None:
    tokens = {await store.invites.create("annotator", 1, NOW, LATER) for _ in range(20)}

    assert len(tokens) == 20
    assert all(20 < len(token) <= 64 for token in tokens)
    assert all(
        token.isascii() and token.replace("-", "_").isidentifier()
        for token in ("_" + token for token in tokens)
    )


def change(path: Path, sql: str) -> None:
    """What no command does yet, as somebody with the file might."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()
