"""Groups whose new messages become items, and who objected. No sender is stored."""

from __future__ import annotations

import json
import math
import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Literal

from storage.connection import changed_rows, require_row
from storage.database import Database
from storage.records import ItemId
from storage.staging import digest

ItemOrigin = Literal["random", "unsure"]

_WATCH = """
    SELECT id, telegram_id, begun_at, notice, topic, language, import_id, messages,
           full_at IS NOT NULL,
           (SELECT count(*) FROM watched_item WHERE watch_id = watch.id)
    FROM watch"""


@dataclass(frozen=True, slots=True)
class Watch:
    """A group that is watched.

    notice: the bot's public message; None until it is sent, 0 if its number is not known, as the
    group became a supergroup. topic, language: of the notice. messages: that were read; kept: those
    that became items; is_full: whether it was noted that no more are kept.
    """

    id: int
    telegram_id: int
    begun_at: float
    notice: int | None
    topic: int | None
    language: str | None
    import_id: int | None
    messages: int
    is_full: bool
    kept: int


@dataclass(frozen=True, slots=True)
class ChosenText:
    """A message to keep. chance: of keeping it for this reason; log_odds: None without a model."""

    text: str
    why: ItemOrigin
    chance: float
    log_odds: float | None


class WatchedGroups:
    """Which groups are watched, what came from them, and whose messages are left out."""

    def __init__(self, database: Database):
        self._database = database

    async def active(self) -> list[Watch]:
        """Every group that is watched."""
        rows = await self._database.fetch_all(f"{_WATCH} WHERE ended_at IS NULL ORDER BY id")
        return [_watch(row) for row in rows]

    async def with_id(self, watch: int) -> Watch | None:
        """A group that is or was watched."""
        row = await self._database.fetch_one(f"{_WATCH} WHERE id = ?", (watch,))
        return _watch(row) if row else None

    async def begin(
        self, telegram_id: int, topic: int | None, language: str | None, now: float
    ) -> None:
        """Watch a group; nothing changes if it is watched already."""
        await self._database.execute(
            "INSERT INTO watch (telegram_id, topic, language, begun_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (telegram_id) WHERE ended_at IS NULL DO NOTHING",
            (telegram_id, topic, language, now),
        )

    async def set_notice(self, watch: int, message_id: int) -> None:
        """Store which message says that the group is watched."""
        await self._database.execute(
            "UPDATE watch SET notice = ? WHERE id = ?", (message_id, watch)
        )

    async def set_full(self, watch: int, now: float) -> None:
        """Note that no more messages of a group are kept."""
        await self._database.execute(
            "UPDATE watch SET full_at = coalesce(full_at, ?) WHERE id = ?", (now, watch)
        )

    async def end(self, telegram_id: int, now: float) -> Watch | None:
        """Watch a group no longer; None if it was not watched."""

        def work(connection: Connection) -> Watch | None:
            sql = f"{_WATCH} WHERE telegram_id = ? AND ended_at IS NULL"
            row = connection.execute(sql, (telegram_id,)).fetchone()
            connection.execute(
                "UPDATE watch SET ended_at = ? WHERE telegram_id = ? AND ended_at IS NULL",
                (now, telegram_id),
            )
            return _watch(row) if row else None

        return await self._database.write(work)

    async def move(self, telegram_id: int, new_id: int) -> None:
        """Follow a group to its new Telegram id; its messages are numbered from 1 again."""
        await self._database.execute(
            "UPDATE watch SET telegram_id = :new, notice = CASE WHEN notice IS NOT NULL THEN 0 END"
            " WHERE telegram_id = :old AND ended_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM watch WHERE telegram_id = :new AND ended_at IS NULL)",
            {"old": telegram_id, "new": new_id},
        )

    async def keep(
        self, watch: int, texts: Sequence[ChosenText], messages: int, limit: int, now: float
    ) -> int:
        """Add texts that are new as items, until the watch has `limit`; returns how many.

        messages: how many were read for these. Nothing is added once the watch has ended.
        """
        return await self._database.write(
            lambda connection: _keep(connection, watch, texts, messages, limit, now)
        )

    async def unanswered(self, import_id: int) -> int:
        """Items of an import that nobody has answered and that were not withdrawn."""
        sql = """
            SELECT count(*) FROM item WHERE import_id = ?
              AND id NOT IN (SELECT item_id FROM standing)
              AND id NOT IN (SELECT item_id FROM given_label)
              AND id NOT IN (SELECT item_id FROM withdrawn_item)"""
        return int(require_row(await self._database.fetch_one(sql, (import_id,)))[0])

    async def first_chosen(self) -> float:
        """The first item that was chosen from a group, not drawn at random; infinite if none."""
        row = await self._database.fetch_one("SELECT min(item_id) FROM chosen_item")
        return math.inf if row is None or row[0] is None else float(row[0])

    async def origins(self) -> dict[int, dict[ItemOrigin, int]]:
        """How many items of each import came from a group, by the reason."""
        sql = """
            SELECT import_id, why, count(*) FROM watched_item JOIN item ON item.id = item_id
            GROUP BY import_id, why"""
        found: defaultdict[int, dict[ItemOrigin, int]] = defaultdict(dict)
        for number, why, count in await self._database.fetch_report(sql):
            found[number][why] = count
        return found

    async def key(self) -> bytes:
        """The key of the draws and of the marks of those who objected; created once."""

        def work(connection: Connection) -> bytes:
            connection.execute(
                "UPDATE campaign SET watch_key = ? WHERE watch_key IS NULL",
                (secrets.token_bytes(32),),
            )
            return bytes(require_row(connection.execute(sql).fetchone())[0])

        sql = "SELECT watch_key FROM campaign"
        (key,) = require_row(await self._database.fetch_one(sql))
        return bytes(key) if key else await self._database.write(work)

    async def objections(self) -> set[bytes]:
        """The marks of those whose messages are left out."""
        return {mark for (mark,) in await self._database.fetch_all("SELECT mark FROM objection")}

    async def object(self, mark: bytes) -> None:
        """Leave out the messages of the person with this mark."""
        await self._database.execute("INSERT OR IGNORE INTO objection (mark) VALUES (?)", (mark,))


def _watch(row: tuple[Any, ...]) -> Watch:
    return Watch(*(*row[:-2], bool(row[-2]), row[-1]))


def _keep(
    connection: Connection,
    watch: int,
    texts: Sequence[ChosenText],
    messages: int,
    limit: int,
    now: float,
) -> int:
    connection.execute(
        "UPDATE watch SET messages = messages + ? WHERE id = ? AND ended_at IS NULL",
        (messages, watch),
    )
    if not changed_rows(connection):
        return 0
    sql = "SELECT count(*) FROM watched_item WHERE watch_id = ?"
    room = limit - int(require_row(connection.execute(sql, (watch,)).fetchone())[0])
    added = 0
    for each in texts:
        known = connection.execute("SELECT 1 FROM item WHERE digest = ?", (digest(each.text),))
        if added < room and known.fetchone() is None:
            _add_item(connection, watch, each, now)
            added += 1
    return added


def _add_item(connection: Connection, watch: int, each: ChosenText, now: float) -> None:
    row = connection.execute(
        "INSERT INTO item (text, digest, imported_at, import_id) VALUES (?, ?, ?, ?) RETURNING id",
        (each.text, digest(each.text), now, _import_of(connection, watch, now)),
    ).fetchone()
    item = ItemId(require_row(row)[0])
    connection.execute(
        "INSERT INTO watched_item (item_id, watch_id, why, chance, log_odds)"
        " VALUES (?, ?, ?, ?, ?)",
        (item, watch, each.why, each.chance, each.log_odds),
    )


def _import_of(connection: Connection, watch: int, now: float) -> int:
    """The import that a group's messages belong to; a new one if the last one was undone."""
    sql = """
        SELECT telegram_id, (SELECT id FROM file_import WHERE id = import_id AND undone_at IS NULL)
        FROM watch WHERE id = ?"""
    group, number = require_row(connection.execute(sql, (watch,)).fetchone())
    if number is None:
        row = connection.execute(
            "INSERT INTO file_import (imported_at, files) VALUES (?, ?) RETURNING id",
            (now, json.dumps([f"watched group {group}"])),
        ).fetchone()
        number = require_row(row)[0]
        connection.execute("UPDATE watch SET import_id = ? WHERE id = ?", (number, watch))
    return int(number)
