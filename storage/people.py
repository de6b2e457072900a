"""People: invites and the annotators who came with them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from storage.database import Database
from storage.errors import StoreError
from storage.records import Annotator, AnnotatorId, Invite, Role

_ANNOTATOR = "id, telegram_id, role, paused_at IS NOT NULL, card, language, quiet"
_INVITE = """
    SELECT id, role, uses,
           (SELECT count(*) FROM annotator WHERE invite_id = invite.id) AS used, expires_at
    FROM invite"""


class People:
    """Who may label."""

    def __init__(self, database: Database):
        self._database = database

    async def invite(self, role: Role, uses: int, now: float, expires_at: float) -> str:
        """Make an invite; its token is given back once and kept only as a hash.

        Errors: StoreError for an owner's role.
        """
        if role == "owner":
            raise StoreError("Nobody is invited as owner: name owners in TAPWISE_OWNERS.")
        token = secrets.token_urlsafe(24)
        async with self._database.write() as connection:
            await connection.execute(
                "INSERT INTO invite (token_hash, role, uses, created_at, expires_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (token_hash(token), role, uses, now, expires_at),
            )
        return token

    async def invite_for(self, token: str) -> Invite | None:
        """The invite of a token, used up or expired or not; None when unknown or revoked."""
        row = await self._database.one(
            f"{_INVITE} WHERE token_hash = ? AND revoked_at IS NULL", (token_hash(token),)
        )
        return Invite(*row) if row else None

    async def annotator(self, telegram_id: int) -> Annotator | None:
        """The annotator with this Telegram id, unless revoked."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE telegram_id = ? AND revoked_at IS NULL"
        row = await self._database.one(sql, (telegram_id,))
        return _annotator(row) if row else None

    async def by_id(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this number, unless revoked."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE id = ? AND revoked_at IS NULL"
        row = await self._database.one(sql, (annotator,))
        return _annotator(row) if row else None

    async def annotators(self) -> list[Annotator]:
        """Everyone who may label, in the order of joining."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE revoked_at IS NULL ORDER BY id"
        return [_annotator(row) for row in await self._database.all(sql)]

    async def join(self, telegram_id: int, token: str, now: float) -> Annotator | None:
        """Let somebody in by an invite; None when it is unknown, revoked, expired or used up.

        Checked and counted in one transaction, so two people cannot share the last use.
        """
        async with self._database.write() as connection:
            await connection.execute(
                "INSERT OR IGNORE INTO annotator (telegram_id, role, invite_id, joined_at)"
                " SELECT ?, role, id, ? FROM invite"
                " WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?"
                " AND uses > (SELECT count(*) FROM annotator WHERE invite_id = invite.id)",
                (telegram_id, now, token_hash(token), now),
            )
        return await self.annotator(telegram_id)

    async def set_owners(self, telegram_ids: Iterable[int], now: float) -> None:
        """Exactly these are owners; who no longer is stays as an annotator."""
        owners = list(telegram_ids)
        async with self._database.write() as connection:
            await connection.execute("UPDATE annotator SET role = 'annotator' WHERE role = 'owner'")
            await connection.executemany(
                "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (?, 'owner', ?)"
                " ON CONFLICT (telegram_id) DO UPDATE SET role = 'owner', revoked_at = NULL",
                [(owner, now) for owner in owners],
            )

    async def pause(self, annotator: AnnotatorId, now: float) -> None:
        """No more questions until `resume`; what was open goes back to the pool."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE annotator SET paused_at = ? WHERE id = ?", (now, annotator)
            )
            await connection.execute(
                "UPDATE question SET closed_at = ? WHERE annotator_id = ? AND closed_at IS NULL",
                (now, annotator),
            )

    async def resume(self, annotator: AnnotatorId) -> None:
        await self._set(annotator, "paused_at", None)

    async def set_card(self, annotator: AnnotatorId, message_id: int | None) -> None:
        """Which chat message is this annotator's card."""
        await self._set(annotator, "card", message_id)

    async def set_language(self, annotator: AnnotatorId, language: str | None) -> None:
        await self._set(annotator, "language", language)

    async def set_quiet(self, annotator: AnnotatorId, quiet: bool) -> None:
        await self._set(annotator, "quiet", int(quiet))

    async def _set(self, annotator: AnnotatorId, column: str, value: object) -> None:
        async with self._database.write() as connection:
            await connection.execute(
                f"UPDATE annotator SET {column} = ? WHERE id = ?",
                (value, annotator),
            )


def token_hash(token: str) -> bytes:
    """What is kept of a token: a token has 192 random bits, so a plain hash is enough."""
    return sha256(token.encode()).digest()


def _annotator(row: tuple[Any, ...]) -> Annotator:
    identity, telegram_id, role, paused, card, language, quiet = row
    return Annotator(identity, telegram_id, role, bool(paused), card, language, bool(quiet))
