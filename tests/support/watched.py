"""A watched group, and what came from it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk
from tests.support.groups import group_post

WATCH, UNWATCH = "/watch@tapwise_demo_bot", "/unwatch@tapwise_demo_bot"
NOTICE = "From now on I read"


async def watch(desk: Desk, group: GroupChat, person: Person) -> dict[str, Any]:
    """Let an administrator watch the group; the notice, once the bot has stored it."""
    group.say(person, WATCH)
    return await announced(desk, group)


async def announced(desk: Desk, group: GroupChat) -> dict[str, Any]:
    """The notice in a group, once the bot has stored it: it pins it after that."""
    notice = await group_post(group, NOTICE)
    await desk.wait_until_called("pinChatMessage", group.id, notice["message_id"])
    return notice


def came(database: Path) -> dict[str, str]:
    """The text of each item of a watched group that was not withdrawn, and why it was kept."""
    sql = """
        SELECT text, why FROM watched_item JOIN item ON item.id = item_id
        WHERE item_id NOT IN (SELECT item_id FROM withdrawn_item) ORDER BY item_id"""
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute(sql).fetchall())


def files_of(database: Path) -> bytes:
    """The bytes of the database and its log."""
    return b"".join(
        file.read_bytes() for file in sorted(database.parent.glob("tapwise.db*")) if file.is_file()
    )
