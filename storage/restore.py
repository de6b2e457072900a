"""A backup becomes the database again; what was there before is put aside, never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup import (
    BESIDE,
    Saved,
    copy,
    draft,
    look_for,
    opened,
    put,
    sync_folder,
    unused,
)
from storage.connection import plain, refuse_foreign, transaction
from storage.errors import StoreError, unwritten
from storage.migrate import migrations, refuse_newer

# Cards in people's chats may carry numbers of questions that were asked after the backup. Those
# numbers are passed over, or a tap on such a card would answer another question of that number.
QUESTIONS_PASSED_OVER: Final = 1_000_000


@dataclass(frozen=True)
class PutBack:
    """What was put back, and where the database is that stood there before."""

    saved: Saved
    aside: Path | None


async def put_back(
    file: Path, database: Path, *, replace: bool = False, steps: Sequence[str] | None = None
) -> PutBack:
    """Check a backup and make it the database; the bot must not be running on it.

    replace: put a database aside that is there already, with what stands beside it.
    Errors: StoreError; then the database is as it was.
    """
    look_for(file)
    _check_place(file, database, replace)
    with draft(database) as part:
        saved = await copy(file, part)
        refuse_newer(saved.schema, file, migrations() if steps is None else steps)
        await _pass_over(part)
        aside = await _make_room(database)
        put(part, database)
    return PutBack(Saved(**vars(saved) | {"path": database}), aside)


def _check_place(file: Path, database: Path, replace: bool) -> None:
    if database.is_dir():
        raise StoreError(f"{database} is a folder. Name a file with TAPWISE_DATABASE.")
    if not database.exists():
        return
    if database.samefile(file):
        raise StoreError(f"{file} is the database itself. Name a backup of it.")
    if not replace:
        raise StoreError(
            f"There is a database at {database} already. With --replace it is put aside first, "
            "under a name with the time; nothing was changed."
        )


async def _pass_over(part: Path) -> None:
    async with opened(part) as connection, transaction(connection):
        await connection.execute(
            "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'question'",
            (QUESTIONS_PASSED_OVER,),
        )


async def _make_room(database: Path) -> Path | None:
    """Put aside whatever has the database's name, or stands beside it to be read into it."""
    found = _found(database)
    if "" in found:
        await _close(database)
        found = _found(database)
    return _put_aside(database, found) if found else None


def _found(database: Path) -> list[str]:
    return [ending for ending in ("", *BESIDE) if Path(f"{database}{ending}").exists()]


def _put_aside(database: Path, found: list[str]) -> Path:
    aside = unused(database.with_name(f"{database.name}.replaced"))
    try:
        if found == [""] and _linked(database, aside):
            return aside  # its own name is taken over in one step, so it is never missing
        for ending in found:  # the file first: without it, what stands beside is never read
            Path(f"{database}{ending}").rename(f"{aside}{ending}")
    except OSError as error:
        raise unwritten(aside, error) from error
    sync_folder(database.parent)
    return aside


def _linked(database: Path, aside: Path) -> bool:
    """Give a file a second name; not every file system can."""
    try:
        aside.hardlink_to(database)
    except OSError:
        return False
    sync_folder(database.parent)
    return True


async def _close(database: Path) -> None:
    """Take what stands beside into the file, so that there is one file to be put aside.

    One that is damaged is put aside as it is, with all that stands beside it.
    Errors: StoreError when another program has it open, or it is another program's.
    """
    with suppress(sqlite3.Error):
        connection = await plain(database)
        try:
            await refuse_foreign(connection, database)
            await connection.execute("PRAGMA busy_timeout = 1000")
            await connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    f"Another program has {database} open. Stop it first (the bot, an import, "
                    "a replication); nothing was changed."
                ) from error
        finally:
            await connection.close()
