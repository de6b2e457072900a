"""Telegram groups whose members may label."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from storage.database import Database
from storage.forgotten import ForgottenAnnotators
from storage.people import ANNOTATOR_COLUMNS, IS_ACTIVE, People, annotator_from
from storage.records import Annotator, AnnotatorId, Group

# From one Telegram id to another; the posted link contains the row id of the old one.
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

_IS_OPEN = "SELECT 1 FROM chat_group WHERE id = ? AND closed_at IS NULL"
_JOIN = """
    INSERT INTO annotator (telegram_id, role, group_id, joined_at)
    SELECT ?, 'annotator', id, ? FROM chat_group WHERE id = ? AND closed_at IS NULL
    ON CONFLICT (telegram_id) DO UPDATE SET group_id = excluded.group_id, left_at = NULL
    WHERE left_at IS NOT NULL AND role <> 'owner'"""


@dataclass(frozen=True, slots=True)
class GroupActivity:
    """An open group, and how many annotators joined by it and may label."""

    id: int
    telegram_id: int
    opened_at: float
    annotators: int


@dataclass(frozen=True, slots=True)
class UnpostedButton:
    """The button of an open group that is still to be posted: where, and in which language."""

    telegram_id: int
    topic: int | None
    language: str | None


class ChatGroups:
    """Which groups are open, and who labels as a member of which."""

    def __init__(self, database: Database, people: People, forgotten: ForgottenAnnotators):
        self._database = database
        self._people = people
        self._forgotten = forgotten

    async def open(self, telegram_id: int, now: float) -> Group:
        """Let the members of a group label."""
        number = await self._database.insert(
            "INSERT INTO chat_group (telegram_id, opened_at) VALUES (?, ?)"
            " ON CONFLICT (telegram_id) DO UPDATE SET closed_at = NULL RETURNING id",
            (telegram_id, now),
        )
        return Group(number, telegram_id)

    async def close(self, telegram_id: int, now: float) -> list[Annotator]:
        """End the membership of all who joined by this group; returns them."""
        sql = f"""
            SELECT {ANNOTATOR_COLUMNS} FROM annotator WHERE {IS_ACTIVE} AND role <> 'owner'
              AND group_id IN (SELECT id FROM chat_group WHERE telegram_id = ?)"""
        gone = [annotator_from(row) for row in await self._database.fetch_all(sql, (telegram_id,))]
        for annotator in gone:
            await self._people.change_and_release(annotator.id, now, "left_at = :now")
        await self._database.execute(
            "UPDATE chat_group SET closed_at = ?, unposted_topic = NULL, unposted_language = NULL"
            " WHERE telegram_id = ?",
            (now, telegram_id),
        )
        return gone

    async def move(self, telegram_id: int, new_id: int) -> bool:
        """Change a group's Telegram id when it becomes a supergroup; returns whether it is open.

        If both ids are known, the old row stays, with the members of both; a group that was closed
        under either id stays closed.
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

    async def all(self) -> list[Group]:
        """Every group whose members may label."""
        sql = "SELECT id, telegram_id FROM chat_group WHERE closed_at IS NULL ORDER BY id"
        return [Group(*row) for row in await self._database.fetch_all(sql)]

    async def activity(self) -> list[GroupActivity]:
        """Every group whose members may label, with the number of annotators who joined by it."""
        sql = f"""
            SELECT id, telegram_id, opened_at, (SELECT count(*) FROM annotator
                WHERE group_id = chat_group.id AND {IS_ACTIVE})
            FROM chat_group WHERE closed_at IS NULL ORDER BY id"""
        return [GroupActivity(*row) for row in await self._database.fetch_all(sql)]

    async def set_posted(self, group: Group) -> None:
        """A group has its button."""
        await self._database.execute(
            "UPDATE chat_group SET unposted_topic = NULL, unposted_language = NULL WHERE id = ?",
            (group.id,),
        )

    async def set_unposted(self, group: Group, topic: int | None, language: str | None) -> bool:
        """The button of a group could not be posted; whether that is the first time."""
        values = {"id": group.id, "topic": topic or 0, "language": language}

        def work(connection: Connection) -> bool:
            known = connection.execute(
                "SELECT 1 FROM chat_group WHERE id = :id AND unposted_topic IS NOT NULL", values
            ).fetchone()
            connection.execute(
                "UPDATE chat_group SET unposted_topic = :topic, unposted_language = :language"
                " WHERE id = :id",
                values,
            )
            return known is None

        return await self._database.write(work)

    async def unposted(self) -> list[UnpostedButton]:
        """The buttons of open groups that are still to be posted."""
        sql = """
            SELECT telegram_id, nullif(unposted_topic, 0), unposted_language FROM chat_group
            WHERE closed_at IS NULL AND unposted_topic IS NOT NULL ORDER BY id"""
        return [UnpostedButton(*row) for row in await self._database.fetch_all(sql)]

    async def of(self, annotator: AnnotatorId) -> Group | None:
        """The group by which an annotator joined; None for owners and invited annotators."""
        sql = """
            SELECT chat_group.id, chat_group.telegram_id FROM annotator
            JOIN chat_group ON chat_group.id = group_id
            WHERE annotator.id = ? AND role <> 'owner'"""
        row = await self._database.fetch_one(sql, (annotator,))
        return Group(*row) if row else None

    async def join(self, telegram_id: int, group: Group, now: float) -> Annotator | None:
        """Join, or join again, as a member of a group.

        None for a revoked annotator, and for a group that was closed meanwhile.
        """
        values = (telegram_id, now, group.id)
        await self._forgotten.join(
            telegram_id,
            lambda connection: connection.execute(_IS_OPEN, (group.id,)).fetchone() is not None,
            lambda connection: connection.execute(_JOIN, values),
        )
        return await self._people.annotator(telegram_id)

    async def leave(
        self, telegram_id: int, group_telegram_id: int, now: float
    ) -> AnnotatorId | None:
        """End a membership; annotators who joined by an invite or another group stay."""
        sql = f"""
            SELECT id FROM annotator WHERE telegram_id = ? AND {IS_ACTIVE} AND role <> 'owner'
              AND group_id IN (SELECT id FROM chat_group WHERE telegram_id = ?)"""
        row = await self._database.fetch_one(sql, (telegram_id, group_telegram_id))
        if row is None:
            return None
        await self._people.change_and_release(row[0], now, "left_at = :now")
        return AnnotatorId(row[0])
