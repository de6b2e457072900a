"""People: invites and the annotators who came with them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import sha256
from hmac import compare_digest
from sqlite3 import Connection
from typing import Any

from storage.database import Database
from storage.errors import StoreError
from storage.records import Annotator, AnnotatorId, Group, Invite, Role

_ANNOTATOR = (
    "id, telegram_id, role, paused_at IS NOT NULL, card, language, quiet, cheer, utc_offset,"
    " remind_hour"
)
# May label: not revoked, and still a member of the group they came with.
_ACTIVE = "revoked_at IS NULL AND left_at IS NULL"
# From one group's number to another; the link that is posted names the row of the old one.
_MOVE_GROUP = (
    "UPDATE annotator SET group_id = (SELECT id FROM chat_group WHERE telegram_id = :old)"
    " WHERE group_id = (SELECT id FROM chat_group WHERE telegram_id = :new)"
    " AND EXISTS (SELECT 1 FROM chat_group WHERE telegram_id = :old)",
    "UPDATE chat_group SET closed_at ="
    " coalesce(closed_at, (SELECT closed_at FROM chat_group WHERE telegram_id = :new))"
    " WHERE telegram_id = :old",
    "DELETE FROM chat_group WHERE telegram_id = :new AND :new <> :old"
    " AND EXISTS (SELECT 1 FROM chat_group WHERE telegram_id = :old)",
    "UPDATE chat_group SET telegram_id = :new WHERE telegram_id = :old",
)
_INVITE = "SELECT id, role, uses, used, expires_at FROM invite"


class People:
    """Who may label."""

    def __init__(self, database: Database):
        self._database = database

    async def create_invite(
        self,
        role: Role,
        uses: int,
        now: float,
        expires_at: float,
        made_by: AnnotatorId | None = None,
    ) -> str:
        """Make an invite; its token is given back once and kept only as a hash.

        made_by: None for the command line.

        Errors: StoreError for an owner's role.
        """
        if role == "owner":
            raise StoreError("Nobody is invited as owner: name owners in TAPWISE_OWNERS.")
        token = secrets.token_urlsafe(24)
        await self._database.execute(
            "INSERT INTO invite (token_hash, role, uses, created_at, expires_at, made_by)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (token_hash(token), role, uses, now, expires_at, made_by),
        )
        return token

    async def invite_for(self, token: str) -> Invite | None:
        """The invite of a token, used up or expired or not; None when unknown or revoked."""
        number = await self._invite_id(token)
        row = await self._database.fetch_one(
            f"{_INVITE} WHERE id = ? AND revoked_at IS NULL", (number,)
        )
        return Invite(*row) if row else None

    async def invites(self, now: float) -> list[Invite]:
        """Every invite that still lets somebody in, the oldest first."""
        rows = await self._database.fetch_all(
            f"{_INVITE} WHERE revoked_at IS NULL AND expires_at > ? AND used < uses ORDER BY id",
            (now,),
        )
        return [Invite(*row) for row in rows]

    async def revoke_invite(self, invite: int, now: float) -> bool:
        """Nobody comes in by it any longer; who came stays. False when it let nobody in anyway."""
        changed = await self._database.execute(
            "UPDATE invite SET revoked_at = ?1 WHERE id = ?2 AND revoked_at IS NULL"
            " AND expires_at > ?1",
            (now, invite),
        )
        return changed > 0

    async def annotator(self, telegram_id: int) -> Annotator | None:
        """The annotator with this Telegram id, unless revoked."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE telegram_id = ? AND {_ACTIVE}"
        row = await self._database.fetch_one(sql, (telegram_id,))
        return _annotator(row) if row else None

    async def by_id(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this number, unless revoked."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE id = ? AND {_ACTIVE}"
        row = await self._database.fetch_one(sql, (annotator,))
        return _annotator(row) if row else None

    async def exists(self, annotator: AnnotatorId) -> bool:
        """Whether there ever was an annotator of this number, who may be gone by now."""
        row = await self._database.fetch_one("SELECT 1 FROM annotator WHERE id = ?", (annotator,))
        return row is not None

    async def annotators(self) -> list[Annotator]:
        """Everyone who may label, in the order of joining."""
        sql = f"SELECT {_ANNOTATOR} FROM annotator WHERE {_ACTIVE} ORDER BY id"
        return [_annotator(row) for row in await self._database.fetch_all(sql)]

    async def owner_ids(self) -> set[AnnotatorId]:
        """Who is an owner now."""
        rows = await self._database.fetch_all("SELECT id FROM annotator WHERE role = 'owner'")
        return {AnnotatorId(row[0]) for row in rows}

    async def join(self, telegram_id: int, token: str, now: float) -> Annotator | None:
        """Let somebody in by an invite; None when it is unknown, revoked, expired or used up.

        Who left a group may come back by one, and an annotator become curator; whom an owner has
        revoked stays out. Checked and counted in one transaction, so two people cannot share the
        last use.
        """
        invite = await self._invite_id(token)

        def work(connection: Connection) -> None:
            joined = connection.execute(
                "INSERT INTO annotator (telegram_id, role, invite_id, joined_at)"
                " SELECT ?1, role, id, ?2 FROM invite"
                " WHERE id = ?3 AND revoked_at IS NULL AND expires_at > ?2 AND used < uses"
                " ON CONFLICT (telegram_id) DO UPDATE SET role = excluded.role,"
                " invite_id = excluded.invite_id, group_id = NULL, left_at = NULL"
                " WHERE revoked_at IS NULL AND (left_at IS NOT NULL"
                " OR (annotator.role = 'annotator' AND excluded.role = 'curator'))",
                (telegram_id, now, invite),
            )
            if joined.rowcount > 0:
                connection.execute("UPDATE invite SET used = used + 1 WHERE id = ?", (invite,))

        await self._database.write(work)
        return await self.annotator(telegram_id)

    async def set_owners(self, telegram_ids: Iterable[int], now: float) -> None:
        """Exactly these are owners; who no longer is stays as an annotator."""
        owners = list(telegram_ids)

        def work(connection: Connection) -> None:
            connection.execute("UPDATE annotator SET role = 'annotator' WHERE role = 'owner'")
            connection.executemany(
                "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (?, 'owner', ?)"
                " ON CONFLICT (telegram_id) DO UPDATE"
                " SET role = 'owner', revoked_at = NULL, left_at = NULL",
                [(owner, now) for owner in owners],
            )

        await self._database.write(work)

    async def pause(self, annotator: AnnotatorId, now: float) -> None:
        """No more questions until `resume`; what was open goes back to the pool."""
        await self._change_and_close_claims(annotator, now, "paused_at = ?1")

    async def revoke(self, annotator: AnnotatorId, now: float) -> bool:
        """May label no longer; what was open goes back to the pool. False when nobody was there.

        Owners are named in the settings and stay.
        """
        return await self._change_and_close_claims(
            annotator, now, "revoked_at = ?1", f"role <> 'owner' AND {_ACTIVE}"
        )

    async def restore(self, annotator: AnnotatorId) -> bool:
        """May label again after all; False when they never were revoked."""
        changed = await self._database.execute(
            "UPDATE annotator SET revoked_at = NULL"
            " WHERE id = ? AND revoked_at IS NOT NULL AND forgotten_at IS NULL",
            (annotator,),
        )
        return changed > 0

    async def forget(self, annotator: AnnotatorId, now: float) -> None:
        """Who they are is gone for good; their answers stay, under a number that means nobody."""
        await self._change_and_close_claims(
            annotator,
            now,
            "forgotten_at = ?1, revoked_at = ?1, telegram_id = NULL, invite_id = NULL,"
            " group_id = NULL, card = NULL, language = NULL, utc_offset = NULL, remind_hour = NULL,"
            " reminded_at = NULL",
        )
        await self._database.truncate_wal()

    async def resume(self, annotator: AnnotatorId) -> None:
        await self._set_column(annotator, "paused_at", None)

    async def set_card(self, annotator: AnnotatorId, message_id: int | None) -> None:
        """Which chat message is this annotator's card."""
        await self._set_column(annotator, "card", message_id)

    async def set_language(self, annotator: AnnotatorId, language: str | None) -> None:
        await self._set_column(annotator, "language", language)

    async def set_cheer(self, annotator: AnnotatorId, cheer: bool) -> None:
        """Whether counts and milestones are told."""
        await self._set_column(annotator, "cheer", int(cheer))

    async def set_reminder(
        self, annotator: AnnotatorId, hour: int | None, utc_offset: int | None
    ) -> None:
        """Remind at this hour of their day; None never. utc_offset: their clock's, in hours."""
        await self._database.execute(
            "UPDATE annotator SET remind_hour = ?, utc_offset = ? WHERE id = ?",
            (hour, utc_offset, annotator),
        )

    async def due_for_reminder(self, now: float) -> list[Annotator]:
        """Whose hour it is, and who was neither reminded nor answered in the last 20 hours."""
        sql = f"""
            SELECT {_ANNOTATOR} FROM annotator
            WHERE {_ACTIVE} AND paused_at IS NULL AND card IS NOT NULL
              AND remind_hour = CAST(((?1 / 3600) + coalesce(utc_offset, 0)) AS INTEGER) % 24
              AND coalesce(reminded_at, 0) < ?1 - 72000
              AND id NOT IN (SELECT annotator_id FROM standing WHERE answered_at > ?1 - 72000)
            ORDER BY id"""
        return [_annotator(row) for row in await self._database.fetch_all(sql, (now,))]

    async def mark_reminded(self, annotator: AnnotatorId, now: float) -> None:
        await self._set_column(annotator, "reminded_at", now)

    # Groups

    async def open_group(self, telegram_id: int, now: float) -> Group:
        """Its members may label from now on."""
        number = await self._database.insert(
            "INSERT INTO chat_group (telegram_id, opened_at) VALUES (?, ?)"
            " ON CONFLICT (telegram_id) DO UPDATE SET closed_at = NULL RETURNING id",
            (telegram_id, now),
        )
        return Group(number, telegram_id)

    async def close_group(self, telegram_id: int, now: float) -> list[Annotator]:
        """Its members may label no longer, who came with it; gives back who that was."""
        sql = f"""
            SELECT {_ANNOTATOR} FROM annotator WHERE {_ACTIVE} AND role <> 'owner'
              AND group_id IN (SELECT id FROM chat_group WHERE telegram_id = ?)"""
        gone = [_annotator(row) for row in await self._database.fetch_all(sql, (telegram_id,))]
        for annotator in gone:
            await self._change_and_close_claims(annotator.id, now, "left_at = ?1")
        await self._database.execute(
            "UPDATE chat_group SET closed_at = ? WHERE telegram_id = ?", (now, telegram_id)
        )
        return gone

    async def move_group(self, telegram_id: int, new_id: int) -> bool:
        """The group became a supergroup, with another number; whether its members may label.

        Where both are known already, the old one's row stays, with the people of both; a group that
        was closed under either number stays closed.
        """
        both = {"old": telegram_id, "new": new_id}

        def work(connection: Connection) -> bool:
            for sql in _MOVE_GROUP:
                connection.execute(sql, both)
            is_open = connection.execute(
                "SELECT 1 FROM chat_group WHERE telegram_id = :new AND closed_at IS NULL", both
            )
            return is_open.fetchone() is not None

        return await self._database.write(work)

    async def groups(self) -> list[Group]:
        """Every group whose members may label."""
        sql = "SELECT id, telegram_id FROM chat_group WHERE closed_at IS NULL ORDER BY id"
        return [Group(*row) for row in await self._database.fetch_all(sql)]

    async def group_of(self, annotator: AnnotatorId) -> Group | None:
        """The group this annotator came with; None for whom an invite or the owner let in."""
        sql = """
            SELECT chat_group.id, chat_group.telegram_id FROM annotator
            JOIN chat_group ON chat_group.id = group_id
            WHERE annotator.id = ? AND role <> 'owner'"""
        row = await self._database.fetch_one(sql, (annotator,))
        return Group(*row) if row else None

    async def join_group(self, telegram_id: int, group: Group, now: float) -> Annotator | None:
        """Let a member of a group in, or in again.

        None for whom an owner has revoked, and where the group was closed meanwhile.
        """
        await self._database.execute(
            "INSERT INTO annotator (telegram_id, role, group_id, joined_at)"
            " SELECT ?, 'annotator', id, ? FROM chat_group WHERE id = ? AND closed_at IS NULL"
            " ON CONFLICT (telegram_id) DO UPDATE SET group_id = excluded.group_id,"
            " left_at = NULL WHERE left_at IS NOT NULL",
            (telegram_id, now, group.id),
        )
        return await self.annotator(telegram_id)

    async def leave_group(
        self, telegram_id: int, group_telegram_id: int, now: float
    ) -> AnnotatorId | None:
        """Is no member any longer; who came by an invite, or by another group, stays."""
        sql = f"""
            SELECT id FROM annotator WHERE telegram_id = ? AND {_ACTIVE} AND role <> 'owner'
              AND group_id IN (SELECT id FROM chat_group WHERE telegram_id = ?)"""
        row = await self._database.fetch_one(sql, (telegram_id, group_telegram_id))
        if row is None:
            return None
        await self._change_and_close_claims(row[0], now, "left_at = ?1")
        return AnnotatorId(row[0])

    async def set_quiet(self, annotator: AnnotatorId, quiet: bool) -> None:
        await self._set_column(annotator, "quiet", int(quiet))

    async def _invite_id(self, token: str) -> int | None:
        """The invite of a token, whatever became of it; how long it takes tells of no hash."""
        asked = token_hash(token)
        rows = await self._database.fetch_all("SELECT id, token_hash FROM invite")
        return next((number for number, kept in rows if compare_digest(kept, asked)), None)

    async def _change_and_close_claims(
        self, annotator: AnnotatorId, now: float, change: str, only: str = "TRUE"
    ) -> bool:
        """Change an annotator (?1: now) and close what was open, in one transaction."""

        def work(connection: Connection) -> bool:
            changed = connection.execute(
                f"UPDATE annotator SET {change} WHERE id = ?2 AND {only}", (now, annotator)
            )
            if changed.rowcount < 1:
                return False
            connection.execute(
                "UPDATE question SET closed_at = ? WHERE annotator_id = ? AND closed_at IS NULL",
                (now, annotator),
            )
            return True

        return await self._database.write(work)

    async def _set_column(self, annotator: AnnotatorId, column: str, value: object) -> None:
        await self._database.execute(
            f"UPDATE annotator SET {column} = ? WHERE id = ?",
            (value, annotator),
        )


def token_hash(token: str) -> bytes:
    """What is kept of a token, which has 192 random bits: a plain hash is enough."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def _annotator(row: tuple[Any, ...]) -> Annotator:
    identity, telegram_id, role, paused, card, language, quiet, cheer, offset, hour = row
    return Annotator(
        identity,
        telegram_id,
        role,
        paused=bool(paused),
        card=card,
        language=language,
        quiet=bool(quiet),
        cheer=bool(cheer),
        utc_offset=offset,
        remind_hour=hour,
    )
