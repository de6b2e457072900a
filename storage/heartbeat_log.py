"""The heartbeat: one row that says when the running bot was last well."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from storage.connection import address
from storage.database import Database
from storage.errors import as_store_errors, store_error
from storage.migrate import migrations

# Seconds that a look at the heartbeat waits for a locked file.
_WAIT: Final = 5.0
_COLUMNS: Final = (
    "written_at, started_at, telegram_at, update_at, fit_at, waiting_at, threads_at, free_bytes, "
    "schema"
)


@dataclass(frozen=True)
class Heartbeat:
    """When a bot was last well; times in seconds since 1970, None: not since it started.

    written_at: this row. started_at: the process. telegram_at: Telegram answered. update_at: an
    update came. fit_at: a fit ended. waiting_at: since then answers wait for a fit; None: none
    does. threads_at: the threads of fits and selections did some work. free_bytes: of the disk of
    the database. schema: that the bot works with.
    """

    written_at: float
    started_at: float
    telegram_at: float | None
    update_at: float | None
    fit_at: float | None
    waiting_at: float | None
    threads_at: float
    free_bytes: int
    schema: int


class HeartbeatLog:
    """Writes the heartbeat of the running bot. schema: that of the open database."""

    def __init__(self, database: Database):
        self._database = database
        self.schema = len(migrations())

    async def write(self, heartbeat: Heartbeat) -> None:
        """Replace the one row. Errors: StoreError when the disk is full or the file locked."""
        places = ", ".join("?" * len(_COLUMNS.split(",")))
        await self._database.execute(
            f"INSERT OR REPLACE INTO heartbeat (id, {_COLUMNS}) VALUES (1, {places})",
            astuple(heartbeat),
        )


def read_heartbeat(path: Path) -> tuple[Heartbeat | None, int]:
    """The newest heartbeat, None if no bot wrote one, and the schema of the file.

    The file is only read, so that this works while its disk is full. Errors: StoreError.
    """
    with as_store_errors(path), closing(_read_only(path)) as connection:
        [(schema,)] = connection.execute("PRAGMA user_version")
        try:
            row = connection.execute(f"SELECT {_COLUMNS} FROM heartbeat").fetchone()
        except sqlite3.OperationalError as error:
            if str(error).startswith("no such table"):  # of an earlier version
                return None, int(schema)
            raise store_error(path, error) or error from error
    return (Heartbeat(*row) if row else None), int(schema)


def free_bytes(path: Path) -> int:
    """What the disk of a file still takes from this account."""
    return shutil.disk_usage(path.absolute().parent).free


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(path, "ro"), uri=True, timeout=_WAIT, isolation_level=None)
