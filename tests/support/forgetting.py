"""People who join, and are forgotten."""

from __future__ import annotations

from storage import Store
from storage.records import Annotator, AnnotatorId, Role

NOW = 1_000.0
LATER = NOW + 3_600


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


async def assert_erased(store: Store, annotator: AnnotatorId) -> None:
    """The refused annotator is as before: no Telegram id, and still a fingerprint."""
    [row] = await rows(
        store,
        "SELECT telegram_id, invite_id, group_id, fingerprint IS NULL, forgotten_at IS NULL"
        f" FROM annotator WHERE id = {annotator}",
    )
    assert row == (None, None, None, 0, 0)
    assert await rows(store, f"SELECT 1 FROM invite_use WHERE annotator_id = {annotator}") == []
