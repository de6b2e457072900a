"""Invites: made, used and revoked."""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest
from sqlite3 import Connection

from storage.connection import changed_rows
from storage.database import Database
from storage.errors import StoreError
from storage.forgotten import ForgottenAnnotators
from storage.people import People
from storage.records import Annotator, AnnotatorId, Invite, Role

_INVITE = "SELECT id, role, uses, used, expires_at FROM invite"
_JOIN = """
    INSERT INTO annotator (telegram_id, role, invite_id, joined_at)
    SELECT :telegram_id, role, id, :now FROM invite
    WHERE id = :invite AND revoked_at IS NULL AND expires_at > :now AND used < uses
    ON CONFLICT (telegram_id) DO UPDATE
    SET role = excluded.role, invite_id = excluded.invite_id, group_id = NULL, left_at = NULL
    WHERE annotator.role <> 'owner' AND revoked_at IS NULL
        AND (left_at IS NOT NULL OR group_id IS NOT NULL
        OR (annotator.role = 'annotator' AND excluded.role = 'curator'))
    RETURNING id"""


class Invites:
    """Links by which people become annotators."""

    def __init__(self, database: Database, people: People, forgotten: ForgottenAnnotators):
        self._database = database
        self._people = people
        self._forgotten = forgotten

    async def create(
        self,
        role: Role,
        uses: int,
        now: float,
        expires_at: float,
        made_by: AnnotatorId | None = None,
    ) -> str:
        """Create an invite and return its token, of which only the hash is stored.

        made_by: None for the command line.

        Errors: StoreError for an owner's role.
        """
        if role == "owner":
            raise StoreError("Owners are not invited: name them in TAPWISE_OWNERS.")
        token = secrets.token_urlsafe(24)
        await self._database.execute(
            "INSERT INTO invite (token_hash, role, uses, created_at, expires_at, made_by)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (token_hash(token), role, uses, now, expires_at, made_by),
        )
        return token

    async def by_token(self, token: str) -> Invite | None:
        """The invite of a token, also if used up or expired; None when unknown or revoked."""
        number = await self._id_of(token)
        row = await self._database.fetch_one(
            f"{_INVITE} WHERE id = ? AND revoked_at IS NULL", (number,)
        )
        return Invite(*row) if row else None

    async def valid(self, now: float) -> list[Invite]:
        """Every invite that can be used, the oldest first."""
        rows = await self._database.fetch_all(
            f"{_INVITE} WHERE revoked_at IS NULL AND expires_at > ? AND used < uses ORDER BY id",
            (now,),
        )
        return [Invite(*row) for row in rows]

    async def revoke(self, invite: int, now: float) -> bool:
        """Close an invite; annotators who joined by it stay. False if it was not valid."""
        changed = await self._database.execute(
            "UPDATE invite SET revoked_at = :now WHERE id = :invite AND revoked_at IS NULL"
            " AND expires_at > :now",
            {"now": now, "invite": invite},
        )
        return changed > 0

    async def join(self, telegram_id: int, token: str, now: float) -> Annotator | None:
        """Join by an invite; None when it is unknown, revoked, expired or used up.

        A group member can stay or join again by it, a forgotten annotator can join again, and an
        annotator can become a curator; a revoked annotator cannot. Joining again by an invite that
        was used before does not use it up a second time. The check and the count are one
        transaction, so that two people cannot share the last use.
        """
        invite = await self._id_of(token)
        await self._forgotten.join(
            telegram_id,
            lambda connection: _is_valid(connection, invite, now),
            lambda connection: _join(connection, telegram_id, invite, now),
        )
        return await self._people.annotator(telegram_id)

    async def _id_of(self, token: str) -> int | None:
        """The id of a token's invite, compared in constant time."""
        asked = token_hash(token)
        rows = await self._database.fetch_all("SELECT id, token_hash FROM invite")
        return next((number for number, kept in rows if compare_digest(kept, asked)), None)


def _is_valid(connection: Connection, invite: int | None, now: float) -> bool:
    """Whether an invite can be used."""
    sql = """
        SELECT 1 FROM invite
        WHERE id = ? AND revoked_at IS NULL AND expires_at > ? AND used < uses"""
    return connection.execute(sql, (invite, now)).fetchone() is not None


def _join(connection: Connection, telegram_id: int, invite: int | None, now: float) -> None:
    """Admit somebody, and count the use unless they used this invite before."""
    values = {"telegram_id": telegram_id, "now": now, "invite": invite}
    joined = connection.execute(_JOIN, values).fetchone()
    if joined is None:
        return
    connection.execute(
        "INSERT OR IGNORE INTO invite_use (invite_id, annotator_id) VALUES (?, ?)",
        (invite, joined[0]),
    )
    if changed_rows(connection):
        connection.execute("UPDATE invite SET used = used + 1 WHERE id = ?", (invite,))


def token_hash(token: str) -> bytes:
    """The stored hash of a token. The token has 192 random bits, so it needs no salt."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
