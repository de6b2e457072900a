"""Annotators: their roles, settings and membership."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any, Literal

from storage.connection import changed_rows
from storage.database import Database
from storage.records import Annotator, AnnotatorId

ANNOTATOR_COLUMNS = (
    "id, telegram_id, role, paused_at IS NOT NULL, card, language, quiet, cheer, utc_offset,"
    " remind_hour, placeholder, telegram_language"
)
# May label: an owner, or neither revoked, nor forgotten, nor gone from the group by which they
# joined. Owners who never joined have `left_at` set: only the settings let them in.
IS_ACTIVE = "(role = 'owner' OR (revoked_at IS NULL AND left_at IS NULL))"


# How access ended: by an owner, with the group, or as its member left.
FormerAccess = Literal["revoked", "group closed", "left"]


class People:
    """Everyone who may label, or once did."""

    def __init__(self, database: Database):
        self._database = database

    async def annotator(self, telegram_id: int) -> Annotator | None:
        """The annotator with this Telegram id, unless revoked."""
        sql = f"SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE telegram_id = ? AND {IS_ACTIVE}"
        row = await self._database.fetch_one(sql, (telegram_id,))
        return annotator_from(row) if row else None

    async def by_id(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this id, unless revoked."""
        sql = f"SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE id = ? AND {IS_ACTIVE}"
        row = await self._database.fetch_one(sql, (annotator,))
        return annotator_from(row) if row else None

    async def former_access(self, telegram_id: int) -> tuple[AnnotatorId, FormerAccess] | None:
        """Whose access ended, and why; None for a stranger."""
        sql = """
            SELECT annotator.id,
                   CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
                        WHEN chat_group.closed_at IS NOT NULL THEN 'group closed'
                        WHEN group_id IS NOT NULL THEN 'left' END
            FROM annotator LEFT JOIN chat_group ON chat_group.id = group_id
            WHERE annotator.telegram_id = ?"""
        row = await self._database.fetch_one(sql, (telegram_id,))
        return (AnnotatorId(row[0]), row[1]) if row and row[1] else None

    async def identified(self, telegram_id: int) -> Annotator | None:
        """The annotator with this Telegram id, also if they may not label any more."""
        sql = f"SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE telegram_id = ?"
        row = await self._database.fetch_one(sql, (telegram_id,))
        return annotator_from(row) if row else None

    async def identified_by_id(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with this id, also if they may not label any more; not if forgotten."""
        sql = f"SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE id = ? AND telegram_id IS NOT NULL"
        row = await self._database.fetch_one(sql, (annotator,))
        return annotator_from(row) if row else None

    async def exists(self, annotator: AnnotatorId) -> bool:
        """Whether there ever was an annotator with this id."""
        row = await self._database.fetch_one("SELECT 1 FROM annotator WHERE id = ?", (annotator,))
        return row is not None

    async def annotators(self) -> list[Annotator]:
        """Everyone who may label, in the order of joining."""
        sql = f"SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE {IS_ACTIVE} ORDER BY id"
        return [annotator_from(row) for row in await self._database.fetch_all(sql)]

    async def owner_ids(self) -> set[AnnotatorId]:
        """The ids of the current owners."""
        rows = await self._database.fetch_all("SELECT id FROM annotator WHERE role = 'owner'")
        return {AnnotatorId(row[0]) for row in rows}

    async def set_owners(self, telegram_ids: Iterable[int], now: float) -> None:
        """Make exactly these people owners.

        Former owners are annotators if they once joined by an invite or a group, else strangers:
        the number may have been wrong.
        """
        owners = [(owner, now) for owner in telegram_ids]

        def work(connection: Connection) -> None:
            connection.execute("UPDATE annotator SET role = 'annotator' WHERE role = 'owner'")
            connection.executemany(
                "INSERT INTO annotator (telegram_id, role, joined_at) VALUES (?, 'owner', ?)"
                " ON CONFLICT (telegram_id) DO UPDATE SET role = 'owner'",
                owners,
            )
            connection.execute(
                "UPDATE annotator SET left_at = coalesce(left_at, ?)"
                " WHERE invite_id IS NULL AND group_id IS NULL AND telegram_id IS NOT NULL",
                (now,),
            )
            connection.execute(
                "UPDATE question SET closed_at = ? WHERE closed_at IS NULL AND annotator_id NOT IN"
                f" (SELECT id FROM annotator WHERE {IS_ACTIVE})",
                (now,),
            )

        await self._database.write(work)

    async def pause(self, annotator: AnnotatorId, now: float) -> None:
        """Ask no questions until `resume`; an open question is closed."""
        await self.change_and_release(annotator, now, "paused_at = :now")

    async def revoke(self, annotator: AnnotatorId, now: float) -> bool:
        """End the right to label and close the open question. False if there was no such right.

        Owners are named in the settings and stay.
        """
        return await self.change_and_release(
            annotator, now, "revoked_at = :now", f"role <> 'owner' AND {IS_ACTIVE}"
        )

    async def restore(self, annotator: AnnotatorId) -> bool:
        """Undo `revoke`; False if the annotator was not revoked."""
        changed = await self._database.execute(
            "UPDATE annotator SET revoked_at = NULL"
            " WHERE id = ? AND revoked_at IS NOT NULL"
            " AND (forgotten_at IS NULL OR fingerprint IS NOT NULL)",
            (annotator,),
        )
        return changed > 0

    async def resume(self, annotator: AnnotatorId) -> None:
        await self._set_column(annotator, "paused_at", None)

    async def set_card(self, annotator: AnnotatorId, message_id: int | None) -> None:
        """Store which chat message shows the annotator's question; no placeholder is left."""
        await self._database.execute(
            "UPDATE annotator SET card = ?, placeholder = NULL WHERE id = ?",
            (message_id, annotator),
        )

    async def set_placeholder(self, annotator: AnnotatorId, message_id: int) -> None:
        """Store which chat message is to become the card; 0 if it is not sent yet."""
        await self._set_column(annotator, "placeholder", message_id)

    async def set_language(self, annotator: AnnotatorId, language: str | None) -> None:
        await self._set_column(annotator, "language", language)

    async def set_telegram_language(self, annotator: AnnotatorId, language: str | None) -> None:
        """Store the language of the person's Telegram."""
        await self._set_column(annotator, "telegram_language", language)

    async def set_cheer(self, annotator: AnnotatorId, cheer: bool) -> None:
        """Whether to show counts and milestones."""
        await self._set_column(annotator, "cheer", int(cheer))

    async def set_reminder(
        self, annotator: AnnotatorId, hour: int | None, utc_offset: int | None
    ) -> None:
        """Remind at this hour of the annotator's day; None: never. utc_offset: in hours."""
        await self._database.execute(
            "UPDATE annotator SET remind_hour = ?, utc_offset = ? WHERE id = ?",
            (hour, utc_offset, annotator),
        )

    async def due_for_reminder(self, now: float) -> list[Annotator]:
        """Annotators to remind now: neither reminded nor active in the last 20 hours."""
        sql = f"""
            SELECT {ANNOTATOR_COLUMNS} FROM annotator
            WHERE {IS_ACTIVE} AND paused_at IS NULL AND card IS NOT NULL
              AND remind_hour = CAST(((:now / 3600) + coalesce(utc_offset, 0)) AS INTEGER) % 24
              AND coalesce(reminded_at, 0) < :now - 72000
              AND id NOT IN (SELECT annotator_id FROM standing WHERE answered_at > :now - 72000)
            ORDER BY id"""
        return [annotator_from(row) for row in await self._database.fetch_all(sql, {"now": now})]

    async def mark_reminded(self, annotator: AnnotatorId, now: float) -> None:
        await self._set_column(annotator, "reminded_at", now)

    async def set_quiet(self, annotator: AnnotatorId, quiet: bool) -> None:
        await self._set_column(annotator, "quiet", int(quiet))

    async def change_and_release(
        self, annotator: AnnotatorId, now: float, change: str, only: str = "TRUE"
    ) -> bool:
        """Change an annotator (:now is given) and close the open question, in one transaction."""

        def work(connection: Connection) -> bool:
            connection.execute(
                f"UPDATE annotator SET {change} WHERE id = :annotator AND {only}",
                {"now": now, "annotator": annotator},
            )
            if not changed_rows(connection):
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


def annotator_from(row: tuple[Any, ...]) -> Annotator:
    identity, telegram_id, role, paused, card, language, quiet, cheer, offset, hour, due, app = row
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
        placeholder=due,
        telegram_language=app,
    )
